"""The content that a part requires: what its sections have in common, or a template's example."""

from collections import Counter
from collections.abc import Sequence

from notelint.binding.read_section import read_content
from notelint.model.note import Block, code_language
from notelint.model.schema import ContentKind
from notelint.scaffold.draft import Keys, Thresholds
from notelint.scaffold.quoted import are_quotes
from notelint.scaffold.sketch import KINDS, PROBES, SketchSection

NOTHING = frozenset(
    {
        *("none", "n/a", "na", "nothing", "not applicable", "none yet", "none at this time", "nil"),
        *("없음", "해당 없음", "해당없음", "해당 사항 없음", "해당사항 없음", "없습니다"),
        *("なし", "特になし", "无", "無", "暂无", "-", "–", "—"),
    }
)
"""Texts for "there is nothing to say", as `bare` makes them."""

FEWEST = 3
"""From fewer sections nothing is concluded."""

MANY = 10
"""From this number of sections on, a minimum number of items above 1 is required."""

AT_MINIMUM = 0.1
"""A minimum number of items is intended if this share of the sections have just that number."""

COUNTED: tuple[ContentKind, ...] = ("checklist", "list", "links", "images", "code")


def bare(text: str) -> str:
    """A short text in lower case and without its full stop."""
    return text.rstrip(".。").casefold()


def common_content(sections: Sequence[SketchSection], thresholds: Thresholds) -> Keys:
    """The keys `empty`, `holds` and those that go with `holds`, by what sections have in common."""
    empty = sum(section.empty for section in sections) > thresholds.rare * len(sections)
    keys: Keys = (("empty", True),) if empty else ()
    filled = [
        section
        for section in sections
        if not section.empty and bare(section.short_text) not in NOTHING
    ]
    kind = _common_kind(filled, thresholds)
    if kind is None:
        return keys
    having = [section for section in filled if dict(section.counts).get(kind)]
    return (*keys, ("holds", kind), *_details(kind, having, thresholds))


def _common_kind(sections: Sequence[SketchSection], thresholds: Thresholds) -> ContentKind | None:
    """The most specific kind that nearly all sections have; prose only if all have it."""
    if len(sections) < FEWEST:
        return None
    having = Counter(kind for section in sections for kind, _ in section.counts)
    for kind in KINDS:
        minimum = len(sections) * (1 if kind == "prose" else thresholds.content)
        if having[kind] >= minimum:
            return kind
    return None


def _details(kind: ContentKind, sections: Sequence[SketchSection], thresholds: Thresholds) -> Keys:
    """The minimum number of items; a table's columns, the language of code."""
    keys: Keys = ()
    numbers = Counter(dict(section.counts)[kind] for section in sections)
    minimum = min(numbers)
    intended = numbers[minimum] >= AT_MINIMUM * len(sections)
    if kind in COUNTED and minimum > 1 and intended and len(sections) >= MANY:
        keys += (("items", minimum if len(numbers) == 1 else f"{minimum}.."),)
    if kind == "table":
        headers = Counter(section.columns for section in sections)
        columns, number = min(headers.items(), key=lambda pair: (-pair[1], pair[0]))
        if columns and number >= thresholds.content * len(sections):
            keys += _columns(columns)
    if kind == "code":
        languages = Counter(language for section in sections for language in section.languages)
        if len(languages) == 1 and "" not in languages:
            keys += (("lang", next(iter(languages))),)
    return keys


def _columns(names: Sequence[str]) -> Keys:
    """The key `columns`, if each column has a name of its own."""
    named = all(names) and len(set(names)) == len(names)
    return (("columns", dict.fromkeys(names, "string?")),) if named else ()


def example_content(blocks: Sequence[Block]) -> Keys:  # noqa: PLR0911 - one for each kind
    """The keys `holds` and those that go with it, by the blocks of a template's section.

    The template's own items may be empty. A paragraph beside a list explains the list.
    """
    if not blocks:
        return ()
    if len(blocks) == 1 and _is_link(blocks[0]):
        return (("holds", "link"),)
    if _are_definitions(blocks):
        return (("holds", "definitions"),)
    if are_quotes(blocks):
        return (("holds", "quotes"),)
    tables = [block for block in blocks if block.kind == "table"]
    for kind, part in PROBES:
        items, conforms = read_content(part, blocks)
        if kind == "table" and tables:
            names = [cell.text.plain.strip() for cell in tables[0].children[0].children]
            return (("holds", "table"), *_columns(names))
        if conforms and kind == "code":
            languages = {code_language(item.info) for item in items} - {""}
            return (("holds", "code"), *((("lang", sorted(languages)),) if languages else ()))
        if conforms and kind != "links":
            return (("holds", kind),)
        if items and all(block.kind == "list" for block in blocks):
            return (("holds", "links"),)
    return ()


def _are_definitions(blocks: Sequence[Block]) -> bool:
    """Whether each item of a list has a nested list that explains it."""
    items = [item for block in blocks if block.kind == "list" for item in block.children]
    return bool(items) and all(
        any(child.kind == "list" for child in item.children) for item in items
    )


def _is_link(block: Block) -> bool:
    """Whether a paragraph is one link and nothing else."""
    links = [link for link in block.text.links if link.kind != "image"]
    return block.kind == "paragraph" and len(links) == 1 and links[0].text == block.text.plain
