"""Labelled fields written down, in the shape that the schema asks."""

from collections.abc import Iterator, Sequence
from typing import Any

from notelint.model.schema import Field, Shape
from notelint.scaffold.values import shown, toml_lines


def label_lines(pairs: Sequence[tuple[Field, Any]], shapes: Sequence[Shape]) -> Iterator[str]:
    """One block with all the fields."""
    if not pairs:
        return
    shape = shapes[0] if shapes else "list"
    texts = [(field.name, shown(value)) for field, value in pairs]
    if shape == "toml":
        lines = toml_lines({field.name: value for field, value in pairs})
        yield "\n".join(["```toml", *lines, "```"])
    elif shape == "table":
        rows = [f"| {name} | {value} |" for name, value in texts]
        yield "\n".join(["|  |  |", "| --- | --- |", *rows])
    else:
        form = {"list": "- {}: {}", "quote": "> - {}: {}", "definition": "[#]: {}: ({})"}
        yield "\n".join(form.get(shape, "{}: {}").format(name, value) for name, value in texts)
