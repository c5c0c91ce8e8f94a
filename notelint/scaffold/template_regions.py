"""The regions of a template: where thematic breaks divide it, and what stands in each."""

from collections.abc import Iterator, Sequence

from notelint.model.note import Block, Note
from notelint.scaffold.model import DraftPart
from notelint.scaffold.names import identifier
from notelint.scaffold.template_content import holds


def stretches_of(note: Note) -> list[list[Block]]:
    """The blocks between the thematic breaks."""
    found: list[list[Block]] = [[]]
    for block in note.blocks:
        if block.kind == "break":
            found.append([])
        else:
            found[-1].append(block)
    return found


def region_names(stretches: Sequence[Sequence[Block]]) -> list[str]:
    """Names of the regions, none where breaks are mere ornament.

    They divide the note where text stands right below a break, with no heading above it there.
    """
    bare = [at for at, stretch in enumerate(stretches) if at and _above_headings(stretch)]
    if not bare:
        return []
    last = bare[-1]
    return (
        ["preamble", "body"]
        if last == 1
        else ["preamble", *(f"body_{at}" for at in range(1, last + 1))]
    )


def region_parts(
    stretches: Sequence[Sequence[Block]], names: Sequence[str], taken: set[str]
) -> Iterator[tuple[int, DraftPart]]:
    """The parts that are regions, each with its place among the blocks."""
    at = 0
    for number, stretch in enumerate(stretches[: len(names)]):
        blocks = _above_headings(stretch) if number else []
        if blocks:
            name = identifier("article" if names[number] == "body" else names[number], taken)
            yield at, DraftPart(name, (("region", names[number]), *holds(blocks)))
        at += len(stretch) + 1


def _above_headings(stretch: Sequence[Block]) -> list[Block]:
    """What stands in a region above its first heading."""
    found: list[Block] = []
    for block in stretch:
        if block.kind == "heading":
            break
        found.append(block)
    return found if _shows(found) else []


def _shows(blocks: Sequence[Block]) -> bool:
    return any(block.kind != "html" or block.text.plain for block in blocks)
