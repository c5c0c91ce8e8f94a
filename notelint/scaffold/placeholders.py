"""What a template leaves open: `{title}`, `<name>`, `[short title]`, `YYYY-MM-DD`, `...`."""

import re
from collections.abc import Sequence
from typing import Any

from notelint.model.fields import FieldEntry, FieldValue
from notelint.model.note import Note
from notelint.model.source import Source
from notelint.parse import parse
from notelint.scaffold.draft import literal
from notelint.scaffold.fields import type_of

OPEN = re.compile(
    r"""
    \{\{[^{}\n]*\}\}            # {{title}}
  | \{[^{}\n]*\}                # {short title}
  | <[^<>\n]+>                  # <short title>
  | \[[^\[\]\n]*\](?!\()        # [short title]
  | \bYYYY[-./]?MM[-./]?DD\b | \bN{2,}\b | \bX{2,}\b
  | \.\.\.|…
    """,
    re.VERBOSE,
)
DATE = re.compile(r"YYYY([-./]?)MM\1DD")
WORD = re.compile(r"[^\w]+")
WHOLE = re.compile(r"(?:sub)?title|name|제목|이름|タイトル|标题", re.IGNORECASE)
ASKS = re.compile(
    r"\b(?:title|headline|goes here)\b|제목(?:을|\s*$)|입력하|작성하세요|적으세요|쓰세요"
    r"|タイトル|題名|表題|标题|標題",
    re.IGNORECASE,
)
"""Words of a heading that say what to write there."""

OPTIONAL = re.compile(r"[(\[（]\s*(?:optional|선택(?:\s*사항)?|任意|可选)\s*[)\]）]", re.IGNORECASE)
REMOVABLE = re.compile(
    r"\boptional\b|선택 ?사항|생략 ?가능|may be (?:removed|left out)", re.IGNORECASE
)


def is_open(text: str) -> bool:
    """Whether a heading is not to be kept as it stands."""
    bare = without_remark(text)
    return not bare.strip() or bool(OPEN.search(bare)) or bool(WHOLE.fullmatch(bare))


def is_placeholder(text: str) -> bool:
    """Whether a title is one to be replaced: it leaves something open, or says what to write."""
    return is_open(text) or bool(ASKS.search(text))


def title_of(note: Note) -> str:
    """The first heading, if it is a note's title by its level; or ""."""
    first = next(note.walk_sections(), None)
    return first.title if first and first.level == 1 else ""


def title_forms(text: str) -> list[str]:
    """The forms of titles that stand where a template has this one: any title will do.

    What is left open by signs (`NNNN`, `{number}`) is captured where a title has it; words that
    say what to write stand for those that are written.
    """
    pieces: list[str] = []
    taken: set[str] = set()
    at = 0
    bare = without_remark(text)
    for match in (*OPEN.finditer(bare), None):
        stretch = bare[at : match.start()] if match else bare[at:]
        pieces.append(_asked(stretch, taken) if ASKS.search(stretch) else literal(stretch))
        if match:
            pieces.append(_field(match[0], taken))
            at = match.end()
    form = "".join(pieces)
    said = re.search(r"\w", re.sub(r"\{[^{}]*\}", "", form))
    return [form, "{title}"] if taken and (said or len(taken) > 1 or "date:" in form) else []


def _asked(stretch: str, taken: set[str]) -> str:
    """A stretch of words that say what to write, as a field; what parts it from others stays."""
    start = len(stretch) - len(stretch.lstrip(" :：-–—.|/"))
    end = len(stretch.rstrip(" :：-–—.|/"))
    return f"{literal(stretch[:start])}{_field('title', taken)}{literal(stretch[end:])}"


def is_optional(text: str, comments: Sequence[str]) -> bool:
    """Whether a heading, or a comment below it, says that it may be left out."""
    return bool(OPTIONAL.search(text)) or any(REMOVABLE.search(one) for one in comments)


def without_remark(text: str) -> str:
    """A heading without the remark that it is optional."""
    return " ".join(OPTIONAL.sub(" ", text).split()) or text


