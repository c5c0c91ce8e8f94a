"""A schema from a template note: what the template has is required, except what it leaves open."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from notelint.model.note import Block, Note
from notelint.scaffold.content import example_content
from notelint.scaffold.draft import ANY_SECTIONS, Keys, PartDraft, SchemaDraft, identifier, literal
from notelint.scaffold.placeholders import (
    example_fields,
    heading_pattern,
    is_open,
    is_open_value,
    is_optional,
    is_placeholder,
    makes_optional,
    title_patterns,
    without_remark,
)
from notelint.scaffold.quoted import callout_kind
from notelint.scaffold.sketch import sketch
from notelint.text.boilerplate import is_contents_list

ARTICLE = re.compile(
    r"(?:full |original )?(?:article|text|passage)|excerpt|abstract"
    r"|(?:기사|원문|본문|기사 본문|기사 원문|원문 전체|발췌|초록)|原文|本文|記事|文章|摘要|抄録",
    re.IGNORECASE,
)
"""The heading of the text that a note is about; also the kind or the title of a callout."""


def from_template(note: Note, name: str, template: str, *, vault: bool = False) -> SchemaDraft:
    """The schema of notes that are copies of a template. `template` is its path for the schema.

    `vault`: the notes are an Obsidian vault's.
    """
    regions = _regions(note)
    outline = sketch(note)
    keys: dict[str, Any] = {}
    if vault or outline.obsidian:
        keys["dialect"] = "obsidian"
    if regions:
        keys["regions"] = {"by": "---", "names": [region.name for region in regions]}
    if outline.fields:
        keys["front_matter"] = {"required": True}
        if outline.toml:
            keys["front_matter"]["format"] = "toml"
        if fields := example_fields(outline.fields):
            keys["front_matter"]["fields"] = fields
    labels = [entry for entry in outline.labels if not entry.header or is_open_value(entry.value)]
    if fields := example_fields(labels):
        keys["labels"] = {"fields": fields}
    keys["template"] = template
    ids: set[str] = set()
    headings = _headings(note, divided=bool(regions))
    placed = [*_parts(headings, ids, 0), *_region_parts(regions, ids)]
    parts = [part for _, part in sorted(placed, key=lambda pair: pair[0])]
    callouts = {heading.place for heading in headings if any(map(_is_article, heading.blocks))}
    around = [part for place, part in placed if place in callouts]
    if article := _article(parts) or _only(around):
        parts = [_quoting(part, article) for part in parts]
    if not parts:
        parts = [PartDraft("text", ANY_SECTIONS)]
    return SchemaDraft(name, tuple(keys.items()), tuple(parts))


def _article(parts: Sequence[PartDraft]) -> str:
    """The id of the one part that is the article that others quote; "" if that is not clear."""
    return _only(
        [
            part
            for part in parts
            if ("region", "body") in part.keys or ARTICLE.fullmatch(part.id.replace("_", " "))
        ]
    )


def _only(parts: Sequence[PartDraft]) -> str:
    """The id of the one part that is no quotes itself; "" if there are several."""
    names = [part.id for part in parts if ("holds", "quotes") not in part.keys]
    return names[0] if len(names) == 1 else ""


def _is_article(block: Block) -> bool:
    """Whether a block is a callout whose kind or title says that it is the article."""
    if not callout_kind(block):
        return False
    title = block.children[0].text.plain.partition("]")[2].lstrip("+-").partition("\n")[0].strip()
    return bool(ARTICLE.fullmatch(callout_kind(block)) or ARTICLE.fullmatch(title))


def _quoting(part: PartDraft, article: str) -> PartDraft:
    """A part, and those in it, with the article of its quotes if it has any."""
    keys = part.keys
    if ("holds", "quotes") in keys and part.id != article:
        keys += (("quotes", {"from": article}),)
    return part._replace(keys=keys, parts=tuple(_quoting(child, article) for child in part.parts))


class _Heading(NamedTuple):
    """A heading of the template, and its blocks up to the next one without a table of contents.

    `place` is its index among the note's blocks, `region` the number of thematic breaks above it.
    `any_title`: it is a title that any other may replace.
    """

    level: int
    text: str
    blocks: tuple[Block, ...]
    optional: bool
    place: int
    region: int
    any_title: bool


def _headings(note: Note, *, divided: bool) -> list[_Heading]:
    """The headings. `divided`: thematic breaks divide regions, so that no section goes over one."""
    sections = list(note.walk_sections())
    optional = _optional_by_comment(note, [section.heading.span.start for section in sections])
    titles = [section.title for section in sections if section.level == 1]
    several_open = sum(map(is_open, titles)) > 1
    breaks = list(accumulate(block.kind == "break" for block in note.blocks))
    return [
        _Heading(
            section.level,
            section.title,
            tuple(
                block
                for block in section.blocks
                if block.kind != "break" and not is_contents_list(block)
            ),
            row in optional or is_optional(section.title),
            section.block_index,
            breaks[section.block_index] if divided else 0,
            row == 0
            and section.level == 1
            and not several_open
            and (len(titles) == 1 or is_placeholder(section.title)),
        )
        for row, section in enumerate(sections)
    ]


def _optional_by_comment(note: Note, starts: Sequence[int]) -> set[int]:
    """The rows of the headings, which begin at `starts`, that a comment declares optional.

    A comment directly above a heading is about that heading, any other about the one above it.
    """
    rows: set[int] = set()
    for comment in note.comments:
        if not makes_optional(comment.body):
            continue
        below = bisect_left(starts, comment.span.end)
        touches = (
            below < len(starts) and not note.source.text[comment.span.end : starts[below]].strip()
        )
        rows.add(below if touches else below - 1)
    return rows


def _parts(
    headings: Sequence[_Heading], ids: set[str], depth: int
) -> Iterator[tuple[int, PartDraft]]:
    """The parts that sections are, each with the place of its heading.

    A title, the first heading of level 1, has no nested parts. Successive headings of one level
    that are all placeholders are one repeated part.
    """
    index = 0
    while index < len(headings):
        heading = headings[index]
        leads = not depth and not index and heading.level == 1
        is_title = leads and (heading.any_title or not is_open(heading.text))
        end = index + 1
        while end < len(headings) and _nests(headings[end], heading) and not is_title:
            end += 1
        last = end
        if is_open(heading.text) and not is_title:
            while last < len(headings) and _repeats(headings[last], heading):
                last += 1
        part = _part(heading, headings[index + 1 : end], ids, depth, repeated=last > end)
        yield heading.place, part
        index = last


def _nests(heading: _Heading, parent: _Heading) -> bool:
    return heading.level > parent.level and heading.region == parent.region


def _repeats(heading: _Heading, first: _Heading) -> bool:
    same_place = heading.level == first.level and heading.region == first.region
    return same_place and is_open(heading.text)


def _part(
    heading: _Heading, inner: Sequence[_Heading], ids: set[str], depth: int, *, repeated: bool
) -> PartDraft:
    keys: Keys = (("heading", _heading_keys(heading)),)
    if repeated:
        keys += (("count", "*" if heading.optional else "+"),)
    elif heading.optional:
        keys += (("count", "?"),)
    keys += example_content(heading.blocks)
    part_id = identifier(_name(heading), ids, "section")
    return PartDraft(part_id, keys, tuple(part for _, part in _parts(inner, ids, depth + 1)))


def _name(heading: _Heading) -> str:
    """What a part's id is made of: its heading, or what a placeholder has besides."""
    if heading.any_title:
        return "title"
    if not is_open(heading.text):
        return without_remark(heading.text)
    pattern = heading_pattern(heading.text)
    fixed = re.sub(r"\{[^{}]*\}", " ", pattern).strip()
    if re.search(r"\w", fixed):
        return fixed
    field = re.search(r"\{(\w+)", pattern)
    return field[1] if field else "title" if heading.level == 1 else "section"


