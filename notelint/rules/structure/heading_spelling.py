"""S011: a heading is recognised, but not spelt as the schema has it."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem, Words, say
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each heading that differs from its name only in form."""
    del options
    for difference in binding.structure_violations:
        part, heading = difference.part, difference.block
        if difference.kind != "spelling" or part is None or heading is None:
            continue
        found, name = heading.text.plain, difference.name
        plain = not heading.text.marks and not heading.text.links
        fix = Fix((Edit(difference.span, name),)) if plain and heading.text.runs else None
        yield Problem(
            difference.span,
            say("spelling", found=found, name=name),
            part=part.id,
            expected=name,
            found=found,
            fix=fix,
        )


SCHEMA = "parts:\n  - {id: research, heading: [추가 조사할 내용, 추가 조사]}\n"

RULE = Rule(
    code="S011",
    name="heading-spelling",
    severity="warning",
    summary=Words("A heading is not spelt as in the schema", "제목 표기가 스키마와 다름"),
    why=Words(
        "Case, spaces, width, punctuation, numbering and emoji do not hide a heading from us, but "
        "they do from a search, and from the anchors of links.",
        "대소문자, 띄어쓰기, 전각·반각, 문장 부호, 번호, 이모지가 달라도 같은 제목으로 알아보지만, "
        "검색이나 링크의 앵커는 그렇지 않습니다.",
    ),
    messages={
        "spelling": Words(
            "heading '{found}' is spelt '{name}' in the schema",
            "제목 '{found:은}' 스키마에 '{name:으로}' 적혀 있습니다",
        ),
    },
    help=Words(
        "Use the schema's spelling, or add this one to the part's headings.",
        "스키마의 표기를 따르거나, 이 표기를 스키마의 제목 목록에 추가하세요.",
    ),
    examples=(
        Example("# 기사\n\n## 추가조사할 내용\n\n* 하나\n", at=("3:4",), schema=SCHEMA),
        Example("# 기사\n\n## 추가 조사\n\n* 하나\n", schema=SCHEMA),
    ),
    fix="safe",
    check=check,
)
