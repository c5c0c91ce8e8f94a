"""The file name of a new note: by the schema's `new_name`, else by its pattern of file names."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from notelint.model.schema import Schema
from notelint.scaffold.sample import from_pattern
from notelint.scaffold.values import AgreedValues
from notelint.text.nfc import compose
from notelint.text.templates import FIELD, match_form

UNTITLED = "untitled"
"""In place of a title that is not known, or that has no letter for a file name."""

WIDTH = 4
"""Digits of a number where no earlier note shows how many there are."""

LONGEST = 150
"""Bytes of a title in a file name: with a date and a suffix it stays below 255, a usual limit."""

FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\/:*?\"<>|#^\[\]]+")
"""What a system, or Obsidian, does not allow in names."""

RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows gives to devices, whatever the suffix."""

NUMBER = re.compile(r"[0-9]{1,18}")
SUFFIXES = (".md", ".markdown")


class NextNumber(NamedTuple):
    """The number of the next note, and how many digits numbers have in file names."""

    number: int = 1
    width: int = WIDTH

    @property
    def padded(self) -> str:
        """The number as file names have it."""
        return str(self.number).zfill(self.width)


FIRST = NextNumber(width=1)


def file_title(title: str) -> str:
    """A title as a file name, without characters that a system does not allow."""
    text = " ".join(FORBIDDEN.sub(" ", compose(title)).split())
    text = text.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").strip(" .-_~")
    text = re.sub(r"\A\W+", "", text)
    text = text if text.isprintable() else ""
    return f"{text} note" if RESERVED.fullmatch(text) else text or UNTITLED


def slug(title: str) -> str:
    """A title in lower case with `-` between words: `Use X` is `use-x`. Letters of any script."""
    words = re.findall(r"\w+", compose(title).casefold().replace("'", "").replace("’", ""))
    text = "-".join(words).replace("_", "-")
    text = text.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").strip("-")
    return f"{text}-note" if RESERVED.fullmatch(text) else text or UNTITLED


def next_number(schema: Schema, names: Iterable[str]) -> NextNumber:
    """The number after the highest one among the file names of a folder."""
    numbers = [number for name in names for number in _numbers(schema, name)]
    if not numbers:
        return NextNumber() if schema.new_name else FIRST
    return NextNumber(max(map(int, numbers)) + 1, max(map(len, numbers)))


def _numbers(schema: Schema, name: str) -> Iterator[str]:
    """The number in a file name, by the schema's pattern or else by its `new_name`."""
    pattern = schema.file_name
    captures = match_form(pattern, name) or () if pattern else ()
    kinds = dict(pattern.captures) if pattern else {}
    found = [
        capture.text
        for capture in captures
        if (kinds.get(capture.name) == "integer" or capture.name == "number")
        and NUMBER.fullmatch(capture.text)
    ]
    if found:
        yield found[0]
    elif "{number}" in schema.new_name:
        before = FIELD.sub("", schema.new_name.partition("{number}")[0])
        if match := re.match(rf"{re.escape(before)}([0-9]{{1,18}})(?!\d|-\d\d-\d\d)", name):
            yield match[1]


def new_file_name(
    schema: Schema, values: AgreedValues, number: NextNumber, *, in_vault: bool = False
) -> str:
    """The name of a new note's file; "" if the schema has none and there is no title.

    `in_vault`: a name of which the schema says nothing is the title, as in Obsidian.
    """
    if schema.new_name:
        fields = {
            "title": file_title(values.title),
            "slug": slug(values.title),
            "date": values.today,
            "number": number.padded,
        }
        return FIELD.sub(lambda match: fields[match[1]], schema.new_name)
    pattern = schema.file_name
    if pattern is None:
        stem = (file_title if in_vault else slug)(values.title)
        return f"{stem}.md" if values.title else ""
    groups = {name: values.captured(f"file.{name}", kind) for name, kind in pattern.captures}
    for name, kind in pattern.captures:
        if kind == "integer" or name == "number":
            groups[name] = number.padded
        elif values.title and kind in ("string", "word", "slug"):
            groups[name] = (
                file_title(values.title)
                if kind == "string" and name != "slug"
                else slug(values.title)
            )
    return _with_suffix(schema, from_pattern(pattern, groups) or "")


def _with_suffix(schema: Schema, name: str) -> str:
    """A name with the suffix of Markdown, if the pattern leaves the suffix open."""
    if not name or name.endswith(SUFFIXES) or schema.file_name is None:
        return name
    suffixed = (f"{name}{suffix}" for suffix in SUFFIXES)
    return next((each for each in suffixed if match_form(schema.file_name, each)), name)
