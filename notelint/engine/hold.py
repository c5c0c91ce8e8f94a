"""What a part's blocks hold, read as the schema asks: quotes, links, definitions, …"""

from collections.abc import Callable, Iterator, Sequence

from notelint.model.binding import Item
from notelint.model.note import NO_TEXT, Block, Link, Text
from notelint.model.schema import ANY_NUMBER, Holds, Part


def hold(part: Part, blocks: Sequence[Block]) -> tuple[tuple[Item, ...], bool]:
    """The items that the blocks hold, and whether they are of the kind that the part asks."""
    if part.holds == "anything" and part.items == ANY_NUMBER:
        return (), True  # nobody asks
    items = tuple(READERS[part.holds](blocks))
    return items, part.holds == "anything" or bool(items)


def _blocks(blocks: Sequence[Block]) -> Iterator[Item]:
    """Anything: each block is an item."""
    for block in blocks:
        if block.kind != "html" or block.text.plain:
            yield Item(_all_text(block), block.span)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Item]:
    """Prose: each paragraph with text, also in a blockquote."""
    for block in blocks:
        if block.kind == "quote":
            yield from _paragraphs(block.children)
        elif block.kind == "paragraph" and block.text.plain.strip():
            yield Item(block.text, block.span)


def _list_items(blocks: Sequence[Block]) -> Iterator[Item]:
    """A list: its items, each without the lists nested in it."""
    for block in blocks:
        if block.kind == "list":
            for item in block.children:
                own = [_all_text(child) for child in item.children if child.kind != "list"]
                yield Item(Text.join(own) if own else NO_TEXT, item.span)


def _quotes(blocks: Sequence[Block]) -> Iterator[Item]:
    """Quotes: each item of a list, each paragraph of a blockquote."""
    for block in blocks:
        if block.kind == "list":
            yield from (item for item in _list_items([block]) if item.text.plain.strip())
        elif block.kind == "quote":
            yield from _quotes(block.children)
            yield from _paragraphs(block.children)


def _links(blocks: Sequence[Block]) -> Iterator[Item]:
    """Links, wherever they stand in the blocks; images are none."""
    for block in blocks:
        for leaf in block.leaves():
            for link in leaf.text.links:
                if link.kind != "image":
                    yield _link_item(link)


def _first_link(blocks: Sequence[Block]) -> Iterator[Item]:
    for item in _links(blocks):
        yield item
        return


def _link_item(link: Link) -> Item:
    return Item(Text(link.text, links=(link,)), link.span)


def _all_text(block: Block) -> Text:
    if not block.children:
        return block.text
    return Text.join([leaf.text for leaf in block.leaves()])


READERS: dict[Holds, Callable[[Sequence[Block]], Iterator[Item]]] = {
    "anything": _blocks,
    "prose": _paragraphs,
    "list": _list_items,
    "outline": _list_items,
    "definitions": _list_items,
    "quotes": _quotes,
    "link": _first_link,
    "links": _links,
}
"""How the items of each kind of content are read. What is nested below a term explains it."""
