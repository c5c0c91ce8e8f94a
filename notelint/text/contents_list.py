"""What generators put into a note, and what only says where they shall: no text to be replaced."""

import re
from collections.abc import Iterator, Sequence

from notelint.model.note import Block
from notelint.text.lazy import lazy

MARKER = lazy(
    r"\[\[?_?toc_?\]\]?|\{:toc\}|\$\{?toc\}?|@\[toc\]|\\tableofcontents|\.\. contents::"
    r"|table of contents|contents|toc|목차|차례|目次|目录|目錄",
    re.IGNORECASE,
)
"""A line that is replaced by a table of contents, or stands above one."""

FOR_TOOLS = lazy(
    r"\s*(?:/?\s*(?:toc|tocstop|more|truncate)\b|(?:start|end|begin)\s+(?:doctoc|toc)\b|doctoc\b"
    r"|(?:prettier|markdownlint|textlint|remark|vale|cspell|spell-checker|lint|eslint)\b"
    r"|(?:auto-?generated|this section is generated)\b)",
    re.IGNORECASE,
)
"""How a comment begins that speaks to a tool, and stays in each copy."""


LONGEST = 80
"""Characters of a paragraph that may be such lines."""


def contents_entries(blocks: Sequence[Block]) -> Iterator[Block]:
    """The leaves that are a note's table of contents: lists of links to its own headings."""
    headings = {_bare(block.text.plain) for block in blocks if block.kind == "heading"}
    for block in blocks:
        if is_contents_list(block, headings):
            yield from block.leaves()
        else:
            yield from (leaf for leaf in block.leaves() if _is_marker(leaf))


def is_contents_list(block: Block, headings: set[str] | frozenset[str] = frozenset()) -> bool:
    """Whether a list's every entry is one link into the note, or reads as one of `headings`."""
    if block.kind != "list":
        return False
    leaves = list(block.leaves())
    return bool(leaves) and all(_is_entry(leaf, headings) or _is_marker(leaf) for leaf in leaves)


def _is_entry(leaf: Block, headings: set[str] | frozenset[str]) -> bool:
    text = leaf.text
    if len(text.links) == 1 and text.links[0].url.startswith("#"):
        return _bare(text.links[0].text) == _bare(text.plain)
    return _bare(text.plain) in headings


def _bare(text: str) -> str:
    """A heading without the number before it."""
    return " ".join(text.split()).lstrip("0123456789.)( ").casefold()


def _is_marker(leaf: Block) -> bool:
    lines = leaf.text.plain[:LONGEST].strip().split("\n")
    return leaf.kind == "paragraph" and all(MARKER.fullmatch(line.strip()) for line in lines)
