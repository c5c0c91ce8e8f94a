"""Whether a block or an item has visible content, or is left as a template has it.

A template has `- `, `- [ ] `, `* **: **`, `- &nbsp;`, `> ` to be filled in. Such items are empty.
"""

from collections.abc import Iterable

from notelint.model.bound_section import Item
from notelint.model.note import Block
from notelint.model.schema import ContentKind
from notelint.model.text import Text
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.normalization_steps import INVISIBLE, OTHER_SPACES

BOX = LazyPattern(r"\[([ xX])\](?:\s+|\Z)")
"""A checklist's box."""

FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters that look like a blank."""

UNSEEN = "".join(map(chr, range(0x202A, 0x202F))) + "".join(map(chr, range(0x2060, 0x206A)))
BLANKS = " " + OTHER_SPACES + INVISIBLE + UNSEEN + FILLERS
SIGNS = BLANKS + "*_~:：.…·•|()[]{}<>\"'“”‘’「」『』"
"""What an item has that is not filled in. Not a dash: people write it for "none"."""

VISIBLE_HTML = (
    "<img",
    "<video",
    "<audio",
    "<iframe",
    "<svg",
    "<picture",
    "<object",
    "<embed",
    "<input",
)
"""HTML that is visible without a text."""


def is_filled(block: Block) -> bool:
    """Whether a block has visible content, even an empty fence; comments are not visible."""
    if block.kind in ("heading", "break"):
        return False
    blanks = SIGNS if block.kind in ("list", "quote") else BLANKS
    return any(_is_visible(leaf, blanks) for leaf in block.leaves())


def _is_visible(leaf: Block, blanks: str) -> bool:
    if leaf.kind == "html":
        source = leaf.info.lower()
        return bool(leaf.text.plain.strip(BLANKS)) or any(tag in source for tag in VISIBLE_HTML)
    return leaf.kind == "code" or _has_content(leaf.text, blanks)


def _has_content(text: Text, blanks: str) -> bool:
    """Whether a text has more than blanks: a link with a URL counts, and any sign as code."""
    plain = text.plain.lstrip(BLANKS)
    box = BOX.match(plain) if plain[:1] == "[" and blanks is SIGNS else None
    if plain[box.end() if box else 0 :].strip(blanks):
        return True
    if any(link.url.strip() for link in text.links):
        return True
    coded = (text.plain[mark.start : mark.end] for mark in text.marks if mark.kind == "code")
    return any(code.strip(BLANKS) for code in coded)


def filled_items(items: Iterable[Item], holds: ContentKind) -> tuple[Item, ...]:
    """The items with visible content; of a table all rows, since F001 reports empty cells."""
    if holds in ("table", "link"):
        return tuple(items)
    blanks = BLANKS if holds in ("code", "prose", "anything") else SIGNS
    return tuple(
        item
        for item in items
        if _has_content(item.text, blanks)
        or _has_visible_html(item.info)
        or any(map(is_filled, item.below))
    )


def _has_visible_html(info: str) -> bool:
    return info[:1] == "<" and any(tag in info.lower() for tag in VISIBLE_HTML)
