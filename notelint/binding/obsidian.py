"""What a note has of Obsidian's dialect: wikilinks, embeds and tags."""

from notelint.model.fields import Reference
from notelint.model.note import Link, Note
from notelint.text.wikilinks import tags, wikilinks


def read_obsidian(note: Note) -> tuple[tuple[Link, ...], tuple[Reference, ...]]:
    """The wikilinks with the embeds, and the tags (`reference` is `tags`), in the note's order.

    A link's `url` is its target (`Note#Heading`), its `text` the alias, or else the target. What
    stands in code, in a comment or in block html is none. Linear in the note.
    """
    links: list[Link] = []
    named: list[Reference] = []
    for leaf in note.leaves:
        if leaf.kind in ("code", "html"):
            continue
        links += wikilinks(leaf.text)
        named += [Reference("tags", tag.name, tag.span) for tag in tags(leaf.text)]
    return tuple(links), tuple(named)
