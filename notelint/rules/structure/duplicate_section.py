"""S003: a part stands more often than the schema allows."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote, SectionNames
from notelint.model.bound_section import title_of
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.note import Block, Note
from notelint.model.rule import Example, Rule
from notelint.model.source import Span
from notelint.text.boilerplate import is_placeholder
from notelint.text.nfc import compose


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each occurrence past the last that is allowed; the first is related.

    Also for each heading that repeats another one where the schema wants them unique.
    """
    del options
    source = bound.note.source
    names = bound.names() if bound.structure_violations else SectionNames({}, {})
    reported = set()
    for violation in bound.structure_violations:
        part, first = violation.part, violation.block
        if violation.kind == "duplicate" and part and first:
            reported.add(violation.span)
            line = source.position(first.span.start).line
            template = "again" if part.times.maximum == 1 else "too_many"
            crossed = violation.crossed_break
            literal = part.heading is not None and bool(part.heading.names)
            by_name = template == "again" or literal
            name = names.at(violation) if by_name else part.title  # of many, the kind
            wording = message(template, part=name, maximum=part.times.maximum, line=line)
            if literal and template == "again" and title_of(first).casefold() != name.casefold():
                wording = message("by_other_name", part=name, first=title_of(first), line=line)
            if crossed and part.times.maximum == 1:
                between = source.position(crossed.span.start).line
                wording = message("across", part=name, line=line, between=between)
            elif first.span.start > violation.span.start and wording.name in (
                "again",
                "too_many",
            ):
                wording = message(
                    f"{wording.name}_below", part=name, maximum=part.times.maximum, line=line
                )
            yield Problem(
                violation.span,
                wording,
                part=part.id,
                related=first.span,
            )
    if bound.schema and bound.schema.unique_headings != "none":
        for heading, earlier in _repeated(bound.note, bound.schema.unique_headings):
            span, first_span = _title(heading), _title(earlier)
            if span not in reported:
                line = source.position(earlier.span.start).line
                wording = message("same", text=" ".join(heading.text.plain.split()), line=line)
                yield Problem(span, wording, related=first_span)


def _repeated(note: Note, where: str) -> Iterator[tuple[Block, Block]]:
    """Headings that have the text of an earlier one, in the note or below the same heading."""
    scopes: list[tuple[int, dict[str, Block]]] = [(0, {})]
    for block in note.blocks:
        text = compose(" ".join(block.text.plain.split())) if block.kind == "heading" else ""
        if not text or is_placeholder(text):
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
    summary="Duplicate section or heading",
    why=(
        "Two sections with the same name usually come from a merge or from a "
        "template pasted twice; readers see one of them and miss the other."
    ),
    messages={
        "same": "duplicate heading `{text}` (first on line {line})",
        "again": "duplicate section `{part}` (first on line {line})",
        "again_below": "duplicate section `{part}` (the other is on line {line})",
        "across": (
            "duplicate section `{part}` on the other side of the thematic break on "
            "line {between} (the other is on line {line})"
        ),
        "by_other_name": "section `{part}` is the same as `{first}` on line {line}",
        "too_many": (
            "section `{part}` appears more than {maximum} time{maximum:s} (first on line {line})"
        ),
        "too_many_below": (
            "section `{part}` appears more than {maximum} time{maximum:s} "
            "(another is on line {line})"
        ),
    },
    help=(
        'Merge the sections. If a section may be repeated, set `count: "+"` in '
        "the schema; set `unique_headings: none` to let headings repeat."
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
