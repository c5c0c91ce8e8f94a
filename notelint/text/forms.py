"""Forms of a text matched: what stands in each field, and whether it is a real date or number."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from notelint.model.schema import TextPattern
from notelint.text.dates import iso_date
from notelint.text.lazy import lazy
from notelint.text.normal import normalise
from notelint.text.pattern import compile_groups
from notelint.text.scalars import is_finite, is_whole

CLASS = lazy(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
"""What is no step of a pattern, though it may have a `/` in it: `[^/]`; an escaped sign."""


class Taken(NamedTuple):
    """A field of a form and what stands there: `[start, end)` in the text, in code points.

    `text` is normalised: NFC, white space as single spaces.
    """

    name: str
    text: str
    start: int
    end: int


def match_form(form: TextPattern, text: str) -> tuple[Taken, ...] | None:
    """What the first pattern that fits takes; None if none does, or if a value is unreal."""
    types = dict(form.captures)
    for pattern in form.patterns:
        taken = _match(pattern, text)
        if taken is not None and not unreal(taken, types):
            return taken
    return None


def alternatives(form: TextPattern, path: str) -> Iterator[tuple[TextPattern, str]]:
    """A path's form, pattern by pattern, each with as many of the last steps as it has itself."""
    for pattern in form.patterns:
        outside = CLASS.sub(lambda match: "/" * (match[0] == r"\/"), pattern)
        steps = outside.count("/") + 1
        yield form._replace(patterns=(pattern,)), "/".join(path.split("/")[-steps:])


def unreal_values(form: TextPattern, text: str) -> tuple[Taken, ...]:
    """The dates and numbers for which a text that has the form's shape does not follow it."""
    types = dict(form.captures)
    for pattern in form.patterns:
        taken = _match(pattern, text)
        if taken is not None:
            return unreal(taken, types)
    return ()


def unreal(taken: tuple[Taken, ...], types: dict[str, str]) -> tuple[Taken, ...]:
    """Of the fields taken those that are no date, such as 2023-02-30, or too great a number."""
    return tuple(one for one in taken if not _is_real(one.text, types.get(one.name, "")))


def _is_real(text: str, kind: str) -> bool:
    if kind == "date":
        return iso_date(text) is not None
    if "%" in kind and any(directive in kind for directive in ("%d", "%m")):
        return iso_date(text, (kind,)) is not None
    if kind == "integer":
        return is_whole(text)
    return kind != "number" or is_finite(text)


def _match(pattern: str, text: str) -> tuple[Taken, ...] | None:
    """The named groups of a pattern that matches the whole text; None if it does not.

    Matched is the normalised text (NFC, white space as single spaces), as other patterns are; the
    groups are found again in the text as it stands.
    """
    normal = normalise(text.encode("utf-8", "replace").decode(), "whitespace")
    match: Any = compile_groups(pattern).fullmatch(normal.text)
    if match is None:
        return None
    groups: dict[str, int] = match.re.groupindex
    taken = []
    for name, index in sorted(groups.items(), key=lambda one: one[1]):
        start, end = match.span(index)
        if start >= 0:  # else a group of an alternative that was not taken
            first, last = normal.back(start, end)
            taken.append(Taken(name, match.group(index), first, last))
    return tuple(taken)
