"""Text that is no content of a note: contents lists, bylines, placeholders, names of templates."""

import re
from collections.abc import Iterator, Sequence, Set

from notelint.model.note import Block
from notelint.text.lazy_pattern import LazyPattern

# Tables of contents and other text of tools, which stays in each copy of a template.

CONTENTS_MARKER = LazyPattern(
    r"\[\[?_?toc_?\]\]?|\{:toc\}|\$\{?toc\}?|@\[toc\]|\\tableofcontents|\.\. contents::"
    r"|table of contents|contents|toc|목차|차례|目次|目录|目錄",
    re.IGNORECASE,
)
"""A line that a table of contents replaces, or that is its title."""

FOR_TOOLS = LazyPattern(
    r"\s*(?:/?\s*(?:toc|tocstop|more|truncate)\b|(?:start|end|begin)\s+(?:doctoc|toc)\b|doctoc\b"
    r"|(?:prettier|markdownlint|textlint|remark|vale|cspell|spell-checker|lint|eslint)\b"
    r"|(?:auto-?generated|this section is generated)\b)",
    re.IGNORECASE,
)
"""How a comment for a tool begins."""

MAX_MARKER = 80
"""How many characters of a paragraph may be such lines."""


def contents_entries(blocks: Sequence[Block]) -> Iterator[Block]:
    """The leaves of a note's table of contents: of lists of links to its own headings."""
    headings = {_bare(block.text.plain) for block in blocks if block.kind == "heading"}
    for block in blocks:
        if is_contents_list(block, headings):
            yield from block.leaves()
        else:
            yield from (leaf for leaf in block.leaves() if _is_marker(leaf))


def is_contents_list(block: Block, headings: Set[str] = frozenset()) -> bool:
    """Whether each entry of a list is a link into the note, or has the text of a heading."""
    if block.kind != "list":
        return False
    leaves = list(block.leaves())
    return bool(leaves) and all(_is_entry(leaf, headings) or _is_marker(leaf) for leaf in leaves)


def _is_entry(leaf: Block, headings: Set[str]) -> bool:
    text = leaf.text
    if len(text.links) == 1 and text.links[0].url.startswith("#"):
        return _bare(text.links[0].text) == _bare(text.plain)
    return _bare(text.plain) in headings


def _bare(text: str) -> str:
    """A heading's words without a number before them."""
    return " ".join(text.split()).lstrip("0123456789.)( ").casefold()


def _is_marker(leaf: Block) -> bool:
    lines = leaf.text.plain[:MAX_MARKER].strip().split("\n")
    return leaf.kind == "paragraph" and all(
        CONTENTS_MARKER.fullmatch(line.strip()) for line in lines
    )


# Bylines and captions: short lines of an article that are no headings.

SIGN = r"[|｜丨│∣=＝:：/／]"

KOREAN = (
    "글|사진|그림|취재|편집|정리|기획|제작|영상|번역|작성자?|글쓴이|기자|출처|자료|자료사진|저자|지은이"
    "|옮긴이|작가|디자인|일러스트|인터뷰|진행|촬영|교열|그래픽|데이터"
)
CHINESE = (
    "作者|编辑|編輯|责编|責編|责任编辑|記者|记者|文|图|圖|图片|圖片|摄影|攝影|撰文|采访|翻译|翻譯|译者"
    "|譯者|来源|來源|出品|排版|校对|审核|策划|执笔|监制|视频|制图"
)
JAPANESE = "写真|取材|構成|編集|執筆|撮影|訳|著者|筆者|文責|聞き手"
ENGLISH = (
    "authors?|writers?|editors?|photos?|photographs?|photographers?|images?|credits?|sources?|text"
    "|words|story|illustrations?|graphics?|video|translation|interview"
)

