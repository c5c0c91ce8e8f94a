"""Obsidian's links (`[[Note#Heading|alias]]`), embeds (`![[image.png]]`), tags and callouts."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from notelint.model.note import Block, Note
from notelint.model.source import Source, Span
from notelint.model.text import Link, LinkKind, Text
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.spans import SpanSet, verbatim

WIKILINK = LazyPattern(r"!?\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
"""The target, and the alias shown instead. Neither contains a bracket, so that many brackets take
linear time: each stretch without one is read at most twice."""

PUNCTUATION = (
    r"\x00-,.:-@\[-^`{-\x7f\u2000-\u200c\u200e-\u206f\u2e00-\u2e7f"
    r"\u3000-\u3004\u3008-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff3e\uff40\uff5b-\uff65"
)
TAG = LazyPattern(rf"(?<![^\s(\[,;])#([^\s{PUNCTUATION}]*[^\s/{PUNCTUATION}])")
"""A tag: letters, digits, `_`, `-`, `/` and emoji; U+200D joins these."""

CALLOUT = LazyPattern(r"\[!([^\[\]\n]+)\][+-]?(?:[ \t]+|(?=\n)|\Z)")
URL = LazyPattern(r"[a-zA-Z][a-zA-Z0-9+.-]{1,15}://\S+")

EXTENSION = LazyPattern(r"[A-Za-z][A-Za-z0-9]{1,7}")
"""An extension of a file name; `1.2` and `vs. the world` have none."""

REPLACED = re.compile(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\\s]+")
"""Punctuation that Obsidian replaces by a space where a link names a heading."""


BLOCK_ID = LazyPattern(r"(?<!#)\^([A-Za-z0-9-]+)[ \t]*(?:\|[ \t]*)?$", re.MULTILINE)


class ObsidianTag(NamedTuple):
    """A tag without its `#`, and its place in the source with it."""

    name: str
    span: Span


def wikilinks(text: Text) -> Iterator[Link]:
    """The links and embeds of a block's text, except in code. Linear."""
    plain = text.plain
    if "[[" not in plain:
        return
    code = verbatim(text)
    for match in WIKILINK.finditer(plain):
        start, end = match.span()
        url, alias = match[1].strip(), (match[2] or "").strip()
        span = text.span(start, end)
        if not url or code.overlaps(Span(start, end)):
            continue
        opening = plain.index("[[", start) + 2
        if text.span(start, opening).end - span.start != opening - start:
            continue  # `\[[…]]`: an escape
        kind: LinkKind = "embed" if plain[start] == "!" else "wikilink"
        yield Link(kind, alias or url, url, span, text.span(*match.span(1)))


def as_written(link: Link, source: Source) -> Link:
    """A link with its target as in the source, where markup changes nothing (`[[__init__]]`).

    A backslash before `|`, which a table needs, is not part of it.
    """
    match = WIKILINK.fullmatch(source.slice(link.span))
    url = match[1].removesuffix("\\").strip() if match else ""
    if not match or not url or url == link.url:
        return link
    begin = link.span.start + match.start(1)
    text = link.text if match[2] is not None else url
    return link._replace(url=url, text=text, target=Span(begin, begin + len(url)))


def block_ids(text: str) -> Iterator[str]:
    """The identifiers of a note's blocks, `^id` at the end of a line, in lower case. Linear."""
    return (match[1].lower() for match in BLOCK_ID.finditer(text))


def tags(text: Text) -> Iterator[ObsidianTag]:
    """The tags of a block's text: not in code, links or URLs, and not only digits."""
    plain = text.plain
    if "#" not in plain:
        return
    named = [Span(*match.span()) for match in (*WIKILINK.finditer(plain), *URL.finditer(plain))]
    inside = SpanSet.of((*verbatim(text).spans, *named))
    links = SpanSet.of(link.span for link in text.links)
    for match in TAG.finditer(plain):
        name = match[1]
        if name.replace("/", "").isdigit() or inside.overlaps(Span(*match.span())):
            continue
        span = text.span(*match.span())
        sign = text.span(match.start(), match.start() + 1)
        if sign.end - sign.start == 1 and not links.overlaps(sign):
            yield ObsidianTag(name, span)


def callout(text: str) -> tuple[str, int] | None:
    """The kind of the callout with which a blockquote's text begins, and where its title begins."""
    match = CALLOUT.match(text)
    return (match[1].strip(), match.end()) if match else None


def is_note_name(name: str) -> bool:
    """Whether a link's name is a note's: it has no extension, or that of Markdown.

    >>> is_note_name("Tides"), is_note_name("v1.2 plan.md"), is_note_name("moon.png")
    (True, True, False)
    """
    stem, dot, extension = name.rpartition(".")
    known = extension.lower() in ("md", "markdown")
    return not (dot and stem) or known or not EXTENSION.fullmatch(extension)


def heading_name(text: str) -> str:
    """A heading as a link names it, in the form that Obsidian compares regardless of case.

    >>> heading_name("12:30 **meeting**, A/B")
    '12 30 meeting A B'
    """
    return REPLACED.sub(" ", unicodedata.normalize("NFC", text)).strip()


def heading_names(note: Note) -> Iterator[str]:
    """The names that links may have for the headings of a note, as written and as rendered."""
    for heading in note.headings():
        names = heading_name(_written(note, heading)), heading_name(heading.text.plain)
        yield from dict.fromkeys(names)


def _written(note: Note, heading: Block) -> str:
    """A heading's source, without its underline."""
    written = note.source.slice(heading.span)
    return written if heading.info == "#" else written.rpartition("\n")[0]
