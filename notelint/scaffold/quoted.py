"""Items of a note that stand word for word in another part of it: what may be quotes there."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from notelint.binding.item_readers import quoted
from notelint.model.note import Block, Note, Section
from notelint.model.text import Text
from notelint.quotes.article import mask_asterisks
from notelint.text.normalization import normalize_article, normalize_quote
from notelint.text.scripts import has_han
from notelint.text.wikilinks import callout

BODY = -1
"""In place of a section's index: the text below the first thematic break that has no heading."""

SHORTEST, FEWEST_WORDS = 10, 3
"""Characters and words of an item that can be a quote: a term, or less, is elsewhere by chance."""

MOST_ITEMS, MOST_PLACES = 200, 8
"""Items of a section, and places of an item, that are looked at."""


QUOTING = ("quote", "cite")
"""The kinds of callouts that are quotes."""


class QuotedItems(NamedTuple):
    """The items of the section `row` of a note: their number, and how many each other part has.

    `found` are pairs of a section's index, or BODY, and a number of items.
    """

    row: int
    items: int
    found: tuple[tuple[int, int], ...]


class Stretches(NamedTuple):
    """A note cut up: the blocks of each section up to the first break if a body follows that.

    `body` are the blocks below the first break that have no heading. `preamble` is the number of
    sections above that break; 0 without a body.
    """

    sections: tuple[tuple[Block, ...], ...]
    body: tuple[Block, ...] = ()
    preamble: int = 0


def stretches(note: Note, sections: Sequence[Section]) -> Stretches:
    """The stretches of a note."""
    starts = [index for index, block in enumerate(note.blocks) if block.kind == "break"]
    start = starts[0] + 1 if starts else len(note.blocks)
    end = start
    while end < len(note.blocks) and note.blocks[end].kind != "heading":
        end += 1
    body = tuple(block for block in note.blocks[start:end] if block.kind != "break")
    if not any(block.kind == "paragraph" for block in body):
        return Stretches(tuple(section.blocks for section in sections))
    own = {block.span for block in body}
    return Stretches(
        tuple(
            tuple(block for block in section.blocks if block.span not in own)
            for section in sections
        ),
        body,
        sum(section.block_index < start for section in sections),
    )


def quoted_items(cut: Stretches) -> tuple[QuotedItems, ...]:
    """For each section with items, where they are found. Linear but for a constant."""
    rows = [*range(len(cut.sections)), BODY]
    texts = [_prose(blocks) for blocks in (*cut.sections, cut.body)]
    whole = "\0".join(texts)
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))[:-1]
    results = []
    for row, blocks in enumerate(cut.sections):
        items = list(_items(blocks))
        if not items:
            continue
        found: Counter[int] = Counter()
        for item in items:
            places = _places(item, whole, starts) if _can_be_quote(item) else ()
            found.update({rows[place] for place in places if place != row})
        results.append(QuotedItems(row, len(items), tuple(sorted(found.items()))))
    return tuple(results)


def _prose(blocks: Sequence[Block]) -> str:
    """The paragraphs, also those of callouts such as an abstract, but not of what quotes."""
    paragraphs = (
        leaf.text
        for block in blocks
        if block.kind == "paragraph" or callout_kind(block) not in ("", *QUOTING)
        for leaf in block.leaves()
        if leaf.kind == "paragraph"
    )
    plain = "\n\n".join(mask_asterisks(text, "typographic")[0] for text in paragraphs)
    return normalize_article(plain, "typographic").text.replace("\0", " ")


def callout_kind(block: Block) -> str:
    """The kind of a callout: `abstract` of `> [!abstract]`; "" of any other block."""
    begins = block.kind == "quote" and block.children and block.children[0].kind == "paragraph"
    begun = callout(block.children[0].text.plain) if begins else None
    return begun[0].casefold() if begun else ""


def are_quotes(blocks: Sequence[Block]) -> bool:
    """Whether there are block quotes, and nothing else; a callout is none."""
    return bool(blocks) and all(
        block.kind == "quote" and callout_kind(block) in ("", *QUOTING) for block in blocks
    )


def _items(blocks: Sequence[Block]) -> Iterator[str]:
    """The items of lists and block quotes, normalized as quotes are."""
    for item in list(quoted(blocks))[:MOST_ITEMS]:
        text: Text = item.text
        quote = normalize_quote(mask_asterisks(text, "typographic")[0], "typographic").text
        if quote:
            yield quote


def _can_be_quote(item: str) -> bool:
    """Whether an item is long enough; Chinese and Japanese have no spaces."""
    return len(item) >= SHORTEST and (len(item.split()) >= FEWEST_WORDS or has_han(item))


def _places(item: str, whole: str, starts: Sequence[int]) -> set[int]:
    """The indexes of the first stretches that have an item."""
    places: set[int] = set()
    at = whole.find(item)
    while at >= 0 and len(places) < MOST_PLACES:
        place = bisect_right(starts, at) - 1
        places.add(place)
        at = whole.find(item, starts[place + 1]) if place + 1 < len(starts) else -1
    return places
