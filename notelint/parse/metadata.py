"""Front matter read: the entries of its YAML or TOML, each where it stands. Safe with any input."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.model.fields import FieldEntry, FieldValue, UnreadableFields, ValueKind
from notelint.model.message import phrase
from notelint.model.note import FrontMatter
from notelint.model.source import Span
from notelint.parse.positioned_toml import Path, toml_places
from notelint.parse.syntax_errors import toml_mistake
from notelint.text.scalars import MAX_INTEGER, MIN_INTEGER, is_datetime, iso_date

if TYPE_CHECKING:
    from notelint.parse.positioned_yaml import YamlNode

MAX_DEPTH = 20
"""So many values may lie in one another, as in YAML."""

PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
DEEP_KEY = re.compile(
    rf"(?:^|[{{,])[ \t]*+\[{{0,2}}[ \t]*+(?:{PART}[ \t]*+\.[ \t]*+){{20}}", re.MULTILINE
)
"""A key of more parts than may lie in one another, for which tomllib takes very long."""
KEY = re.compile(rf"{PART}(?:[ \t]*+\.[ \t]*+{PART})*+")

TOO_DEEP = phrase("it is nested too deeply")


def read_front_matter(front: FrontMatter) -> tuple[FieldEntry, ...] | UnreadableFields:
    """The entries of a front matter block, or why it cannot be read, and where."""
    body = front.inside.start
    if front.kind == "toml":
        return _toml(front.body, body)
    return _yaml(front.body, body)


def _yaml(text: str, start: int) -> tuple[FieldEntry, ...] | UnreadableFields:
    """The entries of a YAML mapping that begins at offset `start` of the note, on its line 2."""
    from notelint.parse.positioned_yaml import YamlError, read_yaml  # noqa: PLC0415 - PyYAML

    try:
        node, problems = read_yaml(text, max_depth=MAX_DEPTH, allow_tags=True, first_line=2)
    except YamlError as error:
        problems = error.problems
    if problems:
        first = min(problems, key=lambda problem: problem.offset)
        return UnreadableFields(first.words, Span(start + first.offset, start + first.offset))
    root = _yaml_value(node, start)
    if root.kind == "null":
        return ()
    if root.kind != "mapping":
        words = phrase("it is not a mapping of keys to values")
        return UnreadableFields(words, root.span)
    return root.entries


def _yaml_value(node: "YamlNode", start: int) -> FieldValue:
    span = Span(start + node.start, start + node.end)
    if isinstance(node.value, dict):
        entries = tuple(
            FieldEntry(key, Span(start + entry.start, start + entry.end), value)
            for key, entry in node.entries.items()
            for value in (_yaml_value(entry.node, start),)
        )
        return FieldValue("mapping", None, span, entries=entries)
    if isinstance(node.value, list):
        items = tuple(_yaml_value(item, start) for item in node.items)
        return FieldValue("list", None, span, items=items)
    if node.value is None:
        return FieldValue("null", None, span, written=node.written)
    if not isinstance(node.value, str):
        return FieldValue(SCALARS[type(node.value)], node.value, span, written=node.written)
    kind: ValueKind = "text"
    if node.plain and is_datetime(node.value):
        kind = "datetime"
    elif node.plain and iso_date(node.value) and len(node.value) == len("2023-11-30"):
        kind = "date"
    written = "" if kind == "text" else node.written
    return FieldValue(kind, node.value, span, written=written)


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
    return _TomlReader(text, start, toml_places(text)).entries(data, ())


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


class _TomlReader(NamedTuple):
    """Gives the values of a TOML text, which begins at offset `start` of the note, their places."""

    text: str
    start: int
    places: Mapping[Path, tuple[int, int, int]]

    def entries(self, table: Mapping[str, Any], path: Path) -> tuple[FieldEntry, ...]:
        """The entries of a table."""
        return tuple(
            FieldEntry(key, self.key((*path, key)), self.value(value, (*path, key)))
            for key, value in table.items()
        )

    def key(self, path: Path) -> Span:
        """The place of a value's key."""
        at = self.places.get(path, (0, 0, 0))[0]
        name = KEY.match(self.text, at)
        return Span(self.start + at, self.start + (name.end() if name else at))

    def value(self, value: Any, path: Path) -> FieldValue:
        """A value of any type."""
        _, begin, end = self.places.get(path, (0, 0, 0))
        place = Span(self.start + begin, self.start + end)
        if isinstance(value, dict):
            return FieldValue("mapping", None, place, entries=self.entries(value, path))
        if isinstance(value, list):
            items = tuple(self.value(item, (*path, index)) for index, item in enumerate(value))
            return FieldValue("list", None, place, items=items)
        if isinstance(value, str):
            return FieldValue("text", value, place)
        written = self.text[begin:end]
        if isinstance(value, int) and not MIN_INTEGER <= value <= MAX_INTEGER:
            return FieldValue("text", written, place)  # TOML itself has only those of 64 bits
        if isinstance(value, bool | int | float):
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
