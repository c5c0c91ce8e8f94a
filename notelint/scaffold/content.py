"""What a part is asked to hold, from what its sections hold."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from notelint.model.schema import ContentKind
from notelint.scaffold.model import Thresholds
from notelint.scaffold.sketch import KINDS, SketchSection

NOTHING = frozenset(
    {
        *("none", "n/a", "na", "nothing", "not applicable", "none yet", "none at this time", "nil"),
        *("없음", "해당 없음", "해당없음", "해당 사항 없음", "해당사항 없음", "없습니다"),
        *("なし", "特になし", "无", "無", "暂无", "-", "–", "—"),
    }
)
"""Texts that say that there is nothing to say, in lower case and without a full stop."""

LEAST = 3
"""From fewer sections nothing is concluded."""

MANY = 10
"""From so many sections on, a least number of items above 1 is."""

FLOOR = 0.1
"""A least number is one that was meant if this share of the sections have just so many."""

COUNTED: tuple[ContentKind, ...] = ("checklist", "list", "links", "images", "code")


def content(sections: Sequence[SketchSection], thresholds: Thresholds) -> list[tuple[str, Any]]:
    """The keys `holds` and what goes with it, and `empty`."""
    empty = sum(section.empty for section in sections)
    keys: list[tuple[str, Any]] = []
    if empty > thresholds.rare * len(sections):
        keys.append(("empty", True))
    said = [
        section
        for section in sections
        if not section.empty and section.said.rstrip(".。").casefold() not in NOTHING
    ]
    holds = _holds(said, thresholds)
    if holds:
        keys.append(("holds", holds))
        keys += _detail(holds, [one for one in said if dict(one.counts).get(holds)], thresholds)
    return keys


def _holds(sections: Sequence[SketchSection], thresholds: Thresholds) -> ContentKind | None:
    """The most telling kind that nearly all sections hold; prose only if all do."""
    if len(sections) < LEAST:
        return None
    having = Counter(kind for section in sections for kind, _ in section.counts)
    for kind in KINDS:
        minimum = len(sections) * (1 if kind == "prose" else thresholds.content)
        if having[kind] >= minimum:
            return kind
    return None


def _detail(
    holds: ContentKind, sections: Sequence[SketchSection], thresholds: Thresholds
) -> list[tuple[str, Any]]:
    """How many there are at least; a table's columns, the language of code."""
    keys: list[tuple[str, Any]] = []
    numbers = Counter(dict(section.counts)[holds] for section in sections)
    minimum = min(numbers)
    floor = numbers[minimum] >= FLOOR * len(sections)
    if holds in COUNTED and minimum > 1 and floor and len(sections) >= MANY:
        keys.append(("items", minimum if len(numbers) == 1 else f"{minimum}.."))
    if holds == "table":
        headers = Counter(section.columns for section in sections)
        header, number = min(headers.items(), key=lambda pair: (-pair[1], pair[0]))
        good = all(header) and len(set(header)) == len(header)
        if good and header and number >= thresholds.content * len(sections):
            keys.append(("columns", dict.fromkeys(header, "string?")))
    if holds == "code":
        languages = Counter(one for section in sections for one in section.languages)
        if len(languages) == 1 and "" not in languages:
            keys.append(("lang", next(iter(languages))))
    return keys
