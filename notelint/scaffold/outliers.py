"""Notes of another kind among the notes of a schema: attachments, guides, lists."""

from collections import Counter
from collections.abc import Sequence

from notelint.model.fields import FieldEntry
from notelint.model.finding import Finding
from notelint.model.schema import Heading, Schema
from notelint.model.schema_fields import FieldGroup
from notelint.scaffold.sketch import Sketch
from notelint.text.headings import fold_heading
from notelint.text.patterns import matches

OUTLIER = 0.5
"""A note that misses more than this share of what is required is of another kind."""

FEWEST = 2
"""From fewer required headings, or named ones, nothing is concluded."""


def find_outliers(
    schema: Schema, findings: Sequence[Finding], notes: Sequence[Sketch]
) -> frozenset[str]:
    """The paths of notes that have little of what a schema requires.

    Either most of the required, named headings are missing; or all of the named headings and most
    of the required fields are.
    """
    return _without_headings(schema, findings) | _without_fields(schema, notes)


def _without_headings(schema: Schema, findings: Sequence[Finding]) -> frozenset[str]:
    required = {
        part.id
        for part in schema.parts
        if part.times.minimum and not part.when and part.heading and part.heading.named
    }
    if len(required) < FEWEST:
        return frozenset()
    missing = {(finding.path, finding.part) for finding in findings if finding.code == "S001"}
    counts = Counter(path for path, part in missing if part in required)
    return frozenset(path for path, number in counts.items() if number > OUTLIER * len(required))


def _without_fields(schema: Schema, notes: Sequence[Sketch]) -> frozenset[str]:
    headings = [part.heading for part in schema.walk_parts() if part.heading and part.heading.named]
    if len(headings) < FEWEST:
        return frozenset()
    return frozenset(
        note.path for note in notes if _misses_fields(schema, note) and not _has_any(headings, note)
    )


def _misses_fields(schema: Schema, note: Sketch) -> bool:
    """Whether most of the required fields are missing."""
    missing, required = _missing(schema.front_matter, note.fields or ())
    missing_labels, required_labels = _missing(schema.labels, note.labels)
    return missing + missing_labels > OUTLIER * (required + required_labels)


def _missing(group: FieldGroup | None, entries: Sequence[FieldEntry]) -> tuple[int, int]:
    """The number of required fields that are missing, and of required fields."""
    fields = group.fields if group else ()
    required = {field.name.casefold() for field in fields if field.required and not field.when}
    return len(required - {entry.key.casefold() for entry in entries}), len(required)


def _has_any(headings: Sequence[Heading], note: Sketch) -> bool:
    names = {fold_heading(name) for heading in headings for name in heading.names}
    patterns = [pattern for heading in headings for pattern in heading.patterns]
    return any(
        section.folded in names or any(matches(pattern, section.text) for pattern in patterns)
        for section in note.sections
    )
