"""What is filled in: whether a reader sees anything in a block, or in an item that a part holds.

A template leaves `- `, `- [ ] `, `* **: **`, `- &nbsp;`, `> ` for its copies to fill in. Left as
they are, such items hold nothing.
"""

import re
from collections.abc import Iterable

from notelint.model.bound_section import Item
from notelint.model.note import Block
from notelint.model.schema import ContentKind
from notelint.model.text import Text
from notelint.text.normalization_steps import INVISIBLE, OTHER_SPACES

BOX = re.compile(r"\[([ xX])\](?:\s+|\Z)")
"""A checklist's box."""

FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters that are drawn as a blank."""

UNSEEN = "".join(map(chr, range(0x202A, 0x202F))) + "".join(map(chr, range(0x2060, 0x206A)))
BLANKS = " " + OTHER_SPACES + INVISIBLE.replace("-", "") + UNSEEN + "\u200c" + FILLERS
SIGNS = BLANKS + "*_~:：.…·•|()[]{}<>\"'“”‘’「」『』"
"""What is left of an item when nobody writes between its marks. A dash is none: it says "none"."""

SHOWN = ("<img", "<video", "<audio", "<iframe", "<svg", "<picture", "<object", "<embed", "<input")
"""HTML that shows something without a text."""


def is_filled(block: Block) -> bool:
    """Whether a reader sees something in a block, be it an empty fence; comments show nothing."""
    if block.kind in ("heading", "break"):
        return False
    blanks = SIGNS if block.kind in ("list", "quote") else BLANKS
    return any(_is_seen(leaf, blanks) for leaf in block.leaves())


def _is_seen(leaf: Block, blanks: str) -> bool:
    if leaf.kind == "html":
        source = leaf.info.lower()
        return bool(leaf.text.plain.strip(BLANKS)) or any(tag in source for tag in SHOWN)
    return leaf.kind == "code" or _says(leaf.text, blanks)


def _says(text: Text, blanks: str) -> bool:
    """Whether a text has more than blanks: a link that leads somewhere, or a sign set as code."""
    plain = text.plain.lstrip(BLANKS)
    box = BOX.match(plain) if plain[:1] == "[" and blanks is SIGNS else None
    if plain[box.end() if box else 0 :].strip(blanks):
        return True
    if any(link.url.strip() for link in text.links):
        return True
    coded = (text.plain[mark.start : mark.end] for mark in text.marks if mark.kind == "code")
    return any(code.strip(BLANKS) for code in coded)


def filled(items: Iterable[Item], holds: ContentKind) -> tuple[Item, ...]:
    """The items in which something stands. A table's rows are left as they are: F001's."""
    if holds in ("table", "link"):
        return tuple(items)
    blanks = BLANKS if holds in ("code", "prose", "anything") else SIGNS
    return tuple(
        item
        for item in items
        if _says(item.text, blanks) or _shows(item.info) or any(map(is_filled, item.below))
    )


def _shows(info: str) -> bool:
    return info[:1] == "<" and any(tag in info.lower() for tag in SHOWN)
