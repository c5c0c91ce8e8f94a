"""Reads a section: what its blocks contain, as its part says."""

from collections.abc import Sequence

from notelint.binding.filled import filled_items, is_filled
from notelint.binding.item_readers import OBSIDIAN_READERS, READERS, quoted
from notelint.fields.inline_fields import InlineFields, read_inline_fields
from notelint.fields.tables import find_tables
from notelint.model.bound_section import BoundSection, Item
from notelint.model.fields import Reference
from notelint.model.note import Block, Note
from notelint.model.schema import Dialect, Part
from notelint.model.schema_fields import ANY_NUMBER, TextPattern
from notelint.model.source import Span
from notelint.model.text import Text
from notelint.text.normalization import comparable
from notelint.text.templates import match_form

WRAPPING = " \t\n-–—*•·.。:：()[]{}<>（）［］〔〕【】「」"
"""What is allowed around a text that says that there is nothing to say."""

LONGEST_WRAPPING = 12


def read_section(
    note: Note,
    dialect: Dialect,
    part: Part,
    heading: Block | None,
    blocks: Sequence[Block],
    children: tuple[BoundSection, ...] = (),
    *,
    empty: bool = False,
) -> BoundSection:
    """The section of a part that consists of a heading, blocks and nested sections."""
    visible = _visible(blocks)
    spans = [block.span for block in (heading, *visible) if block]
    spans += [child.span for child in children]
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    accepted = bool(part.accept and not children and visible and is_accepted(part, visible))
    items: tuple[Item, ...] = ()
    conforms, fields = True, InlineFields()
    if not accepted:
        items, conforms = read_content(part, visible, dialect, heading)
    if part.labels and not accepted:
        start = heading.span.end if heading else span.start
        fields = read_inline_fields(visible, note, part.labels, start)
    return BoundSection(
        part,
        heading,
        visible,
        span,
        items,
        conforms,
        empty and not accepted,
        children,
        accepted=accepted,
        captures=heading_captures(part, heading) or (),
        labels=fields.entries,
        unreadable=fields.unreadable,
        item_captures=_item_captures(part, items),
    )


def _visible(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a section without breaks and footnotes, which appear at the end of the page.

    A section that has nothing but footnotes is a list of them.
    """
    shown = tuple(block for block in blocks if block.kind != "break")
    own = tuple(block for block in shown if block.kind != "footnote")
    return own if any(is_filled(block) for block in own) else shown


def has_link(block: Block) -> bool:
    """Whether a block is a heading with a link."""
    links = block.text.links if block.kind == "heading" else ()
    return any(link.kind != "image" and link.url.strip() for link in links)


def heading_captures(part: Part, heading: Block | None) -> tuple[Reference, ...] | None:
    """The values of a heading's named groups; None if the heading does not match.

    A heading that belongs to the part by a name does not match; neither does one whose dates or
    numbers are not real.
    """
    if heading is None or part.heading is None or not part.heading.captures:
        return ()
    pattern = TextPattern("", part.heading.patterns, part.heading.captures)
    return _captures(pattern, heading.text, heading.span)


def _item_captures(part: Part, items: Sequence[Item]) -> tuple[tuple[Reference, ...] | None, ...]:
    """For each item the values of its pattern's named groups, None for one that does not match."""
    pattern = part.item.form if part.item else None
    if pattern is None:
        return ()
    return tuple(_captures(pattern, item.text, item.span) for item in items)


def _captures(pattern: TextPattern, text: Text, span: Span) -> tuple[Reference, ...] | None:
    """The values of a pattern's named groups in a text; at `span` if the text has no source."""
    values = match_form(pattern, text.plain)
    if values is None:
        return None
    return tuple(
        Reference(one.name, one.text, text.span(one.start, one.end) if text.runs else span)
        for one in values
    )


def read_content(
    part: Part,
    blocks: Sequence[Block],
    dialect: Dialect = "commonmark",
    heading: Block | None = None,
) -> tuple[tuple[Item, ...], bool]:
    """The items that the blocks contain, and whether they are of the part's kind of content.

    Items without content are left out, but are of that kind. A part that contains one link can
    have it in its heading.
    """
    if part.holds == "anything" and part.items == ANY_NUMBER and not part.item:
        return (), True  # no rule needs the items
    if part.holds == "quotes" and part.quotes:
        items = tuple(quoted(blocks, part.quotes.items))
    else:
        if part.holds == "link" and heading is not None:
            blocks = _with_heading(heading, blocks)
        readers = OBSIDIAN_READERS if dialect == "obsidian" else READERS
        items = tuple(readers[part.holds](blocks))
    if part.holds == "table" and not items:  # a table without rows is a table
        return (), any(find_tables(blocks))
    return filled_items(items, part.holds), part.holds == "anything" or bool(items)


def _with_heading(heading: Block, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks in which a part's link is looked for, the first one first.

    A link in the heading to another page comes first. One to a place in the note, or to nowhere,
    is the part's link only if there is no other.
    """
    to_elsewhere = any(
        link.kind != "image" and not link.url.startswith("#") and link.url.strip()
        for link in heading.text.links
    )
    return (heading, *blocks) if to_elsewhere else (*blocks, heading)


def is_accepted(part: Part, blocks: Sequence[Block]) -> bool:
    """Whether the blocks are one of the texts that the schema accepts for "nothing".

    Case, a dash or a bullet before it, brackets around it and a full stop do not count.
    """
    longest = max(map(len, part.accept), default=0) + LONGEST_WRAPPING
    texts: list[str] = []
    for block in blocks:
        for leaf in block.leaves():
            texts.append(leaf.text.plain)
            longest -= len(leaf.text.plain)
            if longest < 0 or leaf.text.links or leaf.kind == "heading":
                return False
    text = "\n".join(texts).strip() or "-" * any(block.kind == "list" for block in blocks)
    return bool(text) and _bare(text) in map(_bare, part.accept)


def _bare(text: str) -> str:
    folded = comparable(text).casefold()
    return folded.strip(WRAPPING) or "".join(folded.split())
