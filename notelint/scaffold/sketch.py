"""A note in outline: its headings, what stands right under each, its fields. Plain and small.

Content and fields are read by the engine's own readers, so that a schema that is made of sketches
asks for what a check will see.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notelint.binding.filled import is_filled
from notelint.binding.read_content import read_content
from notelint.fields.inline_fields import note_header, read_inline_fields
from notelint.model.fields import FieldEntry, UnreadableFields
from notelint.model.note import Block, Note, Section, code_language
from notelint.model.schema import ContentKind, Part
from notelint.text.headings import fold_heading

LONGEST = 200
"""Characters of a heading that are looked at."""

KINDS: tuple[ContentKind, ...] = ("checklist", "table", "code", "images", "links", "list", "prose")
"""What sections are asked for, the most telling first."""

PROBES = tuple((kind, Part("probe", "", holds=kind)) for kind in KINDS)
SAID = 30
"""A section that says no more than so many characters may say that there is nothing to say."""


class SketchSection(NamedTuple):
    """A heading and what stands right under it, above the next heading.

    `parent` is the index of the next heading above that is less deep, -1 for none. `counts` has
    how many things of each kind of content there are; `all_boxes`: each list item has one.
    `said` is what a short section says. `empty`: neither content nor a deeper heading follows.
    """

    level: int
    text: str
    folded: str
    parent: int
    counts: tuple[tuple[ContentKind, int], ...]
    empty: bool
    said: str
    columns: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


class Sketch(NamedTuple):
    """A note in outline. `fields` are those of its front matter, None where it has none."""

    path: str
    sections: tuple[SketchSection, ...]
    fields: tuple[FieldEntry, ...] | None = None
    labels: tuple[FieldEntry, ...] = ()
    toml: bool = False


def sketch(note: Note) -> Sketch:
    """Draw the outline of a note. Linear."""
    sections = list(note.walk_sections())
    parents = {
        child.block_index: row for row, section in enumerate(sections) for child in section.children
    }
    sketched = [_section(section, parents.get(section.block_index, -1)) for section in sections]
    fields = None
    if note.front_matter:
        from notelint.parse.metadata import read_front_matter  # noqa: PLC0415 - imports YAML

        entries = read_front_matter(note.front_matter)
        fields = None if isinstance(entries, UnreadableFields) else entries
    toml = bool(note.front_matter and note.front_matter.kind == "toml")
    labels = read_inline_fields(note_header(note), note).entries
    return Sketch(note.source.path, tuple(sketched), fields, labels, toml)


def _section(section: Section, parent: int) -> SketchSection:
    text = section.title
    blocks = [block for block in section.blocks if block.kind != "break"]
    counts = tuple((kind, len(read_content(part, blocks)[0])) for kind, part in PROBES)
    shown = any(map(is_filled, blocks))
    return SketchSection(
        section.level,
        text,
        fold_heading(text[:LONGEST]),
        parent,
        tuple((kind, number) for kind, number in counts if number),
        not shown and not section.children,
        _said(blocks),
        next(_headers(blocks), ()),
        tuple(
            code_language(leaf.info)
            for block in blocks
            for leaf in block.leaves()
            if leaf.kind == "code"
        ),
    )


def _said(blocks: Sequence[Block]) -> str:
    leaves = [leaf for block in blocks for leaf in block.leaves() if leaf.text.plain.strip()]
    short = len(leaves) == 1 and len(leaves[0].text.plain) <= SAID and leaves[0].kind != "code"
    return leaves[0].text.plain.strip() if short and not leaves[0].text.links else ""


def _headers(blocks: Sequence[Block]) -> Iterator[tuple[str, ...]]:
    """The column names of each table that stands there."""
    for block in blocks:
        if block.kind == "table" and block.children:
            yield tuple(cell.text.plain.strip() for cell in block.children[0].children)


def features(one: Sketch) -> frozenset[str]:
    """What makes notes alike: their folded headings, the keys of their fields."""
    return frozenset(
        [
            *(f"key {entry.key}" for entry in one.fields or ()),
            *(f"label {entry.key}" for entry in one.labels),
            *(section.folded for section in one.sections),
        ]
    )


def spread(sketches: Sequence[Sketch]) -> Counter[str]:
    """In how many notes each feature stands."""
    return Counter(feature for one in sketches for feature in features(one))
