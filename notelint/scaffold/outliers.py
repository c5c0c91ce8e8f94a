"""Notes that lie among others and are of another kind: attachments, guides, lists."""

from collections import Counter
from collections.abc import Sequence

from notelint.model.fields import FieldEntry
from notelint.model.finding import Finding
from notelint.model.schema import Part, Schema
from notelint.model.schema_fields import FieldGroup
from notelint.scaffold.sketch import Sketch
from notelint.text.headings import fold_heading
from notelint.text.patterns import matches

STRANGE = 0.5
"""A note that has less than this share of what is required is of another kind."""

ENOUGH = 2
"""From fewer required headings, or named ones, nothing is concluded."""


def find_outliers(
    schema: Schema, findings: Sequence[Finding], notes: Sequence[Sketch]
) -> frozenset[str]:
    """The paths of notes that have little of what a schema asks.

    Most of the required, named headings lack; or none of the named headings stands there at all,
    and most of the required fields lack, too.
    """
    return _without_headings(schema, findings) | _without_fields(schema, notes)


def _without_headings(schema: Schema, findings: Sequence[Finding]) -> frozenset[str]:
    required = {part.id for part in schema.parts if part.times.minimum and _is_named(part)}
    if len(required) < ENOUGH:
        return frozenset()
    lacks = Counter(
        path
        for path, part in {(one.path, one.part) for one in findings if one.code == "S001"}
        if part in required
    )
    return frozenset(path for path, number in lacks.items() if number > STRANGE * len(required))


def _without_fields(schema: Schema, notes: Sequence[Sketch]) -> frozenset[str]:
    named = [part for part in schema.walk_parts() if _is_named(part)]
    if len(named) < ENOUGH:
        return frozenset()
    names = {fold_heading(name) for part in named if part.heading for name in part.heading.names}
    patterns = [one for part in named if part.heading for one in part.heading.patterns]
    found = set()
    for one in notes:
        lacks, of = _lacking(schema.front_matter, one.fields or ())
        lacks_too, of_too = _lacking(schema.labels, one.labels)
        if lacks + lacks_too > STRANGE * (of + of_too) and not any(
            section.folded in names or any(matches(each, section.text) for each in patterns)
            for section in one.sections
        ):
            found.add(one.path)
    return frozenset(found)


def _lacking(asked: FieldGroup | None, entries: Sequence[FieldEntry]) -> tuple[int, int]:
    """How many required fields lack, of how many."""
    required = {one.name.casefold() for one in asked.fields if one.required} if asked else set()
    return len(required - {entry.key.casefold() for entry in entries}), len(required)


def _is_named(part: Part) -> bool:
    return part.heading is not None and part.heading.named
