"""What is read of a note: plain values in lists and mappings, each with its place in the source."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import NamedTuple, Union

from notelint.model.source import Position, Source, Span

Plain = str | int | float | bool | date | datetime | None


class Leaf(NamedTuple):
    """One value. `span` is None for what stands nowhere in the note, such as its file's name."""

    value: Plain
    span: Span | None = None


Node = Union[Leaf, "list[Node]", "dict[str, Node]"]
Data = Union[Plain, "list[Data]", "dict[str, Data]"]
NOTHING = Leaf(None)


def data_of(node: Node) -> Data:
    """The values without their places."""
    if isinstance(node, Leaf):
        return node.value
    if isinstance(node, list):
        return [data_of(one) for one in node]
    return {key: data_of(one) for key, one in node.items()}


def spans_of(node: Node, pointer: str = "") -> Iterator[tuple[str, Span]]:
    """Each value's JSON Pointer (RFC 6901) and its place, in the record's order."""
    if isinstance(node, Leaf):
        if node.value is not None and node.span is not None:
            yield pointer, node.span
    elif isinstance(node, list):
        for index, one in enumerate(node):
            yield from spans_of(one, f"{pointer}/{index}")
    else:
        for key, one in node.items():
            escaped = key.replace("~", "~0").replace("/", "~1")
            yield from spans_of(one, f"{pointer}/{escaped}")


def positions_of(node: Node, source: Source) -> "dict[str, Data]":
    """Where each value stands, by its JSON Pointer: lines and columns, the end exclusive."""
    place: Callable[[int], Position] = source.position
    return {
        pointer: {
            "line": place(span.start).line,
            "column": place(span.start).column,
            "end_line": place(span.end).line,
            "end_column": place(span.end).column,
        }
        for pointer, span in spans_of(node)
    }
