"""What generators put into a note, and what only says where they shall: no text to be replaced."""

import re
from collections.abc import Iterator, Sequence

from notelint.model.note import Block
from notelint.text.lazy_pattern import LazyPattern

MARKER = LazyPattern(
    r"\[\[?_?toc_?\]\]?|\{:toc\}|\$\{?toc\}?|@\[toc\]|\\tableofcontents|\.\. contents::"
    r"|table of contents|contents|toc|목차|차례|目次|目录|目錄",
    re.IGNORECASE,
)
"""A line that is replaced by a table of contents, or stands above one."""

FOR_TOOLS = LazyPattern(
    r"\s*(?:/?\s*(?:toc|tocstop|more|truncate)\b|(?:start|end|begin)\s+(?:doctoc|toc)\b|doctoc\b"
    r"|(?:prettier|markdownlint|textlint|remark|vale|cspell|spell-checker|lint|eslint)\b"
    r"|(?:auto-?generated|this section is generated)\b)",
    re.IGNORECASE,
)
"""How a comment begins that speaks to a tool, and stays in each copy."""


LONGEST = 80
"""Characters of a paragraph that may be such lines."""


def contents_entries(blocks: Sequence[Block]) -> Iterator[Block]:
    """The leaves that are a note's table of contents: lists of links to its own headings."""
    headings = {_bare(block.text.plain) for block in blocks if block.kind == "heading"}
    for block in blocks:
        if is_contents_list(block, headings):
            yield from block.leaves()
        else:
            yield from (leaf for leaf in block.leaves() if _is_marker(leaf))


def is_contents_list(block: Block, headings: set[str] | frozenset[str] = frozenset()) -> bool:
    """Whether a list's every entry is one link into the note, or reads as one of `headings`."""
    if block.kind != "list":
        return False
    leaves = list(block.leaves())
    return bool(leaves) and all(_is_entry(leaf, headings) or _is_marker(leaf) for leaf in leaves)


def _is_entry(leaf: Block, headings: set[str] | frozenset[str]) -> bool:
    text = leaf.text
    if len(text.links) == 1 and text.links[0].url.startswith("#"):
        return _bare(text.links[0].text) == _bare(text.plain)
    return _bare(text.plain) in headings


def _bare(text: str) -> str:
    """A heading without the number before it."""
    return " ".join(text.split()).lstrip("0123456789.)( ").casefold()


def _is_marker(leaf: Block) -> bool:
    lines = leaf.text.plain[:LONGEST].strip().split("\n")
    return leaf.kind == "paragraph" and all(MARKER.fullmatch(line.strip()) for line in lines)


# Short lines of an article that are no titles: who wrote, photographed or edited it; captions.

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
    | .*[\w.+-]+@[\w-]+\.\w                         # with an address of mail
    | [(（\[].{{1,20}}=.{{1,30}}[)）\]]              # (서울=연합뉴스)
    """,
    re.VERBOSE,
)

CAPTION = "·•▲△▼▽◀▶↑↓←→(（©ⓒ"
"""How the text below a picture begins in newspapers."""


def is_byline(line: str) -> bool:
    """Whether a line says who made an article or a picture, or what a picture shows.

    >>> is_byline("글·사진 = 홍길동 기자"), is_byline("By Jane Doe"), is_byline("배경")
    (True, True, False)
    """
    line = line.strip()
    return line.startswith(tuple(CAPTION)) or BYLINE.match(line) is not None


# What people write where something is still to be written, as all that a line says.

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


# Files that are by their name a template, and no note: `_template.md`, `회의록 양식.md`.

SHORT = 3
"""A template's name has no more words than these: `adr-template`, `_template`."""

WORDS = ("template", "templates", "archetype", "archetypes")
ENDINGS = ("템플릿", "양식", "テンプレート", "模板")


def is_template_stem(stem: str) -> bool:
    """Whether the name of a file or folder, without an extension, is a template's."""
    words = stem.casefold().replace("_", "-").replace(" ", "-").replace(".", "-").split("-")
    named = (words[0] in WORDS or words[-1] in WORDS) and len(words) <= SHORT
    return named or stem.endswith(ENDINGS)
