"""What a template leaves open: `{title}`, `<name>`, `[short title]`, `YYYY-MM-DD`, `...`."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from notelint.model.fields import FieldEntry, FieldValue
from notelint.model.note import Note
from notelint.model.source import Source
from notelint.parse import parse
from notelint.scaffold.draft import literal, unique
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
WHOLE = re.compile(
    r"[(（][^()（）\n]+[)）]"  # (기사 제목)
    r"|(?:여기에|이곳에)\s.+|(?:write|put|insert|add|enter)\b.+\bhere\b.*",
    re.IGNORECASE,
)
"""A whole heading in parentheses, or that says what to write in its place."""

NO_WORD = re.compile(r"[^\w]+")
GENERIC = re.compile(r"(?:sub)?title|name|제목|이름|タイトル|标题", re.IGNORECASE)
INSTRUCTION = re.compile(
    r"\b(?:title|headline|goes here)\b|제목(?:을|\s*$)|입력하|작성하세요|적으세요|쓰세요"
    r"|タイトル|題名|表題|标题|標題",
    re.IGNORECASE,
)
"""Words of a heading that say what to write there."""

SEPARATORS = " :：-–—.|/"
OPTIONAL = re.compile(r"[(\[（]\s*(?:optional|선택(?:\s*사항)?|任意|可选)\s*[)\]）]", re.IGNORECASE)
REMOVABLE = re.compile(
    r"\boptional\b|선택 ?사항|생략 ?가능|may be (?:removed|left out)", re.IGNORECASE
)


def title_of(note: Note) -> str:
    """The first heading, if it is of level 1; else ""."""
    first = next(note.walk_sections(), None)
    return first.title if first and first.level == 1 else ""


def is_open(text: str) -> bool:
    """Whether a heading is to be filled in by copies of the template."""
    bare = without_remark(text)
    return _is_wholly_open(bare) or bool(OPEN.search(bare))


def _is_wholly_open(bare: str) -> bool:
    """Whether nothing of a heading, without a remark, is to stay."""
    bare = bare.strip()
    return not bare or bool(WHOLE.fullmatch(bare) or GENERIC.fullmatch(bare))


def is_placeholder(text: str) -> bool:
    """Whether a title is to be replaced: it leaves something open, or says what to write."""
    return is_open(text) or bool(INSTRUCTION.search(text))


def is_optional(text: str) -> bool:
    """Whether a heading says that it may be left out."""
    return bool(OPTIONAL.search(text))


def makes_optional(comment: str) -> bool:
    """Whether a comment says that a heading may be left out."""
    return bool(REMOVABLE.search(comment))


def without_remark(text: str) -> str:
    """A heading without the remark that it is optional."""
    return " ".join(OPTIONAL.sub(" ", text).split()) or text


def title_patterns(text: str) -> list[str]:
    """The patterns of titles in place of a template's title; none if any title will do.

    What signs leave open (`NNNN`, `{number}`) becomes a field; so do words that say what to write.
    A title without these fields matches the last pattern.
    """
    names: set[str] = set()
    pattern = "".join(
        _field(piece, names)
        if is_field
        else _instruction(piece, names)
        if INSTRUCTION.search(piece)
        else literal(piece)
        for piece, is_field in _pieces(without_remark(text))
    )
    fixed = re.search(r"\w", re.sub(r"\{[^{}]*\}", "", pattern))
    telling = names and (fixed or len(names) > 1 or "date:" in pattern)
    return [pattern, "{title}"] if telling else []


def title_pieces(text: str, title: str, today: str) -> Iterator[tuple[str, str]]:
    """The pieces of a template's title, each with what a note has instead: the title, the date.

    An unknown title ("") leaves its pieces as they are, and so does any other placeholder.
    """
    if _is_wholly_open(without_remark(text)):
        yield text, title or text
        return
    for piece, is_field in _pieces(text):
        bare = piece.strip("{}<>[] ")
        if not is_field and INSTRUCTION.search(piece):
            words = piece.strip(SEPARATORS)
            yield piece, piece.replace(words, title or words)
        elif is_field and (INSTRUCTION.search(piece) or GENERIC.fullmatch(bare)):
            yield piece, title or piece
        elif is_field and (date := DATE.fullmatch(bare)):
            yield piece, today.replace("-", date[1])
        else:
            yield piece, piece


def heading_pattern(text: str) -> str:
    """A heading as a pattern with a field for what it leaves open; "" if nothing else is left."""
    if _is_wholly_open(without_remark(text)):
        return ""
    names: set[str] = set()
    pieces = list(_pieces(without_remark(text)))
    pattern = "".join(
        _field(piece, names) if is_field else literal(piece) for piece, is_field in pieces
    )
    fixed = "".join(piece for piece, is_field in pieces if not is_field)
    telling = re.search(r"\w", fixed) or len(names) > 1 or "date:" in pattern
    return pattern if telling else ""


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text, and whether each is left open."""
    end = 0
    for match in OPEN.finditer(text):
        yield text[end : match.start()], False
        yield match[0], True
        end = match.end()
    yield text[end:], False


