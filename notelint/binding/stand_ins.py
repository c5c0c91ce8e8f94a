"""Finds for the parts that still lack the headings that may be meant for them, by their place.

A heading may be meant that stands between the same neighbours, at the part's level, and has a word
in common with it. One without may be, too, if the schema minds headings that it does not name, and
if it is the only one there and the part is the only one that lacks there.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from notelint.binding.headings import HeadingCandidate
from notelint.model.schema import Heading, Part
from notelint.text.compose import compose
from notelint.text.lazy import lazy

WORD = lazy(r"\w+")
SHORTEST = 4
"""ASCII words with fewer letters are in too many headings; of other scripts, single letters."""

COMMON = frozenset({"section", "part", "notes", "note", "with", "from", "this", "that", "내용"})


def stand_ins(
    rows: Sequence[int],
    headings: Sequence[HeadingCandidate],
    parts: Sequence[Part],
    in_order: Mapping[int, int],
    present: Collection[int],
    *,
    minded: bool,
) -> dict[int, int]:
    """For each required part that lacks, the strange heading that may be meant: rows with parts.

    `in_order` are the headings that tell where it should stand: none, where the order does not
    matter. `minded`: the schema wants no headings but those it names.
    """
    there = {
        index: found
        for index, part in enumerate(parts)
        if index not in present
        and part.heading
        and part.times.minimum
        and (found := _candidates(index, part, rows, headings, in_order))
    }
    words = {row: words_of(headings[row].text) for found in there.values() for row in found}
    instead: dict[int, int] = {}
    pairs = [
        (-len(common), index, row)
        for index, found in there.items()
        for row in found
        if (common := words[row] & _words_of_part(parts[index].heading))
    ]
    for _, index, row in sorted(pairs):
        if row not in instead and index in there:
            instead[row] = index
            del there[index]
    free = {index: [row for row in found if row not in instead] for index, found in there.items()}
    claims = Counter(row for found in free.values() for row in found)
    for index, found in free.items():
        heading = parts[index].heading
        title = heading is not None and heading.levels.maximum == 1 and bool(in_order or minded)
        if (minded or title) and len(found) == 1 and claims[found[0]] == 1:
            instead[found[0]] = index
    return instead


def _candidates(
    index: int,
    part: Part,
    rows: Sequence[int],
    headings: Sequence[HeadingCandidate],
    in_order: Mapping[int, int],
) -> list[int]:
    """The strange headings between the neighbours of a part, at its level, in its region."""
    after = max((row for row, other in in_order.items() if other < index), default=-1)
    before = min((row for row, other in in_order.items() if other > index), default=len(headings))
    return [
        row
        for row in rows
        if after < row < before
        and part.heading
        and headings[row].block.level in part.heading.levels
        and part.region in ("", headings[row].region)
    ]


def words_of(text: str) -> frozenset[str]:
    """The words of a heading that say something, case aside."""
    return frozenset(
        word
        for word in WORD.findall(compose(text).casefold())
        if len(word) >= (SHORTEST if word.isascii() else 2) and word not in COMMON
    )


def _words_of_part(heading: Heading | None) -> frozenset[str]:
    names = heading.names if heading else ()
    return frozenset().union(*map(words_of, names))
