"""Divides a note at its thematic breaks into the regions that a schema names."""

from collections.abc import Sequence

from notelint.model.note import Block


def region_names(blocks: Sequence[Block], names: Sequence[str]) -> list[str]:
    """The region in which each block stands, by the breaks before it; the last one runs on."""
    if not names:
        return [""] * len(blocks)
    found, region = [], 0
    for block in blocks:
        if block.kind == "break" and region < len(names) - 1:
            region += 1
        found.append(names[region])
    return found


def divide(
    blocks: Sequence[Block], names: Sequence[str], end: int, owned: set[int]
) -> dict[str, tuple[Block, ...]]:
    """The blocks of each named region up to block `end`, without breaks and `owned` blocks."""
    regions: dict[str, list[Block]] = {name: [] for name in names}
    of_block = region_names(blocks[:end], names)
    for index, (block, name) in enumerate(zip(blocks[:end], of_block, strict=True)):
        if block.kind != "break" and index not in owned:
            regions[name].append(block)
    return {name: tuple(found) for name, found in regions.items()}
