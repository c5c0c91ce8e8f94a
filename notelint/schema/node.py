"""A value of a YAML file that knows where it and all in it stand."""

from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.schema.errors import Path

if TYPE_CHECKING:
    from collections.abc import Mapping


class Node(NamedTuple):
    """A value and its place. `entries` of a mapping: by key, the key's place and the value.

    `file` is how messages name the file that it comes from: with `extends` there are several.
    """

    value: Any
    line: int
    column: int
    entries: "Mapping[str, tuple[int, int, Node]]"
    items: "tuple[Node, ...]" = ()
    file: str = ""

    def place(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at a path, or of its key.

        A step that leads nowhere is passed over: of a key that lacks, this is the place of the
        mapping, and of what a shorthand stands for, the shorthand's.
        """
        return self.spot(path, key)[:2]

    def spot(self, path: Path, key: bool = False) -> tuple[int, int, str]:
        """The same, with the file."""
        node, at = self, (self.line, self.column)
        for step in path:
            if isinstance(step, str) and step in node.entries:
                line, column, node = node.entries[step]
                at = (line, column)
            elif isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                at = (node.line, node.column)
        return (*(at if key else (node.line, node.column)), node.file)
