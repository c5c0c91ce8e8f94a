"""S012: a region that the schema names is not there."""

from collections.abc import Iterator

from notelint.model.bound_note import LONGEST_NAME, BoundNote, StructureViolation
from notelint.model.finding import Message, Problem, Words, say
from notelint.model.rule import Example, Rule
from notelint.model.schema import Part


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each named region without content, where it should be.

    Also for each thematic break that lacks between two sections of different regions.
    """
    del options
    for difference in binding.structure_violations:
        part = difference.part
        if difference.kind == "region" and part:
            message = _absent(binding, difference, part)
            yield Problem(difference.span, message, part=part.id)
        elif difference.kind == "break" and part and not difference.side:
            yield Problem(difference.span, _no_break(binding, difference), part=part.id)


def _absent(binding: BoundNote, difference: StructureViolation, part: Part) -> Message:
    """What to say of a region in which nothing stands, as a whole."""
    region, begun = difference.name, difference.block
    if begun:
        line = binding.note.source.position(begun.span.start).line
        below = begun.span.end >= difference.span.start
        return say(
            "nothing_after" if below else "nothing_below", region=region, part=part.title, line=line
        )
    first = binding.schema is not None and binding.schema.regions[0] == region
    return say("nothing_above" if first else "not_begun", region=region, part=part.title)


def _no_break(binding: BoundNote, difference: StructureViolation) -> Message:
    """What to say where a section follows on another one that belongs to another region."""
    above = difference.block
    if above is None:
        return say("no_break_above", part=binding.names().at(difference), region=difference.name)
    return say(
        "no_break",
        above=" ".join(above.text.plain.split())[:LONGEST_NAME],
        line=binding.note.source.position(above.span.start).line,
        part=binding.names().at(difference),
        region=difference.name,
    )


SCHEMA = """\
regions: {names: [preamble, body]}
parts:
  - {id: source, region: preamble, holds: link}
  - {id: article, region: body, holds: prose}
  - {id: evidence, heading: 본문의 근거}
"""

RULE = Rule(
    code="S012",
    name="missing-region",
    severity="error",
    summary=Words("A region of the note is missing", "노트의 영역이 없음"),
    why=Words(
        "The schema divides the note at thematic breaks (`---`). Without the break there is no "
        "telling where one region ends, and what stands in it is not checked.",
        "스키마는 가로줄(`---`)로 노트를 나눕니다. 가로줄이 없으면 영역이 어디에서 끝나는지 알 수 "
        "없어 그 안의 내용을 검사하지 못합니다.",
    ),
    messages={
        "not_begun": Words(
            "region '{region}' (for '{part}') is missing: no thematic break (`---`) begins it",
            "'{part}'에 해당하는 '{region}' 영역이 없습니다. 이 영역을 시작하는 구분선(`---`)이 "
            "없습니다",
        ),
        "nothing_below": Words(
            "region '{region}' (for '{part}') is missing: no text between the thematic break on "
            "line {line} and here",
            "'{part}'에 해당하는 '{region}' 영역이 없습니다. {line}번째 줄의 구분선(`---`)과 이 "
            "자리 사이에 내용이 없습니다",
        ),
        "nothing_after": Words(
            "region '{region}' (for '{part}') is missing: no text after the thematic break on line "
            "{line}",
            "'{part}'에 해당하는 '{region}' 영역이 없습니다. {line}번째 줄의 구분선(`---`) 뒤에 "
            "내용이 없습니다",
        ),
        "nothing_above": Words(
            "region '{region}' (for '{part}') is missing: no text above the first thematic break "
            "(`---`)",
            "'{part}'에 해당하는 '{region}' 영역이 없습니다. 첫 번째 구분선(`---`) 위에 내용이 "
            "없습니다",
        ),
        "no_break": Words(
            "the thematic break (`---`) between '{above}' (line {line}) and '{part}' is missing: "
            "'{part}' belongs to region '{region}'",
            "{line}번째 줄의 '{above}' 섹션과 '{part}' 섹션 사이에 구분선(`---`)이 없습니다. "
            "'{part}' 섹션은 '{region}' 영역에 있어야 합니다",
        ),
        "no_break_above": Words(
            "the thematic break (`---`) above '{part}' is missing: it belongs to region '{region}'",
            "'{part}' 섹션 위에 구분선(`---`)이 없습니다. 이 섹션은 '{region}' 영역에 있어야 "
            "합니다",
        ),
    },
    help=Words(
        "Put a line `---`, with an empty line above it, where the region begins.",
        "영역이 시작하는 곳에 빈 줄을 두고 `---` 줄을 넣으세요.",
    ),
    examples=(
        Example(
            "[기사](https://example.com/1)\n\n본문이다.\n\n---\n\n## 본문의 근거\n\n* 본문\n",
            at=("7:1",),
            schema=SCHEMA,
        ),
        Example(
            "[기사](https://example.com/1)\n\n---\n\n본문이다.\n\n---\n\n"
            "## 본문의 근거\n\n* 본문\n",
            schema=SCHEMA,
        ),
    ),
    check=check,
)
