"""Finds for the parts that lack the headings that were probably meant for them."""

from collections.abc import Collection, Sequence

from notelint.engine.headings import Candidate
from notelint.model.schema import Part
from notelint.text.heading import LIKELY, similarity


def place_lookalikes(
    rows: Sequence[int],
    headings: Sequence[Candidate],
    parts: Sequence[Part],
    taken: dict[int, int],
    content: Collection[int],
) -> set[int]:
    """Give headings without a part the absent part whose name is like theirs, the likest first.

    Added to `taken`, and returned. Mere `content` comes into question at the part's level only.
    """
    present = set(taken.values())
    absent = [
        (index, part.heading)
        for index, part in enumerate(parts)
        if part.heading and part.heading.names and index not in present
    ]
    pairs = []
    for row in rows if absent else ():
        text, level = headings[row].text, headings[row].block.level
        for index, heading in absent:
            if row not in content or level in heading.levels:
                likeness = max(similarity(name, text) for name in heading.names)
                if likeness >= LIKELY:
                    pairs.append((-likeness, index, row))
    likely: set[int] = set()
    for _, index, row in sorted(pairs):
        if index not in present and row not in likely:
            present.add(index)
            likely.add(row)
            taken[row] = index
    return likely


def stand_ins(
    rows: Sequence[int],
    headings: Sequence[Candidate],
    parts: Sequence[Part],
    in_order: dict[int, int],
    present: Collection[int],
) -> dict[int, int]:
    """For each required part that lacks, the strange heading that stands where it should.

    `in_order` are the headings that tell where that is: none, where the order does not matter.
    """
    instead: dict[int, int] = {}
    for index, part in enumerate(parts):
        if index in present or part.heading is None or not part.times.least:
            continue
        after = max((row for row, other in in_order.items() if other < index), default=-1)
        before = min(
            (row for row, other in in_order.items() if other > index), default=len(headings)
        )
        for row in rows:
            level = headings[row].block.level
            if after < row < before and row not in instead and level in part.heading.levels:
                instead[row] = index
                break
    return instead
