"""Which stretches of a section are its quotes."""

from collections.abc import Iterator, Sequence

from notelint.model.bound_section import Item
from notelint.model.note import Block
from notelint.model.schema import WhichItems
from notelint.model.text import NO_TEXT, Text
from notelint.text.quotation import is_attribution


def quoted(blocks: Sequence[Block], which: WhichItems = "outer") -> Iterator[Item]:
    """Items of lists, paragraphs of blockquotes, first cells of tables, those with text.

    Of nested lists `which` are quotes: `outer` ones, below which is what their author says of
    them; `inner` ones, around which are his topics; or all. A paragraph of a blockquote that tells
    who said the one before it is none.
    """
    for block in blocks:
        if block.kind == "list":
            for item in block.children:
                yield from _of_item(item, which)
        elif block.kind == "quote":
            yield from quoted(block.children, which)
            yield from _paragraphs(block.children)
        elif block.kind == "table":
            for row in block.children[1:]:
                if row.children and row.children[0].text.plain.strip():
                    yield Item(row.children[0].text, row.children[0].text_span)


def all_text(block: Block) -> Text:
    """The text of a block and all below it."""
    return Text.join([leaf.text for leaf in block.leaves()]) if block.children else block.text


def own_text(item: Block) -> Text:
    """A list item's text without the lists and the footnotes nested in it."""
    own = [all_text(child) for child in item.children if child.kind not in ("list", "footnote")]
    return Text.join(own) if own else NO_TEXT


def _of_item(item: Block, which: WhichItems, depth: int = 0) -> Iterator[Item]:
    """The quotes of a list's item and of those nested in it."""
    stack = [(item, depth)]
    while stack:
        item, depth = stack.pop()
        below = tuple(child for child in item.children if child.kind == "list")
        text = own_text(item)
        if text.plain.strip() and (which != "inner" or not below):
            yield Item(text, item.span, depth, below=below)
        if which != "outer":
            inside = [inner for nested in below for inner in nested.children]
            stack += [(inner, depth + 1) for inner in reversed(inside)]


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Item]:
    """A blockquote's own paragraphs with text, without those that tell who speaks."""
    found = [one for one in blocks if one.kind == "paragraph" and one.text.plain.strip()]
    for index, block in enumerate(found):
        if not (index and is_attribution(block.text.plain)):
            yield Item(block.text, block.span)
