"""Which of many schemas a note has, where nothing says so.

All signs are weighed against each other, and only a note that clearly is of one kind gets a
schema. `docs/guessing.md` says in words what counts for how much.
"""

from collections.abc import Mapping

from notelint.binding.apply_schema import apply_schema
from notelint.lint.traits import traits_of
from notelint.lint.unfilled import is_template
from notelint.lint.weigh import weights
from notelint.model.bound_note import BoundNote
from notelint.model.note import Note
from notelint.model.plan import SchemaSignature
from notelint.model.schema import Schema

ENOUGH = 4.0
"""So many points a schema needs."""

MARGIN = 1.0
"""So many more than the second best: a note that could be either is neither."""


def guess(
    note: Note, schemas: Mapping[str, Schema], signs: tuple[SchemaSignature, ...], place: str
) -> BoundNote | None:
    """The note bound to the schema that it has by all signs, None where that is not clear.

    A template is no note, whatever its headings say.
    """
    found = weights(traits_of(note, place), signs)
    if not found or found[0].points < ENOUGH:
        return None
    if len(found) > 1 and found[0].points < found[1].points + MARGIN:
        return None
    if is_template(note, place):
        return None
    return apply_schema(note, schemas[found[0].schema], place)
