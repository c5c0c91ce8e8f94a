"""Writes a draft as YAML that people like to read. It needs no YAML library."""

import json
import re
from collections.abc import Iterator
from typing import Any

from notelint.scaffold.model import Draft, DraftPart

PLAIN = re.compile(r"[^\W\d_][\w.-]*(?: [\w.-]+)*")
"""Texts that need no quotation marks, if they are not `SPOKEN`."""

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
SPOKEN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan"})
UNSAFE = re.compile(
    r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML does not take as it is, or takes for the end of a line."""


def yaml_text(draft: Draft) -> str:
    """The schema file's text; it ends with a line end."""
    lines = ["notelint: 1", f"name: {flow(draft.name)}"]
    for key, value in draft.keys:
        lines += _entry(key, value)
    lines.append("parts:")
    for part in draft.parts:
        lines += _part(part, "  ")
    return "\n".join(lines) + "\n"


def _part(part: DraftPart, indent: str) -> Iterator[str]:
    if part.remark:
        yield f"{indent}# {_comment(part.remark)}"
    yield f"{indent}- id: {flow(part.id)}"
    for key, value in part.keys:
        yield f"{indent}  {key}: {flow(value)}"
    if part.parts:
        yield f"{indent}  parts:"
        for child in part.parts:
            yield from _part(child, indent + "    ")


def _entry(key: str, value: Any) -> Iterator[str]:
    """A key of the top level; a mapping of mappings gets a line for each."""
    if not isinstance(value, dict) or not value:
        yield f"{key}: {flow(value)}"
        return
    yield f"{key}:"
    for name, inner in value.items():
        if isinstance(inner, dict) and inner:
            yield f"  {flow(name)}:"
            yield from (f"    {flow(field)}: {flow(wanted)}" for field, wanted in inner.items())
        else:
            yield f"  {flow(name)}: {flow(inner)}"


def flow(value: Any, *, date: bool = False) -> str:  # noqa: PLR0911 - one for each kind
    """A value in flow style, on one line. With `date` a text that is a date stands as it is."""
    if isinstance(value, dict):
        inside = (f"{flow(key)}: {flow(one, date=date)}" for key, one in value.items())
        return "{" + ", ".join(inside) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(one, date=date) for one in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    if date and DATE.fullmatch(text):
        return text
    if PLAIN.fullmatch(text) and text.casefold() not in SPOKEN:
        return text
    return UNSAFE.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _comment(text: str) -> str:
    return UNSAFE.sub(" ", text)
