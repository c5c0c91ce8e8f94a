"""The headings that notes share: equal ones, similar ones, those that follow a pattern."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

from notelint.scaffold.draft import regex_of
from notelint.scaffold.placeholders import without_remark
from notelint.scaffold.sketch import LONGEST, Sketch
from notelint.text.headings import LIKELY, fold_heading, letters, similarity
from notelint.text.scalars import iso_date

DATED = re.compile(r"(\d{4})([-./])(\d{2})\2(\d{2})(?=$|[^\d])(.*)")
NUMBERED = re.compile(r"([^\W\d][^\d]{0,30}?[ _#-]?)(\d{1,6})(?!\d)(.*)")
DIGITS = re.compile(r"\d+")
DISTINCT = 3
"""The fewest different headings that a pattern is made for."""

SAME_WORD = 0.7
"""From this similarity on two words are the same one, perhaps misspelled."""

ALIAS = 0.03
"""A spelling is a name of its part if it is this share of its occurrences, and no misspelling."""

MOST_NAMES = 6

CERTAIN = 0.92
"""From this similarity on two headings are one even if they differ in their number of words."""


class Term:
    """One heading in all its spellings, with the notes and sections that have it.

    `places` are pairs of a note's and a section's index. `pattern` is one that all its texts match,
    "" if they are names. `misspelled` are texts that are similar to its names, `aliases` rare texts
    with another word.
    """

    def __init__(self, key: str, pattern: str = "") -> None:
        self.key = key
        self.pattern = pattern
        self.texts: Counter[str] = Counter()
        self.places: list[tuple[int, int]] = []
        self.notes: set[int] = set()
        self.misspelled: Counter[str] = Counter()
        self.aliases: Counter[str] = Counter()

    def add(self, note: int, section: int, text: str) -> None:
        """Add an occurrence."""
        self.texts[text] += 1
        self.places.append((note, section))
        self.notes.add(note)

    def absorb(self, other: "Term", *, rare: bool) -> None:
        """Take the occurrences of another term; a rare one's as misspellings, if they can be."""
        if not rare:
            self.texts.update(other.texts)
        elif _is_misspelled(other.text(), self.text()):
            self.misspelled.update(other.texts)
        else:
            self.aliases.update(other.texts)
        self.places = sorted([*self.places, *other.places])
        self.notes |= other.notes

    def words(self) -> int:
        """The number of words in the commonest text: one more may make another heading."""
        return len(self.text().split())

    def text(self) -> str:
        """The commonest text."""
        return min(self.texts, key=lambda text: (-self.texts[text], text))

    def names(self) -> list[str]:
        """The texts that are names, the commonest first; rare ones are left out."""
        minimum = max(2, ALIAS * self.texts.total())
        first, *others = by_frequency(self.texts)
        common = [first, *(text for text in others if self.texts[text] >= minimum)]
        return [*common[:MOST_NAMES], *by_frequency(self.aliases)[:MOST_NAMES]]


def by_frequency(counts: Counter[str]) -> list[str]:
    """Texts by how often they occur, the commonest first."""
    return sorted(counts, key=lambda text: (-counts[text], text))


def vocabulary(notes: Sequence[Sketch]) -> list[Term]:
    """All terms of the notes, those of the most notes first."""
    patterns = _recurring_patterns(notes)
    terms: dict[str, Term] = {}
    for index, note in enumerate(notes):
        for row, section in enumerate(note.sections):
            pattern = "" if _is_free(note, row) else _pattern_key(section.text)
            key = pattern if pattern in patterns else section.folded
            if key:
                terms.setdefault(key, Term(key)).add(index, row, section.text)
    for pattern in patterns & terms.keys():
        terms[pattern].pattern = _pattern(pattern, terms[pattern].texts)
    return _most_notes_first(terms.values())