def as_form(text: str) -> str:
    """A heading with what it leaves open as named fields; "" if nothing else is left of it."""
    text = without_remark(text)
    pieces: list[str] = []
    taken: set[str] = set()
    at = 0
    for match in OPEN.finditer(text):
        pieces.append(literal(text[at : match.start()]))
        pieces.append(_field(match[0], taken))
        at = match.end()
    pieces.append(literal(text[at:]))
    said = "".join(pieces[::2])
    return "".join(pieces) if re.search(r"\w", said) or len(taken) > 1 else _dated(pieces)


def _dated(pieces: Sequence[str]) -> str:
    """A heading that is a date alone still has a form."""
    whole = "".join(pieces)
    return whole if "date:" in whole else ""


def _field(found: str, taken: set[str]) -> str:
    date = DATE.fullmatch(found.strip("{}<>[] "))
    kind = "string"
    name = WORD.sub("_", found.casefold()).strip("_") or "text"
    if date:
        sign = date[1]
        name, kind = "date", "date" if sign == "-" else f"%Y{sign}%m{sign}%d"
    elif re.fullmatch(r"n{2,}|x{2,}|number|no|번호", name):
        name, kind = "number", "integer"
    if not name.isidentifier():
        name = f"field_{name}" if f"field_{name}".isidentifier() else "text"
    unique, number = name, 2
    while unique in taken:
        unique, number = f"{name}_{number}", number + 1
    taken.add(unique)
    return f"{{{unique}:{kind}}}" if kind != "string" else f"{{{unique}}}"


# Templates that another program fills in: `title: {{title}}` in their front matter.
#
# As YAML that is a mapping whose key is a mapping, which nobody means who writes it for Obsidian.

VALUE = re.compile(r"^([^\s#][^:\n]*:[ \t]+)\{\{([^{}\"\\\n]*)\}\}(?=[ \t]*$)", re.MULTILINE)


def quoted(note: Note) -> Note:
    """The template with such values as texts: `"{title}"`. Places stay the same."""
    front = note.front_matter
    if not front or not VALUE.search(front.body):
        return note
    body = VALUE.sub(r'\1"{\2}"', front.body)
    return parse(Source.of(note.source.path, note.source.text.replace(front.body, body, 1)))


# The fields of a template: their types by what stands there as an example or a placeholder.

DATES = re.compile(r"[{<\[]*\s*(?:yyyy[-./]mm[-./]dd|date|날짜)\b.*", re.IGNORECASE)
CHOICE = re.compile(r"[{<\[]*\s*([\w가-힣 -]+(?:\s*[|/]\s*[\w가-힣 -]+)+)\s*[}>\]]*")
LONGEST = 30
LISTS = ("tags", "aliases", "cssclasses")
"""What Obsidian keeps as lists, in templates too, where they have no value yet."""


def example_fields(entries: Sequence[FieldEntry]) -> dict[str, Any]:
    """How the schema asks for each; a key without a sign has no name there."""
    return {
        entry.key: _field_type(entry.value, entry.key)
        for entry in entries
        if entry.key != "notelint" and entry.key.strip()
    }


def is_left_open(value: FieldValue) -> bool:
    """Whether a value is a placeholder, a choice, or none at all: a field's, no column's name."""
    text = str(value.scalar or "").strip()
    return not text or is_open(text) or bool(DATES.fullmatch(text) or CHOICE.fullmatch(text))


def _field_type(value: FieldValue, name: str) -> Any:  # noqa: PLR0911 - one for each kind
    """A type. A value left empty need not be written; a placeholder says what it stands for."""
    if value.kind == "mapping" and all(one.value.kind == "null" for one in value.entries):
        named = "".join(one.key for one in value.entries[:1])  # `{title}` without quotation marks
        return _field_type(FieldValue("text", f"{{{named}}}", value.span), name)
    if value.kind == "mapping":
        fields = example_fields(value.entries)
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
