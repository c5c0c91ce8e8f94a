"""Edits that put marks around a passage, or add a passage to a list."""

from notelint.model.finding import Edit
from notelint.model.message import Phrase, phrase
from notelint.model.source import Source, Span
from notelint.model.text import MarkKind, Text
from notelint.text.edits.lines import line_ending
from notelint.text.emphasis import flanks
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.spans import trimmed

DELIMITERS: dict[MarkKind, str] = {"strong": "**", "em": "*", "code": "`", "strike": "~~"}
NAMES: dict[MarkKind, Phrase] = {
    "strong": phrase("bold"),
    "em": phrase("italics"),
    "code": phrase("code"),
    "strike": phrase("strikethrough"),
}
"""What readers call a mark."""

SPECIAL = LazyPattern(r"[*_`\[\]<>&\\|~]")
"""Characters with a meaning in Markdown."""

BLOCK = LazyPattern(r"(?:[-+]|#{1,6}|\d{1,9}[.)])(?:\s|$)|[-=]+$|(?:- ?){3}")
"""What begins a list, a heading or a thematic break where an item's text should."""

LIST_MARKER = LazyPattern(r"[ \t]*([-*+]|\d{1,9}[.)])[ \t]+")


def mark_passage(
    source: Source, text: Text, start: int, end: int, kind: MarkKind
) -> tuple[Edit, ...]:
    """The edits that mark rendered `[start, end)`; empty where CommonMark would not render them.

    They add nothing but delimiters: a passage over several blocks, with marks or links of its own,
    or beside letters is left to its author.
    """
    plain = text.plain
    start, end = trimmed(plain, start, end)
    span = text.span(start, end)
    written = source.slice(span)
    if not written or "\n\n" in written or "\r" in written or SPECIAL.search(written):
        return ()
    if any(mark.start < end and start < mark.end for mark in text.marks):
        return ()
    if written != plain[start:end]:
        return ()
    before = source.text[span.start - 1] if span.start else " "
    after = source.text[span.end] if span.end < len(source.text) else " "
    if kind != "code" and not (flanks(before, written[0]) and flanks(after, written[-1])):
        return ()
    delimiter = DELIMITERS[kind]
    if before == delimiter[0] or after == delimiter[0]:
        return ()
    return Edit(Span(span.start, span.start), delimiter), Edit(Span(span.end, span.end), delimiter)


def append_list_item(source: Source, last: Span, passage: str) -> tuple[Edit, ...]:
    """The edit that adds a passage after a list's last item; empty if it is not a plain list."""
    line = source.position(last.start).line
    marker = LIST_MARKER.match(source.line(line))
    words = " ".join(passage.split())
    if not marker or not words or SPECIAL.search(words) or BLOCK.match(words):
        return ()
    written = marker[0]
    if marker[1][0].isdigit():
        written = written.replace(marker[1][:-1], str(int(marker[1][:-1]) + 1), 1)
    end = source.position(last.end).line
    at = source.ends[end - 1]
    return (Edit(Span(at, at), f"{line_ending(source)}{written}{words}"),)
