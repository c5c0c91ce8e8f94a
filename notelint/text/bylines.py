"""Short lines of an article that are no titles: who wrote, photographed or edited it; captions."""

import re

from notelint.text.lazy import lazy

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

BYLINE = lazy(
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
