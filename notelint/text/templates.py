"""Forms of a text matched: what stands in each field, and whether it is a real date or number."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from notelint.model.bound_note import TemplateMatch
from notelint.model.schema_fields import TextPattern
from notelint.text.normalization import NormalizedText, normalize
from notelint.text.patterns import compile_groups
from notelint.text.scalars import is_64_bit_integer, is_finite_number, iso_date

CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
"""What is no step of a pattern, though it may have a `/` in it: `[^/]`; an escaped sign."""


class FieldCapture(NamedTuple):
    """A field of a form and what stands there: `[start, end)` in the text, in code points.

    `text` is normalised: NFC, white space as single spaces.
    """

    name: str
    text: str
    start: int
    end: int


def match_form(form: TextPattern, text: str) -> tuple[FieldCapture, ...] | None:
    """What the first pattern that fits takes; None if none does, or if a value is unreal."""
    types = dict(form.captures)
    for pattern in form.patterns:
        taken = _match(pattern, text)
        if taken is not None and not unreal(taken, types):
            return taken
    return None


def form_alternatives(form: TextPattern, path: str) -> Iterator[tuple[TextPattern, str]]:
    """A path's form, pattern by pattern, each with as many of the last steps as it has itself."""
    for pattern in form.patterns:
        outside = CLASS.sub(lambda match: "/" * (match[0] == r"\/"), pattern)
        steps = outside.count("/") + 1
        yield form._replace(patterns=(pattern,)), "/".join(path.split("/")[-steps:])


def unreal_values(form: TextPattern, text: str) -> tuple[FieldCapture, ...]:
    """The dates and numbers for which a text that has the form's shape does not follow it."""
    types = dict(form.captures)
    for pattern in form.patterns:
        taken = _match(pattern, text)
        if taken is not None:
            return unreal(taken, types)
    return ()


def unreal(taken: tuple[FieldCapture, ...], types: dict[str, str]) -> tuple[FieldCapture, ...]:
    """Of the fields taken those that are no date, such as 2023-02-30, or too great a number."""
    return tuple(one for one in taken if not _is_real(one.text, types.get(one.name, "")))


def _is_real(text: str, kind: str) -> bool:
    if kind == "date":
        return iso_date(text) is not None
    if "%" in kind and any(directive in kind for directive in ("%d", "%m")):
        return iso_date(text, (kind,)) is not None
    if kind == "integer":
        return is_64_bit_integer(text)
    return kind != "number" or is_finite_number(text)


def _match(pattern: str, text: str) -> tuple[FieldCapture, ...] | None:
    """The named groups of a pattern that matches the whole text; None if it does not.

    Matched is the normalised text (NFC, white space as single spaces), as other patterns are; the
    groups are found again in the text as it stands.
    """
    normal = normalize(text.encode("utf-8", "replace").decode(), "whitespace")
    match: Any = compile_groups(pattern).fullmatch(normal.text)
    if match is None:
        return None
    groups: dict[str, int] = match.re.groupindex
    taken = []
    for name, index in sorted(groups.items(), key=lambda one: one[1]):
        start, end = match.span(index)
        if start >= 0:  # else a group of an alternative that was not taken
            first, last = normal.back(start, end)
            taken.append(FieldCapture(name, match.group(index), first, last))
    return tuple(taken)


# Templates of a link's text, such as `{headline} - {publisher}`, matched against a text.
#
# A field whose value is known must stand there; a free one captures what does. Where the text
# leaves a choice, the field on the left is the longer one: of `A - B - C`, the template above takes
# `A - B` for the headline. Each fixed stretch is looked for once, from the right: linear.

FIELD = re.compile(r"\{(\w+)\}")


class _Shape(NamedTuple):
    """A template cut up: `fixed[0] free[0] fixed[1] free[1] … fixed[-1]`."""

    fixed: tuple[str, ...]
    free: tuple[str, ...]


def match_template(template: str, text: str, known: Mapping[str, str]) -> TemplateMatch:
    """Match a text to a template, quotation marks, dashes and white space aside."""
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
        if name in known and _comparable(value) != _comparable(known[name]):
            free = tuple(pair for pair in captures if pair[0] not in known)
            return TemplateMatch(free, False, name, known[name], value)
    for name in loose.free:
        if name in known and _comparable(known[name]) not in normal.text:
            return TemplateMatch((), False, name, known[name], text.strip())
    whole = FIELD.sub(lambda match: known.get(match[1], match[0]), template)
    return TemplateMatch((), False, "", whole, text.strip())


def _comparable(text: str) -> str:
    return normalize(text, "typographic").text


def _shape(template: str, known: Mapping[str, str]) -> _Shape:
    """Cut a template at its free fields, with the values of the known ones filled in."""
    fixed = [""]
    free: list[str] = []
    for index, part in enumerate(FIELD.split(template)):
        if index % 2 and part not in known:
            free.append(part)
            fixed.append("")
        else:
            fixed[-1] += known[part] if index % 2 else part
    # White space at the end of a stretch counts: normalise it between two letters.
    inner = [_comparable(f"x{stretch}x")[1:-1] for stretch in fixed]
    inner[0], inner[-1] = inner[0].lstrip(), inner[-1].rstrip()
    return _Shape(tuple(inner), tuple(free))


def _places(fixed: tuple[str, ...], text: str) -> list[tuple[int, int]] | None:
    """Where the free fields stand between the fixed stretches; None if they do not fit."""
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
    """Where a stretch stands last, with something behind it.

    Looked for backwards in both, because `str.find` is linear and `str.rfind` is not.
    """
    backwards = text[start:end][::-1]
    blank = len(backwards) - len(backwards.lstrip())
    at = backwards.find(stretch[::-1], blank + 1)
    return end - at - len(stretch) if at >= 0 else -1


def _captures(
    text: str, normal: NormalizedText, free: tuple[str, ...], places: list[tuple[int, int]]
) -> tuple[tuple[str, str], ...]:
    """What stands in the free fields, as the text has it."""
    return tuple(
        (name, text[slice(*normal.back(*place))].strip())
        for name, place in zip(free, places, strict=True)
    )
