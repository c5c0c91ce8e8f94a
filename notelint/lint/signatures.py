"""Signatures of schemas and traits of notes, which auto-detection compares.

A schema's signature is made once, with the plan. A note's traits are read without a schema, and
without a parser for YAML or TOML: front matter that cannot be read has no keys.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from notelint.binding.bind_sections import one_line
from notelint.fields.inline_fields import note_header, read_inline_fields
from notelint.model.note import Block, Note, Section
from notelint.model.plan import FieldSignature, PartSignature, SchemaSignature
from notelint.model.schema import Part, Schema
from notelint.model.schema_fields import FieldGroup
from notelint.text.headings import fold_heading, name_weight
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.patterns import matches

BLOCKS = {
    **dict.fromkeys(("list", "outline", "definitions", "checklist"), ("list",)),
    "quotes": ("list", "quote"),
    "links": ("list", "paragraph"),
    "table": ("table",),
    "code": ("code",),
}
"""The blocks in which people write a part's content."""

NOBODY = "qzj 0 xk"
"""A pattern that matches this matches anything, so it proves nothing."""


def signature_of(schema: Schema) -> SchemaSignature:
    """A schema's signature."""
    headed = [part for part in schema.parts if part.heading]
    known = [part for part in map(_part, headed) if part.names or part.patterns]
    at_top = [part for part in known if part.patterns and part.levels.maximum == 1]
    files = schema.file_name.patterns if schema.file_name else ()
    source = next((part for part in schema.parts if _opens(part, schema)), None)
    template = source.template if source else ""
    return SchemaSignature(
        schema.name,
        schema.name.partition("-")[0],
        tuple(part for part in known if part not in at_top),
        tuple(pattern for part in at_top for pattern in part.patterns),
        tuple(pattern for pattern in files if not matches(pattern, f"{NOBODY}.md")),
        _fields(schema.front_matter),
        _fields(schema.labels),
        len(schema.regions),
        source is not None,
        template,
        next((part.id for part in headed if f"{{{part.id}}}" in template), ""),
        schema.dialect == "obsidian",
        schema.extras == "allow",
    )


def _part(part: Part) -> PartSignature:
    """A part's signature; one that only some notes must have counts as optional."""
    if part.heading is None:
        return PartSignature(part.id)
    names = dict.fromkeys(part.heading.names)
    return PartSignature(
        part.id,
        tuple(map(fold_heading, names)),
        tuple(map(name_weight, names)),
        tuple(text for text in part.heading.patterns if not matches(text, NOBODY)),
        part.heading.levels,
        bool(part.times.minimum and not part.when),
        BLOCKS.get(part.holds, ()),
    )


def _opens(part: Part, schema: Schema) -> bool:
    """Whether a part is a link in the note's first region."""
    return bool(schema.regions) and part.region == schema.regions[0] and part.holds == "link"


def _fields(fields: FieldGroup | None) -> tuple[FieldSignature, ...]:
    return tuple(
        FieldSignature(
            tuple(map(fold_heading, (field.name, *field.aliases))), name_weight(field.name)
        )
        for field in (fields.fields if fields else ())
    )


KEY = LazyPattern(r"^(?:\"([^\"\n]{1,60})\"|([^\W\d_][\w -]{0,60}?))[ \t]*[:=](?=\s)", re.MULTILINE)
"""A key at the left margin of front matter, YAML's or TOML's."""

VAULT = LazyPattern(r"\[\[[^\[\]\s][^\[\]\n]*\]\]|^> \[!\w", re.MULTILINE)
"""A wikilink or a callout, as only a vault has."""


HEAD_BLOCKS, LONGEST = 50, 5_000
"""Blocks of the header that are read for inline fields, and the most characters of each."""


class SectionTraits(NamedTuple):
    """A heading, on one line and folded, and the kinds of blocks directly below it."""

    level: int
    text: str
    folded: str
    kinds: frozenset[str]


class NoteTraits(NamedTuple):
    """What auto-detection reads of a note.

    - `title`: the text of the first heading if its level is above all others; it is no section
    - `opening`: the texts of the links above the first thematic break
    - `breaks`: the number of thematic breaks
    - `keys`, `labels`: the keys of front matter and of inline fields in the header, folded
    - `vault`: the note has wikilinks or callouts
    """

    path: str
    title: str
    sections: tuple[SectionTraits, ...]
    breaks: int
    opening: tuple[str, ...]
    keys: frozenset[str]
    labels: frozenset[str]
    vault: bool


def traits_of(note: Note, path: str) -> NoteTraits:
    """The traits of a note, in time linear in its size."""
    sections = list(map(_section, note.walk_sections()))
    title = ""
    above = sections and all(sections[0].level < other.level for other in sections[1:])
    if above and (len(sections) > 1 or sections[0].level == 1):
        title = sections.pop(0).text
    breaks = [index for index, block in enumerate(note.blocks) if block.kind == "break"]
    return NoteTraits(
        path,
        title,
        tuple(sections),
        len(breaks),
        tuple(_link_texts(note.blocks[: breaks[0]])) if breaks else (),
        frozenset(_keys(note)),
        frozenset(_labels(note)),
        _is_of_a_vault(note.source.text),
    )


def _section(section: Section) -> SectionTraits:
    text = one_line(section.heading.text.plain)
    kinds = frozenset(block.kind for block in section.blocks if block.kind != "break")
    return SectionTraits(section.level, text, fold_heading(text), kinds)


def _link_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if block.kind == "paragraph":
            for link in block.text.links:
                yield one_line(link.text)


def _keys(note: Note) -> Iterator[str]:
    if note.front_matter:
        for match in KEY.finditer(note.front_matter.body):
            yield fold_heading(match[1] or match[2])


def _labels(note: Note) -> Iterator[str]:
    """The keys of inline fields in the header; those in a fence are not read."""
    head = [
        block
        for block in note_header(note)[:HEAD_BLOCKS]
        if block.kind != "code" and block.span.end - block.span.start <= LONGEST
    ]
    for entry in read_inline_fields(head, note).entries:
        yield fold_heading(entry.key)


def _is_of_a_vault(text: str) -> bool:
    return ("[[" in text or "[!" in text) and bool(VAULT.search(text))
