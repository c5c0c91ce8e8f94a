"""S001: a part that the schema requires is not there."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote, StructureViolation
from notelint.model.finding import Message, Problem, Words, say
from notelint.model.rule import Example, Rule
from notelint.model.schema import Heading
from notelint.text.headings import most_similar_heading


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each required part that lacks; a missing source link is L001's."""
    del options
    for difference in binding.structure_violations:
        part = difference.part
        if difference.kind != "missing" or part is None:
            continue
        if part.heading or part.holds != "link":
            found = difference.block.text.plain if difference.block else difference.name
            yield Problem(
                difference.span,
                _message(difference, found, binding),
                part=part.id,
                expected=part.title,
                found=found,
            )


def _message(difference: StructureViolation, found: str, binding: BoundNote) -> Message:
    part = difference.part
    title = part.title if part else ""
    if difference.name:
        return say("no_heading", part=title, found=found)
    if difference.likely:
        names = part.heading.names if part and part.heading else ()
        return say("misspelt", part=most_similar_heading(names, found) or title, found=found)
    if difference.block:
        return say("replaced", part=title, found=found)
    if part and difference.times:
        if part.heading and part.heading.names:  # one of a pattern is called otherwise each time
            title = binding.names().of(part)
        return say("too_few", part=title, number=difference.times, minimum=part.times.minimum)
    if part and part.heading and _is_known_by_level(part.heading):
        return say("missing_level", part=title, level=part.heading.levels.minimum)
    return say("missing", part=title)


def _is_known_by_level(heading: Heading) -> bool:
    """Whether there is no name to call a part by, but a level."""
    one = heading.levels.minimum == heading.levels.maximum
    return not heading.named or (one and not heading.names)


RULE = Rule(
    code="S001",
    name="missing-section",
    severity="error",
    summary=Words("A required section is missing", "필수 섹션이 없음"),
    why=Words(
        "The schema says which parts every note must have. A note without one of them cannot be "
        "read, compared or collected like the others.",
        "스키마는 모든 노트가 갖추어야 할 부분을 정합니다. 하나라도 빠지면 다른 노트와 같은 "
        "방식으로 읽거나 비교하거나 모을 수 없습니다.",
    ),
    messages={
        "missing": Words(
            "section '{part}' is missing",
            "'{part}' 섹션이 없습니다",
        ),
        "missing_level": Words(
            "the level-{level} heading for '{part}' is missing",
            "'{part}'에 해당하는 {level}단계 제목이 없습니다",
        ),
        "misspelt": Words(
            "section '{part}' is missing; did you mean it by '{found}'?",
            "'{part}' 섹션이 없습니다. '{found:은}' '{part:을}' 잘못 쓴 것인가요?",
        ),
        "replaced": Words(
            "section '{part}' is missing; '{found}' stands in its place",
            "'{part}' 섹션이 없고 그 자리에 '{found:이}' 있습니다",
        ),
        "no_heading": Words(
            "section '{part}' is missing; the line '{found}' is no heading",
            "'{part}' 섹션이 없습니다. '{found}' 줄은 제목이 아닙니다",
        ),
        "too_few": Words(
            "section '{part}' stands {number} time{number:s}, expected at least {minimum}",
            "'{part}' 섹션이 {number}번 나옵니다. {minimum}번 이상 있어야 합니다",
        ),
    },
    help=Words(
        "Add the section, or correct its heading. If notes may do without it, give the part "
        '`count: "?"` in the schema.',
        '섹션을 추가하거나 제목을 바로잡으세요. 없어도 되는 부분이라면 스키마에서 `count: "?"`로 '
        "지정하세요.",
    ),
    examples=(
        Example(
            "# Use SQLite\n\n## Context\n\nWe need a store.\n",
            at=("5:17",),
            schema="parts:\n"
            "  - {id: context, heading: Context}\n"
            "  - {id: decision, heading: Decision}\n",
        ),
        Example(
            "# 기사\n\n## 본문의 건거\n\n* 인용\n",
            at=("3:4",),
            schema="parts:\n  - {id: evidence, heading: 본문의 근거}\n",
        ),
        Example(
            "# Use SQLite\n\n## Context\n\nWe need a store.\n\n## Decision\n\nSQLite.\n",
            schema="parts:\n"
            "  - {id: context, heading: Context}\n"
            "  - {id: decision, heading: Decision}\n",
        ),
    ),
    check=check,
)
