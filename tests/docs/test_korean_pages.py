"""Korean pages are in step with the English ones: the same blocks, and the same names in tables."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("command-line.md",)
"""Pages whose Korean twin has all that they have."""

SPAN = re.compile(r"`([^`]+)`")


def blocks(page: Path) -> Iterator[str]:
    """The kinds of a page's blocks in their order, with what no language changes."""
    cell = 0
    for token in MarkdownIt("commonmark").enable("table").parse(page.read_text("utf-8")):
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


@pytest.mark.parametrize("page", PAGES)
def test_each_page_leads_to_the_other(page: str) -> None:
    assert f"*[한국어](ko/{page})*" in (DOCS / page).read_text("utf-8")
    assert f"*[English](../{page})*" in (DOCS / "ko" / page).read_text("utf-8")
