"""Headings and lines that were probably meant for a part of the schema that is missing.

Four kinds, tried in this order: a heading that joins the part's name to more, such as `Drawbacks
and alternatives`; a heading whose name is similar to the part's; a heading at the part's place
(between the same neighbors, at its level) that shares a word with its name, or is the only one
there if the schema restricts headings; and a line that has exactly the part's name but is not a
heading, such as `**Context**` or `##Context`.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from notelint.binding.match_headings import Scope
from notelint.model.bound_note import StructureViolation
from notelint.model.note import Block
from notelint.model.schema import Part
from notelint.model.source import Span
from notelint.text.headings import LIKELY, differ_in_a_word, fold_heading, similarity
from notelint.text.nfc import compose
from notelint.text.spans import lines_of

WORD = re.compile(r"\w+")
SHORTEST = 4
"""ASCII words with fewer letters are too common in headings; of other scripts, single letters."""

COMMON = frozenset({"section", "part", "notes", "note", "with", "from", "this", "that", "내용"})

LONGEST = 100
"""Characters of a line that may be meant as a heading."""

JOINER = r"(?:\s*[/&,·]\s*|\s+(?:and|or|및|또는)\s+|[과와]\s+)"
"""What joins two names in one heading."""

AFTER = r"(?:\s*[:：—–]|\s+-\s)"
"""What explains a name, after it."""

MARKERS = "#＃ \t\u3000"
"""Characters before the name in a line that is meant as a heading."""


def find_joined(
    scope: Scope, matched: Mapping[int, int], rows: Iterable[int]
) -> list[tuple[int, int]]:
    """Pairs of a row and a missing required part whose whole name the heading joins to more."""
    present = set(matched.values())
    absent = [
        (index, part, part.heading)
        for index, part in enumerate(scope.parts)
        if part.heading and part.heading.names and part.times.minimum and index not in present
    ]
    names = {name for _, _, heading in absent for name in heading.names}
    return [
        (row, index)
        for row in (rows if absent else ())
        for index, part, heading in absent
        if scope.headings[row].block.level in heading.levels
        and part.region in ("", scope.headings[row].region)
        and any(_joins(name, scope.headings[row].text) for name in heading.names)
        and not _is_misspelled(scope.headings[row].text, names)
    ]


def _is_misspelled(text: str, names: Iterable[str]) -> bool:
    """Whether a heading that joins a name to more resembles a longer name that does, too."""
    return any(_likeness(name, text) >= LIKELY and not _joins(name, text) for name in names)


def _joins(name: str, text: str) -> bool:
    """Whether a heading is a name, joined to something else."""
    folded = text.casefold()
    if len(text) > LONGEST or name.casefold() not in folded:
        return False
    whole = re.escape(name.casefold())
    first = rf"\A[\W\d_]*{whole}(?:{JOINER}|{AFTER})"
    further = rf"{JOINER}{whole}(?:{JOINER}|{AFTER}|\W*\Z)"
    return bool(re.search(f"{first}|{further}", folded))


def find_lookalikes(
    scope: Scope, matched: Mapping[int, int], rows: Iterable[int], content: Collection[int]
) -> dict[int, int]:
    """Rows without a part, each with the missing part whose name is similar, the closest first.

    Mere `content` is considered at the part's level only.
    """
    present = set(matched.values())
    absent = [
        (index, part.heading)
        for index, part in enumerate(scope.parts)
        if part.heading and part.heading.names and index not in present
    ]
    pairs = []
    for row in rows if absent else ():
        text, level = scope.headings[row].text, scope.headings[row].block.level
        for index, heading in absent:
            if row not in content or level in heading.levels:
                likeness = max(_likeness(name, text) for name in heading.names)
                if likeness >= LIKELY:
                    pairs.append((-likeness, index, row))
    lookalikes: dict[int, int] = {}
    for _, index, row in sorted(pairs):
        if index not in present and row not in lookalikes:
            present.add(index)
            lookalikes[row] = index
    return lookalikes


def _likeness(name: str, text: str) -> float:
    likeness = similarity(name, text)
    return 0.0 if likeness >= LIKELY and differ_in_a_word(name, text) else likeness


def find_substitutes(
    scope: Scope, present: Collection[int], rows: Sequence[int], in_order: Mapping[int, int]
) -> dict[int, int]:
    """Rows of unknown headings, each with the missing required part that it is meant for.

    `present` are the parts that have a heading. The rows `in_order` show where a missing part
    belongs; there are none if the order does not matter.
    """
    restricted = scope.extras != "allow" or scope.order == "strict"
    candidates = {
        index: found
        for index, part in enumerate(scope.parts)
        if index not in present
        and part.heading
        and part.times.minimum
        and (found := _at_place_of(index, part, scope, rows, in_order))
    }
    substitutes: dict[int, int] = {}
    words = {
        row: words_of(scope.headings[row].text) for found in candidates.values() for row in found
    }
    pairs = [
        (-len(common), index, row)
        for index, found in candidates.items()
        for row in found
        if (common := words[row] & _words_of_part(scope.parts[index]))
    ]
    for _, index, row in sorted(pairs):
        if row not in substitutes and index in candidates:
            substitutes[row] = index
            del candidates[index]
    free = {
        index: [row for row in found if row not in substitutes]
        for index, found in candidates.items()
    }
    claims = Counter(row for found in free.values() for row in found)
    for index, found in free.items():
        heading = scope.parts[index].heading
        title = heading is not None and heading.levels.maximum == 1 and bool(in_order or restricted)
        if (restricted or title) and len(found) == 1 and claims[found[0]] == 1:
            substitutes[found[0]] = index
    return substitutes


def _at_place_of(
    index: int, part: Part, scope: Scope, rows: Iterable[int], in_order: Mapping[int, int]
) -> list[int]:
    """The rows between the neighbors of a part, at its level, in its region."""
    after = max((row for row, other in in_order.items() if other < index), default=-1)
    before = min(
        (row for row, other in in_order.items() if other > index), default=len(scope.headings)
    )
    return [
        row
        for row in rows
        if after < row < before
        and part.heading
        and scope.headings[row].block.level in part.heading.levels
        and part.region in ("", scope.headings[row].region)
    ]


def words_of(text: str) -> frozenset[str]:
    """The telling words of a heading, case folded."""
    return frozenset(
        word
        for word in WORD.findall(compose(text).casefold())
        if len(word) >= (SHORTEST if word.isascii() else 2) and word not in COMMON
    )


def _words_of_part(part: Part) -> frozenset[str]:
    names = part.heading.names if part.heading else ()
    return frozenset().union(*map(words_of, names))


def locate_missing(
    violations: Iterable[StructureViolation], blocks: Iterable[Block]
) -> list[StructureViolation]:
    """The violations, missing sections moved to the lines that have their names.

    Lines of top-level paragraphs are compared, each once, if a section is missing.
    """
    located = list(violations)
    wanted: dict[str, int] = {}
    for index, violation in enumerate(located):
        heading = violation.part.heading if violation.part else None
        if violation.kind == "missing" and heading and not violation.block and not violation.times:
            for name in heading.names:
                wanted.setdefault(fold_heading(name), index)
    for line, span in _short_lines(blocks) if wanted else ():
        index = wanted.get(fold_heading(line.lstrip(MARKERS)), -1)
        if index >= 0 and not located[index].name:
            located[index] = located[index]._replace(span=span, name=line.strip())
    return located


def _short_lines(blocks: Iterable[Block]) -> Iterator[tuple[str, Span]]:
    """The short lines of paragraphs, each with its place."""
    for block in blocks:
        if block.kind == "paragraph":
            for start, line in lines_of(block.text.plain):
                if line.strip() and len(line) <= LONGEST:
                    yield line, block.text.span(start, start + len(line))