BYLINE = LazyPattern(
    rf"""
    .*[|｜丨│∣]                                     # 作者 | …, 홍길동 | 경제부
    | (?:{KOREAN}|{CHINESE}|{JAPANESE})             # 글·사진 = 홍길동
      (?:\s*[·ㆍ・,&及和]\s*(?:{KOREAN}|{CHINESE}|{JAPANESE}))*
      \s*(?:{SIGN}|(?<=사진)\s|(?<=작성자)\s|(?<=记者)\s|(?<=記者)\s|(?<=作者)\s)
    | (?i:{ENGLISH})\s*(?:{SIGN}|(?i:by)\b)         # Photo: …, Story by …
    | (?i:(?:written|edited|translated|photographed|reported|compiled|posted)\s+)?[Bb][Yy]\s+
      [A-Z][\w.'’-]*(?:,?\s+(?:and\s+|&\s+|[a-z]{{2,3}}\s+)?[A-Z][\w.'’-]*){{0,6}}\s*\Z
    | .{{1,40}}(?:기자|특파원|논설위원|객원기자|통신원|에디터|记者|記者|報道)\s*\Z
    | .*[\w.+-]+@[\w-]+\.\w                         # with an e-mail address
    | [(（\[].{{1,20}}=.{{1,30}}[)）\]]              # (서울=연합뉴스)
    """,
    re.VERBOSE,
)

CAPTION = "·•▲△▼▽◀▶↑↓←→(（©ⓒ"
"""How captions begin in newspapers."""


def is_byline(line: str) -> bool:
    """Whether a line names an article's or a picture's author, or is a caption.

    >>> is_byline("글·사진 = 홍길동 기자"), is_byline("By Jane Doe"), is_byline("배경")
    (True, True, False)
    """
    line = line.strip()
    return line.startswith(tuple(CAPTION)) or BYLINE.match(line) is not None


COMMON_PLACEHOLDERS = (
    "TODO",
    "TBD",
    "FIXME",
    "WIP",
    "XXX",
    "lorem ipsum",
    "작성 예정",
    "작성예정",
    "추후 작성",
    "내용을 입력하세요",
    "여기에 입력",
)
"""Lines that mean that something is still to be written."""

BRACED = LazyPattern(
    r"\{\{[^{}\n]+\}\}"
    r"|<[A-Z][A-Z _-]*>"
    r"|<(?:제목|이름|성명|내용|본문|요약|설명|날짜|일자|일시|주소|링크|출처|저자|작성자|번호|태그)"
    r"(?:[을를]? ?(?:입력|작성|기재|적|쓰|넣)[가-힣 ]*)?>"
    r"|<[가-힣 ]{1,20} (?:입력|작성|기재|적으세요|쓰세요|넣으세요)(?:하세요|해 주세요)?>"
)
"""Placeholders in brackets. `<장미의 이름>` and the like are titles of works, and none."""

VALUES = frozenset(COMMON_PLACEHOLDERS) - {"WIP"}
"""Placeholders for values, in this case only: `todo` may be a tag, and WIP is a usual status."""

RESERVED_URL = LazyPattern(
    r"[a-z][a-z0-9+.-]*://(?:[\w-]+\.)*example(?:\.(?:com|net|org))?/?"
    r"|mailto:TODO@example\.com",
    re.IGNORECASE,
)
"""A host that is reserved for examples (RFC 2606), without a path."""


def is_placeholder(value: str) -> bool:
    """Whether a value, as a whole, is a placeholder for the real one.

    >>> is_placeholder("TODO"), is_placeholder("{{title}}"), is_placeholder("TODO lists")
    (True, True, False)
    """
    value = value.strip()
    return value in VALUES or (value[:1] in {"{", "<"} and bool(BRACED.fullmatch(value)))


def is_placeholder_url(url: str) -> bool:
    """Whether a URL is a placeholder for the real one.

    >>> is_placeholder_url("https://example.com/"), is_placeholder_url("https://example.com/a")
    (True, False)
    """
    return is_placeholder(url) or ("example" in url and bool(RESERVED_URL.fullmatch(url)))


# Names of templates.

MAX_TEMPLATE_WORDS = 3
TEMPLATE_WORDS = ("template", "templates", "archetype", "archetypes")
TEMPLATE_ENDINGS = ("템플릿", "양식", "テンプレート", "模板")


def is_template_stem(stem: str) -> bool:
    """Whether the name of a file or folder, without an extension, is a template's.

    >>> is_template_stem("adr-template"), is_template_stem("회의록 양식"), is_template_stem("plan")
    (True, True, False)
    """
    words = stem.casefold().replace("_", "-").replace(" ", "-").replace(".", "-").split("-")
    is_named = words[0] in TEMPLATE_WORDS or words[-1] in TEMPLATE_WORDS
    return (is_named and len(words) <= MAX_TEMPLATE_WORDS) or stem.endswith(TEMPLATE_ENDINGS)
