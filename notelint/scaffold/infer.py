"""A schema from ordinary notes of one kind, with the evidence for everything that it requires."""

import posixpath
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from notelint.model.message import Phrase, phrase
from notelint.scaffold.content import NOTHING, bare, common_content
from notelint.scaffold.draft import (
    ANY_SECTIONS,
    Keys,
    PartDraft,
    SchemaDraft,
    Share,
    Thresholds,
    identifier,
    literal,
    share_of,
)
from notelint.scaffold.fields import common_front_matter, common_labels
from notelint.scaffold.headings import CommonHeadings
from notelint.scaffold.name_patterns import file_name_pattern, title_pattern
from notelint.scaffold.sketch import Sketch
from notelint.scaffold.vocabulary import Term, by_frequency

TITLED = 0.5
"""From this share of the notes on, their first heading is a part, the title."""

MOST_SPELLINGS = 3
"""Misspellings that a comment names."""


class Inference(NamedTuple):
    """A schema, and how many notes have each of its fields and parts."""

    draft: SchemaDraft
    shares: tuple[Share, ...]


def infer(sketches: Sequence[Sketch], name: str, thresholds: Thresholds) -> Inference:
    """The schema of notes of one kind. The order of the notes does not matter."""
    notes = sorted(sketches, key=lambda note: note.path)
    headings = CommonHeadings(notes, thresholds)
    front_matter = common_front_matter(notes, headings.minimum, thresholds)
    labels = common_labels(notes, headings.minimum, thresholds)
    used: set[str] = set()
    title = _title(headings, used)
    others = _parts(headings, None, len(notes), 0, used)
    parts = tuple(part.draft for part in (*title, *others))
    keys: dict[str, Any] = {}
    if headings.is_unordered(None):
        keys["order"] = "any"
    if pattern := file_name_pattern([posixpath.basename(note.path) for note in notes]):
        keys["file"] = pattern
    if front_matter.keys:
        keys["front_matter"] = front_matter.keys
    if labels.keys:
        keys["labels"] = labels.keys
    accepted = _accepted_texts(headings)
    if accepted and _require_content(parts):
        keys["accept"] = accepted
    if not parts:
        parts = (PartDraft("text", ANY_SECTIONS),)
    shares = [*front_matter.shares, *labels.shares]
    shares += [share for part in (*title, *others) for share in part.shares]
    return Inference(SchemaDraft(name, tuple(keys.items()), parts), tuple(shares))


class _InferredPart(NamedTuple):
    """A part, and the shares of it and the parts in it."""

    draft: PartDraft
    shares: tuple[Share, ...]


def _title(headings: CommonHeadings, used: set[str]) -> list[_InferredPart]:
    """The title as a part, if enough notes have one."""
    titles = headings.titles()
    number, total = len(titles), len(headings.notes)
    if not number or number < TITLED * total:
        return []
    required = number >= headings.thresholds.required * total
    pattern = title_pattern([section.text for section in titles])
    keys: Keys = (("heading", {"text": pattern, "level": 1} if pattern else {"level": 1}),)
    if not required:
        keys += (("count", "?"),)
    draft = PartDraft(identifier("title", used), keys, (), _comment(number, total))
    return [
        _InferredPart(draft, (share_of("", number, total, 0, required=required, kind="title"),))
    ]


def _parts(
    headings: CommonHeadings, parent: str | None, notes: int, depth: int, used: set[str]
) -> list[_InferredPart]:
    """The parts inside one part (None: at the top level), in their order."""
    return [_part(headings, term, notes, depth, used) for term in headings.inside(parent, notes)]


def _part(
    headings: CommonHeadings, term: Term, total: int, depth: int, used: set[str]
) -> _InferredPart:
    number = len(term.notes)
    required = number >= headings.thresholds.required * total
    names = term.names()
    name = identifier(term.key.lstrip("\0") if term.pattern else names[0], used)
    texts = [term.pattern] if term.pattern else [literal(text) for text in names]
    text = texts[0] if len(texts) == 1 else texts
    keys: Keys = (("heading", {"text": text, "level": headings.levels(term)}),)
    repeated = term.pattern or headings.is_repeated(term)
    count = ("+" if required else "*") if repeated else ("" if required else "?")
    if count:
        keys += (("count", count),)
    children = _parts(headings, term.key, number, depth + 1, used)
    keys += common_content(headings.sections(term), headings.thresholds)
    if children and headings.is_unordered(term.key):
        keys += (("order", "any"),)
    nested = tuple(child.draft for child in children)
    share = share_of(term.pattern or names[0], number, total, depth, required=required)
    return _InferredPart(
        PartDraft(name, keys, nested, _comment(number, total, term)),
        (share, *(share for child in children for share in child.shares)),
    )


def _accepted_texts(headings: CommonHeadings) -> list[str]:
    """The texts of sections that say that there is nothing to say, the commonest first."""
    spellings: dict[str, Counter[str]] = {}
    for place in headings.key_at:
        text = headings.section(place).short_text.rstrip(".。")
        if bare(text) in NOTHING:
            spellings.setdefault(bare(text), Counter())[text] += 1
    texts = [by_frequency(counts)[0] for counts in spellings.values()]
    return sorted(texts, key=lambda text: (-spellings[bare(text)].total(), text))


def _comment(number: int, total: int, term: Term | None = None) -> Phrase:
    """The evidence for a part: the number of notes, and misspellings of its heading."""
    if not (term and term.misspelled):
        return phrase("in {number} of {total} notes", number=number, total=total)
    spellings = [f"'{spelling}'" for spelling in by_frequency(term.misspelled)]
    if len(spellings) > MOST_SPELLINGS:
        spellings = [*spellings[:MOST_SPELLINGS], "…"]
    return phrase(
        "in {number} of {total} notes; {misspelled} spelled differently: {spellings}",
        number=number,
        total=total,
        misspelled=term.misspelled.total(),
        spellings=", ".join(spellings),
    )


def _require_content(parts: Sequence[PartDraft]) -> bool:
    """Whether any part requires a kind of content."""
    return any(
        any(key == "holds" for key, _ in part.keys) or _require_content(part.parts)
        for part in parts
    )
