"""Front matter read: the entries of its YAML or TOML, each where it stands. Safe with any input."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from notelint.model.fields import FieldEntry, FieldValue, UnreadableFields, ValueKind
from notelint.model.finding import Words
from notelint.model.note import FrontMatter
from notelint.model.source import Span
from notelint.text.lazy import lazy
from notelint.text.scalars import LEAST, MOST
from notelint.text.syntax import toml_mistake
from notelint.text.toml_places import toml_places

MAX_DEPTH = 20
"""So many values may lie in one another, as in YAML."""

PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
DEEP_KEY = lazy(
    rf"(?:^|[{{,])[ \t]*+\[{{0,2}}[ \t]*+(?:{PART}[ \t]*+\.[ \t]*+){{20}}", re.MULTILINE
)
"""A key of more parts than may lie in one another, for which tomllib takes very long."""
KEY = lazy(rf"{PART}(?:[ \t]*+\.[ \t]*+{PART})*+")

TOO_DEEP = Words("it is nested too deeply", "너무 깊게 중첩되어 있습니다")


def read_front_matter(front: FrontMatter) -> tuple[FieldEntry, ...] | UnreadableFields:
    """The entries of a front matter block, or why it cannot be read, and where."""
    body = front.inside.start
    if front.kind == "toml":
        return _toml(front.body, body)
    from notelint.parse.yaml_entries import read_yaml  # noqa: PLC0415 - imports PyYAML

    return read_yaml(front.body, body)


def _toml(text: str, start: int) -> tuple[FieldEntry, ...] | UnreadableFields:
    import tomllib  # noqa: PLC0415 - seldom asked for

    if deep := DEEP_KEY.search(text):
        return UnreadableFields(TOO_DEEP, Span(start + deep.start(), start + deep.start()))
    try:
        data = tomllib.loads(text)
    except RecursionError:
        return UnreadableFields(TOO_DEEP, Span(start, start))
    except ValueError as error:
        return _broken(error, text, start)
    if _is_too_deep(data):
        return UnreadableFields(TOO_DEEP, Span(start, start))
    places = toml_places(text)

    def span(path: tuple[str | int, ...], which: int) -> Span:
        key, value, end = places.get(path, (0, 0, 0))
        if which:
            return Span(start + value, start + end)
        name = KEY.match(text, key)
        return Span(start + key, start + (name.end() if name else key))

    def written(span: Span) -> str:
        return text[span.start - start : span.end - start]

    return tuple(_entry(key, value, (key,), _Places(span, written)) for key, value in data.items())


def _is_too_deep(data: object) -> bool:
    """Whether more values lie in one another than are allowed; each is looked at once."""
    level = [data]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return False
    return True


class _Places(NamedTuple):
    """`span`: where the key (0) or the value (1) at a path stands. `written`: what stands there."""

    span: Callable[[tuple[str | int, ...], int], Span]
    written: Callable[[Span], str]


def _entry(key: str, value: Any, path: tuple[str | int, ...], places: _Places) -> FieldEntry:
    return FieldEntry(key, places.span(path, 0), _datum(value, path, places))


def _datum(value: Any, path: tuple[str | int, ...], places: _Places) -> FieldValue:
    place = places.span(path, 1)
    if isinstance(value, dict):
        entries = tuple(_entry(key, one, (*path, key), places) for key, one in value.items())
        return FieldValue("mapping", None, place, entries=entries)
    if isinstance(value, list):
        items = tuple(_datum(one, (*path, index), places) for index, one in enumerate(value))
        return FieldValue("list", None, place, items=items)
    if isinstance(value, str):
        return FieldValue("text", value, place)
    if isinstance(value, bool | int | float):
        written = places.written(place)
        if isinstance(value, int) and not LEAST <= value <= MOST:  # TOML itself has only these
            return FieldValue("text", written, place)
        return FieldValue(SCALARS[type(value)], value, place, written=written)
    kind: ValueKind = "datetime" if hasattr(value, "hour") else "date"
    return FieldValue(kind if hasattr(value, "year") else "text", value.isoformat(), place)


SCALARS: dict[type, ValueKind] = {bool: "boolean", int: "integer", float: "number"}


def _broken(error: ValueError, text: str, start: int) -> UnreadableFields:
    """A mistake of TOML's syntax, where the parser noticed it."""
    mistake = toml_mistake(error, text)
    line = 0
    for _ in range(mistake.line - 1):
        line = text.find("\n", line) + 1
    at = start + min(line + mistake.column - 1, len(text.rstrip()))
    return UnreadableFields(mistake.words, Span(at, at))
