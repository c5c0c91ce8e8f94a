"""Values of one note that must agree, such as its title and that of its front matter."""

import unicodedata

from notelint.fields.references import resolve
from notelint.model.bound_note import BoundNote
from notelint.model.fields import Reference
from notelint.text.dates import iso_date
from notelint.text.lazy import lazy
from notelint.text.normal import normalise

GAPS = lazy(r"[\W_]+")


def disagreements(binding: BoundNote) -> tuple[tuple[Reference, Reference], ...]:
    """Where values differ that the schema wants equal: the first that is there, and another."""
    schema = binding.schema
    found: list[tuple[Reference, Reference]] = []
    for equal in schema.equal if schema else ():
        there = [values[0] for one in equal.references if (values := resolve(binding, one))]
        found += [
            (there[0], other)
            for other in there[1:]
            if not agree(there[0].text, other.text, equal.how)
        ]
    return tuple(found)


def agree(one: str, other: str, how: str) -> bool:
    """Whether two values are equal as the schema compares them (see `Equal`)."""
    if how == "exact":
        return one == other
    if how == "slug":
        return slug(one) == slug(other)
    if one == other:
        return True  # also what Python calls a number unlike itself: `NaN`
    dates = iso_date(one), iso_date(other)
    if all(dates):
        return dates[0] == dates[1]
    try:
        same = float(one) == float(other)
        exactly = one.isdecimal() and other.isdecimal()  # a float has 15 digits of them
        return same and (not exactly or one.lstrip("0") == other.lstrip("0"))
    except ValueError:
        return _comparable(one) == _comparable(other)


def slug(text: str) -> str:
    """A text as addresses have it: letters and digits of any script, `-` between, in lower case."""
    return GAPS.sub("-", unicodedata.normalize("NFKC", text).casefold()).strip("-")


def _comparable(text: str) -> str:
    return normalise(text, "typographic").text
