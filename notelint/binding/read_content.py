"""What a part's blocks hold, read as the schema asks: quotes, links, definitions, …"""

from collections.abc import Sequence

from notelint.binding.filled import filled
from notelint.binding.item_readers import READERS, Reader, tables
from notelint.binding.quoted import quoted
from notelint.model.bound_note import Item
from notelint.model.fields import Reference
from notelint.model.note import Block
from notelint.model.schema import ContentKind, Dialect, Part
from notelint.model.schema_fields import ANY_NUMBER

WRAPPING = " \t\n-–—*•·.。:：()[]{}<>（）［］〔〕【】「」"
"""What may stand around a text that says that there is nothing to say."""

LONGEST_WRAPPING = 12


def read_content(
    part: Part,
    blocks: Sequence[Block],
    dialect: Dialect = "commonmark",
    heading: Block | None = None,
) -> tuple[tuple[Item, ...], bool]:
    """The items that the blocks hold, and whether they are of the kind that the part asks.

    Items in which nothing stands are none, but of the kind. A part that holds one link may have it
    in its heading.
    """
    if part.holds == "anything" and part.items == ANY_NUMBER and not part.item:
        return (), True  # nobody asks
    if part.holds == "quotes" and part.quotes:
        items = tuple(quoted(blocks, part.quotes.items))
    else:
        if part.holds == "link" and heading is not None:
            blocks = _with_heading(heading, blocks)
        items = tuple(_reader(part.holds, dialect)(blocks))
    if part.holds == "table" and not items:  # one without rows is a table still
        return (), any(tables(blocks))
    return filled(items, part.holds), part.holds == "anything" or bool(items)


def _with_heading(heading: Block, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks in which a part's link is looked for, the first one first.

    In a heading that is a link to elsewhere; a mark there that leads to a place of the note, or
    to nowhere, is the part's link only if there is no other.
    """
    to_elsewhere = any(
        link.kind != "image" and not link.url.startswith("#") and link.url.strip()
        for link in heading.text.links
    )
    return (heading, *blocks) if to_elsewhere else (*blocks, heading)


def _reader(holds: ContentKind, dialect: Dialect) -> Reader:
    if dialect == "obsidian" or holds == "callouts":
        from notelint.binding.item_readers import OF_OBSIDIAN  # noqa: PLC0415 - seldom asked

        return OF_OBSIDIAN.get(holds) or READERS[holds]
    return READERS[holds]


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
    from notelint.text.normalization import normalize  # noqa: PLC0415 - only for short sections

    folded = normalize(text, "typographic").text.casefold()
    return folded.strip(WRAPPING) or "".join(folded.split())


def read_forms(part: Part, items: Sequence[Item]) -> tuple[tuple[Reference, ...] | None, ...]:
    """What the form that is asked of items captures in each; None for one that is not so."""
    form = part.item.form if part.item else None
    if form is None:
        return ()
    from notelint.text.templates import match_form  # noqa: PLC0415 - seldom asked

    found: list[tuple[Reference, ...] | None] = []
    for item in items:
        taken = match_form(form, item.text.plain)
        if taken is None:
            found.append(None)
            continue
        runs = item.text.runs
        found.append(
            tuple(
                Reference(
                    one.name, one.text, item.text.span(one.start, one.end) if runs else item.span
                )
                for one in taken
            )
        )
    return tuple(found)
