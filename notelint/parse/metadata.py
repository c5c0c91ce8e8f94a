"""Front matter read: the entries of its YAML or TOML, each where it stands. Safe with any input."""

import re
from collections.abc import Callable
from typing import Any

from notelint.model.fields import Datum, DatumKind, Entry, Unreadable
from notelint.model.finding import Words
from notelint.model.note import FrontMatter
from notelint.model.source import Span
from notelint.text.syntax import toml_mistake
from notelint.text.toml_places import toml_places

TOO_DEEP = Words("it is nested too deeply", "너무 깊게 중첩되어 있습니다")


def read_front_matter(front: FrontMatter) -> tuple[Entry, ...] | Unreadable:
    """The entries of a front matter block, or why it cannot be read, and where."""
    body = front.inside.start
    if front.kind == "toml":
        return _toml(front.body, body)
    from notelint.parse.yaml_entries import read_yaml  # noqa: PLC0415 - imports PyYAML

    return read_yaml(front.body, body)


def _toml(text: str, start: int) -> tuple[Entry, ...] | Unreadable:
    import tomllib  # noqa: PLC0415 - seldom asked for

    try:
        data = tomllib.loads(text)
    except RecursionError:
        return Unreadable(TOO_DEEP, Span(start, start))
    except ValueError as error:
        return _broken(error, text, start)
    places = toml_places(text)

    def span(path: tuple[str | int, ...], which: int) -> Span:
        at = start + places.get(path, (0, 0))[which]
        return Span(at, at + _width(text, at - start, is_key=which == 0))

    return tuple(_entry(key, value, (key,), span) for key, value in data.items())


Place = Callable[[tuple[str | int, ...], int], Span]
"""Where the key (0) or the value (1) at a path stands."""


def _entry(key: str, value: Any, path: tuple[str | int, ...], span: Place) -> Entry:
    return Entry(key, span(path, 0), _datum(value, path, span))


def _datum(value: Any, path: tuple[str | int, ...], span: Place) -> Datum:
    place = span(path, 1)
    if isinstance(value, dict):
        entries = tuple(_entry(key, one, (*path, key), span) for key, one in value.items())
        return Datum("mapping", None, place, entries=entries)
    if isinstance(value, list):
        items = tuple(_datum(one, (*path, index), span) for index, one in enumerate(value))
        return Datum("list", None, place, items=items)
    if isinstance(value, str | bool | int | float):
        return Datum(SCALARS[type(value)], value, place)
    kind: DatumKind = "datetime" if hasattr(value, "hour") else "date"
    return Datum(kind if hasattr(value, "year") else "text", value.isoformat(), place)


SCALARS: dict[type, DatumKind] = {
    str: "text",
    bool: "boolean",
    int: "integer",
    float: "number",
}


def _width(text: str, at: int, *, is_key: bool) -> int:
    """How far a key or value reaches on its line."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    if is_key:
        return len(line.split("=")[0].rstrip()) if "=" in line else len(line.rstrip())
    quoted = re.match(r'"(?:\\.|[^"\\])*"|\'[^\']*\'', line)
    return len(quoted[0]) if quoted else len(line.split("#")[0].rstrip())


def _broken(error: ValueError, text: str, start: int) -> Unreadable:
    """A mistake of TOML's syntax, where the parser noticed it."""
    mistake = toml_mistake(error, text)
    line = 0
    for _ in range(mistake.line - 1):
        line = text.find("\n", line) + 1
    at = start + min(line + mistake.column - 1, len(text.rstrip()))
    return Unreadable(mistake.words, Span(at, at))
