"""Finds for the parts that lack headings whose names are like theirs."""

from collections.abc import Collection, Sequence

from notelint.binding.headings import HeadingCandidate
from notelint.model.schema import Part
from notelint.text.heading import LIKELY, differ_in_a_word, similarity


def place_lookalikes(
    rows: Sequence[int],
    headings: Sequence[HeadingCandidate],
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
                likeness = max(_likeness(name, text) for name in heading.names)
                if likeness >= LIKELY:
                    pairs.append((-likeness, index, row))
    likely: set[int] = set()
    for _, index, row in sorted(pairs):
        if index not in present and row not in likely:
            present.add(index)
            likely.add(row)
            taken[row] = index
    return likely


def _likeness(name: str, text: str) -> float:
    likeness = similarity(name, text)
    return 0.0 if likeness >= LIKELY and differ_in_a_word(name, text) else likeness
