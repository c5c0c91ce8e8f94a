"""How the record of a schema's notes looks as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from notelint.model.schema import Fields, Part, Schema
from notelint.records.layout import (
    Capture,
    ItemLayout,
    Layout,
    form_captures,
    free_key,
    item_layout,
    layout,
)


class Shape(NamedTuple):
    """The keys of a record, "" for what its notes have not; the layouts of all parts by their id.

    A part's id is its key. What a record has besides gets a `_` where a part has its name.
    """

    schema: Schema
    path: str
    name: str
    file: str
    front_matter: str
    labels: str
    tags: str
    positions: str
    captured: tuple[Capture, ...]
    parts: Mapping[str, Layout]
    items: Mapping[str, ItemLayout]


def shape_of(schema: Schema) -> Shape:
    """The shape of a schema's records."""
    every = list(_every(schema.parts))
    ids = frozenset(part.id for part in every)
    taken = {part.id for part in schema.parts}
    captured = form_captures(schema.file_name, set())
    front = schema.front_matter
    return Shape(
        schema=schema,
        path=free_key("path", taken),
        name=free_key("schema", taken),
        file=free_key("file", taken) if captured else "",
        front_matter=free_key("front_matter", taken) if front and has_fields(front) else "",
        labels=free_key("labels", taken) if schema.labels and schema.labels.fields else "",
        tags=free_key("tags", taken) if schema.tags else "",
        positions=free_key("positions", taken),
        captured=captured,
        parts={part.id: layout(part, ids) for part in every},
        items={part.id: item_layout(part) for part in every if part.holds != "link"},
    )


def has_fields(fields: Fields) -> bool:
    """Whether a place has anything that a record could hold."""
    return bool(fields.fields) or fields.extras == "allow"


def may_lack(fields: Fields) -> bool:
    """Whether a note that conforms may be without the place itself."""
    return not fields.required and not any(one.required and not one.when for one in fields.fields)


def _every(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _every(part.parts)
