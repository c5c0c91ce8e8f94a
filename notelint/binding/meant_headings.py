"""Headings and lines that were probably meant for a part of the schema that is missing.

Three kinds, tried in this order: a heading whose name is similar to the part's; a heading at the
part's place (between the same neighbors, at its level) that shares a word with its name, or is the
only candidate if the schema restricts headings; and a line that has exactly the part's name but is
not a heading, such as `**Context**` or `##Context`.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from notelint.binding.match_headings import HeadingCandidate
from notelint.model.bound_note import StructureViolation
from notelint.model.note import Block
from notelint.model.schema import Heading, Part
from notelint.model.source import Span
from notelint.text.headings import LIKELY, differ_in_a_word, fold_heading, similarity
from notelint.text.nfc import compose


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


WORD = re.compile(r"\w+")
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


LONGEST = 100
"""Characters of a line that may be a heading."""

MARKERS = "#＃ \t\u3000"
"""What a line begins with that was meant as a heading, and is in the form of its name no more."""


def with_unmade(
    found: Sequence[StructureViolation], blocks: Iterable[Block]
) -> list[StructureViolation]:
    """The differences, those of absent parts moved to the lines that say their names.

    Top-level paragraphs are looked at, each line once, and only if a part lacks.
    """
    wanted: dict[str, int] = {}
    for index, one in enumerate(found):
        heading = one.part.heading if one.part else None
        if one.kind == "missing" and heading and not one.block and not one.times:
            for name in heading.names:
                wanted.setdefault(fold_heading(name), index)
    told = list(found)
    if not wanted:
        return told
    for line, span in _lines(blocks):
        index = wanted.get(fold_heading(line.lstrip(MARKERS)), -1)
        if index >= 0 and not told[index].name:
            told[index] = told[index]._replace(span=span, name=line.strip())
    return told


def _lines(blocks: Iterable[Block]) -> Iterator[tuple[str, Span]]:
    """The short lines of paragraphs, each with where it stands."""
    for block in blocks:
        if block.kind == "paragraph":
            offset = 0
            for line in block.text.plain.split("\n"):
                start, offset = offset, offset + len(line) + 1
                if line.strip() and len(line) <= LONGEST:
                    yield line, block.text.span(start, start + len(line))
