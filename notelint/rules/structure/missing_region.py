"""S012: a region that the schema names is not there."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote, StructureViolation
from notelint.model.bound_section import LONGEST_NAME
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import Message, message
from notelint.model.rule import Example, Rule
from notelint.model.schema import Part
from notelint.model.source import Span
from notelint.text.edits.lines import is_blank, line_ending


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each named region without content, where it should be.

    Also for each thematic break that lacks between two sections of different regions.
    """
    del options
    for violation in bound.structure_violations:
        part = violation.part
        if violation.kind == "region" and part:
            wording = _absent(bound, violation, part)
            yield Problem(violation.span, wording, part=part.id)
        elif violation.kind == "break" and part and not violation.side:
            wording = _no_break(bound, violation)
            yield Problem(violation.span, wording, part=part.id, fix=_fix(bound, violation))


def _fix(bound: BoundNote, violation: StructureViolation) -> Fix:
    """Put the break above the heading, between blank lines."""
    source = bound.note.source
    line = source.position(violation.span.start).line
    newline = line_ending(source)
    above = "" if line == 1 or is_blank(source, line - 1) else newline
    at = source.lines[line - 1]
    return Fix((Edit(Span(at, at), f"{above}---{newline}{newline}"),), safe=False)


def _absent(bound: BoundNote, violation: StructureViolation, part: Part) -> Message:
    """What to say of a region in which nothing stands, as a whole."""
    region, begun = violation.name, violation.block
    if begun:
        line = bound.note.source.position(begun.span.start).line
        below = begun.span.end >= violation.span.start
        return message(
            "nothing_after" if below else "nothing_below", region=region, part=part.title, line=line
        )
    first = bound.schema is not None and bound.schema.regions[0] == region
    return message("nothing_above" if first else "not_begun", region=region, part=part.title)


def _no_break(bound: BoundNote, violation: StructureViolation) -> Message:
    """What to say where a section follows on another one that belongs to another region."""
    above = violation.block
    if above is None:
        return message("no_break_above", part=bound.names().at(violation), region=violation.name)
    return message(
        "no_break",
        above=" ".join(above.text.plain.split())[:LONGEST_NAME],
        line=bound.note.source.position(above.span.start).line,
        part=bound.names().at(violation),
        region=violation.name,
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
    summary="Missing region",
    why=(
        "The schema divides the note at thematic breaks (`---`). Without the "
        "break, the end of a region is unknown, and its content is not checked."
    ),
    messages={
        "not_begun": (
            "region `{region}` (part `{part}`) is missing: no thematic break (`---`) starts it"
        ),
        "nothing_below": (
            "region `{region}` (part `{part}`) is missing: no text between the "
            "thematic break on line {line} and here"
        ),
        "nothing_after": (
            "region `{region}` (part `{part}`) is missing: no text after the "
            "thematic break on line {line}"
        ),
        "nothing_above": (
            "region `{region}` (part `{part}`) is missing: no text above the first "
            "thematic break (`---`)"
        ),
        "no_break": (
            "the thematic break (`---`) between `{above}` (line {line}) and "
            "`{part}` is missing: `{part}` belongs to region `{region}`"
        ),
        "no_break_above": (
            "the thematic break (`---`) above `{part}` is missing: it belongs to region `{region}`"
        ),
    },
    help="Add a line `---`, with a blank line above it, where the region begins.",
    examples=(
        Example(
            "## 요약\n\n요약이다.\n\n## 근거\n\n* 본문\n",
            at=("5:4",),
            schema=(
                "regions: {names: [head, body]}\n"
                "parts:\n"
                "  - {id: summary, heading: 요약, region: head}\n"
                "  - {id: evidence, heading: 근거, region: body}\n"
            ),
        ),
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
    fix="unsafe",
    edits_structure=True,
    check=check,
)
