"""A schema that is not written yet: its parts, the evidence for them, and its text as YAML."""

import json
import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from notelint.locale import in_language
from notelint.model.message import Language, Phrase, phrase
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.nfc import compose

Keys = tuple[tuple[str, Any], ...]
"""Keys of the schema language and their values (strings, numbers, lists, mappings), in order."""

ANY_SECTIONS: Keys = (("heading", {"level": "1..6"}), ("count", "*"))
"""The keys of a part that any number of sections match: for notes with nothing else in common."""


class PartDraft(NamedTuple):
    """A part to be written: its id, its other keys, its nested parts, and a comment or None."""

    id: str
    keys: Keys = ()
    parts: "tuple[PartDraft, ...]" = ()
    comment: Phrase | None = None


class SchemaDraft(NamedTuple):
    """A schema to be written. `keys` are written between `name` and `parts`."""

    name: str
    keys: Keys
    parts: tuple[PartDraft, ...]


ShareKind = Literal["title", "front_matter", "named", "source", "body", "subtitles"]


class Share(NamedTuple):
    """How many of `total` notes have a part or a field.

    `name` is the heading or the key as the notes have it, "" unless `kind` is "named". `depth` is
    the number of parts around it. `place` is what it is in the schema: a part's id,
    `front_matter`, or `front_matter.KEY` and `labels.KEY`.
    """

    kind: ShareKind
    name: str
    notes: int
    total: int
    place: str
    depth: int = 0


class InferredPart(NamedTuple):
    """A part, and the shares of it and the parts in it."""

    draft: PartDraft
    shares: tuple[Share, ...]


def presence(draft: SchemaDraft, place: str) -> Literal["required", "optional", "absent"]:
    """What a schema says of a part or a field: it is the schema that a report tells of."""
    group, dot, name = place.partition(".")
    keys = dict(draft.keys)
    if group in ("front_matter", "labels") and (dot or group in keys):
        fields = keys.get(group) or {}
        if not dot:
            return "required" if fields.get("required") else "optional"
        if name not in fields.get("fields", {}):
            return "absent"
        return "optional" if is_optional(fields["fields"][name]) else "required"
    part = next((part for part in walk_parts(draft.parts) if part.id == place), None)
    if part is None:
        return "absent"
    return "optional" if dict(part.keys).get("count") in ("?", "*") else "required"


def condition(draft: SchemaDraft, place: str) -> str:
    """The condition of a part or a field as a schema has it, "" for none: see `presence`."""
    group, _, name = place.partition(".")
    part = next((dict(part.keys) for part in walk_parts(draft.parts) if part.id == place), None)
    keys = part or dict(draft.keys).get(group, {}).get("fields", {}).get(name, {})
    when = keys.get("when") if isinstance(keys, dict) else None
    return flow(when).strip("{}") if when else ""


def is_optional(field: Any) -> bool:
    """Whether a field, as a schema has it, may be missing."""
    return field.endswith("?") if isinstance(field, str) else field.get("required") is False


def optional(field: Any) -> Any:
    """A field that may be missing, as a schema has it."""
    if isinstance(field, str):
        return f"{field.rstrip('?')}?"
    return {key: value for key, value in field.items() if key != "when"} | {"required": False}


def has_quotes(draft: SchemaDraft) -> bool:
    """Whether any part has quotes that are compared with another part."""
    return any("quotes" in dict(part.keys) for part in walk_parts(draft.parts))


def walk_parts(parts: "tuple[PartDraft, ...]") -> Iterator[PartDraft]:
    """All parts with those nested in them."""
    for part in parts:
        yield part
        yield from walk_parts(part.parts)


class Thresholds(NamedTuple):
    """Shares of the notes that decide an inference.

    A part that this share of the notes has is required from `required` on and in the schema at all
    from `optional` on. From `content` on, a kind of content is required. A mismatch of up to `rare`
    of the notes is tolerated as theirs; of more, the schema is relaxed.
    """

    required: float = 0.9
    optional: float = 0.1
    content: float = 0.97
    rare: float = 0.05


def comment(number: int, total: int) -> Phrase:
    """The evidence for a part: the number of notes that have it."""
    return phrase("in {number} of {total} notes", number=number, total=total)


LONGEST_ID = 40
NO_LETTER = re.compile(r"[^\w]+")


def identifier(text: str, used: set[str], otherwise: str = "part") -> str:
    """An id made of `text` that no other part has; it is added to `used`.

    Letters of any script and digits stay, the rest becomes `_`.
    """
    name = NO_LETTER.sub("_", compose(text).casefold()).strip("_")[:LONGEST_ID].strip("_")
    if not name.isidentifier():
        name = f"{otherwise}_{name}" if f"_{name}".isidentifier() and name else otherwise
    return unique(name, used)


def unique(name: str, used: set[str]) -> str:
    """A name, with a number if it is in use; it is added to `used`."""
    numbered, number = name, 2
    while numbered in used:
        numbered, number = f"{name}_{number}", number + 1
    used.add(numbered)
    return numbered


def schema_name(text: str, used: set[str]) -> str:
    """A name for a schema and its file: like `identifier`, with `-` between words."""
    return identifier(text, used, "notes").replace("_", "-")


def literal(text: str) -> str:
    """A text as a heading's pattern that matches just that text: braces doubled, no `/…/`."""
    if len(text) > 2 and text[0] == text[-1] == "/":
        return f"/{regex_of(text)}/"
    return text.replace("{", "{{").replace("}", "}}")


def regex_of(text: str) -> str:
    """A regular expression (RE2) that matches just a text."""
    return "".join(f"\\{letter}" if letter in r"\.+*?()|[]{}^$/" else letter for letter in text)


PLAIN = re.compile(r"[^\W\d_][\w.-]*(?: [\w.-]+)*")
"""Strings that YAML takes without quotation marks, if they are not `RESERVED`."""

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
RESERVED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan"})
UNSAFE = LazyPattern(
    r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Characters that YAML does not allow as they are, or takes for a line ending."""


def yaml_text(draft: SchemaDraft, language: Language = "en") -> str:
    """The schema file's text, its last line ended; comments are in `language`.

    Needs no YAML library.
    """
    lines = ["notelint: 1", f"name: {flow(draft.name)}"]
    for key, value in draft.keys:
        lines += _top_key(key, value)
    lines.append("parts:")
    for part in draft.parts:
        lines += _part(part, "  ", language)
    return "\n".join(lines) + "\n"


def _top_key(key: str, value: Any) -> Iterator[str]:
    """A key of the top level; a mapping of mappings gets a line for each entry."""
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


def _part(part: PartDraft, indent: str, language: Language) -> Iterator[str]:
    if part.comment:
        yield f"{indent}# {UNSAFE.sub(' ', in_language(part.comment, language))}"
    yield f"{indent}- id: {flow(part.id)}"
    for key, value in part.keys:
        yield f"{indent}  {key}: {flow(value)}"
    if part.parts:
        yield f"{indent}  parts:"
        for child in part.parts:
            yield from _part(child, indent + "    ", language)


def flow(value: Any, *, date: bool = False) -> str:  # noqa: PLR0911 - one for each kind
    """A value in flow style, on one line. With `date`, a string that is a date is not quoted."""
    if isinstance(value, dict):
        entries = (f"{flow(key)}: {flow(item, date=date)}" for key, item in value.items())
        return "{" + ", ".join(entries) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(item, date=date) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    if date and DATE.fullmatch(text):
        return text
    if PLAIN.fullmatch(text) and text.casefold() not in RESERVED:
        return text
    return UNSAFE.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
