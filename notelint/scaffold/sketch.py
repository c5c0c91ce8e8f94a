"""A note in outline: its headings, the content below each, its fields. Plain data, small.

Content and fields are read as in a check, so that a schema made of sketches requires what a check
will find.
"""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from notelint.binding.filled import is_filled
from notelint.binding.read_section import read_content
from notelint.fields.inline_fields import note_header, read_inline_fields
from notelint.model.fields import FieldEntry, UnreadableFields
from notelint.model.note import Block, Note, Section, code_language
from notelint.model.schema import ContentKind, Part
from notelint.parse.metadata import read_front_matter
from notelint.scaffold.quoted import QuotedItems, Stretches, are_quotes, quoted_items, stretches
from notelint.text.headings import fold_heading
from notelint.text.wikilinks import wikilinks

LONGEST = 200
"""Characters of a heading that are compared."""

KINDS: tuple[ContentKind, ...] = ("checklist", "table", "code", "images", "links", "list", "prose")
"""The kinds of content that an inferred part can require, the most specific first."""

PROBES = tuple((kind, Part("probe", "", holds=kind)) for kind in KINDS)
NEARLY_ALL = 0.8
"""The share of a section's characters from which on it holds code."""

SHORT = 30
"""Characters of a section that may say that there is nothing to say."""


class SketchSection(NamedTuple):
    """A heading and what is between it and the next heading.

    `parent` is the index of the nearest section above with a higher heading, -1 for none. `counts`
    has the number of items of each kind of content. `short_text` is the text of a section that has
    one short paragraph. `empty`: neither content nor a deeper heading follows. `columns` are the
    names of its first table's columns, `languages` those of its code blocks. `quotes`: it has block
    quotes and nothing else.
    """

    level: int
    text: str
    folded: str
    parent: int
    counts: tuple[tuple[ContentKind, int], ...]
    empty: bool
    short_text: str
    columns: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    quotes: bool = False


class Sketch(NamedTuple):
    """A note in outline. `fields` are those of its front matter, None if it has none.

    - `body`: text without a heading follows the first thematic break; `preamble` is the number of
      sections above that break, and `preamble_link` whether a link is there
    - `quoted`: which items of sections other parts have word for word
    - `obsidian`: it has wikilinks or embeds
    """

    path: str
    sections: tuple[SketchSection, ...]
    fields: tuple[FieldEntry, ...] | None = None
    labels: tuple[FieldEntry, ...] = ()
    toml: bool = False
    body: bool = False
    preamble: int = 0
    preamble_link: bool = False
    quoted: tuple[QuotedItems, ...] = ()
    obsidian: bool = False


def sketch(note: Note) -> Sketch:
    """The outline of a note. Linear in its length."""
    sections = list(note.walk_sections())
    parents = {
        child.block_index: row for row, section in enumerate(sections) for child in section.children
    }
    fields = read_front_matter(note.front_matter) if note.front_matter else None
    cut = stretches(note, sections)
    return Sketch(
        note.source.path,
        tuple(
            _sketch_section(section, _parent(row, parents, section, cut), blocks)
            for row, (section, blocks) in enumerate(zip(sections, cut.sections, strict=True))
        ),
        None if isinstance(fields, UnreadableFields) else fields,
        read_inline_fields(note_header(note), note).entries,
        bool(note.front_matter and note.front_matter.kind == "toml"),
        bool(cut.body),
        cut.preamble,
        bool(cut.body) and _has_link_above_break(note),
        quoted_items(cut),
        _is_obsidian(note),
    )


def _parent(row: int, parents: Mapping[int, int], section: Section, cut: Stretches) -> int:
    """The section around a section; none for one below the body in one above it."""
    parent = parents.get(section.block_index, -1)
    return -1 if parent < cut.preamble <= row else parent


def _has_link_above_break(note: Note) -> bool:
    """Whether there is a link above the first thematic break, outside of headings."""
    above = takewhile(lambda block: block.kind != "break", note.blocks)
    leaves = (leaf for block in above if block.kind != "heading" for leaf in block.leaves())
    return any(link.kind != "image" for leaf in leaves for link in leaf.text.links)


def _is_obsidian(note: Note) -> bool:
    """Whether a note has wikilinks: GitHub has callouts, too."""
    return any(next(wikilinks(leaf.text), None) for leaf in note.leaves)


def _sketch_section(section: Section, parent: int, own: Sequence[Block]) -> SketchSection:
    blocks = [block for block in own if block.kind != "break"]
    leaves = [leaf for block in blocks for leaf in block.leaves()]
    counts = tuple(
        (kind, len(read_content(part, blocks)[0]))
        for kind, part in PROBES
        if kind != "code" or _is_code(leaves)
    )
    return SketchSection(
        section.level,
        section.title,
        fold_heading(section.title[:LONGEST]),
        parent,
        tuple((kind, number) for kind, number in counts if number),
        not section.children and not any(map(is_filled, blocks)),
        _short_text(leaves),
        _columns(blocks),
        tuple(code_language(leaf.info) for leaf in leaves if leaf.kind == "code"),
        are_quotes([block for block in blocks if is_filled(block)]),
    )


def _is_code(leaves: Sequence[Block]) -> bool:
    """Whether code is nearly all of a section, and not an example beside a text."""
    sizes = [(leaf.kind == "code", len(leaf.text.plain)) for leaf in leaves]
    code = sum(size for is_code, size in sizes if is_code)
    return code >= NEARLY_ALL * sum(size for _, size in sizes)


def _short_text(leaves: Sequence[Block]) -> str:
    """The text of a section with nothing but one short text; else ""."""
    filled = [leaf for leaf in leaves if leaf.text.plain.strip()]
    if len(filled) != 1 or filled[0].kind == "code" or filled[0].text.links:
        return ""
    plain = filled[0].text.plain
    return plain.strip() if len(plain) <= SHORT else ""


def _columns(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The names of the first table's columns."""
    table = next((block for block in blocks if block.kind == "table" and block.children), None)
    cells = table.children[0].children if table else ()
    return tuple(cell.text.plain.strip() for cell in cells)


def features(note: Sketch) -> frozenset[str]:
    """What notes of one kind have in common: their folded headings and the keys of their fields."""
    return frozenset(
        [
            *(f"key {entry.key}" for entry in note.fields or ()),
            *(f"label {entry.key}" for entry in note.labels),
            *(section.folded for section in note.sections),
        ]
    )
