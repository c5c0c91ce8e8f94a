"""Texts matched against patterns with typed fields, and against templates of a link's text."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from notelint.model.bound_section import TemplateMatch
from notelint.model.schema_fields import TextPattern
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.normalization import NormalizedText, comparable, normalize
from notelint.text.patterns import compile_groups
from notelint.text.scalars import is_64_bit_integer, is_finite_number, iso_date

NOT_A_SLASH = LazyPattern(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
"""Parts of a pattern whose `/` separates no folders: a class (`[^/]`), an escaped character."""


class FieldCapture(NamedTuple):
    """What a field of a pattern captures: `[start, end)` in the text, in code points.

    `text` is normalized: NFC, whitespace as single spaces.
    """

    name: str
    text: str
    start: int
    end: int


def match_form(form: TextPattern, text: str) -> tuple[FieldCapture, ...] | None:
    """The captures of the first pattern that matches with real values, or None."""
    types = dict(form.captures)
    for pattern in form.patterns:
        captures = _match(pattern, text)
        if captures is not None and not _unreal(captures, types):
            return captures
    return None


def form_alternatives(form: TextPattern, path: str) -> Iterator[tuple[TextPattern, str]]:
    """Each pattern of a path as a form of its own, with as many of the path's last folders."""
    for pattern in form.patterns:
        outside = NOT_A_SLASH.sub(lambda match: "/" * (match[0] == r"\/"), pattern)
        steps = outside.count("/") + 1
        yield form._replace(patterns=(pattern,)), "/".join(path.split("/")[-steps:])


def unreal_values(form: TextPattern, text: str) -> tuple[FieldCapture, ...]:
    """Captures that are no real dates or numbers, if a text otherwise matches a pattern."""
    matched = (_match(pattern, text) for pattern in form.patterns)
    captures = next((captures for captures in matched if captures is not None), ())
    return _unreal(captures, dict(form.captures))


def _unreal(captures: tuple[FieldCapture, ...], types: dict[str, str]) -> tuple[FieldCapture, ...]:
    """The captures that are not a date, such as 2023-02-30, or too large a number."""
    return tuple(
        capture for capture in captures if not _is_real(capture.text, types.get(capture.name, ""))
    )


def _is_real(text: str, kind: str) -> bool:
    if kind == "date":
        return iso_date(text) is not None
    if "%" in kind and any(directive in kind for directive in ("%d", "%m")):
        return iso_date(text, (kind,)) is not None
    if kind == "integer":
        return is_64_bit_integer(text)
    return kind != "number" or is_finite_number(text)


def _match(pattern: str, text: str) -> tuple[FieldCapture, ...] | None:
    """The named groups of a pattern that matches the whole normalized text, or None."""
    normal = normalize(text.encode("utf-8", "replace").decode(), "whitespace")
    spans = compile_groups(pattern).spans(normal.text)
    if spans is None:
        return None
    return tuple(
        FieldCapture(name, normal.text[start:end], *normal.back(start, end))
        for name, (start, end) in spans.items()
    )


# Templates of a link's text, such as `{headline} - {publisher}`.
#
# A field with a known value must have it; a free one captures any text. If there is a choice, the
# field on the left is the longer one: in `A - B - C`, the headline is `A - B`. Each fixed stretch
# is searched for once, from the right: linear.

FIELD = re.compile(r"\{(\w+)\}")


class _Shape(NamedTuple):
    """A template cut up: `fixed[0] free[0] fixed[1] free[1] … fixed[-1]`."""

    fixed: tuple[str, ...]
    free: tuple[str, ...]


def match_template(template: str, text: str, known: Mapping[str, str]) -> TemplateMatch:
    """Match a text with a template, regardless of quotation marks, dashes and whitespace."""
    known = {name: value.strip() for name, value in known.items() if value.strip()}
    normal = normalize(text, "typographic")
    shape = _shape(template, known)
    places = _places(shape.fixed, normal.text)
    if places is not None:
        return TemplateMatch(_captures(text, normal, shape.free, places))

    loose = _shape(template, {})
    places = _places(loose.fixed, normal.text)
    captures = _captures(text, normal, loose.free, places) if places is not None else ()
    for name, value in captures:
        if name in known and comparable(value) != comparable(known[name]):
            free = tuple(pair for pair in captures if pair[0] not in known)
            return TemplateMatch(free, False, name, known[name], value)
    for name in loose.free:
        if name in known and comparable(known[name]) not in normal.text:
            return TemplateMatch((), False, name, known[name], text.strip())
    whole = FIELD.sub(lambda match: known.get(match[1], match[0]), template)
    return TemplateMatch((), False, "", whole, text.strip())


def _shape(template: str, known: Mapping[str, str]) -> _Shape:
    """A template, with its known values filled in and cut at its free fields."""
    fixed = [""]
    free: list[str] = []
    for index, part in enumerate(FIELD.split(template)):
        if index % 2 and part not in known:
            free.append(part)
            fixed.append("")
        else:
            fixed[-1] += known[part] if index % 2 else part
    # Whitespace at the ends of a stretch counts, so it is normalized between two letters.
    inner = [comparable(f"x{stretch}x")[1:-1] for stretch in fixed]
    inner[0], inner[-1] = inner[0].lstrip(), inner[-1].rstrip()
    return _Shape(tuple(inner), tuple(free))


def _places(fixed: tuple[str, ...], text: str) -> list[tuple[int, int]] | None:
    """The places of the free fields between the fixed stretches; None if these do not match."""
    if len(fixed) == 1:
        return [] if text == fixed[0] else None
    start, end = len(fixed[0]), len(text) - len(fixed[-1])
    if not (text.startswith(fixed[0]) and text.endswith(fixed[-1])) or start > end:
        return None
    places: list[tuple[int, int]] = []
    for stretch in reversed(fixed[1:-1]):
        at = _last(text, stretch, start, end)
        if at < 0:
            return None
        places.append((at + len(stretch), end))
        end = at
    places.append((start, end))
    places.reverse()
    return places if all(text[slice(*place)].strip() for place in places) else None


def _last(text: str, stretch: str, start: int, end: int) -> int:
    """The last place of a stretch with something after it.

    Both are reversed, because `str.find` is linear and `str.rfind` is not.
    """
    backwards = text[start:end][::-1]
    blank = len(backwards) - len(backwards.lstrip())
    at = backwards.find(stretch[::-1], blank + 1)
    return end - at - len(stretch) if at >= 0 else -1


def _captures(
    text: str, normal: NormalizedText, free: tuple[str, ...], places: list[tuple[int, int]]
) -> tuple[tuple[str, str], ...]:
    """The values of the free fields, as written in the text."""
    return tuple(
        (name, text[slice(*normal.back(*place))].strip())
        for name, place in zip(free, places, strict=True)
    )
