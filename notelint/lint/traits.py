"""What a note shows to someone who has to tell its kind: headings, fields, breaks, its path.

Everything here is read without a schema, and without a parser for YAML or TOML: front matter that
cannot be read has no keys, and that is all.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from notelint.binding.bind import one_line
from notelint.fields.labels import head_of, read_labels
from notelint.model.note import Block, Note
from notelint.text.heading import fold
from notelint.text.lazy import lazy

KEY = lazy(r"^(?:\"([^\"\n]{1,60})\"|([^\W\d_][\w -]{0,60}?))[ \t]*[:=](?=\s)", re.MULTILINE)
"""A key at the left margin of front matter, YAML's or TOML's."""

VAULT = lazy(r"\[\[[^\[\]\s][^\[\]\n]*\]\]|^> \[!\w", re.MULTILINE)
"""A wikilink or a callout: what only a vault has."""


BLOCKS, LONGEST = 50, 5_000
"""So many blocks of the head are read for labels, none of more characters."""


class SectionTraits(NamedTuple):
    """A heading of the note, on one line and folded, and the kinds of blocks right below it."""

    level: int
    text: str
    folded: str
    kinds: frozenset[str]


class Traits(NamedTuple):
    """All that is looked at.

    `title` is the text of a first heading that stands above all others, which is no section.
    `opening` are the texts of the links above the first thematic break, `breaks` how many of
    those there are. `keys` are those of front matter and `labels` those of the note's head,
    folded.
    """

    path: str
    title: str
    sections: tuple[SectionTraits, ...]
    breaks: int
    opening: tuple[str, ...]
    keys: frozenset[str]
    labels: frozenset[str]
    vault: bool


def traits_of(note: Note, path: str) -> Traits:
    """Look at a note once; linear in its size."""
    sections = list(_sections(note.blocks))
    title = ""
    above = sections and all(sections[0].level < other.level for other in sections[1:])
    if above and (len(sections) > 1 or sections[0].level == 1):
        title = sections.pop(0).text
    breaks = [index for index, block in enumerate(note.blocks) if block.kind == "break"]
    return Traits(
        path,
        title,
        tuple(sections),
        len(breaks),
        tuple(_link_texts(note.blocks[: breaks[0]])) if breaks else (),
        frozenset(_keys(note)),
        frozenset(_labels(note)),
        _is_of_a_vault(note.source.text),
    )


def _sections(blocks: tuple[Block, ...]) -> Iterator[SectionTraits]:
    heading: Block | None = None
    kinds: set[str] = set()
    for block in blocks:
        if block.kind == "heading":
            if heading:
                yield _section(heading, kinds)
            heading, kinds = block, set()
        elif block.kind != "break":
            kinds.add(block.kind)
    if heading:
        yield _section(heading, kinds)


def _section(heading: Block, kinds: set[str]) -> SectionTraits:
    text = one_line(heading.text.plain)
    return SectionTraits(heading.level, text, fold(text), frozenset(kinds))


def _link_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if block.kind == "paragraph":
            for link in block.text.links:
                yield one_line(link.text)


def _keys(note: Note) -> Iterator[str]:
    if note.front_matter:
        for match in KEY.finditer(note.front_matter.body):
            yield fold(match[1] or match[2])


def _labels(note: Note) -> Iterator[str]:
    """The labels of the head; a fence there is left to who asks for it."""
    head = [
        block
        for block in head_of(note)[:BLOCKS]
        if block.kind != "code" and block.span.end - block.span.start <= LONGEST
    ]
    for entry in read_labels(head, note).entries:
        yield fold(entry.key)


def _is_of_a_vault(text: str) -> bool:
    return ("[[" in text or "[!" in text) and bool(VAULT.search(text))
