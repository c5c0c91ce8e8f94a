"""A schema from ordinary notes of one kind, with the evidence for each thing that it asks."""

import posixpath
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from notelint.model.finding import Words
from notelint.scaffold.content import NOTHING, common_content
from notelint.scaffold.draft import (
    TITLE,
    PartDraft,
    SchemaDraft,
    Share,
    Thresholds,
    identifier,
    literal,
)
from notelint.scaffold.fields import common_front_matter, common_labels
from notelint.scaffold.headings import Headings
from notelint.scaffold.name_patterns import file_name_pattern, title_pattern
from notelint.scaffold.sketch import Sketch
from notelint.scaffold.vocabulary import Term

TITLED = 0.5
"""From this share of the notes on, their first heading is a part, the title."""


class Inferred(NamedTuple):
    """A schema, and in how many notes each of its parts and fields stands."""

    draft: SchemaDraft
    shares: tuple[Share, ...]


def infer(sketches: Sequence[Sketch], name: str, thresholds: Thresholds) -> Inferred:
    """The schema of notes of one kind. The order of the notes does not matter."""
    return _Inference(sorted(sketches, key=lambda one: one.path), thresholds).made(name)


class _Inference:
    """What is known of the notes while a schema is made of them."""

    def __init__(self, notes: Sequence[Sketch], thresholds: Thresholds) -> None:
        self.notes = notes
        self.thresholds = thresholds
        self.headings = Headings(notes, thresholds)
        self.taken: set[str] = set()
        self.shares: list[Share] = []

    def made(self, name: str) -> Inferred:
        """The schema."""
        minimum = self.headings.minimum
        front = common_front_matter(self.notes, minimum, self.thresholds)
        named = common_labels(self.notes, minimum, self.thresholds)
        self.shares += [*front.shares, *named.shares]
        parts = self._title() + self._parts(None, len(self.notes), 0)
        keys: dict[str, Any] = {}
        if self.headings.unordered(None):
            keys["order"] = "any"
        if form := file_name_pattern([posixpath.basename(one.path) for one in self.notes]):
            keys["file"] = form
        if front.keys:
            keys["front_matter"] = front.keys
        if named.keys:
            keys["labels"] = named.keys
        accept = self._accepted()
        if accept and _ask_content(parts):
            keys["accept"] = accept
        if not parts:
            parts = [PartDraft("text", (("heading", {"level": "1..6"}), ("count", "*")))]
        return Inferred(SchemaDraft(name, tuple(keys.items()), tuple(parts)), tuple(self.shares))

    def _title(self) -> list[PartDraft]:
        titles = self.headings.titles()
        number, of = len(titles), len(self.notes)
        if not number or number < TITLED * of:
            return []
        required = number >= self.thresholds.required * of
        form = title_pattern([self.headings.section(place).text for place in titles])
        heading = {"text": form, "level": 1} if form else {"level": 1}
        keys: list[tuple[str, Any]] = [("heading", heading)]
        if not required:
            keys.append(("count", "?"))
        self._tell(TITLE, number, of, 0, required=required)
        return [PartDraft(identifier("title", self.taken), tuple(keys), (), _remark(number, of))]

    def _parts(self, around: str | None, notes: int, depth: int) -> list[PartDraft]:
        """The parts of one place, in their order."""
        return [self._part(term, notes, depth) for term in self.headings.inside(around, notes)]

    def _part(self, term: Term, of: int, depth: int) -> PartDraft:
        number = len(term.notes)
        required = number >= self.thresholds.required * of
        names = term.names()
        name = identifier(term.key.lstrip("\0") if term.pattern else names[0], self.taken)
        texts: Any = term.pattern or [literal(one) for one in names]
        text = texts[0] if isinstance(texts, list) and len(texts) == 1 else texts
        heading = {"text": text, "level": self.headings.levels(term)}
        keys: list[tuple[str, Any]] = [("heading", heading)]
        many = term.pattern or self.headings.is_repeated(term)
        count = ("+" if required else "*") if many else ("" if required else "?")
        if count:
            keys.append(("count", count))
        self._tell(term.pattern or names[0], number, of, depth, required=required)
        children = self._parts(term.key, number, depth + 1)
        keys += common_content(
            [self.headings.section(place) for place in term.places], self.thresholds
        )
        if children and self.headings.unordered(term.key):
            keys.append(("order", "any"))
        return PartDraft(name, tuple(keys), tuple(children), _remark(number, of, term))

    def _accepted(self) -> list[str]:
        """The texts by which sections say that there is nothing to say."""
        said = Counter(self.headings.section(place).said for place in self.headings.key_at)
        found: dict[str, Counter[str]] = {}
        for text, number in said.items():
            bare = text.rstrip(".。")
            if bare.casefold() in NOTHING:
                found.setdefault(bare.casefold(), Counter())[bare] += number
        texts = [min(each, key=lambda one: (-each[one], one)) for each in found.values()]
        return sorted(texts, key=lambda text: (-found[text.casefold()].total(), text))

    def _tell(self, title: str | Words, notes: int, of: int, depth: int, *, required: bool) -> None:
        verdict = "required" if required else "optional"
        self.shares.append(Share(title, notes, of, verdict, depth))


def _remark(number: int, of: int, term: Term | None = None) -> str:
    said = f"in {number} of {of} notes"
    if term and term.misspelt:
        total = sum(term.misspelt.values())
        some = [text for text, _ in sorted(term.misspelt.items(), key=lambda p: (-p[1], p[0]))]
        shown = ", ".join(f"'{text}'" for text in some[:3])
        said += f"; {total} written otherwise: {shown}{', …' if len(some) > 3 else ''}"
    return said


def _ask_content(parts: Sequence[PartDraft]) -> bool:
    """Whether any part is asked what it holds."""
    return any("holds" in dict(part.keys) or _ask_content(part.parts) for part in parts)
