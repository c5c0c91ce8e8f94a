"""Edits of suppression comments: a code taken out of one, or corrected."""

import re
from collections.abc import Sequence

from notelint.model.finding import Edit
from notelint.model.source import Source, Span
from notelint.rules import NAMES
from notelint.text.edits.lines import remove_lines
from notelint.text.lazy_pattern import LazyPattern

CODES = LazyPattern(r"(=\s*)((?:(?!--)[\s\S])*?)\s*(?:--|\Z)")
"""The list of codes, up to a reason."""


def remove_code(source: Source, span: Span, code: str) -> tuple[Edit, ...]:
    """The edits that take a code out of the comment at `span`.

    If it is the only code, or if `code` is empty, they delete the comment, with its line if nothing
    else is on it.
    """
    words = _words(source, span)
    codes = [NAMES.get(source.slice(word).lower(), "") for word in words]
    if not code or len(words) == 1 or code not in codes:
        return _remove_comment(source, span)
    index = codes.index(code)
    if index:
        return (Edit(Span(words[index - 1].end, words[index].end), ""),)
    return (Edit(Span(words[0].start, words[1].start), ""),)


def add_codes(source: Source, span: Span, codes: Sequence[str]) -> tuple[Edit, ...]:
    """The edit that adds codes to those that the comment at `span` lists."""
    words = _words(source, span)
    if not words or not codes:
        return ()
    return (Edit(Span(words[-1].end, words[-1].end), "".join(f",{code}" for code in codes)),)


def replace_code(source: Source, span: Span, word: str, name: str) -> tuple[Edit, ...]:
    """The edit that writes another code or name for a word of the comment at `span`."""
    places = (place for place in _words(source, span) if source.slice(place) == word)
    return tuple(Edit(place, name) for place in places)


def _words(source: Source, span: Span) -> list[Span]:
    """The places of the codes and names that a comment lists."""
    end = span.end - len("-->") if source.slice(span).endswith("-->") else span.end
    listed = CODES.search(source.text, span.start, end)
    if listed is None:
        return []
    words = re.compile(r"[^,\s]+").finditer(source.text, listed.start(2), listed.end(2))
    return [Span(*word.span()) for word in words]


def _remove_comment(source: Source, span: Span) -> tuple[Edit, ...]:
    """Delete a comment, with the whitespace before it, or after it at the beginning of a line."""
    if edits := remove_lines(source, span):
        return edits
    line = source.position(span.start).line
    begin, end = source.lines[line - 1], source.ends[source.position(span.end).line - 1]
    start, stop = span
    while start > begin and source.text[start - 1] in " \t":
        start -= 1
    if not source.text[begin:start].strip(" \t>"):
        start = span.start
        while stop < end and source.text[stop] in " \t":
            stop += 1
    return (Edit(Span(start, stop), ""),)
