"""A schema from ordinary notes of one kind, with the evidence for each thing that it asks."""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from notelint.draft.content import content
from notelint.draft.fields import Found, fields_of
from notelint.draft.file_names import file_form
from notelint.draft.model import Draft, DraftPart, Share, Thresholds
from notelint.draft.names import identifier, literal
from notelint.draft.order import departing, ordered
from notelint.draft.sketch import Section, Sketch
from notelint.draft.vocabulary import Term, merge_alike, vocabulary

TITLED = 0.5
"""From this share of the notes on, their first heading is a part, the title."""

OWN_PLACE, NESTED = 0.5, 0.8
"""Shares of a heading's occurrences: outside of other parts, or inside of one part."""

LEAST = 3
"""What stands in fewer notes is nothing that they have in common."""

LABELLED = 0.3
"""From this share of the notes on, what looks like a label in their heads is one."""

Place = tuple[int, int]


class Inferred(NamedTuple):
    """A schema, and in how many notes each of its parts and fields stands."""

    draft: Draft
    shares: tuple[Share, ...]


def infer(sketches: Sequence[Sketch], name: str, thresholds: Thresholds) -> Inferred:
    """The schema of notes of one kind. The order of the notes does not matter."""
    return _Inference(sorted(sketches, key=lambda one: one.path), thresholds).made(name)


