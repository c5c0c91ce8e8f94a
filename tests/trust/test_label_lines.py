"""Lines of a stranger that look like labels: no run of signs is looked at again and again."""

from collections.abc import Callable
from typing import Any

import pytest

from notelint.fields.inline_fields import read_inline_fields
from notelint.model.schema_fields import Field, FieldGroup
from notelint.model.source import Source
from notelint.parse import parse

LONG = 200_000
ASKED = FieldGroup((Field("Status"), Field("Date")))
LINES = {
    "spaces": "Status: x" + " " * LONG + "y",
    "spaces and bars": "Status: " + " |" * LONG + "y",
    "bars": "Status: " + "|" * LONG + "y",
    "dots": "Status: " + " ·" * LONG + "y",
    "semicolons": "Status: " + ";" * LONG + " " * LONG + "y",
    "commas": "Status: " + ", " * LONG + "y",
    "labels": "Status: x | " * (LONG // 20),
    "bold labels": "**Status:** x " * (LONG // 100),
    "links": "Status: " + "[a](b), " * (LONG // 100),
    "a definition without a colon": "[#]: a" + " " * LONG,
    "a definition without an end": "[#]: a: (" + "(" * LONG,
    "no label": "a" + " " * LONG + "b",
}


def number_of_labels(text: str) -> int:
    note = parse(Source.of("a.md", text))
    return len(read_inline_fields(note.blocks, note, ASKED).entries)


@pytest.mark.parametrize("name", LINES)
def test_a_long_line_of_labels_ends(name: str, ends: Callable[..., Any]) -> None:
    assert ends(number_of_labels, LINES[name]) <= LONG
