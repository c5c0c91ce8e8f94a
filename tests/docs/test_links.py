"""Links between the pages of the documentation lead somewhere."""

import re
from pathlib import Path

import pytest

from notelint.model.note import Block, Note
from notelint.model.source import Source
from notelint.parse import parse

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
EXTERNAL = re.compile(r"[a-z]+:", re.IGNORECASE)


def note_of(page: Path) -> Note:
    return parse(Source.of(page.name, page.read_text(encoding="utf-8")))


def anchor(heading: Block) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.text.plain.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_s_links_lead_to_files_and_headings_that_are_there(page: Path) -> None:
    broken = []
    for link in note_of(page).links:
        if EXTERNAL.match(link.url):
            continue
        path, _, fragment = link.url.partition("#")
        target = page.parent / path if path else page
        anchors = (
            [anchor(block) for block in note_of(target).walk() if block.kind == "heading"]
            if fragment and target.is_file()
            else [""]
        )
        if not target.exists() or fragment not in anchors:
            broken.append(link.url)
    assert not broken
