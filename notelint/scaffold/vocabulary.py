"""What the headings of notes are called: equal ones, alike ones, those that follow a pattern."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from notelint.scaffold.draft import pattern_of
from notelint.scaffold.placeholders import without_remark
from notelint.scaffold.sketch import LONGEST, Sketch, SketchSection
from notelint.text.headings import LIKELY, fold_heading, letters, similarity
from notelint.text.scalars import iso_date

DATED = re.compile(r"(\d{4})([-./])(\d{2})\2(\d{2})(?=$|[^\d])(.*)")
NUMBERED = re.compile(r"([^\W\d][^\d]{0,30}?[ _#-]?)(\d{1,6})(?!\d)(.*)")
DIGITS = re.compile(r"\d+")
DISTINCT = 3
"""A pattern stands for at least so many different headings."""

WORD = 0.7
"""From this likeness on two words are the same one, or misspelt."""

ALIAS = 0.03
"""A heading is a name of its part if it is this share of its occurrences, and no misspelling."""


CERTAIN = 0.92
"""From this likeness on two headings are one even if they have not as many words."""


class Term:
    """One heading, by all the texts that it has: in which notes and sections it stands.

    `places` are pairs of a note's and a section's index. `pattern` is a form that all texts
    follow, "" where they are names. `misspelt` are texts that are only like its names,
    `aliases` rare ones in which a whole word is another.
    """

    def __init__(self, key: str, pattern: str = "") -> None:
        self.key = key
        self.pattern = pattern
        self.texts: Counter[str] = Counter()
        self.places: list[tuple[int, int]] = []
        self.notes: set[int] = set()
        self.misspelt: Counter[str] = Counter()
        self.aliases: Counter[str] = Counter()

    def add(self, note: int, section: int, text: str) -> None:
        """One more occurrence."""
        self.texts[text] += 1
        self.places.append((note, section))
        self.notes.add(note)

    def absorb(self, other: "Term", *, rare: bool) -> None:
        """Take another term's occurrences: as misspellings, if it is rare and can be one."""
        if not rare:
            self.texts.update(other.texts)
        elif _is_misspelt(other.text(), self.text()):
            self.misspelt.update(other.texts)
        else:
            self.aliases.update(other.texts)
        self.places = sorted([*self.places, *other.places])
        self.notes |= other.notes

    def words(self) -> int:
        """How many words the commonest text has: one more word may make another heading."""
        return len(self.text().split())

    def text(self) -> str:
        """The commonest text."""
        return min(self.texts, key=lambda text: (-self.texts[text], text))

    def names(self) -> list[str]:
        """How the heading is written, the commonest way first; rare ways are left out."""
        total = sum(self.texts.values())
        ordered = sorted(self.texts.items(), key=lambda pair: (-pair[1], pair[0]))
        minimum = max(2, ALIAS * total)
        found = [text for at, (text, number) in enumerate(ordered) if not at or number >= minimum]
        rare = sorted(self.aliases, key=lambda text: (-self.aliases[text], text))
        return [*found[:6], *rare[:6]]


def vocabulary(sketches: Sequence[Sketch]) -> list[Term]:
    """All terms of the notes, the most frequent first."""
    masks: dict[str, set[str]] = defaultdict(set)
    commonest: Counter[str] = Counter()
    for one in sketches:
        for index, section in enumerate(one.sections):
            if (index or section.level > 1) and (mask := _mask(section.text)):
                masks[mask].add(section.folded)
        commonest.update({section.folded for section in one.sections})
    eligible = {
        mask
        for mask, texts in masks.items()
        if len(texts) >= DISTINCT
        and max(commonest[text] for text in texts) <= 0.5 * sum(commonest[text] for text in texts)
    }
    terms: dict[str, Term] = {}
    for note, one in enumerate(sketches):
        for index, section in enumerate(one.sections):
            opens = index == 0 and section.level == 1  # a title, whatever its form
            key = section.folded if opens else _key(section, eligible)
            if key:
                terms.setdefault(key, Term(key)).add(note, index, section.text)
    for mask in eligible:
        if mask in terms:
            terms[mask].pattern = _pattern(mask, terms[mask].texts)
    return sorted(terms.values(), key=lambda term: (-len(term.notes), term.key))