def merge_alike(terms: Sequence[Term], minimum: float) -> list[Term]:
    """Terms with one meaning merged: those of at least `minimum` notes absorb those like them.

    Two terms that any note has together stay two.
    """
    leading = [term for term in terms if len(term.notes) >= minimum and not term.pattern]
    if not leading:
        return list(terms)
    choices = [_letters(term) for term in leading]
    absorbed: set[str] = set()
    for term in reversed(terms):
        if term.pattern:
            continue
        matches = process.extract(
            _letters(term),
            choices,
            scorer=Indel.normalized_similarity,
            score_cutoff=LIKELY,
            limit=4,
        )
        for _, score, index in matches:
            other = leading[index]
            rare = len(term.notes) < max(2, ALIAS * len(other.notes))
            leads = len(term.notes) >= minimum
            if score < CERTAIN and leads and term.words() != other.words():
                continue
            if other is term or other.key in absorbed or len(other.notes) < len(term.notes):
                continue
            apart = not other.notes & term.notes
            if apart and DIGITS.findall(other.key) == DIGITS.findall(term.key):
                other.absorb(term, rare=rare or term.words() != other.words())
                absorbed.add(term.key)
                break
    return _most_notes_first(term for term in terms if term.key not in absorbed)


def _most_notes_first(terms: Iterable[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: (-len(term.notes), term.key))


def _letters(term: Term) -> str:
    """The letters of a heading, without a remark that it is optional."""
    return letters(fold_heading(without_remark(term.text()[:LONGEST])))


def _is_misspelled(text: str, name: str) -> bool:
    """Whether a text is a name with some letters wrong: each of its words is like the name's."""
    words, name_words = text.casefold().split(), name.casefold().split()
    if len(words) != len(name_words):
        return "".join(words) == "".join(name_words)
    return all(similarity(*pair) >= SAME_WORD for pair in zip(words, name_words, strict=True))


def _is_free(note: Sketch, row: int) -> bool:
    """Whether a heading is a title, or a subtitle above the first break: it follows no pattern."""
    return row < max(note.preamble, 1 if note.sections[row].level == 1 else 0)


def _recurring_patterns(notes: Sequence[Sketch]) -> frozenset[str]:
    """The keys of patterns that several different headings follow, none of which prevails."""
    headings: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for note in notes:
        for row, section in enumerate(note.sections):
            if not _is_free(note, row) and (key := _pattern_key(section.text)):
                headings[key].add(section.folded)
        counts.update({section.folded for section in note.sections})
    return frozenset(
        key
        for key, texts in headings.items()
        if len(texts) >= DISTINCT
        and max(counts[text] for text in texts) <= 0.5 * sum(counts[text] for text in texts)
    )


def _pattern_key(text: str) -> str:
    """What a heading with a date or a number has in common with others of its kind; else ""."""
    text = text[:LONGEST]
    if (match := DATED.match(text)) and iso_date("-".join(match.group(1, 3, 4))):
        return f"\0date {match[2]}"
    if match := NUMBERED.fullmatch(text):
        return f"\0number {fold_heading(match[1])}" if fold_heading(match[1]).isalpha() else ""
    return ""


def _pattern(key: str, texts: Counter[str]) -> str:
    """The pattern of the texts that have a pattern's key."""
    if key.startswith("\0date "):
        separator = key[-1]
        date = "{date:date}" if separator == "-" else f"{{date:%Y{separator}%m{separator}%d}}"
        rests = {match[5].strip() for text in texts if (match := DATED.match(text))}
        if rests == {""}:
            return date
        if "" in rests:
            day = f"[0-9]{{4}}{re.escape(separator)}[0-9]{{2}}{re.escape(separator)}[0-9]{{2}}"
            return f"/{day}.*/"
        spaced = all(text[10:11] in ("", " ") for text in texts)
        return f"{date} {{what}}" if spaced else f"{date}{{what}}"
    matches = [match for text in texts.elements() if (match := NUMBERED.fullmatch(text))]
    prefix = Counter(match[1] for match in matches).most_common(1)[0][0]
    rest = ".*" if any(match[3].strip() for match in matches) else ""
    return f"/{regex_of(prefix)}[0-9]+{rest}/"
