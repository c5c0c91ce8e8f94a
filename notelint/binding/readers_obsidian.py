"""How the items of Obsidian's dialect are read: wikilinks, embeds, callouts."""

from collections.abc import Iterator, Mapping, Sequence

from notelint.binding.quoted import all_text
from notelint.binding.readers import Reader, first, images, link_item
from notelint.model.bound_note import Item
from notelint.model.note import Block, Link
from notelint.model.schema import ContentKind
from notelint.text.slices import sliced
from notelint.text.wikilinks import callout, wikilinks


def _callouts(blocks: Sequence[Block]) -> Iterator[Item]:
    """Callouts: each blockquote that begins with `[!kind]`; the text without that."""
    for block in blocks:
        if block.kind == "quote" and block.children and block.children[0].kind == "paragraph":
            begun = callout(block.children[0].text.plain)
            if begun:
                text = all_text(block)
                own = sliced(text, begun[1], len(text.plain))
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


OF_OBSIDIAN: Mapping[ContentKind, Reader] = {
    "link": first(_all_links),
    "links": _all_links,
    "images": _all_images,
    "callouts": _callouts,
}
