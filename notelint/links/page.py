"""What a web page says: its title and anchors, and whether it is an error page (soft 404). Pure.

When in doubt a page is none: a wrong answer would be reported as a defect of somebody's note.
"""

import re
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from notelint.model.link import Soft404
from notelint.text.charset import decode_page_lossy

TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{0,1000})", re.IGNORECASE)
OG_TITLE = re.compile(
    r"<meta\b[^<>]{0,200}og:title[^<>]{0,100}content\s*=\s*[\"']([^\"'<>]{0,300})", re.IGNORECASE
)
INVISIBLE = re.compile(r"<(script|style|noscript)\b[^<]*(?:<(?!/\1)[^<]*)*|<[^<>]*>", re.IGNORECASE)
"""A tag, or an element whose content is not shown."""

ALERT = re.compile(r"\balert\(\s*[\"']([^\"'\n]{0,200})")
ANCHOR = re.compile(
    r"\b(?:id|name)\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]{2,}")

MAX_ERROR_TEXT = 600
"""Characters; the text of an error page has fewer."""

BEGINNINGS = (1_500, 15_000)
"""Characters of a page that are looked at first: most pages have more text than that in them."""

CONTENT = "(?:페이지|기사|게시물|게시글|뉴스|콘텐츠|문서)"
ERROR_TEXT = re.compile(
    r"^\W*(?:error )?404\b(?![.,]\d)|\berror 404\b|\b404 (?:error|not found)\b"
    r"|\b(?:page|article|post|file|content)\b[^.]{0,20} not (?:be )?found\b|^\W*not found\b"
    r"|\b(?:page|article|post|content)\b[^.]{0,40}(?:no longer|doesn.t|does not|isn.t|is not) "
    r"(?:exist|available|here)\b"
    rf"|{CONTENT}[을를이가은는]?\s?(?:찾을 수 (?:없|가 없)|없습니다|존재하지|삭제되?었?됐?습니다)"
    rf"|존재하지 ?않는 {CONTENT}|(?:삭제|이동)되?(?:었|했)거나|삭제된 {CONTENT}입니다"
    rf"|잘못된 (?:접근|경로|주소|요청)입니다|없는 {CONTENT}입니다|요청하신 {CONTENT}"
    r"|(?:ページ|記事)[はがを]?(?:見つかり|存在し|削除され)|お探しの(?:ページ|記事)"
    r"|(?:页面|頁面|文章|网页)(?:不存在|未找到|已删除|已被删除)|找不到(?:页面|頁面|该|您)",
    re.IGNORECASE,
)
"""What error pages say, above all those of news sites."""

FRONT_PAGE = re.compile(r"/?(?:(?:index|main|home|default)(?:\.\w{2,5})?)?/?", re.IGNORECASE)
MIN_WORDS = 4

ARTICLE_NUMBER = re.compile(r"=[^&]*\d")
"""In a query, it selects an article; other values are a referrer or a language."""

ABOUT_ERRORS = re.compile(r"404|not.?found|error|오류|에러|エラー|错误|錯誤", re.IGNORECASE)
"""A link with such a word is about errors; the page it leads to is none."""

LINE_NUMBERS = re.compile(r"L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?")
"""Fragments by which code hosts show lines of a file."""


def title_of(text: str) -> str:
    """The page's title on one line, "" for none."""
    match = OG_TITLE.search(text) or TITLE.search(text)
    return " ".join(unescape(match[1]).split())[:200] if match else ""


class PageFacts(NamedTuple):
    """What a page says, as far as verdicts on the links to it need it, whatever these links are.

    `says_error`: its title, its only text or an alert says that it is an error page. `is_front`:
    it is the site's front page, but the URL that led to it is not. `anchors` are there only if
    they were wanted.
    """

    title: str = ""
    says_error: bool = False
    is_front: bool = False
    anchors: frozenset[str] = frozenset()


