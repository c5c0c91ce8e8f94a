"""What a page says of itself: its text, title and anchors, and whether it is an error page. Pure.

`soft` errs on the side of silence: a page that is taken for an error page wrongly would be told as
a defect of somebody's note.
"""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from notelint.model.link import Soft404
from notelint.text.charset import decode_page_lossy

TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{0,1000})", re.IGNORECASE)
OG_TITLE = re.compile(
    r"<meta\b[^<>]{0,200}og:title[^<>]{0,100}content\s*=\s*[\"']([^\"'<>]{0,300})", re.IGNORECASE
)
UNSEEN = re.compile(r"<(script|style|noscript)\b[^<]*(?:<(?!/\1)[^<]*)*|<[^<>]*>", re.IGNORECASE)
"""A tag, or what is between two of which a reader sees nothing."""

ALERT = re.compile(r"\balert\(\s*[\"']([^\"'\n]{0,200})")
ANCHOR = re.compile(
    r"\b(?:id|name)\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]{2,}")

SHORT = 600
"""A page with so little text, in characters, says nothing but that it has nothing."""

THING = "(?:페이지|기사|게시물|게시글|뉴스|콘텐츠|문서)"
SAID = re.compile(
    r"^\W*(?:error )?404\b(?![.,]\d)|\berror 404\b|\b404 (?:error|not found)\b"
    r"|\b(?:page|article|post|file|content)\b[^.]{0,20} not (?:be )?found\b|^\W*not found\b"
    r"|\b(?:page|article|post|content)\b[^.]{0,40}(?:no longer|doesn.t|does not|isn.t|is not) "
    r"(?:exist|available|here)\b"
    rf"|{THING}[을를이가은는]?\s?(?:찾을 수 (?:없|가 없)|없습니다|존재하지|삭제되?었?됐?습니다)"
    rf"|존재하지 ?않는 {THING}|(?:삭제|이동)되?(?:었|했)거나|삭제된 {THING}입니다"
    rf"|잘못된 (?:접근|경로|주소|요청)입니다|없는 {THING}입니다|요청하신 {THING}"
    r"|(?:ページ|記事)[はがを]?(?:見つかり|存在し|削除され)|お探しの(?:ページ|記事)"
    r"|(?:页面|頁面|文章|网页)(?:不存在|未找到|已删除|已被删除)|找不到(?:页面|頁面|该|您)",
    re.IGNORECASE,
)
"""What error pages say, those of news sites above all."""

FRONT = re.compile(r"/?(?:(?:index|main|home|default)(?:\.\w{2,5})?)?/?", re.IGNORECASE)
LEAST_WORDS = 4

NUMBER = re.compile(r"=[^&]*\d")
"""In a query: which article is asked for. Others say where a reader came from, or a language."""

ERRORS = re.compile(r"404|not.?found|error|오류|에러|エラー|错误|錯誤", re.IGNORECASE)
"""A link to a page on errors has such a word; that page is no error."""

LINES = re.compile(r"L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?")
"""The lines of a file, as code hosts name them."""


def title_of(text: str) -> str:
    """The page's title on one line, "" for none."""
    found = OG_TITLE.search(text) or TITLE.search(text)
    return " ".join(unescape(found[1]).split())[:200] if found else ""


def soft(asked: str, final: str, text: str, link_texts: tuple[str, ...] = ()) -> Soft404:
    """Why a page that answers looks like none, "" where it looks well.

    phrase: its title, its only words or a box that it opens say so. front: it is the site's front
    page, where a page of it was asked for. title: its title has nothing in common with the link's.
    """
    title = title_of(text)
    if not _is_about_errors(asked, link_texts):
        alerts = ALERT.findall(text[:20_000]) if "alert" in text else ()
        if any(SAID.search(said) for said in (title, *alerts, _all_words(text))):
            return "phrase"
    if _is_deep(asked) and not _is_deep(final) and _site(asked) == _site(final):
        return "front"
    ours = [one for one in link_texts if "://" not in one and len(WORD.findall(one)) >= LEAST_WORDS]
    if title and ours and all(_differ(one, title) for one in ours):
        return "title"
    return ""


def _all_words(text: str) -> str:
    """What a reader sees of a page that says little; "" of one that says more."""
    words: list[str] = []
    length = 0
    for piece in _between_tags(text):
        more = unescape(piece).split()
        words += more
        length += sum(map(len, more)) + len(more)
        if length > SHORT:
            return ""
    return " ".join(words)


def _between_tags(text: str) -> Iterator[str]:
    at = 0
    for match in UNSEEN.finditer(text):
        yield text[at : match.start()]
        at = match.end()
    yield text[at:]


def has_anchor(text: str, fragment: str) -> bool:
    """Whether a page has a place of that name; what a script would make is not seen.

    A place in the text (`:~:text=`) is none by name, nor are the top and a file's lines (`L10`).
    """
    fragment = fragment.partition(":~:")[0]
    if not fragment or fragment.lower() == "top" or LINES.fullmatch(fragment):
        return True
    names = {one for match in ANCHOR.finditer(text) for one in match.groups() if one}
    wanted = {fragment, unquote(fragment)}
    wanted |= {f"user-content-{one}" for one in wanted}
    return not wanted.isdisjoint(unescape(one) for one in names)


def page_text(body: bytes, kind: str) -> str:
    """A page's source as text; "" for what is no HTML."""
    if kind and "html" not in kind.lower() and "xml" not in kind.lower():
        return ""
    return decode_page_lossy(body, kind)


def _is_deep(url: str) -> bool:
    """Whether an address leads into a site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return NUMBER.search(parts.query) is not None or not FRONT.fullmatch(parts.path)


def _site(url: str) -> str:
    """The host without what often comes and goes; a page may have moved to a site of its own."""
    return re.sub(r"^(?:www|m|mobile)\.", "", urlsplit(url).netloc.lower().partition(":")[0])


def _is_about_errors(url: str, link_texts: tuple[str, ...]) -> bool:
    """Whether errors are what the link is about."""
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    return any(SAID.search(one) or ERRORS.search(one) for one in (last, *link_texts))


def _differ(one: str, other: str) -> bool:
    """Whether two titles in one script share not even two letters that follow each other."""
    pairs = [_pairs(text) for text in (one, other)]
    if min(map(len, pairs)) < LEAST_WORDS or not pairs[0].isdisjoint(pairs[1]):
        return False
    return _is_hangul(one) == _is_hangul(other) and one.isascii() == other.isascii()


def _pairs(text: str) -> set[str]:
    return {
        word[at : at + 2] for word in WORD.findall(text.casefold()) for at in range(len(word) - 1)
    }


def _is_hangul(text: str) -> bool:
    return any("가" <= character <= "힣" for character in text)
