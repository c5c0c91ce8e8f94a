"""Reads items of each kind of content from blocks: list items, quotes, links, rows, …"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from notelint.binding.filled import BOX, is_filled
from notelint.fields.tables import cell_value, find_tables, table_header
from notelint.model.bound_section import Item
from notelint.model.fields import FieldEntry
from notelint.model.note import Block
from notelint.model.schema import ContentKind, WhichItems
from notelint.model.text import NO_TEXT, Link, Text
from notelint.text.quotation.quoted_item import is_attribution
from notelint.text.spans import slice_text
from notelint.text.wikilinks import callout, wikilinks

Reader = Callable[[Sequence[Block]], Iterator[Item]]


def _leaves(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from block.leaves()


def _all_text(block: Block) -> Text:
    """The text of a block and of all blocks nested in it."""
    return Text.join([leaf.text for leaf in block.leaves()]) if block.children else block.text


def _own_text(item: Block) -> Text:
    """A list item's text without the lists and footnotes nested in it."""
    own = [_all_text(child) for child in item.children if child.kind not in ("list", "footnote")]
    return Text.join(own) if own else NO_TEXT


def _nested_lists(item: Block) -> tuple[Block, ...]:
    return tuple(child for child in item.children if child.kind == "list")


def _visible_blocks(blocks: Sequence[Block]) -> Iterator[Item]:
    """Anything: each heading, and each block with visible content."""
    for block in blocks:
        if block.kind == "heading" or is_filled(block):
            yield Item(_all_text(block), block.span)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Item]:
    """Prose: each paragraph with text, also in block quotes."""
    for block in blocks:
        if block.kind == "quote":
            yield from _paragraphs(block.children)
        elif block.kind == "paragraph" and block.text.plain.strip():
            yield Item(block.text, block.span)


def _list_items(blocks: Sequence[Block]) -> Iterator[Item]:
    """The items of lists, without nested ones; those of lists in block quotes if there are none."""
    lists = [block for block in blocks if block.kind == "list"]
    for block in lists:
        yield from map(list_item, block.children)
    for block in blocks if not lists else ():
        if block.kind == "quote":
            yield from _list_items(block.children)


def list_item(item: Block) -> Item:
    """A list's item with its own text; the lists nested in it are `below`."""
    html = next((child.info for child in item.children if child.kind == "html"), "")
    return Item(_own_text(item), item.span, below=_nested_lists(item), info=html)


def _checklist(blocks: Sequence[Block], depth: int = 0) -> Iterator[Item]:
    """The list items with a box, also nested ones."""
    for block in blocks:
        if block.kind == "quote":
            yield from _checklist(block.children, depth)
        if block.kind != "list":
            continue
        for item in block.children:
            text = _own_text(item)
            box = BOX.match(text.plain)
            if box:
                own = slice_text(text, box.end(), len(text.plain))
                below, checked = _nested_lists(item), box[1] != " "
                yield Item(own, item.span, depth, checked=checked, below=below)
            yield from _checklist(item.children, depth + 1)


def quoted(blocks: Sequence[Block], which: WhichItems = "outer") -> Iterator[Item]:
    """Quotes: list items, paragraphs of block quotes and first cells of tables that have text.

    `which` list items are quotes if lists are nested: the `outer` ones, with the author's remarks
    below them; the `inner` ones, grouped by topics; or all. A paragraph of a block quote that
    attributes the preceding one is not a quote.
    """
    for block in blocks:
        if block.kind == "list":
            for item in block.children:
                yield from _quoted_items(item, which)
        elif block.kind == "quote":
            yield from quoted(block.children, which)
            own = [one for one in block.children if one.kind == "paragraph"]
            own = [one for one in own if one.text.plain.strip()]
            for index, paragraph in enumerate(own):
                if not (index and is_attribution(paragraph.text.plain)):
                    yield Item(paragraph.text, paragraph.span)
        elif block.kind == "table":
            for row in block.children[1:]:
                if row.children and row.children[0].text.plain.strip():
                    yield Item(row.children[0].text, row.children[0].text_span)


