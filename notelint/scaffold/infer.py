"""A schema from ordinary notes of one kind, with the evidence for everything that it requires."""

import posixpath
from collections import Counter
from collections.abc import Sequence, Set
from typing import Any, NamedTuple

from notelint.model.message import Phrase, phrase
from notelint.scaffold.common_quotes import common_quotes, with_quotes
from notelint.scaffold.conditions import Conditions, with_conditions
from notelint.scaffold.content import NOTHING, bare, common_content
from notelint.scaffold.draft import (
    ANY_SECTIONS,
    InferredPart,
    Keys,
    PartDraft,
    SchemaDraft,
    Share,
    Thresholds,
    comment,
    literal,
)
from notelint.scaffold.fields import common_front_matter, common_labels
from notelint.scaffold.headings import CommonHeadings
from notelint.scaffold.name_patterns import file_name_pattern, title_pattern
from notelint.scaffold.part_names import PartNames
from notelint.scaffold.regions import ARTICLE, REGIONS, region_parts
from notelint.scaffold.sketch import Sketch
from notelint.scaffold.vocabulary import Term, by_frequency

TITLED = 0.5
"""From this share of the notes on, their first heading is a part, the title."""

VAULT = 0.2
"""From this share of notes with wikilinks on, the notes are a vault's."""

MOST_SPELLINGS = 3
"""Misspellings that a comment names."""


class Inference(NamedTuple):
    """A schema, and how many notes have each of its fields and parts.

    `unknown_quotes` are the ids of parts whose quotes are from no part of the notes.
    """

    draft: SchemaDraft
    shares: tuple[Share, ...]
    unknown_quotes: tuple[str, ...] = ()


def infer(sketches: Sequence[Sketch], name: str, thresholds: Thresholds) -> Inference:
    """The schema of notes of one kind. The order of the notes does not matter."""
    notes = sorted(sketches, key=lambda note: note.path)
    headings = CommonHeadings(notes, thresholds)
    front_matter = common_front_matter(notes, headings.minimum, thresholds)
    labels = common_labels(notes, headings.minimum, thresholds)
    fields = {"front_matter": front_matter.keys, "labels": labels.keys}
    conditions = Conditions(notes, fields, thresholds)
    names = PartNames()
    title = _title(headings, names)
    regions = region_parts(headings, names)
    inferred = [
        *title,
        *regions,
        *_parts(headings, None, set(range(len(notes))), 0, names, conditions),
    ]
    article = "title" if title and not regions else ARTICLE if regions else ""
    quotes = common_quotes(headings, names, article)
    parts = tuple(with_quotes(part.draft, quotes.sources) for part in inferred)
    keys: dict[str, Any] = {}
    if sum(note.obsidian for note in notes) >= VAULT * len(notes):
        keys["dialect"] = "obsidian"
    if regions:
        keys["regions"] = REGIONS
    if headings.is_unordered(None):
        keys["order"] = "any"
    if pattern := file_name_pattern([posixpath.basename(note.path) for note in notes]):
        keys["file"] = pattern
    keys |= {
        group: with_conditions(group, found, notes, conditions)
        for group, found in fields.items()
        if found
    }
    accepted = _accepted_texts(headings)
    if accepted and _require_content(parts):
        keys["accept"] = accepted
    if not parts:
        parts = (PartDraft("text", ANY_SECTIONS),)
    shares = [*front_matter.shares, *labels.shares]
    shares += [share for part in inferred for share in part.shares]
    return Inference(SchemaDraft(name, tuple(keys.items()), parts), tuple(shares), quotes.unknown)


def _title(headings: CommonHeadings, names: PartNames) -> list[InferredPart]:
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
    draft = PartDraft(names.new("title"), keys, (), comment(number, total))
    return [InferredPart(draft, (Share("title", "", number, total, draft.id),))]


def _parts(
    headings: CommonHeadings,
    parent: str | None,
    among: Set[int],
    depth: int,
    names: PartNames,
    conditions: Conditions,
) -> list[InferredPart]:
    """The parts inside one part (None: at the top level) of the notes `among`, in their order."""
    return [
        _part(headings, term, among, depth, names, conditions)
        for term in headings.inside(parent, len(among))
    ]


def _part(
    headings: CommonHeadings,
    term: Term,
    among: Set[int],
    depth: int,
    names: PartNames,
    conditions: Conditions,
) -> InferredPart:
    number, total = len(term.notes), len(among)
    when = conditions.of(term.notes, among)
    usual = number >= headings.thresholds.required * total
    required = bool(when) or (usual and not conditions.is_dropped(term.notes))
    spellings = term.names()
    first = term.key.lstrip("\0") if term.pattern else spellings[0]
    name = names.new(first, term.key)
    texts = [term.pattern] if term.pattern else [literal(text) for text in spellings]
    text = texts[0] if len(texts) == 1 else texts
    keys: Keys = (("heading", {"text": text, "level": headings.levels(term)}),)
    repeated = term.pattern or headings.is_repeated(term)
    count = ("+" if required else "*") if repeated else ("" if required else "?")
    if count:
        keys += (("count", count),)
    if when:
        keys += (("when", when),)
    children = _parts(headings, term.key, term.notes, depth + 1, names, conditions)
    keys += common_content(headings.sections(term), headings.thresholds)
    if children and headings.is_unordered(term.key):
        keys += (("order", "any"),)
    nested = tuple(child.draft for child in children)
    share = Share("named", term.pattern or spellings[0], number, total, name, depth)
    return InferredPart(
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


def _comment(number: int, total: int, term: Term) -> Phrase:
    """The evidence for a part: the number of notes, and misspellings of its heading."""
    if not term.misspelled:
        return comment(number, total)
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