class _Inference:
    """What is known of the notes while a schema is made of them."""

    def __init__(self, notes: Sequence[Sketch], thresholds: Thresholds) -> None:
        self.notes = notes
        self.thresholds = thresholds
        self.least = max(min(LEAST, len(notes)), thresholds.optional * len(notes))
        terms = merge_alike(vocabulary(notes), self.least)
        self.terms = {term.key: term for term in terms if len(term.notes) >= self.least}
        self.key_at = {place: key for key, term in self.terms.items() for place in term.places}
        self.titles = self._titles()
        self.home = self._homes()
        self.taken: set[str] = set()
        self.shares: list[Share] = []

    def made(self, name: str) -> Inferred:
        """The schema."""
        front, labels = self._front_matter(), self._labels()
        parts = self._title() + self._parts(None, range(len(self.notes)), 0)
        keys: dict[str, Any] = {}
        top = [key for key, home in self.home.items() if home is None]
        if self._unordered(top):
            keys["order"] = "any"
        if form := file_form([posixpath.basename(one.path) for one in self.notes]):
            keys["file"] = form
        if front:
            keys["front_matter"] = front
        if labels:
            keys["labels"] = labels
        accept = self._accepted()
        if accept and _ask_content(parts):
            keys["accept"] = accept
        if not parts:
            parts = [DraftPart("text", (("heading", {"level": "1..6"}), ("count", "*")))]
        return Inferred(Draft(name, tuple(keys.items()), tuple(parts)), tuple(self.shares))

    def _titles(self) -> set[Place]:
        """Headings of level 1 that open a note and that few notes share."""
        return {
            (at, 0)
            for at, one in enumerate(self.notes)
            if one.sections and one.sections[0].level == 1 and (at, 0) not in self.key_at
        }

    def _title(self) -> list[DraftPart]:
        number = len(self.titles)
        if not number or number < TITLED * len(self.notes):
            return []
        required = number >= self.thresholds.required * len(self.notes)
        from notelint.draft.titles import title_form  # noqa: PLC0415 - only with titles

        form = title_form([self.notes[at].sections[0].text for at, _ in self.titles])
        heading = {"text": form, "level": 1} if form else {"level": 1}
        keys: list[tuple[str, Any]] = [("heading", heading)]
        if not required:
            keys.append(("count", "?"))
        self._tell("title", number, len(self.notes), 0, required=required)
        remark = self._remark(number, len(self.notes))
        return [DraftPart(identifier("title", self.taken), tuple(keys), (), remark)]

    def _homes(self) -> dict[str, str | None]:
        """For each term that becomes a part the part around it, None for one at the top."""
        around: dict[str, Counter[str | None]] = defaultdict(Counter)
        for place, key in self.key_at.items():
            around[key][self._above(place)] += 1
        wish: dict[str, str | None] = {}
        for key, counts in around.items():
            total = sum(counts.values())
            inside = {one: number for one, number in counts.items() if one not in (None, key)}
            best = min(inside, key=lambda one: (-inside[one], str(one)), default=None)
            if counts[None] >= OWN_PLACE * total:
                wish[key] = None
            elif best is not None and inside[best] >= NESTED * total:
                wish[key] = best
            elif len(self.terms[key].notes) >= 0.5 * len(self.notes):
                wish[key] = None
        home: dict[str, str | None] = {key: None for key, one in wish.items() if one is None}
        while more := {key: one for key, one in wish.items() if key not in home and one in home}:
            home.update(more)
        return home

    def _above(self, place: Place) -> str | None:
        """The nearest heading above that many notes have."""
        at, row = place
        sections = self.notes[at].sections
        row = sections[row].parent
        while row >= 0:
            if (at, row) in self.key_at:
                return self.key_at[at, row]
            row = sections[row].parent
        return None

    def _parts(self, around: str | None, notes: Sequence[int], depth: int) -> list[DraftPart]:
        """The parts of one place, in their order."""
        keys = [key for key, home in self.home.items() if home == around]
        least = max(min(LEAST, len(notes)), self.thresholds.optional * len(notes))
        keys = [key for key in keys if len(self.terms[key].notes) >= least]
        sequences = self._sequences(keys)
        return [self._part(self.terms[key], len(notes), depth) for key in ordered(keys, sequences)]

    def _part(self, term: Term, of: int, depth: int) -> DraftPart:
        number = len(term.notes)
        required = number >= self.thresholds.required * of
        names = term.names()
        name = identifier(term.key.lstrip("\0") if term.pattern else names[0], self.taken)
        sections = [self._section(place) for place in term.places]
        texts: Any = term.pattern or [literal(one) for one in names]
        text = texts[0] if isinstance(texts, list) and len(texts) == 1 else texts
        keys: list[tuple[str, Any]] = [("heading", {"text": text, "level": self._levels(sections)})]
        many = term.pattern or self._is_repeated(term)
        count = ("+" if required else "*") if many else ("" if required else "?")
        if count:
            keys.append(("count", count))
        inner = sorted(term.notes)
        self._tell(
            names[0] if not term.pattern else term.pattern, number, of, depth, required=required
        )
        children = self._parts(term.key, inner, depth + 1)
        keys += content(sections, self.thresholds)
        if len(children) and self._unordered(
            [k for k, home in self.home.items() if home == term.key]
        ):
            keys.append(("order", "any"))
        return DraftPart(name, tuple(keys), tuple(children), self._remark(number, of, term))

    def _section(self, place: Place) -> Section:
        return self.notes[place[0]].sections[place[1]]

    def _levels(self, sections: Sequence[Section]) -> int | str:
        counts = Counter(section.level for section in sections)
        kept = [level for level, n in counts.items() if n >= self.thresholds.rare * len(sections)]
        return kept[0] if len(kept) == 1 else f"{min(kept)}..{max(kept)}"

    def _is_repeated(self, term: Term) -> bool:
        """Whether a part stands more than once in more than a few notes (or parts around it)."""
        counts = Counter(
            (at, self._ancestor(at, row, self.home[term.key])) for at, row in term.places
        )
        often = {at for (at, _), number in counts.items() if number > 1}
        return len(often) > self.thresholds.rare * len(term.notes)

    def _ancestor(self, at: int, row: int, key: str | None) -> int:
        sections = self.notes[at].sections
        row = sections[row].parent
        while row >= 0 and self.key_at.get((at, row)) != key:
            row = sections[row].parent
        return row

    def _sequences(self, keys: Sequence[str]) -> list[list[str]]:
        """For each note these parts in the order in which they first stand there."""
        wanted = set(keys)
        found = []
        for at, one in enumerate(self.notes):
            here = [self.key_at.get((at, row)) for row in range(len(one.sections))]
            found.append(list(dict.fromkeys(key for key in here if key in wanted and key)))
        return found

    def _unordered(self, keys: Sequence[str]) -> bool:
        sequences = self._sequences(keys)
        wrong = departing(ordered(keys, sequences), sequences)
        return wrong > self.thresholds.rare * max(1, sum(len(one) > 1 for one in sequences))

    def _front_matter(self) -> dict[str, Any]:
        there = [one.fields for one in self.notes if one.fields is not None]
        if len(there) < self.least:
            return {}
        required = len(there) >= self.thresholds.required * len(self.notes)
        self._tell("front matter", len(there), len(self.notes), 0, required=required)
        return self._fields(there, self.least, {"required": True} if required else {}, "warn")

    def _labels(self) -> dict[str, Any]:
        there = [one.labels for one in self.notes if one.labels]
        least = max(self.least, LABELLED * len(self.notes))
        return self._fields(there, least, {}, "allow") if len(there) >= least else {}

    def _fields(
        self, notes: Sequence[Any], least: float, keys: dict[str, Any], extras: str
    ) -> dict[str, Any]:
        found: Found = fields_of(notes, least, self.thresholds, len(self.notes))
        if not found.fields:
            return {}
        for name, number in found.shares:
            said = found.fields[name]
            optional = said.endswith("?") if isinstance(said, str) else "required" in said
            self._tell(name, number, len(self.notes), 1 if keys else 0, required=not optional)
        strange = found.strange > self.thresholds.rare * len(notes)
        if extras == "warn" and (strange or found.untyped):
            keys = keys | {"extras": "allow"}
        return keys | {"fields": found.fields}

    def _accepted(self) -> list[str]:
        from notelint.draft.content import NOTHING  # noqa: PLC0415 - beside `content`

        said = Counter(self._section(place).said for place in self.key_at)
        found: dict[str, Counter[str]] = {}
        for text, number in said.items():
            bare = text.rstrip(".。")
            if bare.casefold() in NOTHING:
                found.setdefault(bare.casefold(), Counter())[bare] += number
        texts = [min(each, key=lambda one: (-each[one], one)) for each in found.values()]
        return sorted(texts, key=lambda text: (-found[text.casefold()].total(), text))

    def _tell(self, title: str, notes: int, of: int, depth: int, *, required: bool) -> None:
        verdict = "required" if required else "optional"
        self.shares.append(Share(title, notes, of, verdict, depth))

    def _remark(self, number: int, of: int, term: Term | None = None) -> str:
        said = f"in {number} of {of} notes"
        if term and term.misspelt:
            total = sum(term.misspelt.values())
            some = [text for text, _ in sorted(term.misspelt.items(), key=lambda p: (-p[1], p[0]))]
            shown = ", ".join(f"'{text}'" for text in some[:3])
            said += f"; {total} written otherwise: {shown}{', …' if len(some) > 3 else ''}"
        return said


def _ask_content(parts: Sequence[DraftPart]) -> bool:
    """Whether any part is asked what it holds."""
    return any("holds" in dict(part.keys) or _ask_content(part.parts) for part in parts)
