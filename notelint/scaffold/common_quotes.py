"""Which parts are quotes of which: their items stand word for word in the other one."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from notelint.scaffold.draft import PartDraft
from notelint.scaffold.headings import CommonHeadings
from notelint.scaffold.part_names import PartNames
from notelint.scaffold.quoted import BODY
from notelint.scaffold.vocabulary import Term

VERBATIM = 0.6
"""From this share of a part's items on, they are quotes; the others are mistyped or invented."""

FEWEST_FOUND, FEWEST_NOTES = 4, 2
"""From fewer items that are found, or fewer notes with them, nothing is concluded."""

QUOTES = re.compile(
    r"(?:\S+ ){0,2}(?:quot(?:e|es|ations?)|evidence|highlights?|annotations?)"
    r"|(?:\S+ ){0,2}\S*(?:근거|인용(?:문|구)?|발췌|하이라이트|引用|抜粋|摘录|摘錄)",
    re.IGNORECASE,
)
"""Headings of quotes: few words, the last of which says so."""

LOOKS_LIKE = 0.5
"""The share of a part's sections that have nothing but block quotes, or items below `QUOTES`."""


class CommonQuotes(NamedTuple):
    """Which parts have quotes, by their ids.

    `sources` has the part that the quotes of each are from. `unknown` are those whose quotes are
    from no part of the notes, as far as can be seen.
    """

    sources: Mapping[str, str]
    unknown: tuple[str, ...]


def common_quotes(headings: CommonHeadings, names: PartNames, article: str) -> CommonQuotes:
    """The parts that have quotes.

    `article` is the id of the part with the text below the first break or, without such a text,
    below the title.
    """
    texts = [_texts(headings, names, index, article) for index in range(len(headings.notes))]
    found = {part: _source(headings, key, texts) for key, part in names.by_key.items()}
    sources = {part: source for part, source in found.items() if source and not found.get(source)}
    unknown = (
        part
        for key, part in names.by_key.items()
        if part not in (*sources, *sources.values())
        and _look_like_quotes(headings.terms[key], headings)
    )
    return CommonQuotes(sources, tuple(unknown))


def _texts(headings: CommonHeadings, names: PartNames, index: int, article: str) -> dict[int, str]:
    """The parts of a note that quotes may be from, by their rows."""
    note = headings.notes[index]
    keys = {row: headings.key_at.get((index, row), "") for row in range(len(note.sections))}
    texts = {row: names.by_key[key] for row, key in keys.items() if key in names.by_key}
    if article and (note.body or (0 in keys and 0 not in texts)):
        texts[BODY if note.body else 0] = article
    return texts


def _source(headings: CommonHeadings, key: str, texts: Sequence[Mapping[int, str]]) -> str:
    """The part that another part's items are from, in the notes that have both; or ""."""
    places = set(headings.terms[key].places)
    items: Counter[str] = Counter()
    found: Counter[str] = Counter()
    notes: Counter[str] = Counter()
    for index, note in enumerate(headings.notes):
        for section in note.quoted:
            if (index, section.row) in places:
                here = texts[index]
                others = {part for row, part in here.items() if row != section.row}
                items.update(dict.fromkeys(others, section.items))
                having = Counter[str]()
                for row, number in section.found:
                    if row in here:
                        having[here[row]] += number
                found += having
                notes.update(having.keys())
    sources = [
        part
        for part, number in found.items()
        if number >= max(FEWEST_FOUND, VERBATIM * items[part]) and notes[part] >= FEWEST_NOTES
    ]
    # Many quotes are verified, and few are wrongly reported.
    return min(sources, key=lambda part: (items[part] - 2 * found[part], part), default="")


def _look_like_quotes(term: Term, headings: CommonHeadings) -> bool:
    """Whether a part has quotes by its name and its items, or by its block quotes."""
    sections = headings.sections(term)
    named = bool(QUOTES.fullmatch(term.names()[0]))
    alike = sum(
        section.quotes or (named and "list" in dict(section.counts)) for section in sections
    )
    return alike > LOOKS_LIKE * len(sections)


def with_quotes(part: PartDraft, quotes: Mapping[str, str]) -> PartDraft:
    """A part, and the parts in it, with quotes where there are any."""
    parts = tuple(with_quotes(child, quotes) for child in part.parts)
    source = quotes.get(part.id)
    if not source:
        return part._replace(parts=parts)
    kept = tuple((key, value) for key, value in part.keys if key not in ("holds", "items"))
    keys = (*kept, ("holds", "quotes"), ("items", "1.."), ("quotes", {"from": source}))
    return part._replace(keys=keys, parts=parts)
