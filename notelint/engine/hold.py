"""What a part's blocks hold, read as the schema asks: quotes, links, definitions, …"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from notelint.engine.quoted import all_text, cell_span, own_text, quoted
from notelint.model.binding import Item
from notelint.model.fields import Datum, Entry, Named
from notelint.model.note import NO_TEXT, Block, Link, Text
from notelint.model.schema import ANY_NUMBER, Dialect, Holds, Part
from notelint.text.slices import sliced
from notelint.text.wikilinks import callout, wikilinks

BOX = re.compile(r"\[([ xX])\](?:\s+|\Z)")
WRAPPING = " \t\n-–—*•·.。:：()[]{}<>（）［］〔〕【】「」"
"""What may stand around a text that says that there is nothing to say."""

LONGEST_WRAPPING = 12


def hold(
    part: Part, blocks: Sequence[Block], dialect: Dialect = "commonmark"
) -> tuple[tuple[Item, ...], bool]:
    """The items that the blocks hold, and whether they are of the kind that the part asks."""
    if part.holds == "anything" and part.items == ANY_NUMBER and not part.item:
        return (), True  # nobody asks
    readers = OF_OBSIDIAN if dialect == "obsidian" and part.holds in OF_OBSIDIAN else READERS
    reader = readers[part.holds]
    if part.holds == "quotes" and part.quotes:
        items = tuple(quoted(blocks, part.quotes.items))
    else:
        items = tuple(reader(blocks))
    if part.holds == "table" and not items:  # one without rows is a table still
        return (), _first_table(blocks) is not None
    return items, part.holds == "anything" or bool(items)


def is_accepted(part: Part, blocks: Sequence[Block]) -> bool:
    """Whether all that the blocks say is one of the texts that stand for nothing.

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
    said = "\n".join(texts).strip() or "-" * any(block.kind == "list" for block in blocks)
    return bool(said) and _bare(said) in map(_bare, part.accept)


def _bare(text: str) -> str:
    from notelint.text.normal import normalise  # noqa: PLC0415 - only for short sections

    folded = normalise(text, "typographic").text.casefold()
    return folded.strip(WRAPPING) or "".join(folded.split())


def read_forms(part: Part, items: Sequence[Item]) -> tuple[tuple[Named, ...] | None, ...]:
    """What the form that is asked of items captures in each; None for one that is not so."""
    form = part.item.form if part.item else None
    if form is None:
        return ()
    from notelint.text.forms import match_form  # noqa: PLC0415 - seldom asked

    found: list[tuple[Named, ...] | None] = []
    for item in items:
        taken = match_form(form, item.text.plain)
        if taken is None:
            found.append(None)
            continue
        runs = item.text.runs
        found.append(
            tuple(
                Named(one.name, one.text, item.text.span(one.start, one.end) if runs else item.span)
                for one in taken
            )
        )
    return tuple(found)


def _blocks(blocks: Sequence[Block]) -> Iterator[Item]:
    """Anything: each block is an item."""
    for block in blocks:
        if block.kind != "html" or block.text.plain:
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
    return Item(own_text(item), item.span, below=below)


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
                own = sliced(text, box.end(), len(text.plain))
                yield Item(own, item.span, depth, checked=box[1] != " ")
            yield from _checklist(item.children, depth + 1)


def _rows(blocks: Sequence[Block]) -> Iterator[Item]:
    """A table: the rows of the first one, below its header."""
    table = _first_table(blocks)
    if table is None:
        return
    header = table.children[0].children
    for row in table.children[1:]:
        cells = tuple(
            Entry(
                head.text.plain.strip(),
                cell_span(head),
                Datum("text", cell.text.plain.strip(), cell_span(cell)),
            )
            for head, cell in zip(header, row.children, strict=False)
        )
        yield Item(Text.join([cell.text for cell in row.children], " | "), row.span, cells=cells)


def _first_table(blocks: Sequence[Block]) -> Block | None:
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if block.kind == "table" and block.children:
            return block
        stack.extend(reversed(block.children))
    return None


def _code(blocks: Sequence[Block]) -> Iterator[Item]:
    """Code: each code block, wherever it stands."""
    for block in blocks:
        for leaf in block.leaves():
            if leaf.kind == "code":
                yield Item(leaf.text, leaf.span, info=leaf.info)


def _callouts(blocks: Sequence[Block]) -> Iterator[Item]:
    """Callouts: each blockquote that begins with `[!kind]`; the text without that."""
    for block in blocks:
        if block.kind == "quote" and block.children and block.children[0].kind == "paragraph":
            begun = callout(block.children[0].text.plain)
            if begun:
                text = all_text(block)
                own = sliced(text, begun[1], len(text.plain))
                yield Item(own, block.span, info=begun[0])


def _links(blocks: Sequence[Block]) -> Iterator[Item]:
    """Links, wherever they stand in the blocks; images are none."""
    for block in blocks:
        for leaf in block.leaves():
            for link in leaf.text.links:
                if link.kind != "image":
                    yield _link_item(link)


def _images(blocks: Sequence[Block]) -> Iterator[Item]:
    """Images, wherever they stand; of block html the whole block."""
    for block in blocks:
        for leaf in block.leaves():
            if leaf.kind == "html" and "<img" in leaf.info.lower():
                yield Item(NO_TEXT, leaf.span, info=leaf.info)
            for link in leaf.text.links:
                if link.kind == "image":
                    yield _link_item(link)


def _all_links(blocks: Sequence[Block]) -> Iterator[Item]:
    """Obsidian's links among the others."""
    for leaf, found in _wiki(blocks):
        links = [link for link in leaf.text.links if link.kind != "image"]
        links += [link for link in found if link.kind == "wikilink"]
        yield from map(_link_item, sorted(links, key=lambda link: link.span))


def _all_images(blocks: Sequence[Block]) -> Iterator[Item]:
    """Obsidian's embeds among the images."""
    embeds = [
        _link_item(link) for _, found in _wiki(blocks) for link in found if link.kind == "embed"
    ]
    yield from sorted([*_images(blocks), *embeds], key=lambda item: item.span)


def _wiki(blocks: Sequence[Block]) -> Iterator[tuple[Block, list[Link]]]:
    for block in blocks:
        for leaf in block.leaves():
            shown = leaf.kind not in ("code", "html")
            yield leaf, list(wikilinks(leaf.text)) if shown else []


def _first(reader: "Reader") -> "Reader":
    """A reader of the first item alone."""
    return lambda blocks: islice(reader(blocks), 1)


def _link_item(link: Link) -> Item:
    return Item(Text(link.text, links=(link,)), link.span)


Reader = Callable[[Sequence[Block]], Iterator[Item]]

READERS: dict[Holds, Reader] = {
    "anything": _blocks,
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
"""How the items of each kind of content are read. What is nested below a term explains it."""

OF_OBSIDIAN: dict[Holds, Reader] = {
    "link": _first(_all_links),
    "links": _all_links,
    "images": _all_images,
}
