"""What a note's file name says: the captures of the form that the schema asks of it."""

import re

from notelint.model.fields import Named
from notelint.model.schema import Form
from notelint.model.source import Span
from notelint.text.forms import Taken, match_form, unreal_dates

CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
"""What is no step of a pattern, though it may have a `/` in it: `[^/]`; an escaped sign."""

TOP = Span(0, 0)
"""Where a file's name stands in its note: nowhere, so that findings stand at its beginning."""


def stem(place: str) -> str:
    """The file's name without its extension."""
    name = place.rsplit("/", 1)[-1]
    head, dot, _ = name.rpartition(".")
    return head if dot and head else name


def read_file_name(form: Form, place: str) -> tuple[Named, ...] | None:
    """The captures of a path from the plan's root, or None if it does not follow the form.

    A pattern sees as many of the path's last steps as it has itself.
    """
    for one in _alternatives(form):
        taken = match_form(one, _last_steps(one, place))
        if taken is not None:
            return tuple(Named(f"file.{field.name}", field.text, TOP) for field in taken)
    return None


def unreal_date(form: Form, place: str) -> str:
    """The date that no calendar has, where nothing else is wrong with the name; or ""."""
    for one in _alternatives(form):
        wrong: tuple[Taken, ...] = unreal_dates(one, _last_steps(one, place))
        if wrong:
            return wrong[0].text
    return ""


def _alternatives(form: Form) -> list[Form]:
    return [form._replace(patterns=(pattern,)) for pattern in form.patterns]


def _last_steps(form: Form, place: str) -> str:
    outside = CLASS.sub(lambda match: "/" * (match[0] == r"\/"), form.patterns[0])
    steps = outside.count("/") + 1
    return "/".join(place.split("/")[-steps:])
