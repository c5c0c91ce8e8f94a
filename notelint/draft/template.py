"""A schema from a template note: what stands in it is asked for, what it leaves open is not."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from notelint.draft.model import Draft, DraftPart
from notelint.draft.names import identifier, literal
from notelint.draft.openings import as_form, is_open, is_optional
from notelint.draft.sketch import KINDS, sketch
from notelint.draft.template_fields import of_entries
from notelint.engine.hold import hold
from notelint.engine.labels import head_of, read_labels
from notelint.model.note import Block, Note
from notelint.model.schema import Part


class _Row(NamedTuple):
    """A heading of the template: its blocks up to the next heading, and the comments there."""

    level: int
    text: str
    blocks: tuple[Block, ...]
    optional: bool
    at: int
    stretch: int


def from_template(note: Note, name: str, template: str) -> Draft:
    """The schema of notes that are copies of a template; `template` is its path for the schema."""
    stretches = _stretches(note)
    names = _regions(stretches)
    rows = list(_rows(note, divided=bool(names)))
    taken: set[str] = set()
    keys: dict[str, Any] = {}
    drawn = sketch(note)
    if names:
        keys["regions"] = {"by": "---", "names": names}
    if drawn.fields:
        required: dict[str, Any] = {"required": True}
        toml = {"format": "toml"} if drawn.toml else {}
        keys["front_matter"] = required | toml | {"fields": of_entries(drawn.fields)}
    labels = read_labels(head_of(note), note, ())
    if labels:
        keys["labels"] = {"fields": of_entries(labels)}
    placed = [*_nested(rows, taken, 0), *_region_parts(stretches, names, taken)]
    parts = [part for _, part in sorted(placed, key=lambda one: one[0])]
    keys["template"] = template
    if not parts:
        parts = [DraftPart("text", (("heading", {"level": "1..6"}), ("count", "*")))]
    return Draft(name, tuple(keys.items()), tuple(parts))


def _rows(note: Note, *, divided: bool) -> Iterator[_Row]:
    """The headings; `divided`: thematic breaks mean something, so that none nests over one."""
    at = [index for index, block in enumerate(note.blocks) if block.kind == "heading"]
    optional = _optional(note, at)
    for row, index in enumerate(at):
        following = at[row + 1] if row + 1 < len(at) else len(note.blocks)
        heading = note.blocks[index]
        blocks = tuple(one for one in note.blocks[index + 1 : following] if one.kind != "break")
        text = " ".join(heading.text.plain.split())
        breaks = sum(block.kind == "break" for block in note.blocks[:index]) if divided else 0
        yield _Row(heading.level, text, blocks, row in optional, index, breaks)


def _optional(note: Note, at: Sequence[int]) -> set[int]:
    """The headings of which a comment says that they may be left out.

    A comment right above a heading speaks of that one, any other of the one it stands below.
    """
    starts = [note.blocks[index].span.start for index in at]
    found: set[int] = set()
    for comment in note.comments:
        if not is_optional("", [comment.body]):
            continue
        below = bisect_left(starts, comment.span.end)
        above = below - 1
        touches = below < len(at) and not note.source.text[comment.span.end : starts[below]].strip()
        row = below if touches else above
        if row >= 0:
            found.add(row)
    return found


def _nested(rows: Sequence[_Row], taken: set[str], depth: int) -> Iterator[tuple[int, DraftPart]]:
    """The parts of one place, each with its heading's place among the blocks.

    A title, the first heading of level 1, has no parts in it. Headings of one level that are all
    placeholders and follow each other are one part, repeated.
    """
    index = 0
    while index < len(rows):
        row = rows[index]
        end = index + 1
        titled = not depth and not index and row.level == 1
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
) -> DraftPart:
    optional = row.optional or is_optional(row.text, ())
    keys: list[tuple[str, Any]] = [("heading", _heading(row))]
    if repeated:
        keys.append(("count", "*" if optional else "+"))
    elif optional:
        keys.append(("count", "?"))
    keys += _holds(row.blocks)
    name = identifier(_words(row), taken, "section")
    parts = tuple(part for _, part in _nested(inner, taken, depth + 1))
    return DraftPart(name, tuple(keys), parts)


def _words(row: _Row) -> str:
    """What a part is called after: its heading, or what a placeholder has besides."""
    if not is_open(row.text):
        return _plain(row.text)
    form = as_form(row.text)
    said = re.sub(r"\{[^{}]*\}", " ", form).strip()
    field = re.search(r"\{(\w+)", form)
    if re.search(r"\w", said):
        return said
    return field[1] if field else "title" if row.level == 1 else "section"


def _heading(row: _Row) -> dict[str, Any]:
    """How a heading reads: as it stands, or, of a placeholder, as the rest of it stands."""
    text: Any = as_form(row.text) if is_open(row.text) else literal(_plain(row.text))
    if not is_open(row.text) and _plain(row.text) != row.text:
        text = [text, literal(row.text)]
    return {"text": text, "level": row.level} if text else {"level": row.level}


def _plain(text: str) -> str:
    """A heading without a remark that it is optional."""
    return re.sub(
        r"\s*[(\[（](?:optional|선택|선택 사항)[)\]）]\s*$", "", text, flags=re.IGNORECASE
    )


def _holds(blocks: Sequence[Block]) -> list[tuple[str, Any]]:  # noqa: PLR0911 - one for each kind
    """What the template's own blocks are. A paragraph beside a list explains the list."""
    if not blocks:
        return []
    if len(blocks) == 1 and _is_link(blocks[0]):
        return [("holds", "link")]
    if _defines(blocks):
        return [("holds", "definitions")]
    for kind in KINDS:
        items, _ = hold(Part("probe", "", holds=kind), blocks)
        tables = [block for block in blocks if block.kind == "table"]
        if kind == "table" and tables:
            names = [cell.text.plain.strip() for cell in tables[0].children[0].children]
            good = all(names) and len(set(names)) == len(names)
            columns = dict.fromkeys(names, "string?")
            return [("holds", "table"), *([("columns", columns)] if good else [])]
        if items and kind == "code":
            codes = [leaf.info.split() for block in blocks for leaf in block.leaves()]
            languages = sorted({words[0] for words in codes if words})
            return [("holds", "code"), *([("lang", languages)] if languages else [])]
        if items and kind != "links":
            return [("holds", kind)]
        if items and all(block.kind == "list" for block in blocks):
            return [("holds", "links")]
    return []