def _instruction(piece: str, names: set[str]) -> str:
    """Words that say what to write as a field; the separators around them stay."""
    start = len(piece) - len(piece.lstrip(SEPARATORS))
    end = len(piece.rstrip(SEPARATORS))
    return f"{literal(piece[:start])}{_field('title', names)}{literal(piece[end:])}"


def _field(placeholder: str, names: set[str]) -> str:
    """A placeholder as a named field of a pattern; its name is added to `names`."""
    name, kind = NO_WORD.sub("_", placeholder.casefold()).strip("_") or "text", ""
    if date := DATE.fullmatch(placeholder.strip("{}<>[] ")):
        separator = date[1]
        name, kind = "date", "date" if separator == "-" else f"%Y{separator}%m{separator}%d"
    elif re.fullmatch(r"n{2,}|x{2,}|number|no|번호", name):
        name, kind = "number", "integer"
    if not name.isidentifier():
        name = f"field_{name}" if f"field_{name}".isidentifier() else "text"
    name = unique(name, names)
    return f"{{{name}:{kind}}}" if kind else f"{{{name}}}"


UNQUOTED = re.compile(r"^([^\s#][^:\n]*:[ \t]+)\{\{([^{}\"\\\n]*)\}\}(?=[ \t]*$)", re.MULTILINE)


def with_quoted_placeholders(note: Note) -> Note:
    """A template whose front matter has `"{title}"` in place of `{{title}}`; offsets stay the same.

    Templates for programs like Obsidian have `title: {{title}}`, which YAML takes for a mapping
    whose key is a mapping.
    """
    front = note.front_matter
    if not front or not UNQUOTED.search(front.body):
        return note
    body = UNQUOTED.sub(r'\1"{\2}"', front.body)
    return parse(Source.of(note.source.path, note.source.text.replace(front.body, body, 1)))


DATE_VALUE = re.compile(r"[{<\[]*\s*(?:yyyy[-./]mm[-./]dd|date|날짜)\b.*", re.IGNORECASE)
CHOICE = re.compile(r"[{<\[]*\s*([\w가-힣 -]+(?:\s*[|/]\s*[\w가-힣 -]+)+)\s*[}>\]]*")
LONGEST_OPTION = 30
LISTS = ("tags", "aliases", "cssclasses")
"""Properties that Obsidian keeps as lists, also in templates, where they are empty."""

DATES = ("date", "created", "updated", "날짜")


def example_fields(entries: Sequence[FieldEntry]) -> dict[str, Any]:
    """Fields of a template as a schema has them, by their names."""
    return {
        entry.key: _field_type(entry.value, entry.key.casefold())
        for entry in entries
        if entry.key != "notelint" and entry.key.strip()
    }


def is_open_value(value: FieldValue) -> bool:
    """Whether a value is a placeholder, a choice or blank: a field's, and no column's name."""
    text = str(value.scalar or "").strip()
    return not text or is_open(text) or bool(DATE_VALUE.fullmatch(text) or CHOICE.fullmatch(text))


def _field_type(value: FieldValue, name: str) -> Any:  # noqa: PLR0911 - one for each kind
    """A field by its example. Optional if that is blank; a placeholder says what it is for."""
    if value.kind == "mapping" and all(entry.value.kind == "null" for entry in value.entries):
        key = "".join(entry.key for entry in value.entries[:1])  # `{title}` without quotation marks
        return _field_type(FieldValue("text", f"{{{key}}}", value.span), name)
    if value.kind == "mapping":
        fields = example_fields(value.entries)
        return {"type": "mapping", "fields": fields} if fields else "mapping?"
    if value.kind == "list":
        return "list" if value.items else "list?"
    text = str(value.scalar or "").strip()
    if value.kind == "null" or not text:
        return "list?" if name in LISTS else "date?" if name in DATES else "string?"
    if DATE_VALUE.fullmatch(text):
        return "date"
    choice = CHOICE.fullmatch(text)
    options = [option.strip() for option in re.split(r"[|/]", choice[1])] if choice else []
    if "|" in text and options and all(0 < len(option) <= LONGEST_OPTION for option in options):
        return {"type": "enum", "values": list(dict.fromkeys(options))}
    return type_of([value]) or "string"
