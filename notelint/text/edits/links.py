"""Edits that make a link of what was meant for one."""

import re
from collections.abc import Callable, Mapping

from notelint.model.finding import Edit, Fix
from notelint.model.source import Source, Span
from notelint.model.text import Link, Text
from notelint.text.near_links import NearLink, Slip

LONGEST_REST = 100
"""Characters of a URL behind its first space."""


def replace_url(source: Source, link: Link, url: str, *, safe: bool) -> Fix | None:
    """Write another URL for a link; None if the note has the present one in another form."""
    if source.slice(link.target) != link.url or not url or url == link.url:
        return None
    return Fix((Edit(link.target, url),), safe)


def close_link(source: Source, link: Link) -> Fix | None:
    """Add the `)` behind a bare URL that follows `](`; None if words are joined to it."""
    after = source.text[link.span.end : link.span.end + 1]
    if after.strip():
        return None
    return Fix((Edit(Span(link.span.end, link.span.end), ")"),), safe=False)


def encode_spaces(source: Source, link: Link, line_end: int) -> Fix | None:
    """Write the spaces as `%20` between a bare URL that follows `](` and the next `)`."""
    limit = min(line_end, link.span.end + LONGEST_REST)
    rest, bracket, _ = source.text[link.span.end : limit].partition(")")
    words = rest.strip()
    if not bracket or any(char in rest for char in "([<>{}\"'"):
        return None
    place = Span(link.span.end, link.span.end + len(rest))
    encoded = re.sub(r"\s", "%20", f" {words}") if words else ""
    return Fix((Edit(place, encoded),), safe=False)


def make_link(source: Source, text: Text, near: NearLink) -> Fix | None:
    """Write `[text](url)` for text with a slip; None if there is markup in it."""
    if near.slip == "apart":
        return _close_gap(source, text, near)
    span = text.span(near.start, near.end)
    written = source.slice(span)
    if written != text.plain[near.start : near.end]:
        return None
    instead = MENDS[near.slip](written, near.url)
    return Fix((Edit(span, instead),), safe=False) if instead else None


def _close_gap(source: Source, text: Text, near: NearLink) -> Fix | None:
    """Delete the whitespace between `]` and `(`, whatever markup the text has."""
    opening = text.plain.rindex("(", near.start, text.plain.index(near.url, near.start))
    closing = text.plain.rindex("]", near.start, opening)
    gap = Span(text.span(closing, closing + 1).end, text.span(opening, opening + 1).start)
    if source.slice(gap).strip(" \t\r\n\u00a0\u3000"):
        return None  # the marker of a block quote
    return Fix((Edit(gap, ""),), safe=False)


def _behind(written: str, url: str) -> str:
    """The text stands first, in brackets of some kind."""
    closing = ")" if written[0] == "(" else "]"
    return f"[{written[1 : written.index(closing)]}]({url})"


def _spaced(written: str, url: str) -> str:
    encoded = re.sub(r"[ \t]", "%20", re.sub(r"(?<=://)[ \t]+", "", url.strip()))
    if "://" in encoded and "%20" in encoded:
        return ""  # words may follow on the URL
    return f"{written[: written.index('](')]}]({encoded})"


def _swapped(written: str, url: str) -> str:
    return f"[{written[written.index('](') + 2 : -1]}]({url})"


MENDS: Mapping[Slip, Callable[[str, str], str]] = {
    "reversed": _behind,
    "wide": _behind,
    "square": _behind,
    "doubled": _behind,
    "half": _behind,
    "spaced": _spaced,
    "swapped": _swapped,
}
"""What each slip was meant to be; an empty text if that is not sure."""
