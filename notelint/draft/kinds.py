"""The types of fields and the forms of file names, read off their values."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

FEW, MANY = 8, 20
"""An enum has at most so many values, in at least so many notes."""

ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
URL = re.compile(r"https?://\S+")
SURE = 0.98
"""The share of values that must be of a type for it to be asked."""

DATED = re.compile(r"\d{4}-\d{2}-\d{2}-\S+")
NUMBERED = re.compile(r"\d+-\S+")
SERIAL = re.compile(r"([^\W\d_][\w]*-)\d+")


def field(values: Sequence[Any], required: bool) -> Any:
    """How the schema asks for a field that has these values: `date`, `"url?"`, a mapping."""
    there = [value for value in values if value is not None and value != ""]
    empty = len(values) - len(there)
    required = required and not empty
    kind = type_of(there)
    spoken = [value for value in there if isinstance(value, str)]
    counts = Counter(spoken)
    if (
        kind == "string"
        and len(there) >= MANY
        and len(counts) <= FEW
        and len(spoken) == len(there)
        and all(len(value) <= 40 and "\n" not in value for value in counts)
    ):
        wanted: dict[str, Any] = {
            "type": "enum",
            "values": [one for one, _ in counts.most_common()],
        }
        return wanted if required else wanted | {"required": False}
    return kind if required else kind + "?"


def type_of(values: Sequence[Any]) -> str:
    """The narrowest type that nearly all values have, `string` where none fits."""
    if not values:
        return "string"
    found = Counter(_type(value) for value in values)
    if found["integer"] and found["number"]:
        found["number"] += found.pop("integer")
    kind, number = found.most_common(1)[0]
    return kind if number >= SURE * len(values) else "string"


def _type(value: Any) -> str:
    kinds: tuple[tuple[type, str], ...] = (
        (bool, "boolean"),
        (int, "integer"),
        (float, "number"),
        (datetime, "datetime"),
        (date, "date"),
        (list, "list"),
        (dict, "mapping"),
    )
    for type_, name in kinds:
        if isinstance(value, type_):
            return name
    text = str(value).strip()
    if ISO.fullmatch(text) and _real(text):
        return "date"
    return "url" if URL.fullmatch(text) else "string"


def _real(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def file_form(names: Sequence[str], share: float = 0.95) -> str:
    """The form that nearly all file names have, such as `{date:date}-{slug}.md`; "" for none."""
    least = share * len(names)
    stems = [name.rpartition(".")[0] for name in names]
    ends = Counter(name.rpartition(".")[2] for name in names)
    if not names or len(ends) > 1:
        return ""
    end = next(iter(ends))
    if sum(bool(DATED.fullmatch(one)) and _real(one[:10]) for one in stems) >= least:
        return f"{{date:date}}-{{slug}}.{end}"
    if sum(bool(NUMBERED.fullmatch(one)) for one in stems) >= least:
        return f"{{number:integer}}-{{slug}}.{end}"
    prefixes = Counter(match[1] for one in stems if (match := SERIAL.fullmatch(one)))
    if prefixes and prefixes.most_common(1)[0][1] >= least:
        return f"{prefixes.most_common(1)[0][0]}{{number:integer}}.{end}"
    return ""
