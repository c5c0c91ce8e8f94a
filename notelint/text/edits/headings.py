"""Edits that rename a heading, or make one of a line."""

from collections.abc import Sequence

from notelint.model.bound_note import BoundNote, StructureViolation
from notelint.model.finding import Edit, Fix
from notelint.model.note import Block
from notelint.model.schema_fields import Range
from notelint.model.source import Span
from notelint.text.headings import fold_heading
from notelint.text.similar_names import is_slip

MARKERS = " \t#＃*_-+>■□◆◇●○▶▷※[]<>【】"
"""What may stand around a name on a line that is not a heading."""

USUAL = 2
"""The level of a heading if neither the schema nor the other sections say one."""


def rename_heading(heading: Block, name: str) -> Fix | None:
    """Write the name of which a heading of plain text is surely a slip; links to it break."""
    text = heading.text
    if text.marks or text.links or not text.runs or not is_slip(text.plain, name):
        return None
    return Fix((Edit(heading.text_span, name),), safe=False)


def make_heading(
    bound: BoundNote, violation: StructureViolation, names: Sequence[str]
) -> Fix | None:
    """Make a heading of the paragraph of one line that has a missing section's name.

    The level is that of the other sections, if the part allows it.
    """
    paragraph = bound.note.leaf_at(violation.span.start)
    wanted = fold_heading(violation.name.strip(MARKERS))
    name = next((name for name in names if fold_heading(name) == wanted), "")
    part = violation.part
    if not name or paragraph is None or part is None or part.heading is None:
        return None
    is_line = paragraph.kind == "paragraph" and "\n" not in paragraph.text.plain
    source = bound.note.source
    line = source.position(paragraph.span.start).line
    if not is_line or source.line(line).strip() != source.slice(paragraph.span).strip():
        return None
    hashes = "#" * _level(bound, part.heading.levels)
    return Fix((Edit(Span(*paragraph.span), f"{hashes} {name}"),), safe=False)


def _level(bound: BoundNote, levels: Range) -> int:
    """The level of the first other section that the part may have, or the usual one."""
    others = [section.heading.level for section in bound.sections if section.heading]
    found = next((level for level in others if level > 1 and level in levels), USUAL)
    return min(max(found, levels.minimum), levels.maximum)