def merge_alike(terms: Sequence[Term], minimum: float) -> list[Term]:
    """Terms of one meaning made one: those in at least `minimum` notes take the ones like them.

    Two terms that stand together in any note are never one.
    """
    leading = [term for term in terms if len(term.notes) >= minimum and not term.pattern]
    if not leading:
        return list(terms)
    from rapidfuzz import process  # noqa: PLC0415 - a dependency that few commands need
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - as above

    choices = [_bare(term) for term in leading]
    gone: set[str] = set()
    for term in reversed(terms):
        if term.pattern:
            continue
        near = process.extract(
            _bare(term),
            choices,
            scorer=Indel.normalized_similarity,
            score_cutoff=LIKELY,
            limit=4,
        )
        for _, likeness, at in near:
            other = leading[at]
            rare = len(term.notes) < max(2, ALIAS * len(other.notes))
            own = len(term.notes) >= minimum  # it makes a part of its own
            if likeness < CERTAIN and own and term.words() != other.words():
                continue
            if other is term or other.key in gone or len(other.notes) < len(term.notes):
                continue
            apart = not other.notes & term.notes
            if apart and DIGITS.findall(other.key) == DIGITS.findall(term.key):
                other.absorb(term, rare=rare or term.words() != other.words())
                gone.add(term.key)
                break
    kept = [term for term in terms if term.key not in gone]
    return sorted(kept, key=lambda term: (-len(term.notes), term.key))


def _bare(term: Term) -> str:
    """The letters of a heading, without a remark that it is optional."""
    return letters(fold_heading(without_remark(term.text()[:LONGEST])))


def _is_misspelt(text: str, name: str) -> bool:
    """Whether a text is a name with some letters wrong: each of its words is like the name's."""
    words, meant = text.casefold().split(), name.casefold().split()
    if len(words) != len(meant):
        return "".join(words) == "".join(meant)
    return all(similarity(*pair) >= WORD for pair in zip(words, meant, strict=True))


def _key(section: SketchSection, eligible: Iterable[str]) -> str:
    mask = _mask(section.text)
    return mask if mask and mask in eligible else section.folded


def _mask(text: str) -> str:
    """What a heading with a date or a number has in common with others of its kind, or ""."""
    text = text[:LONGEST]
    if (match := DATED.match(text)) and iso_date("-".join(match.group(1, 3, 4))):
        return f"\0date {match[2]}"
    if match := NUMBERED.fullmatch(text):
        return f"\0number {fold_heading(match[1])}" if fold_heading(match[1]).isalpha() else ""
    return ""


def _pattern(mask: str, texts: Counter[str]) -> str:
    """The form of the texts that have a mask."""
    if mask.startswith("\0date "):
        sign = mask[-1]
        date = "{date:date}" if sign == "-" else f"{{date:%Y{sign}%m{sign}%d}}"
        rests = {match[5].strip() for text in texts if (match := DATED.match(text))}
        if rests == {""}:
            return date
        if "" in rests:
            day = f"[0-9]{{4}}{re.escape(sign)}[0-9]{{2}}{re.escape(sign)}[0-9]{{2}}"
            return f"/{day}.*/"
        return f"{date} {{what}}" if _spaced(texts) else f"{date}{{what}}"
    found = [match for text in texts.elements() if (match := NUMBERED.fullmatch(text))]
    prefix = Counter(match[1] for match in found).most_common(1)[0][0]
    rest = ".*" if any(match[3].strip() for match in found) else ""
    return f"/{pattern_of(prefix)}[0-9]+{rest}/"


def _spaced(texts: Iterable[str]) -> bool:
    return all(text[10:11] in ("", " ") for text in texts)