def page_facts(url: str, final: str, text: str, *, anchors: bool = False) -> PageFacts:
    """What the page at `final` says, to which `url` led by its redirects."""
    title = title_of(text)
    alerts = ALERT.findall(text[:20_000]) if "alert" in text else ()
    return PageFacts(
        title,
        any(ERROR_TEXT.search(shown) for shown in (title, *alerts, _short_text(text))),
        _is_deep(url) and not _is_deep(final) and _site(url) == _site(final),
        _anchors(text) if anchors else frozenset(),
    )


def soft_404(url: str, page: PageFacts, link_texts: tuple[str, ...] = ()) -> Soft404:
    """Why a page looks like an error page although its status is ok, "" if it does not.

    phrase: the page says so. front: it is the site's front page, but the URL is not. title: its
    title has nothing in common with the link texts.
    """
    if page.says_error and not _is_about_errors(url, link_texts):
        return "phrase"
    if page.is_front:
        return "front"
    titles = [
        link for link in link_texts if "://" not in link and len(WORD.findall(link)) >= MIN_WORDS
    ]
    if page.title and titles and all(_differ(link, page.title) for link in titles):
        return "title"
    return ""


def _short_text(text: str) -> str:
    """The visible text of a page with little text; "" for other pages."""
    shown = ""
    beginnings = (text[:size].rpartition("<")[0] for size in BEGINNINGS)
    for html in (*beginnings, text):
        shown = " ".join(unescape(INVISIBLE.sub(" ", html)).split())
        if len(shown) >= MAX_ERROR_TEXT:
            return ""
    return shown


def has_anchor(page: PageFacts, fragment: str) -> bool:
    """Whether a page has an anchor; those that a script would create are not known.

    Text fragments (`:~:text=`), the top and lines of a file (`L10`) need none.
    """
    fragment = fragment.partition(":~:")[0]
    if not fragment or fragment.lower() == "top" or LINE_NUMBERS.fullmatch(fragment):
        return True
    names = {fragment, unquote(fragment)}
    names |= {f"user-content-{name}" for name in names}
    return not names.isdisjoint(page.anchors)


def _anchors(text: str) -> frozenset[str]:
    names = {name for match in ANCHOR.finditer(text) for name in match.groups() if name}
    return frozenset(map(unescape, names))


def decode_page(body: bytes, content_type: str) -> str:
    """A page's HTML as text; "" for other content types."""
    if content_type and not re.search("html|xml", content_type, re.IGNORECASE):
        return ""
    return decode_page_lossy(body, content_type)


def _is_deep(url: str) -> bool:
    """Whether a URL leads to a page of a site other than its front page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return ARTICLE_NUMBER.search(parts.query) is not None or not FRONT_PAGE.fullmatch(parts.path)


def _site(url: str) -> str:
    """The host without prefixes that redirects add or remove."""
    return re.sub(r"^(?:www|m|mobile)\.", "", urlsplit(url).netloc.lower().partition(":")[0])


def _is_about_errors(url: str, link_texts: tuple[str, ...]) -> bool:
    """Whether a link is about errors."""
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    return any(ERROR_TEXT.search(text) or ABOUT_ERRORS.search(text) for text in (last, *link_texts))


def _differ(title: str, other: str) -> bool:
    """Whether two titles in one script have no two adjacent letters in common."""
    pairs = [_letter_pairs(text) for text in (title, other)]
    if min(map(len, pairs)) < MIN_WORDS or not pairs[0].isdisjoint(pairs[1]):
        return False
    return _is_hangul(title) == _is_hangul(other) and title.isascii() == other.isascii()


def _letter_pairs(text: str) -> set[str]:
    return {
        word[at : at + 2] for word in WORD.findall(text.casefold()) for at in range(len(word) - 1)
    }


def _is_hangul(text: str) -> bool:
    return any("가" <= character <= "힣" for character in text)