def _quoted_items(item: Block, which: WhichItems) -> Iterator[Item]:
    """The quotes of a list's item and of those nested in it."""
    stack = [(item, 0)]
    while stack:
        item, depth = stack.pop()
        below = _nested_lists(item)
        text = _own_text(item)
        if text.plain.strip() and (which != "inner" or not below):
            yield Item(text, item.span, depth, below=below)
        if which != "outer":
            inside = [inner for nested in below for inner in nested.children]
            stack += [(inner, depth + 1) for inner in reversed(inside)]


def _rows(blocks: Sequence[Block]) -> Iterator[Item]:
    """The rows of tables, without headers; their cells are named by their column."""
    for table in find_tables(blocks):
        header = table_header(table)
        for row in table.children[1:]:
            cells = tuple(
                FieldEntry(column.key, column.span, cell_value(cell))
                for column, cell in zip(header, row.children, strict=False)
            )
            text = Text.join([cell.text for cell in row.children], " | ")
            yield Item(text, row.span, cells=cells)


def _code(blocks: Sequence[Block]) -> Iterator[Item]:
    """Code blocks, at any depth."""
    for leaf in _leaves(blocks):
        if leaf.kind == "code":
            yield Item(leaf.text, leaf.span, info=leaf.info)


def _callouts(blocks: Sequence[Block]) -> Iterator[Item]:
    """Block quotes that begin with `[!kind]`; their text without it."""
    for block in blocks:
        if block.kind == "quote" and block.children and block.children[0].kind == "paragraph":
            begun = callout(block.children[0].text.plain)
            if begun:
                text = _all_text(block)
                own = slice_text(text, begun[1], len(text.plain))
                yield Item(own, block.span, info=begun[0])


def _links(blocks: Sequence[Block]) -> Iterator[Item]:
    """Links, at any depth, without images."""
    for leaf in _leaves(blocks):
        yield from (_link_item(link) for link in leaf.text.links if link.kind != "image")


def _obsidian_links(blocks: Sequence[Block]) -> Iterator[Item]:
    """Links and wikilinks."""
    for leaf in _leaves(blocks):
        links = [link for link in leaf.text.links if link.kind != "image"]
        links += [link for link in _wikilinks(leaf) if link.kind == "wikilink"]
        yield from map(_link_item, sorted(links, key=lambda link: link.span))


def _images(blocks: Sequence[Block]) -> Iterator[Item]:
    """Images, at any depth; an HTML block as a whole if its image has no URL."""
    for leaf in _leaves(blocks):
        images = [link for link in leaf.text.links if link.kind == "image"]
        if leaf.kind == "html" and not images and "<img" in leaf.info.lower():
            yield Item(NO_TEXT, leaf.span, info=leaf.info)
        yield from map(_link_item, images)


def _obsidian_images(blocks: Sequence[Block]) -> Iterator[Item]:
    """Images and embeds."""
    links = (link for leaf in _leaves(blocks) for link in _wikilinks(leaf))
    embeds = [_link_item(link) for link in links if link.kind == "embed"]
    yield from sorted([*_images(blocks), *embeds], key=lambda item: item.span)


def _wikilinks(leaf: Block) -> Iterator[Link]:
    return wikilinks(leaf.text) if leaf.kind not in ("code", "html") else iter(())


def _link_item(link: Link) -> Item:
    """A link as an item with the link's text."""
    return Item(Text(link.text, links=(link,)), link.span)


def _first(reader: Reader) -> Reader:
    """A reader of the first item only."""
    return lambda blocks: islice(reader(blocks), 1)


READERS: Mapping[ContentKind, Reader] = {
    "anything": _visible_blocks,
    "prose": _paragraphs,
    "list": _list_items,
    "outline": _list_items,
    "definitions": _list_items,
    "checklist": _checklist,
    "quotes": quoted,
    "link": _first(_links),
    "links": _links,
    "images": _images,
    "table": _rows,
    "code": _code,
    "callouts": _callouts,
}

OBSIDIAN_READERS: Mapping[ContentKind, Reader] = {
    **READERS,
    "link": _first(_obsidian_links),
    "links": _obsidian_links,
    "images": _obsidian_images,
}
