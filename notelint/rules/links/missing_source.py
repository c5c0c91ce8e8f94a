"""L001: no link where the note's source belongs."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection
from notelint.model.finding import Problem
from notelint.model.message import Message, message
from notelint.model.rule import Example, Rule
from notelint.model.schema import Part
from notelint.model.source import Span

LONGEST = 60
"""Characters that are shown of what stands there instead."""

SCHEMA = """\
regions: {by: "---", names: [preamble, body]}
parts:
  - {id: headline, heading: {level: 1}}
  - {id: source, region: preamble, holds: link, text: "{headline} - {publisher}"}
  - {id: article, region: body, holds: prose}
"""


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """Parts that should hold one link: those that hold none, and those that are nowhere.

    A section that holds nothing at all is S006's.
    """
    del options
    for section in bound.all_sections:
        if section.part.holds == "link" and not section.conforms and section.blocks:
            wording = _elsewhere(bound, section) or message("no_link", part=section.name)
            expected, found = _expected(section.part), _first_line(section)
            span = Span(section.blocks[0].span.start, section.blocks[-1].span.end)
            yield Problem(span, wording, section.part.id, expected, found)
    for violation in bound.structure_violations:
        part = violation.part
        absent = violation.kind == "missing" and part and not part.heading
        if absent and part and part.holds == "link":
            wording = message("missing", part=part.title)
            yield Problem(violation.span, wording, part.id, _expected(part))


def _elsewhere(bound: BoundNote, section: BoundSection) -> Message | None:
    """That a region's link stands behind the thematic break that ends it, if one does."""
    if not section.part.region or section.heading:
        return None
    end = section.blocks[-1].span.end
    breaks = (block for block in bound.note.blocks if block.kind == "break")
    crossed = next((block for block in breaks if block.span.start >= end), None)
    link = next((block for block in bound.note.links if block.span.start >= end), None)
    if crossed is None or link is None or link.kind == "image" or link.span < crossed.span:
        return None
    position = bound.note.source.position
    return message(
        "behind_break",
        part=section.name,
        line=position(crossed.span.start).line,
        link=position(link.span.start).line,
    )


def _expected(part: Part) -> str:
    """How the link would be written."""
    schemes = part.url.schemes if part.url else ()
    return f"[{part.template or '…'}]({schemes[0] if schemes else 'https'}://…)"


def _first_line(section: BoundSection) -> str:
    """Quote the beginning of what stands in the link's place."""
    line = section.text.plain.strip().split("\n", 1)[0]
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


RULE = Rule(
    code="L001",
    name="missing-source",
    severity="error",
    summary="Missing source link",
    why=(
        "A note about an article depends on its source. Without the link, nobody can read the "
        "whole article, and no tool can tell whether it still says the same."
    ),
    messages={
        "no_link": "`{part}` has no link",
        "behind_break": (
            "`{part}` has no link; the next one is on line {link}, after the thematic break on "
            "line {line}"
        ),
        "missing": "link `{part}` is missing",
    },
    help="Add the source as a link: `[text](https://…)`.",
    examples=(
        Example("# 제목\n\n매일경제\n\n---\n\n본문\n", at=("3:1",), schema=SCHEMA),
        Example("# 제목\n\n---\n\n본문\n", at=("1:5",), schema=SCHEMA),
        Example(
            "# 제목\n\n[제목 - 매일경제](https://example.com/a/1)\n\n---\n\n본문\n", schema=SCHEMA
        ),
    ),
    check=check,
)