def _defines(blocks: Sequence[Block]) -> bool:
    """Whether a list's every item has a list below it that says more of it."""
    lists = [block for block in blocks if block.kind == "list"]
    items = [item for block in lists for item in block.children]
    return bool(items) and all(
        any(child.kind == "list" for child in item.children) for item in items
    )


def _is_link(block: Block) -> bool:
    """Whether a paragraph is one link and nothing more."""
    links = [link for link in block.text.links if link.kind != "image"]
    return block.kind == "paragraph" and len(links) == 1 and links[0].text == block.text.plain


def _shows(blocks: Sequence[Block]) -> bool:
    return any(block.kind != "html" or block.text.plain for block in blocks)


def _stretches(note: Note) -> list[list[Block]]:
    """The blocks between the thematic breaks."""
    found: list[list[Block]] = [[]]
    for block in note.blocks:
        if block.kind == "break":
            found.append([])
        else:
            found[-1].append(block)
    return found


def _regions(stretches: Sequence[Sequence[Block]]) -> list[str]:
    """Names of the regions, none where breaks are mere ornament.

    They divide the note where text stands right below a break, with no heading above it there.
    """
    bare = [at for at, stretch in enumerate(stretches) if at and _bare(stretch)]
    if not bare:
        return []
    last = bare[-1]
    return (
        ["preamble", "body"]
        if last == 1
        else ["preamble", *(f"body_{at}" for at in range(1, last + 1))]
    )


def _bare(stretch: Sequence[Block]) -> list[Block]:
    """What stands in a region above its first heading."""
    found: list[Block] = []
    for block in stretch:
        if block.kind == "heading":
            break
        found.append(block)
    return found if _shows(found) else []


def _region_parts(
    stretches: Sequence[Sequence[Block]], names: Sequence[str], taken: set[str]
) -> Iterator[tuple[int, DraftPart]]:
    """The parts that are regions, each with its place among the blocks."""
    at = 0
    for number, stretch in enumerate(stretches[: len(names)]):
        blocks = _bare(stretch) if number else []
        if blocks:
            name = identifier("article" if names[number] == "body" else names[number], taken)
            yield at, DraftPart(name, (("region", names[number]), *_holds(blocks)))
        at += len(stretch) + 1
