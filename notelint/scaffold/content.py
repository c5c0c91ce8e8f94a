"""What a part is asked to hold, from what its sections hold."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from notelint.binding.read_content import read_content
from notelint.model.note import Block, code_language
from notelint.model.schema import ContentKind, Part
from notelint.scaffold.draft import Thresholds
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


def common_content(
    sections: Sequence[SketchSection], thresholds: Thresholds
) -> list[tuple[str, Any]]:
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


# What a section of a template asks its copies to hold: what it holds itself, as an example.


def example_content(blocks: Sequence[Block]) -> list[tuple[str, Any]]:  # noqa: PLR0911 - one for each kind
    """What the template's own blocks are, left empty or not. A paragraph explains a list."""
    if not blocks:
        return []
    if len(blocks) == 1 and _is_link(blocks[0]):
        return [("holds", "link")]
    if _defines(blocks):
        return [("holds", "definitions")]
    for kind in KINDS:
        items, fits = read_content(Part("probe", "", holds=kind), blocks)
        tables = [block for block in blocks if block.kind == "table"]
        if kind == "table" and tables:
            names = [cell.text.plain.strip() for cell in tables[0].children[0].children]
            good = all(names) and len(set(names)) == len(names)
            columns = dict.fromkeys(names, "string?")
            return [("holds", "table"), *([("columns", columns)] if good else [])]
        if fits and kind == "code":
            codes = {code_language(item.info) for item in items} - {""}
            return [("holds", "code"), *([("lang", sorted(codes))] if codes else [])]
        if fits and kind != "links":
            return [("holds", kind)]
        if items and all(block.kind == "list" for block in blocks):
            return [("holds", "links")]
    return []


def _defines(blocks: Sequence[Block]) -> bool:
    """Whether a list's every item has a list below it that says more of it."""
    lists = [block for block in blocks if block.kind == "list"]
    items = [item for block in lists for item in block.children]
    return bool(items) and all(
        any(child.kind == "list" for child in item.children) for item in items
    )


def _is_link(block: Block) -> bool:
    """Whether a paragraph is one link and nothing more."""
    links = [link for link in block.text.links if link.kind != "image"]
    return block.kind == "paragraph" and len(links) == 1 and links[0].text == block.text.plain
