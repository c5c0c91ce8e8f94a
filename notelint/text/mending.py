"""Edits that put marks around a passage, or a passage into a list."""

import re
import unicodedata

from notelint.model.finding import Edit
from notelint.model.note import MarkKind, Text
from notelint.model.source import Source, Span

SIGNS: dict[MarkKind, str] = {"strong": "**", "em": "*", "code": "`", "strike": "~~"}
"""What stands on either side of a marked stretch."""

ESCAPED = re.compile(r"[*_`\[\]<>&\\|~]")
MARKER = re.compile(r"[ \t]*([-*+]|\d{1,9}[.)])[ \t]+")


def mark_passage(
    source: Source, text: Text, start: int, end: int, kind: MarkKind
) -> tuple[Edit, ...]:
    """The edits that mark rendered `[start, end)`; none where CommonMark would not render them.

    Nothing but the signs is added: a passage over several blocks, one that has marks or links of
    its own, or that leans on letters, is left to its author.
    """
    plain = text.plain
    while start < end and plain[start].isspace():
        start += 1
    while start < end and plain[end - 1].isspace():
        end -= 1
    span = text.span(start, end)
    written = source.slice(span)
    if not written or "\n\n" in written or "\r" in written or ESCAPED.search(written):
        return ()
    if any(one.start < end and start < one.end for one in text.marks):
        return ()
    if written != plain[start:end]:
        return ()
    before = source.text[span.start - 1] if span.start else " "
    after = source.text[span.end] if span.end < len(source.text) else " "
    if kind != "code" and not (_opens(before, written[0]) and _opens(after, written[-1])):
        return ()
    sign = SIGNS[kind]
    if before == sign[0] or after == sign[0]:
        return ()
    return Edit(Span(span.start, span.start), sign), Edit(Span(span.end, span.end), sign)


def append_list_item(source: Source, last: Span, passage: str) -> tuple[Edit, ...]:
    """The edit that adds a passage to a list, behind its last item; none if it is no plain list."""
    line = source.position(last.start).line
    marker = MARKER.match(source.line(line))
    words = " ".join(passage.split())
    if not marker or not words or ESCAPED.search(words):
        return ()
    sign = marker[0]
    if marker[1][0].isdigit():
        sign = sign.replace(marker[1][:-1], str(int(marker[1][:-1]) + 1), 1)
    end = source.position(last.end).line
    newline = source.text[source.ends[0] : source.lines[1]] if len(source.lines) > 1 else "\n"
    at = source.ends[end - 1]
    return (Edit(Span(at, at), f"{newline}{sign}{words}"),)


def _opens(outer: str, inner: str) -> bool:
    """Whether a delimiter between two characters leans on the inner one."""
    return not _is_punctuation(inner) or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
