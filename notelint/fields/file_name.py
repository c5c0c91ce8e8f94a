"""What a note's file name says: the captures of the form that the schema asks of it."""

from notelint.model.fields import Reference
from notelint.model.schema import Form
from notelint.model.source import Span
from notelint.text.forms import alternatives, match_form

TOP = Span(0, 0)
"""Where a file's name stands in its note: nowhere, so that findings stand at its beginning."""


def stem(place: str) -> str:
    """The file's name without its extension."""
    name = place.rsplit("/", 1)[-1]
    head, dot, _ = name.rpartition(".")
    return head if dot and head else name


def read_file_name(form: Form, place: str) -> tuple[Reference, ...] | None:
    """The captures of a path from the plan's root, or None if it does not follow the form."""
    for one, name in alternatives(form, place):
        taken = match_form(one, name)
        if taken is not None:
            return tuple(Reference(f"file.{field.name}", field.text, TOP) for field in taken)
    return None
