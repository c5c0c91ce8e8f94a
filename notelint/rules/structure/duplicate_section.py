"""S003: a part stands more often than the schema allows."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote, title_of
from notelint.model.finding import Problem, Words, say
from notelint.model.note import Block, Note
from notelint.model.rule import Example, Rule
from notelint.model.source import Span
from notelint.text.nfc import compose


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each occurrence past the last that is allowed; the first is related.

    Also for each heading that repeats another one where the schema wants them unique.
    """
    del options
    source, names = binding.note.source, binding.names()
    told = set()
    for difference in binding.structure_violations:
        part, first = difference.part, difference.block
        if difference.kind == "duplicate" and part and first:
            told.add(difference.span)
            line = source.position(first.span.start).line
            template = "again" if part.times.maximum == 1 else "too_many"
            crossed = difference.crossed_break
            literal = part.heading is not None and bool(part.heading.names)
            one = template == "again" or literal
            name = names.at(difference) if one else part.title  # of many, the kind
            said = say(template, part=name, maximum=part.times.maximum, line=line)
            if literal and template == "again" and title_of(first).casefold() != name.casefold():
                said = say("by_other_name", part=name, first=title_of(first), line=line)
            if crossed and part.times.maximum == 1:
                between = source.position(crossed.span.start).line
                said = say("across", part=name, line=line, between=between)
            elif first.span.start > difference.span.start and said.template in (
                "again",
                "too_many",
            ):
                said = say(
                    f"{said.template}_below", part=name, maximum=part.times.maximum, line=line
                )
            yield Problem(
                difference.span,
                said,
                part=part.id,
                related=first.span,
            )
    if binding.schema and binding.schema.unique_headings != "none":
        for heading, earlier in _repeated(binding.note, binding.schema.unique_headings):
            span, first_span = _title(heading), _title(earlier)
            if span not in told:
                line = source.position(earlier.span.start).line
                message = say("same", text=" ".join(heading.text.plain.split()), line=line)
                yield Problem(span, message, related=first_span)


def _repeated(note: Note, where: str) -> Iterator[tuple[Block, Block]]:
    """Headings that have the text of an earlier one, in the note or below the same heading."""
    scopes: list[tuple[int, dict[str, Block]]] = [(0, {})]
    for block in note.blocks:
        text = compose(" ".join(block.text.plain.split())) if block.kind == "heading" else ""
        if not text:
            continue
        if where == "siblings":
            while scopes[-1][0] >= block.level:
                scopes.pop()
        seen = scopes[-1][1]
        first = seen.setdefault(text, block)
        if first is not block:
            yield block, first
        if where == "siblings":
            scopes.append((block.level, {}))


def _title(heading: Block) -> Span:
    return heading.text.span(0, len(heading.text.plain))


SCHEMA = "parts:\n  - {id: evidence, heading: 본문의 근거}\n"

RULE = Rule(
    code="S003",
    name="duplicate-section",
    severity="error",
    summary=Words("A section stands too often", "섹션이 중복됨"),
    why=Words(
        "Two sections of the same name are usually the trace of a merge or of a template pasted "
        "twice; a reader sees one of them and misses the other.",
        "같은 이름의 섹션이 둘 있으면 대개 병합하다 남았거나 양식을 두 번 붙여 넣은 것입니다. 읽는 "
        "사람은 하나만 보고 다른 하나를 놓칩니다.",
    ),
    messages={
        "same": Words(
            "heading '{text}' stands again; the first is in line {line}",
            "제목 '{text:이}' 또 나옵니다. 첫 번째는 {line}번째 줄에 있습니다",
        ),
        "again": Words(
            "section '{part}' stands again; the first is in line {line}",
            "'{part}' 섹션이 또 나옵니다. 첫 번째는 {line}번째 줄에 있습니다",
        ),
        "again_below": Words(
            "section '{part}' appears again; the other one is on line {line}",
            "'{part}' 섹션이 또 나옵니다. 다른 하나는 {line}번째 줄에 있습니다",
        ),
        "across": Words(
            "section '{part}' appears again on the other side of the thematic break on line "
            "{between}; the other one is on line {line}",
            "'{part}' 섹션이 {between}번째 줄의 구분선(`---`) 건너편에 또 나옵니다. 다른 하나는 "
            "{line}번째 줄에 있습니다",
        ),
        "by_other_name": Words(
            "section '{part}' is the same as '{first}' in line {line}",
            "'{part}' 섹션은 {line}번째 줄의 '{first}' 섹션과 같은 섹션입니다",
        ),
        "too_many": Words(
            "section '{part}' stands more than {maximum} times; the first is in line {line}",
            "'{part}' 섹션이 {maximum}번을 넘습니다. 첫 번째는 {line}번째 줄에 있습니다",
        ),
        "too_many_below": Words(
            "section '{part}' appears more than {maximum} times; another one is on line {line}",
            "'{part}' 섹션이 {maximum}번을 넘습니다. 다른 하나는 {line}번째 줄에 있습니다",
        ),
    },
    help=Words(
        'Join the sections. If a part may be repeated, give it `count: "+"` in the schema; '
        "`unique_headings: none` lets headings repeat.",
        '섹션을 하나로 합치세요. 반복해도 되는 부분이라면 스키마에서 `count: "+"`로 지정하세요. '
        "같은 제목을 허용하려면 `unique_headings: none`으로 두세요.",
    ),
    examples=(
        Example(
            "# 기사\n\n## 본문의 근거\n\n* 하나\n\n## 본문의 근거\n\n* 둘\n",
            at=("7:4",),
            schema=SCHEMA,
        ),
        Example("# 기사\n\n## 본문의 근거\n\n* 하나\n* 둘\n", schema=SCHEMA),
    ),
    check=check,
)
