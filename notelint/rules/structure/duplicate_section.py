"""S003: a part stands more often than the schema allows."""

from collections.abc import Iterator

from notelint.model.binding import Binding
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule


def check(binding: Binding, options: None) -> Iterator[Problem]:
    """One problem for each occurrence past the last that is allowed; the first is related."""
    del options
    source = binding.note.source
    for difference in binding.differences:
        part, first = difference.part, difference.found
        if difference.kind == "duplicate" and part and first:
            line = source.position(first.span.start).line
            template = "again" if part.times.most == 1 else "too_many"
            yield Problem(
                difference.span,
                say(template, part=part.title, most=part.times.most, line=line),
                part=part.id,
                related=first.span,
            )


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
        "again": Words(
            "section '{part}' stands again; the first is in line {line}",
            "'{part}' 섹션이 또 나옵니다. 첫 번째는 {line}번째 줄에 있습니다",
        ),
        "too_many": Words(
            "section '{part}' stands more than {most} times; the first is in line {line}",
            "'{part}' 섹션이 {most}번을 넘습니다. 첫 번째는 {line}번째 줄에 있습니다",
        ),
    },
    help=Words(
        'Join the sections. If a part may be repeated, give it `count: "+"` in the schema.',
        '섹션을 하나로 합치세요. 반복해도 되는 부분이라면 스키마에서 `count: "+"`로 지정하세요.',
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
