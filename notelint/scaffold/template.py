"""A schema from a template note: what stands in it is asked for, what it leaves open is not."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from notelint.fields.inline_fields import note_header, read_inline_fields
from notelint.model.note import Block, Note, Section
from notelint.scaffold.content import example_content
from notelint.scaffold.draft import PartDraft, SchemaDraft, identifier, literal
from notelint.scaffold.placeholders import (
    as_form,
    example_fields,
    is_left_open,
    is_open,
    is_optional,
    is_placeholder,
    title_forms,
    without_remark,
)
from notelint.scaffold.sketch import sketch
from notelint.text.boilerplate import is_contents_list


class _Row(NamedTuple):
    """A heading of the template and its blocks up to the next one, without a table of contents.

    `title`: it is the title, in whose place any other may stand.
    """

    level: int
    text: str
    blocks: tuple[Block, ...]
    optional: bool
    at: int
    stretch: int
    title: bool


def from_template(note: Note, name: str, template: str) -> SchemaDraft:
    """The schema of notes that are copies of a template; `template` is its path for the schema."""
    stretches = stretches_of(note)
    names = region_names(stretches)
    rows = list(_rows(note, divided=bool(names)))
    taken: set[str] = set()
    keys: dict[str, Any] = {}
    drawn = sketch(note)
    if names:
        keys["regions"] = {"by": "---", "names": names}
    if drawn.fields:
        required: dict[str, Any] = {"required": True}
        toml = {"format": "toml"} if drawn.toml else {}
        fields = example_fields(drawn.fields)
        keys["front_matter"] = required | toml | ({"fields": fields} if fields else {})
    read = read_inline_fields(note_header(note), note).entries
    labels = [one for one in read if not one.header or is_left_open(one.value)]
    if labelled := example_fields(labels):
        keys["labels"] = {"fields": labelled}
    placed = [*_nested(rows, taken, 0), *region_parts(stretches, names, taken)]
    parts = [part for _, part in sorted(placed, key=lambda one: one[0])]
    keys["template"] = template
    if not parts:
        parts = [PartDraft("text", (("heading", {"level": "1..6"}), ("count", "*")))]
    return SchemaDraft(name, tuple(keys.items()), tuple(parts))


def _rows(note: Note, *, divided: bool) -> Iterator[_Row]:
    """The headings; `divided`: thematic breaks mean something, so that none nests over one."""
    sections = list(note.walk_sections())
    optional = _optional(note, sections)
    first_level = [one.heading.text.plain for one in sections if one.level == 1]
    only = len(first_level) == 1
    several = sum(map(is_open, first_level)) > 1
    broken = list(accumulate(block.kind == "break" for block in note.blocks))
    for row, section in enumerate(sections):
        blocks = tuple(
            one for one in section.blocks if one.kind != "break" and not is_contents_list(one)
        )
        text = section.title
        breaks = broken[section.block_index] if divided else 0
        alone = row == 0 and section.level == 1 and (only or is_placeholder(text)) and not several
        yield _Row(section.level, text, blocks, row in optional, section.block_index, breaks, alone)


def _optional(note: Note, sections: Sequence[Section]) -> set[int]:
    """The headings of which a comment says that they may be left out.

    A comment right above a heading speaks of that one, any other of the one it stands below.
    """
    starts = [note.blocks[section.block_index].span.start for section in sections]
    found: set[int] = set()
    for comment in note.comments:
        if not is_optional("", [comment.body]):
            continue
        below = bisect_left(starts, comment.span.end)
        above = below - 1
        touches = (
            below < len(starts) and not note.source.text[comment.span.end : starts[below]].strip()
        )
        row = below if touches else above
        if row >= 0:
            found.add(row)
    return found


def _nested(rows: Sequence[_Row], taken: set[str], depth: int) -> Iterator[tuple[int, PartDraft]]:
    """The parts of one place, each with its heading's place among the blocks.

    A title, the first heading of level 1, has no parts in it. Headings of one level that are all
    placeholders and follow each other are one part, repeated.
    """
    index = 0
    while index < len(rows):
        row = rows[index]
        end = index + 1
        first = not depth and not index and row.level == 1
        titled = first and (row.title or not is_open(row.text))
        while end < len(rows) and _is_in(rows[end], row) and not titled:
            end += 1
        again = end
        if is_open(row.text) and not titled:
            while again < len(rows) and _is_like(rows[again], row):
                again += 1
        yield row.at, _part(row, rows[index + 1 : end], taken, depth, repeated=again > end)
        index = max(end, again)


def _is_in(one: _Row, other: _Row) -> bool:
    return one.level > other.level and one.stretch == other.stretch


def _is_like(one: _Row, other: _Row) -> bool:
    return one.level == other.level and is_open(one.text) and one.stretch == other.stretch


def _part(
    row: _Row, inner: Sequence[_Row], taken: set[str], depth: int, *, repeated: bool
) -> PartDraft:
    optional = row.optional or is_optional(row.text, ())
    keys: list[tuple[str, Any]] = [("heading", _heading(row))]
    if repeated:
        keys.append(("count", "*" if optional else "+"))
    elif optional:
        keys.append(("count", "?"))
    keys += example_content(row.blocks)
    name = identifier(_words(row), taken, "section")
    parts = tuple(part for _, part in _nested(inner, taken, depth + 1))
    return PartDraft(name, tuple(keys), parts)


def _words(row: _Row) -> str:
    """What a part is called after: its heading, or what a placeholder has besides."""
    if row.title:
        return "title"
    if not is_open(row.text):
        return without_remark(row.text)
    form = as_form(row.text)
    said = re.sub(r"\{[^{}]*\}", " ", form).strip()
    field = re.search(r"\{(\w+)", form)
    if re.search(r"\w", said):
        return said
    return field[1] if field else "title" if row.level == 1 else "section"


def _heading(row: _Row) -> dict[str, Any]:
    """How a heading reads: as it stands, or, of a placeholder, as the rest of it stands."""
    if row.title:
        forms = title_forms(row.text)
        return {"text": forms, "level": 1} if forms else {"level": 1}
    text: Any = as_form(row.text) if is_open(row.text) else literal(without_remark(row.text))
    if not is_open(row.text) and without_remark(row.text) != row.text:
        text = [text, literal(row.text)]
    return {"text": text, "level": row.level} if text else {"level": row.level}


# The regions of a template: where thematic breaks divide it, and what stands in each.


def stretches_of(note: Note) -> list[list[Block]]:
    """The blocks between the thematic breaks."""
    found: list[list[Block]] = [[]]
    for block in note.blocks:
        if block.kind == "break":
            found.append([])
        else:
            found[-1].append(block)
    return found


def region_names(stretches: Sequence[Sequence[Block]]) -> list[str]:
    """Names of the regions, none where breaks are mere ornament.

    They divide the note where text stands right below a break, with no heading above it there.
    """
    bare = [at for at, stretch in enumerate(stretches) if at and _above_headings(stretch)]
    if not bare:
        return []
    last = bare[-1]
    return (
        ["preamble", "body"]
        if last == 1
        else ["preamble", *(f"body_{at}" for at in range(1, last + 1))]
    )


def region_parts(
    stretches: Sequence[Sequence[Block]], names: Sequence[str], taken: set[str]
) -> Iterator[tuple[int, PartDraft]]:
    """The parts that are regions, each with its place among the blocks."""
    at = 0
    for number, stretch in enumerate(stretches[: len(names)]):
        blocks = _above_headings(stretch) if number else []
        if blocks:
            name = identifier("article" if names[number] == "body" else names[number], taken)
            yield at, PartDraft(name, (("region", names[number]), *example_content(blocks)))
        at += len(stretch) + 1


def _above_headings(stretch: Sequence[Block]) -> list[Block]:
    """What stands in a region above its first heading."""
    found: list[Block] = []
    for block in stretch:
        if block.kind == "heading":
            break
        found.append(block)
    return found if _shows(found) else []


def _shows(blocks: Sequence[Block]) -> bool:
    return any(block.kind != "html" or block.text.plain for block in blocks)
