"""What a section of a template asks its copies to hold: what it holds itself, as an example."""

from collections.abc import Sequence
from typing import Any

from notelint.binding.read_content import read_content
from notelint.model.note import Block
from notelint.model.schema import Part
from notelint.scaffold.sketch import KINDS
from notelint.text.code_language import code_language


def holds(blocks: Sequence[Block]) -> list[tuple[str, Any]]:  # noqa: PLR0911 - one for each kind
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
