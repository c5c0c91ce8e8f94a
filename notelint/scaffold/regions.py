"""Regions of notes: above the first thematic break, and the text without a heading below it."""

from collections import Counter

from notelint.scaffold.draft import InferredPart, Keys, PartDraft, Share, ShareKind, comment
from notelint.scaffold.headings import FEWEST, CommonHeadings
from notelint.scaffold.part_names import PartNames

ARTICLE = "article"
"""The id of the part that is the text below the first break."""

REGIONS = {"by": "---", "names": ["preamble", "body"]}
"""The key `regions` of a schema whose notes have such a text."""


def region_parts(headings: CommonHeadings, names: PartNames) -> list[InferredPart]:
    """Headings of no fixed text above the break, the link there, and the text below it.

    Nothing if too few notes have such a text: their breaks are mere ornament.
    """
    notes, thresholds = headings.notes, headings.thresholds
    total = len(notes)
    bodies = sum(note.body for note in notes)
    if bodies < max(FEWEST, thresholds.required * total):
        return []
    parts: list[InferredPart] = []

    def add(kind: ShareKind, name: str, keys: Keys, number: int) -> None:
        draft = PartDraft(names.new(name), keys, (), comment(number, total))
        parts.append(InferredPart(draft, (Share(kind, "", number, total, draft.id),)))

    levels = _levels_of_subtitles(headings)
    if sum(map(bool, levels)) >= thresholds.optional * total:
        level = Counter(level for each in levels for level in each).most_common(1)[0][0]
        number = sum(level in each for each in levels)
        count = "+" if number >= thresholds.required * total else "*"
        keys: Keys = (("heading", {"level": level}), ("count", count))
        add("subtitles", "subtitles", keys, number)
    links = sum(note.preamble_link for note in notes)
    if links >= thresholds.optional * total:
        keys = (("region", "preamble"), ("holds", "link"))
        if links < thresholds.required * total:
            keys = (("region", "preamble"), ("count", "?"), ("holds", "link"))
        add("source", "source", keys, links)
    add("body", ARTICLE, (("region", "body"), ("holds", "prose")), bodies)
    return parts


def _levels_of_subtitles(headings: CommonHeadings) -> list[list[int]]:
    """For each note, the levels of headings above the break that are no title and not common."""
    return [
        [
            note.sections[row].level
            for row in range(1, note.preamble)
            if (index, row) not in headings.key_at
        ]
        for index, note in enumerate(headings.notes)
    ]
