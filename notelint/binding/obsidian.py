"""What a note has in Obsidian's dialect beside CommonMark: wikilinks and embeds, tags, comments."""

from typing import NamedTuple

from notelint.model.fields import Reference
from notelint.model.note import Note
from notelint.model.source import Span
from notelint.model.text import Link
from notelint.text.obsidian_comments import comments
from notelint.text.spans import SpanSet
from notelint.text.wikilinks import as_written, tags, wikilinks


class VaultSyntax(NamedTuple):
    """What a note of a vault has.

    A link's `url` is its target (`Note#Heading`), its `text` the alias, or else the target; the
    `reference` of a tag is `tags`.
    """

    links: tuple[Link, ...] = ()
    tags: tuple[Reference, ...] = ()
    comments: tuple[Span, ...] = ()


NO_VAULT = VaultSyntax()


def read_obsidian(note: Note) -> VaultSyntax:
    """What a note has. Code, comments, HTML blocks and other links have none. Linear."""
    hidden = comments(note)
    outside = SpanSet.of((*hidden.spans, *(link.span for link in note.links)))
    leaves = [leaf for leaf in note.leaves if leaf.kind not in ("code", "html")]
    links = (as_written(link, note.source) for leaf in leaves for link in wikilinks(leaf.text))
    named = (Reference("tags", tag.name, tag.span) for leaf in leaves for tag in tags(leaf.text))
    return VaultSyntax(
        tuple(link for link in links if not outside.overlaps(link.span)),
        tuple(tag for tag in named if not hidden.overlaps(tag.span)),
        hidden.spans,
    )
