"""Which parts are quotes of which: their items stand word for word in the other one."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from notelint.scaffold.draft import PartDraft
from notelint.scaffold.headings import CommonHeadings
from notelint.scaffold.part_names import PartNames
from notelint.scaffold.quoted import BODY

VERBATIM = 0.9
"""From this share of all items of a part on, they are quotes."""

FEWEST_ITEMS, FEWEST_NOTES = 4, 2
"""From fewer items or notes nothing is concluded."""


class _Found(NamedTuple):
    """How many items of a part there are, in how many notes, and how many each part has."""

    items: int
    notes: int
    sources: Counter[str]


def common_quotes(headings: CommonHeadings, names: PartNames, article: str) -> dict[str, str]:
    """For the id of each part that has quotes, the id of the part that they are from.

    `article` is the id of the part with the text below the first break or, without such a text,
    below the title.
    """
    quotes: dict[str, str] = {}
    for key, part in names.by_key.items():
        found = _found(headings, names, key, article)
        source, number = found.sources.most_common(1)[0] if found.sources else ("", 0)
        enough = found.items >= FEWEST_ITEMS and found.notes >= FEWEST_NOTES
        if enough and number >= VERBATIM * found.items:
            quotes[part] = source
    return {part: source for part, source in quotes.items() if source not in quotes}


def _found(headings: CommonHeadings, names: PartNames, key: str, article: str) -> _Found:
    places = set(headings.terms[key].places)
    items, notes = 0, 0
    sources: Counter[str] = Counter()
    for index, note in enumerate(headings.notes):
        for section in note.quoted:
            if (index, section.row) not in places:
                continue
            items += section.items
            notes += 1
            for row, number in section.found:
                other = names.by_key.get(headings.key_at.get((index, row), ""), "")
                if row == BODY or (not row and not note.body and not other):
                    other = article
                if other:
                    sources[other] += number
    return _Found(items, notes, sources)


def with_quotes(part: PartDraft, quotes: Mapping[str, str]) -> PartDraft:
    """A part, and the parts in it, with quotes where there are any."""
    parts = tuple(with_quotes(child, quotes) for child in part.parts)
    source = quotes.get(part.id)
    if not source:
        return part._replace(parts=parts)
    kept = tuple((key, value) for key, value in part.keys if key not in ("holds", "items"))
    keys = (*kept, ("holds", "quotes"), ("items", "1.."), ("quotes", {"from": source}))
    return part._replace(keys=keys, parts=parts)
