"""What a draft is: a schema file not yet written, as plain data."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from notelint.model.finding import Words
from notelint.text.normalization_steps import compose

Keys = tuple[tuple[str, Any], ...]
"""Keys of the schema language with their values (texts, numbers, lists, mappings), in order."""


class PartDraft(NamedTuple):
    """A part to be written: its id, its other keys, its nested parts, and a remark for readers."""

    id: str
    keys: Keys = ()
    parts: "tuple[PartDraft, ...]" = ()
    remark: str = ""


class SchemaDraft(NamedTuple):
    """A schema to be written. `keys` stand between `name` and `parts`."""

    name: str
    keys: Keys
    parts: tuple[PartDraft, ...]


TITLE = Words("title", "제목")
FRONT_MATTER = Words("front matter", "머리말(front matter)")


class Share(NamedTuple):
    """In how many notes something stands: a line of the report. `depth` is how far it nests.

    `title` is a heading or a key as the notes have it, or what has no name of its own there.
    """

    title: str | Words
    notes: int
    of: int
    verdict: str
    depth: int = 0


class Thresholds(NamedTuple):
    """Shares of the notes that decide.

    From `required` on a part is required, from `optional` on it is named at all. From `content`
    on it is asked that a part holds what it holds. What more than `rare` of the notes do is no
    departure.
    """

    required: float = 0.9
    optional: float = 0.1
    content: float = 0.97
    rare: float = 0.05


# Ids for parts, made of what their headings say, and headings as a schema writes them.

LONGEST_ID = 40
NO_LETTER = re.compile(r"[^\w]+")


def identifier(text: str, taken: set[str], otherwise: str = "part") -> str:
    """A name for `text` that no other part has; it is put into `taken`.

    Letters of any script and digits stay, the rest becomes `_`.
    """
    name = NO_LETTER.sub("_", compose(text).casefold()).strip("_")[:LONGEST_ID].strip("_")
    if not name.isidentifier():
        name = f"{otherwise}_{name}" if f"_{name}".isidentifier() and name else otherwise
    unique, number = name, 2
    while unique in taken:
        unique, number = f"{name}_{number}", number + 1
    taken.add(unique)
    return unique


def literal(text: str) -> str:
    """A heading's text as a form that means just it: braces doubled, no `/…/`."""
    written = text.replace("{", "{{").replace("}", "}}")
    if len(text) > 2 and text[0] == text[-1] == "/":
        return f"/{pattern_of(text)}/"
    return written


def pattern_of(text: str) -> str:
    """A regular expression (RE2) that means just a text."""
    return "".join(f"\\{letter}" if letter in r"\.+*?()|[]{}^$/" else letter for letter in text)


def schema_name(text: str, taken: set[str]) -> str:
    """A name for a schema, and for its file: as `identifier`, with `-` between words."""
    return identifier(text, taken, "notes").replace("_", "-")


# Writes a draft as YAML that people like to read. It needs no YAML library.

PLAIN = re.compile(r"[^\W\d_][\w.-]*(?: [\w.-]+)*")
"""Texts that need no quotation marks, if they are not `SPOKEN`."""

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
SPOKEN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan"})
UNSAFE = re.compile(
    r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML does not take as it is, or takes for the end of a line."""


def yaml_text(draft: SchemaDraft) -> str:
    """The schema file's text; it ends with a line end."""
    lines = ["notelint: 1", f"name: {flow(draft.name)}"]
    for key, value in draft.keys:
        lines += _entry(key, value)
    lines.append("parts:")
    for part in draft.parts:
        lines += _part(part, "  ")
    return "\n".join(lines) + "\n"


def _part(part: PartDraft, indent: str) -> Iterator[str]:
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
