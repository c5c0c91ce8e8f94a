"""The documentation as a site: `make site` writes it to build/site.

The pages are CommonMark, and MyST reads them with the parser that notelint uses, so that they look
here as on a code host. They say nothing of a site: its outline is made of the links of index pages.
"""

import re
from pathlib import PurePosixPath
from typing import Any

from sphinx.application import Sphinx
from sphinx.search import languages
from sphinx.search.en import SearchEnglish

project = "notelint"
author = "The notelint authors"
language = "en"
html_title = "notelint"
html_theme = "furo"
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
html_extra_path = ["redirect"]
html_static_path = ["static"]
html_css_files = ["korean.css"]
html_search_language = "en"
extensions = ["myst_parser"]
myst_heading_anchors = 6
myst_links_external_new_tab = False
root_doc = "docs/index"
include_patterns = ["docs/*.md", "docs/**/*.md", "*.md"]
suppress_warnings = ["misc.highlighting_failure", "toc.not_included", "myst.header"]

LINK = re.compile(r"\]\(([^)#\s:]+\.md)\)")
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
KOREAN = "한국어"
CHAPTER = re.compile('(?=<p class="caption")')
"""Where a chapter of the sidebar begins."""
HANGUL = re.compile("[가-힣]{2,}")
LISTS_OF_PAGES = (
    "docs/rules",
    "docs/schema",
    "docs/schema/reference",
    "docs/schemas/README",
    "docs/recipes/README",
)
"""Pages whose links to pages in a folder of theirs are the chapters below them."""


class SearchEnglishAndKorean(SearchEnglish):
    """English as Sphinx indexes it; of a Korean word also its beginnings, since particles follow.

    So `인용문` finds `인용문이`, in the index of the whole site.
    """

    def split(self, input: str) -> list[str]:  # noqa: A002 - Sphinx's name
        """The words of a text, and the beginnings of Korean ones."""
        found = super().split(input)
        korean = [word for word in found if HANGUL.fullmatch(word)]
        return found + [word[:end] for word in korean for end in range(2, len(word))]


def _outline(app: Sphinx, page: str, source: list[str]) -> None:
    """Add the chapters of a page, which its links name, to its text."""
    del app
    text = source[0]
    if page in ("docs/index", "docs/ko/index"):
        pieces = HEADING.split(text)[1:]
        chapters = [
            _contents(title, LINK.findall(links))
            for title, links in zip(pieces[::2], pieces[1::2], strict=True)
        ]
        if page == "docs/index":
            chapters.append(_contents(KOREAN, ["ko/index.md"]))
        source[0] = text + "".join(chapters)
    elif page in LISTS_OF_PAGES:
        here = PurePosixPath(page).parent
        below = [link for link in LINK.findall(text) if not link.startswith(("..", "ko/"))]
        others = [link for link in below if (here / link).with_suffix("").as_posix() != page]
        source[0] = text + _contents("", others)


def _contents(title: str, links: list[str]) -> str:
    """A table of contents that is not shown in the text."""
    pages = "\n".join(dict.fromkeys(links))
    caption = f":caption: {title}\n" if title else ""
    return f"\n```{{toctree}}\n:hidden:\n{caption}\n{pages}\n```\n"


def _language(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: object) -> None:
    """Say which pages are Korean, for screen readers and line breaks; their chapter is first."""
    del app, template, tree
    if page.startswith("docs/ko/") or page == "README.ko":
        context["language"] = "ko"
        above, *chapters = CHAPTER.split(context["furo_navigation_tree"])
        korean_first = sorted(chapters, key=lambda chapter: KOREAN not in chapter)
        context["furo_navigation_tree"] = "".join((above, *korean_first))


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    languages["en"] = SearchEnglishAndKorean
    app.connect("source-read", _outline)
    app.connect("html-page-context", _language, priority=900)  # after the theme
