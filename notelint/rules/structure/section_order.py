"""S002: a part stands out of the schema's order."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each part that would have to move for the order to be right.

    Also for each part on the wrong side of a thematic break between regions.
    """
    del options
    source, names = binding.note.source, binding.names()
    for difference in binding.structure_violations:
        part, crossed = difference.part, difference.block
        if difference.kind == "break" and difference.side and part and crossed:
            line = source.position(crossed.span.start).line
            template = f"{difference.side}_break"
            message = say(template, part=names.at(difference), line=line, region=difference.name)
            yield Problem(difference.span, message, part=part.id, related=crossed.span)
        if difference.kind != "misplaced" or part is None:
            continue
        template = difference.side or "elsewhere"
        message = say(template, part=names.at(difference), other=names.of(difference.neighbor))
        yield Problem(difference.span, message, part=part.id)


SCHEMA = """\
parts:
  - {id: context, heading: Context}
  - {id: decision, heading: Decision}
"""

RULE = Rule(
    code="S002",
    name="section-order",
    severity="error",
    summary=Words("A section stands out of order", "섹션 순서가 다름"),
    why=Words(
        "Readers find their way by the order of the parts. The fewest sections that would have "
        "to move are reported, not every one that has shifted.",
        "읽는 사람은 정해진 순서로 내용을 찾습니다. 밀려난 섹션을 모두 보고하지 않고, 옮겨야 하는 "
        "가장 적은 수의 섹션만 알려 줍니다.",
    ),
    messages={
        "before": Words(
            "section '{part}' should stand before '{other}'",
            "'{part}' 섹션은 '{other}'보다 앞에 있어야 합니다",
        ),
        "after": Words(
            "section '{part}' should stand after '{other}'",
            "'{part}' 섹션은 '{other}'보다 뒤에 있어야 합니다",
        ),
        "before_break": Words(
            "section '{part}' appears after the thematic break on line {line}, expected before it "
            "(region '{region}')",
            "'{part}' 섹션이 {line}번째 줄의 구분선(`---`)보다 뒤에 있습니다. 그 앞('{region}' "
            "영역)에 있어야 합니다",
        ),
        "after_break": Words(
            "section '{part}' appears before the thematic break on line {line}, expected after it "
            "(region '{region}')",
            "'{part}' 섹션이 {line}번째 줄의 구분선(`---`)보다 앞에 있습니다. 그 뒤('{region}' "
            "영역)에 있어야 합니다",
        ),
        "elsewhere": Words(
            "section '{part}' stands out of order",
            "'{part}' 섹션의 순서가 맞지 않습니다",
        ),
    },
    help=Words(
        "Move the section. If the order does not matter, say `order: any` in the schema.",
        "섹션을 옮기세요. 순서가 중요하지 않다면 스키마에 `order: any`를 지정하세요.",
    ),
    examples=(
        Example(
            "# Use SQLite\n\n## Decision\n\nSQLite.\n\n## Context\n\nWe need a store.\n",
            at=("7:4",),
            schema=SCHEMA,
        ),
        Example(
            "# Use SQLite\n\n## Context\n\nWe need a store.\n\n## Decision\n\nSQLite.\n",
            schema=SCHEMA,
        ),
    ),
    check=check,
)