def _heading_keys(heading: _Heading) -> dict[str, Any]:
    """The text and level of a heading: its own text, or the pattern of a placeholder."""
    bare = without_remark(heading.text)
    text: Any
    if heading.any_title:
        text = title_patterns(heading.text)
    elif is_open(heading.text):
        text = heading_pattern(heading.text)
    elif bare != heading.text:
        text = [literal(bare), literal(heading.text)]
    else:
        text = literal(bare)
    return {"text": text, "level": heading.level} if text else {"level": heading.level}


class _Region(NamedTuple):
    """A region: its name, the place of its first block, its blocks above its first heading.

    The first region, above the first thematic break, is no part: its blocks are left out.
    """

    name: str
    place: int
    blocks: tuple[Block, ...]


def _regions(note: Note) -> list[_Region]:
    """The regions of a template, none if its thematic breaks are mere ornament.

    Breaks divide a note if text is directly below one of them, without a heading above it there.
    """
    starts = [0, *(i + 1 for i, block in enumerate(note.blocks) if block.kind == "break")]
    blocks = [_blocks_above_headings(note, start) if start else () for start in starts]
    last = max((number for number, above in enumerate(blocks) if above), default=0)
    names = [
        "preamble",
        *(f"body_{number}" if last > 1 else "body" for number in range(1, last + 1)),
    ]
    regions = zip(names, starts, blocks, strict=False)
    return [_Region(*region) for region in regions] if last else []


def _blocks_above_headings(note: Note, start: int) -> tuple[Block, ...]:
    """The blocks from a place to the next heading or break; none if they show nothing."""
    end = start
    while end < len(note.blocks) and note.blocks[end].kind not in ("heading", "break"):
        end += 1
    blocks = note.blocks[start:end]
    return blocks if any(block.kind != "html" or block.text.plain for block in blocks) else ()


def _region_parts(regions: Sequence[_Region], ids: set[str]) -> Iterator[tuple[int, PartDraft]]:
    """The parts that regions are, each with the place of its first block."""
    for region in regions:
        if region.blocks:
            part_id = identifier("article" if region.name == "body" else region.name, ids)
            keys: Keys = (("region", region.name), *example_content(region.blocks))
            yield region.place, PartDraft(part_id, keys)
