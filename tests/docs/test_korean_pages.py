"""Korean pages are in step with the English ones: the same blocks, and the same names in tables."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

DOCS = Path(__file__).parents[2] / "docs"
PAGES = (
    "api.md",
    "baseline.md",
    "ci.md",
    "command-line.md",
    "evidence.md",
    "faq.md",
    "installation.md",
    "links.md",
    "plugins.md",
    "quick-start.md",
    "records.md",
    "reports.md",
    "schema.md",
    "starting.md",
)
"""Pages whose Korean twin has all that they have."""

ENGLISH_ONLY = "\n## How fast\n"
"""The heading of figures at the end of a page that the Korean page only links to."""
KOREAN = sorted((DOCS / "ko").glob("*.md"))
SPAN = re.compile(r"`([^`]+)`")


def blocks(page: Path) -> Iterator[str]:
    """The kinds of a page's blocks in their order, with what no language changes."""
    cell = 0
    text = page.read_text("utf-8").partition(ENGLISH_ONLY)[0]
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tr_open":
            cell = 0
        elif token.type in ("td_open", "th_open"):
            cell += 1
        if token.type == "fence":
            yield f"fence {token.info}"
        elif token.type == "inline" and cell == 1 and SPAN.search(token.content):
            yield f"first cell {SPAN.findall(token.content)}"
        elif token.type != "inline":
            yield f"{token.type} {token.tag}"
        if token.type == "table_close":
            cell = 0


@pytest.mark.parametrize("page", PAGES)
def test_the_korean_page_has_the_same_blocks(page: str) -> None:
    assert list(blocks(DOCS / "ko" / page)) == list(blocks(DOCS / page))


@pytest.mark.parametrize("page", PAGES)
def test_the_korean_page_names_the_same_options_and_files(page: str) -> None:
    """Options, settings and environment variables, wherever they are named."""
    names = re.compile(r"--[a-z][a-z-]+|\$?[A-Z]+_[A-Z_]+|(?<![A-Za-z])[SQLFCTN]\d{3}")
    english, korean = (
        set(names.findall((folder / page).read_text("utf-8"))) for folder in (DOCS, DOCS / "ko")
    )
    assert english - korean == set()


def targets(page: Path) -> set[Path]:
    """The files that a page links to."""
    tokens = MarkdownIt("commonmark").enable("table").parse(page.read_text("utf-8"))
    inner = (child for token in tokens for child in token.children or ())
    urls = {str(one.attrs["href"]).partition("#")[0] for one in inner if one.type == "link_open"}
    return {(page.parent / unquote(url)).resolve() for url in urls if url and ":" not in url}


def twin(page: Path) -> Path:
    """The Korean page about what an English one is about, else the page."""
    name = page.name
    if page.parent == DOCS / "schema":
        name = "schema-tutorial.md" if name == "tutorial.md" else "schema-reference.md"
    korean = DOCS / "ko" / name
    return korean if DOCS in page.parents and korean.is_file() else page


@pytest.mark.parametrize("page", PAGES)
def test_the_korean_page_links_to_what_the_english_page_links_to(page: str) -> None:
    english, korean = targets(DOCS / page), targets(DOCS / "ko" / page)
    assert {twin(target) for target in korean} == {twin(target) for target in english}


@pytest.mark.parametrize("page", KOREAN, ids=lambda page: page.name)
def test_a_korean_page_leads_to_the_korean_pages_that_are_whole(page: Path) -> None:
    whole = {DOCS / name for name in PAGES} - {DOCS / page.name}
    assert targets(page) & whole == set()


@pytest.mark.parametrize("page", PAGES)
def test_each_page_leads_to_the_other(page: str) -> None:
    assert f"*[한국어](ko/{page})*" in (DOCS / page).read_text("utf-8")
    assert f"*[English](../{page})*" in (DOCS / "ko" / page).read_text("utf-8")
