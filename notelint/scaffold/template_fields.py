"""The fields of a template: their types by what stands there as an example or a placeholder."""

import re
from collections.abc import Sequence
from typing import Any

from notelint.model.fields import FieldEntry, FieldValue
from notelint.scaffold.fields import type_of
from notelint.scaffold.openings import is_open

DATES = re.compile(r"[{<\[]*\s*(?:yyyy[-./]mm[-./]dd|date|날짜)\b.*", re.IGNORECASE)
CHOICE = re.compile(r"[{<\[]*\s*([\w가-힣 -]+(?:\s*[|/]\s*[\w가-힣 -]+)+)\s*[}>\]]*")
LONGEST = 30
LISTS = ("tags", "aliases", "cssclasses")
"""What Obsidian keeps as lists, in templates too, where they have no value yet."""


def of_entries(entries: Sequence[FieldEntry]) -> dict[str, Any]:
    """How the schema asks for each; a key without a sign has no name there."""
    return {
        entry.key: _of(entry.value, entry.key)
        for entry in entries
        if entry.key != "notelint" and entry.key.strip()
    }


def is_left_open(value: FieldValue) -> bool:
    """Whether a value is a placeholder, a choice, or none at all: a field's, no column's name."""
    text = str(value.scalar or "").strip()
    return not text or is_open(text) or bool(DATES.fullmatch(text) or CHOICE.fullmatch(text))


def _of(value: FieldValue, name: str) -> Any:  # noqa: PLR0911 - one for each kind
    """A type. A value left empty need not be written; a placeholder says what it stands for."""
    if value.kind == "mapping" and all(one.value.kind == "null" for one in value.entries):
        named = "".join(one.key for one in value.entries[:1])  # `{title}` without quotation marks
        return _of(FieldValue("text", f"{{{named}}}", value.span), name)
    if value.kind == "mapping":
        fields = of_entries(value.entries)
        return {"type": "mapping", "fields": fields} if fields else "mapping?"
    if value.kind == "list":
        return "list" if value.items else "list?"
    text = str(value.scalar or "").strip()
    if value.kind == "null" or not text:
        if name.casefold() in LISTS:
            return "list?"
        return "date?" if name.casefold() in ("date", "created", "updated", "날짜") else "string?"
    if DATES.fullmatch(text):
        return "date"
    choice = CHOICE.fullmatch(text)
    values = [one.strip() for one in re.split(r"[|/]", choice[1])] if choice else []
    if "|" in text and values and all(0 < len(one) <= LONGEST for one in values):
        return {"type": "enum", "values": list(dict.fromkeys(values))}
    return type_of([value]) or "string"
