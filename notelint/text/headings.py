"""Headings compared: word for word, tolerantly, and by likeness ("did you mean")."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from notelint.text.nfc import compose
from notelint.text.normalization_steps import WIDTH
from notelint.text.similar_names import closest

LIKELY = 0.78
"""From this similarity on, one heading is likely a misspelling of the other."""

LIKELY_WORD = 0.7
"""The same of two words of headings,"""

SLIP = 2
"""or where so many letters are less and more: one is another, or two have changed places."""

LONGEST = 200
"""Likeness is judged by this many characters of a folded heading; longer ones are not kept."""

NUMBERING = re.compile(
    r"""
    [^\w(①-⓿❶-➓㈀-㋿]*          # an emoji or a bullet before the number
    (?:
        [①-⓿❶-➓㈀-㋿][.)]?     # ① ⑴ ⓐ ❶ ㉠ ㈎
      | \d\ufe0f?\u20e3           # a keycap
      | \d{1,3}(?:[.-]\d{1,3})*[.)](?!\d)         # 1.  1)  1.2.
      | \(\d{1,3}\)                                # (1)
      | \d{1,3}(?:\.\d{1,3})+(?=\s)                # 1.2
      | [ivx]{1,6}[.)](?=\s) | [ⅰ-ⅿ]+(?:[.)]|(?=\s))  # I.  iv)  Ⅱ.
      | [qa]\d{0,3}[.)](?=\s)                       # Q1.
      | \(?[a-z가나다라마바사아자차카타파하][.)](?=\s)  # A.  가.  (나)
      | [가나다라마바사아자차카타파하]\.(?=\S)         # 가.개요
    )
    """,
    re.VERBOSE,
)
SIGNS = re.compile(r"(?<![\w+#])[+#]+")
"""Plus and number signs that do not belong to a name (as those of C++ and C# do)."""

HIDDEN_MARKS = frozenset("\ufe0e\ufe0f\u20e3")
"""What makes an emoji of a character: marks to Unicode, noise to a heading."""


def same(one: str, other: str) -> bool:
    """Whether two headings read the same, but for how white space and accents are encoded."""
    return one == other or _collapse(one) == _collapse(other)


def fold_heading(heading: str) -> str:
    """The tolerant form of a heading: headings of one form are meant to be the same.

    Case, width, white space, punctuation, emoji and a leading number (`1.`, `①`, `가.`) do not
    count; what stands in parentheses does. A heading of nothing else stays as it is, in lower
    case.

    >>> fold("1. 추가 조사할 내용 / 결과") == fold("추가조사할 내용/결과")
    True
    """
    return _known(heading) if len(heading) <= LONGEST else _fold(heading)


def _fold(heading: str) -> str:
    text = _collapse(WIDTH(heading)).casefold()
    number = NUMBERING.match(text)
    return (_bare(text[number.end() :]) if number else "") or _bare(text) or text


_known = lru_cache(maxsize=4096)(_fold)
"""Notes have most of their headings in common. Only short ones are kept."""


def similarity(one: str, other: str) -> float:
    """How alike two headings are, from 0 to 1, in their tolerant forms.

    Hangul is compared letter by letter, so that `건거` is close to `근거`. The measure is twice
    the length of the longest common subsequence over the sum of the lengths.
    """
    one, other = fold_heading(one), fold_heading(other)
    if one == other:
        return 1.0
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only for headings that do not match

    return Indel.normalized_similarity(letters(one[:LONGEST]), letters(other[:LONGEST]))


def most_similar_heading(names: Iterable[str], heading: str) -> str:
    """Of names the one that is most like a heading; empty if there is none.

    As it is written if one is near: `용어 정리` for `용어 정의`, not `용어정리`. Of a short Korean
    word half the syllables may be others: then letter by letter.
    """
    names = tuple(names)
    near = closest(heading, names)
    return near or max(names, key=lambda name: similarity(name, heading), default="")


def differ_in_a_word(one: str, other: str) -> bool:
    """Whether two headings of as many words have one that is another, not the same misspelt.

    `영국 종합 분석 보고서` is no slip of `미국 종합 분석 보고서`, long as the rest is: two
    letters less, more or other make a slip of a word, in a long one more of them.
    """
    pairs = list(zip(_words(one), _words(other), strict=False))
    if len(pairs) != len(_words(one)) or len(pairs) != len(_words(other)):
        return False
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only for headings that do not match

    return any(
        Indel.distance(left, right) > SLIP
        and Indel.normalized_similarity(left, right) < LIKELY_WORD
        for left, right in pairs
        if left != right
    )


def _words(heading: str) -> list[str]:
    return [letters(fold_heading(word)) for word in _collapse(heading[:LONGEST]).split()]


def letters(text: str) -> str:
    """A text with its Hangul syllables taken apart into letters, and accents into marks."""
    return unicodedata.normalize("NFD", text)


def _collapse(text: str) -> str:
    return compose(" ".join(text.split()))


def _bare(text: str) -> str:
    """Keep letters and digits with their marks; `+` and `#` behind them."""
    return "".join(
        character
        for character in SIGNS.sub("", text)
        if character.isalnum()
        or character in "+#"
        or (unicodedata.category(character)[0] == "M" and character not in HIDDEN_MARKS)
    )


# How telling a section's name is: names that stand in documents of every kind tell little.
#
# Counted on fifteen public collections of other kinds than the ready-made schemas are for (blogs,
# documentation, articles, in English and Korean), where an everyday name stands in more than one of
# 250 documents and a common one in more than one of 2,500; Korean names, of which fewer documents
# were at hand, were sorted by eye. Of all other names a document has one because of what it is.

EVERYDAY = """
Links, Reference, References, Notes, Summary, Overview, Introduction, Background, Resources,
Abstract, Related, See also, Details, Info, Metadata, Goals, Comments, Review, Questions,
Problem, Problems, Issues, Model, Design, Explanation, Part, Done, Next, Plan, Today, Sources,
Solution, Implementation, More information, Status, Title, Author, Authors, Date, Year, URL,
참고 자료, 참고, 참고 문헌, 출처, 개요, 요약, 결론, 배경, 결과, 영향, 단점, 장점, 문제, 문제점,
한계, 원인, 해결, 메모, 비고, 예시, 학습 목표, 설계, 제안, 방법, 생각, 확인, 검증,
관련 링크, 추가 정보, 인용, 발췌, 핵심, 대응, 복구, 조치, 개선, 제목, 날짜, 저자, 작성자, 일시,
概要, 背景, 方法, 結果, 要約, 总结, 問題, 问题, 参考, 参考文献, 課題, 目標, 备注
"""
"""One point."""

COMMON = """
Decision, What happened, Next meeting, TL;DR, Next steps, Method, Methods, Approach,
Related work, Future work, Timeline, Results, Experiments, Evaluation, Response, Meeting notes,
Motivation, Context, Highlights, Action items, Actions, Agenda, Resolution, Lessons learned,
To do, Impact, Discussion, Contributions, Contribution, Alternatives, Limitations, Thoughts,
Takeaways, Key takeaways, Key points, Main ideas, Proposal, Topics, Present, Challenges,
Learned, Learnings, Completed, Cause, Causes, Trigger, Recovery, Prevention, Detection,
Validation, Confirmation, Minutes, Decisions, Quotes, Lessons, Main points, Basic example,
Annotations, What I learned, Weaknesses, Participants, Attendance, Reflection, Open questions,
Unresolved questions, TLDR, Main idea, Tags, Synopsis, Roll call, Publication details, 이슈,
회고, 안건, 논의, 할 일, 핵심 내용, 동기, 대안, 문제 정의, 실험, 실험 결과, 기여, 느낀 점,
배운 점, 학습 내용, 내 생각, 감상, 줄거리, 결정 사항, 진행 사항, 향후 계획, 향후 과제,
후속 조치, 맥락, 개선 사항, 교훈, 참가자, 감지, 탐지, 타임라인, 경과, 해야 할 일, 트러블슈팅,
한계점, 초록, 연결, 하이라이트, 感想, 学び, 思考, 摘录, 引用, 要点, 实验, 実験, 手法, 动机,
局限, 贡献, 貢献, 摘要, 関連
"""
"""Two points; any other name has three."""


def name_weight(name: str) -> int:
    """How much a name tells, from 1 to 3; it is compared in its tolerant form."""
    return _POINTS.get(fold_heading(name), 3)


def _folded(names: str, value: int) -> dict[str, int]:
    return {fold_heading(name.strip()): value for name in names.split(",")}


_POINTS = {**_folded(COMMON, 2), **_folded(EVERYDAY, 1)}
