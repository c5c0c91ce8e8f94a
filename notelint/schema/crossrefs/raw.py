"""A schema file's plain data as the cross-reference checks read it, whatever its form.

A value of the wrong form counts as left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from notelint.model.message import Phrase
from notelint.parse.positioned_yaml import YamlNode
from notelint.schema.errors import ConfigProblem, InvalidValueError, Path
from notelint.schema.field_models import is_full
from notelint.schema.text_patterns import IN_FILES, TYPES, read_alternative


def mapping(value: Any) -> Mapping[str, Any]:
    """A mapping, or an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def sequence(value: Any) -> Sequence[Any]:
    """A list, or an empty one for anything else."""
    return value if isinstance(value, list) else ()


def text(value: Any) -> str:
    """A text, or an empty one for anything else."""
    return value if isinstance(value, str) else ""


def texts(value: Any) -> list[str]:
    """The texts of a list; a text alone is a list of one."""
    return [item for item in sequence(value) or [value] if isinstance(item, str)]


class RawSchema:
    """The parts of a schema, parents before children, and its other keys."""

    def __init__(self, root: YamlNode) -> None:
        self.root = root
        self.top = mapping(root.value)
        self.parts = list(self._walk(self.top.get("parts"), ("parts",)))
        self.by_id: dict[str, Mapping[str, Any]] = {}
        for _, part in self.parts:
            self.by_id.setdefault(text(part.get("id")), part)

    def _walk(self, parts: Any, path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        for index, part in enumerate(sequence(parts)):
            if isinstance(part, dict):
                yield (*path, index), part
                yield from self._walk(part.get("parts"), (*path, index, "parts"))

    @property
    def regions(self) -> list[str]:
        """The names of the regions."""
        names = mapping(self.top.get("regions")).get("names")
        return texts(names) if isinstance(names, list) else []

    @property
    def captures_of_file(self) -> list[str]:
        """The names that the pattern of the note's file name captures."""
        return captures(texts(self.top.get("file")), IN_FILES)

    def field_groups(self) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        """The mappings that declare fields, each with its path."""
        for key in ("front_matter", "labels"):
            yield (key, "fields"), mapping(mapping(self.top.get(key)).get("fields"))
        for path, part in self.parts:
            yield (*path, "labels", "fields"), mapping(mapping(part.get("labels")).get("fields"))
            columns = mapping(part.get("columns"))
            if is_full(dict(columns)):
                yield (*path, "columns", "fields"), mapping(columns.get("fields"))
            else:
                yield (*path, "columns"), columns

    def fields(self) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        """Every field that is declared by a mapping, at any depth, with its path."""
        waiting = [
            ((*path, name), field)
            for path, group in self.field_groups()
            for name, field in group.items()
        ]
        while waiting:
            path, field = waiting.pop()
            if isinstance(field, dict):
                yield path, field
                waiting.append(((*path, "of"), field.get("of")))
                inner = mapping(field.get("fields"))
                waiting += [((*path, "fields", name), inner[name]) for name in inner]

    def problem(self, path: Path, reason: Phrase, *, key: bool = False) -> ConfigProblem:
        """A problem at the value of a path, or at its key."""
        return ConfigProblem(*self.root.place(path, key), reason)


def captures(patterns: Sequence[str], types: Mapping[str, str] = TYPES) -> list[str]:
    """The names that patterns capture; a wrong pattern has been reported already."""
    names: list[str] = []
    for pattern in patterns:
        try:
            names += (name for name, _ in read_alternative(pattern, types).captures)
        except InvalidValueError:
            continue
    return names
