"""A schema file's plain data, as the checks of what ties two of its places see it.

The data may have any form: the models say what is wrong with it, and here such a value counts as
left out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from notelint.model.message import Phrase
from notelint.parse.positioned_yaml import YamlNode
from notelint.schema.errors import ConfigProblem, Path


def mapping(value: Any) -> Mapping[str, Any]:
    """A mapping, or an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def text(value: Any) -> str:
    """A text, or an empty one for anything else."""
    return value if isinstance(value, str) else ""


def texts(value: Any) -> list[str]:
    """The texts of a list; a text alone is a list of one."""
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, str)]


class Raw:
    """The parts of one schema, parents before children, and its other keys."""

    def __init__(self, root: YamlNode, file: str) -> None:
        self.root = root
        self.file = file
        self.top = mapping(root.value)
        self.parts = list(self._walk(self.top.get("parts"), ("parts",)))
        self.by_id: dict[str, Mapping[str, Any]] = {}
        for _, part in self.parts:
            self.by_id.setdefault(text(part.get("id")), part)

    def _walk(self, value: Any, path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        for index, part in enumerate(value if isinstance(value, list) else ()):
            if isinstance(part, dict):
                yield (*path, index), part
                yield from self._walk(part.get("parts"), (*path, index, "parts"))

    @property
    def regions(self) -> list[str]:
        """The names of the regions."""
        names = mapping(self.top.get("regions")).get("names")
        return texts(names) if isinstance(names, list) else []

    def problem(self, path: Path, reason: Phrase, *, key: bool = False) -> ConfigProblem:
        """A problem at the value of a path, or at its key."""
        line, column, file = self.root.spot(path, key)
        return ConfigProblem(file or self.file, line, column, reason)
