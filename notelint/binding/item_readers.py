"""How the items of each kind of content are read from the blocks of a part."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from notelint.binding.filled import BOX, is_filled
from notelint.binding.quoted import all_text, own_text, quoted
from notelint.fields.tables import cell_value, find_tables, table_header
from notelint.model.bound_section import Item
from notelint.model.fields import FieldEntry
from notelint.model.note import Block
from notelint.model.schema import ContentKind
from notelint.model.text import NO_TEXT, Link, Text
from notelint.text.spans import slice_text
from notelint.text.wikilinks import callout, wikilinks

Reader = Callable[[Sequence[Block]], Iterator[Item]]


def _blocks(blocks: Sequence[Block]) -> Iterator[Item]:
    """Anything: each block in which something stands is an item."""
    for block in blocks:
        if block.kind == "heading" or is_filled(block):
            yield Item(all_text(block), block.span)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Item]:
    """Prose: each paragraph with text, also in a blockquote."""
    for block in blocks:
        if block.kind == "quote":
            yield from _paragraphs(block.children)
        elif block.kind == "paragraph" and block.text.plain.strip():
            yield Item(block.text, block.span)


def _list_items(blocks: Sequence[Block]) -> Iterator[Item]:
    """A list: its items, each without the lists nested in it. Lists in quotes if there is none."""
    found = False
    for block in blocks:
        if block.kind == "list":
            found = True
            for item in block.children:
                yield list_item(item)
    for block in blocks if not found else ():
        if block.kind == "quote":
            yield from _list_items(block.children)


def list_item(item: Block) -> Item:
    """An item of a list, its text and what is nested below it apart."""
    below = tuple(child for child in item.children if child.kind == "list")
    html = next((child.info for child in item.children if child.kind == "html"), "")
    return Item(own_text(item), item.span, below=below, info=html)


def _checklist(blocks: Sequence[Block], depth: int = 0) -> Iterator[Item]:
    """A checklist: the list items with a box, nested ones too."""
    for block in blocks:
        if block.kind == "quote":
            yield from _checklist(block.children, depth)
        if block.kind != "list":
            continue
        for item in block.children:
            text = own_text(item)
            box = BOX.match(text.plain)
            if box:
                own = slice_text(text, box.end(), len(text.plain))
                below = tuple(child for child in item.children if child.kind == "list")
                yield Item(own, item.span, depth, checked=box[1] != " ", below=below)
            yield from _checklist(item.children, depth + 1)


def _rows(blocks: Sequence[Block]) -> Iterator[Item]:
    """Tables: the rows of each below its header, by whose names its cells are known."""
    for table in find_tables(blocks):
        header = table_header(table)
        for row in table.children[1:]:
            cells = tuple(
                FieldEntry(head.key, head.span, cell_value(cell))
                for head, cell in zip(header, row.children, strict=False)
            )
            yield Item(
                Text.join([cell.text for cell in row.children], " | "), row.span, cells=cells
            )


def _code(blocks: Sequence[Block]) -> Iterator[Item]:
    """Code: each code block, wherever it stands."""
    for block in blocks:
        for leaf in block.leaves():
            if leaf.kind == "code":
                yield Item(leaf.text, leaf.span, info=leaf.info)


def _links(blocks: Sequence[Block]) -> Iterator[Item]:
    """Links, wherever they stand in the blocks; images are none."""
    for block in blocks:
        for leaf in block.leaves():
            for link in leaf.text.links:
                if link.kind != "image":
                    yield link_item(link)


def images(blocks: Sequence[Block]) -> Iterator[Item]:
    """Images, wherever they stand; of block html whose image has no address the whole block."""
    for block in blocks:
        for leaf in block.leaves():
            found = [link for link in leaf.text.links if link.kind == "image"]
            if leaf.kind == "html" and not found and "<img" in leaf.info.lower():
                yield Item(NO_TEXT, leaf.span, info=leaf.info)
            yield from map(link_item, found)


def first(reader: Reader) -> Reader:
    """A reader of the first item alone."""
    return lambda blocks: islice(reader(blocks), 1)


def link_item(link: Link) -> Item:
    """A link as an item, its text the link's."""
    return Item(Text(link.text, links=(link,)), link.span)


READERS: Mapping[ContentKind, Reader] = {
    "anything": _blocks,
    "prose": _paragraphs,
    "list": _list_items,
    "outline": _list_items,
    "definitions": _list_items,
    "checklist": _checklist,
    "quotes": quoted,
    "link": first(_links),
    "links": _links,
    "images": images,
    "table": _rows,
    "code": _code,
}
"""What is nested below a term explains it."""


def _callouts(blocks: Sequence[Block]) -> Iterator[Item]:
    """Callouts: each blockquote that begins with `[!kind]`; the text without that."""
    for block in blocks:
        if block.kind == "quote" and block.children and block.children[0].kind == "paragraph":
            begun = callout(block.children[0].text.plain)
            if begun:
                text = all_text(block)
                own = slice_text(text, begun[1], len(text.plain))
                yield Item(own, block.span, info=begun[0])


def _all_links(blocks: Sequence[Block]) -> Iterator[Item]:
    """Obsidian's links among the others."""
    for leaf, found in _wiki(blocks):
        links = [link for link in leaf.text.links if link.kind != "image"]
        links += [link for link in found if link.kind == "wikilink"]
        yield from map(link_item, sorted(links, key=lambda link: link.span))


def _all_images(blocks: Sequence[Block]) -> Iterator[Item]:
    """Obsidian's embeds among the images."""
    embeds = [
        link_item(link) for _, found in _wiki(blocks) for link in found if link.kind == "embed"
    ]
    yield from sorted([*images(blocks), *embeds], key=lambda item: item.span)


def _wiki(blocks: Sequence[Block]) -> Iterator[tuple[Block, list[Link]]]:
    for block in blocks:
        for leaf in block.leaves():
            shown = leaf.kind not in ("code", "html")
            yield leaf, list(wikilinks(leaf.text)) if shown else []


OBSIDIAN_READERS: Mapping[ContentKind, Reader] = {
    "link": first(_all_links),
    "links": _all_links,
    "images": _all_images,
    "callouts": _callouts,
}
