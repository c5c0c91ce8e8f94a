"""Headings compared: word for word, tolerantly and by similarity; how distinctive a name is."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from notelint.text.lazy_pattern import LazyPattern
from notelint.text.nfc import compose
from notelint.text.normalization_steps import FIRST_WIDE, WIDTH
from notelint.text.similar_names import closest

LIKELY = 0.78
"""From this similarity on, one heading is likely a misspelling of the other."""

LIKELY_WORD = 0.7
"""The same for two words of headings."""

MAX_SLIP = 2
"""Two words are also alike if this many letters must be removed and added: one is another, or two
have changed places."""

LONGEST = 200
"""Similarity is measured by this many characters; longer headings are not cached."""

NUMBERING = LazyPattern(
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
NUMBER_SIGNS, LONGEST_NUMBER = frozenset(".)"), 7
"""One of these signs is in a number that begins with a letter, which is so long at most."""

SIGNS = re.compile(r"(?<![\w+#])[+#]+")
"""Plus and number signs that do not belong to a name, as those of C++ and C# do."""

HIDDEN_MARKS = frozenset("\ufe0e\ufe0f\u20e3")
"""What makes a character an emoji: marks in Unicode, irrelevant in a heading."""


def fold_heading(heading: str) -> str:
    """The tolerant form of a heading: headings with the same form are meant to be the same.

    Case, width, whitespace, punctuation, emoji and a leading number (`1.`, `①`, `가.`) do not
    count; text in parentheses does. A heading of nothing else stays as it is, in lower case.

    >>> fold_heading("1. 추가 조사할 내용 / 결과") == fold_heading("추가조사할 내용/결과")
    True
    """
    return _fold_cached(heading) if len(heading) <= LONGEST else _fold(heading)


def _fold(heading: str) -> str:
    text = WIDTH(heading) if max(heading, default="") >= FIRST_WIDE else heading
    text = _collapse(text).casefold()
    is_word = text[:1].isalpha() and NUMBER_SIGNS.isdisjoint(text[:LONGEST_NUMBER])
    number = None if is_word else NUMBERING.match(text)
    return (_bare(text[number.end() :]) if number else "") or _bare(text) or text


_fold_cached = lru_cache(maxsize=4096)(_fold)
"""Notes have most of their headings in common."""


def similarity(heading: str, other: str) -> float:
    """How similar the tolerant forms of two headings are, from 0 to 1.

    The measure is twice the length of the longest common subsequence over the sum of the lengths.
    Hangul is compared letter by letter, so that `건거` is similar to `근거`.
    """
    heading, other = fold_heading(heading), fold_heading(other)
    if heading == other:
        return 1.0
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only for headings that do not match

    return Indel.normalized_similarity(letters(heading[:LONGEST]), letters(other[:LONGEST]))


def most_similar_heading(names: Iterable[str], heading: str) -> str:
    """The name most similar to a heading; empty if there are no names.

    Names are compared as written (`용어 정리` is for `용어 정의`, not `용어정리`) or, if none is
    similar, letter by letter: in a short Korean word half the syllables may differ.
    """
    names = tuple(names)
    near = closest(heading, names)
    return near or max(names, key=lambda name: similarity(name, heading), default="")


def differ_in_a_word(left: str, right: str) -> bool:
    """Whether two headings of as many words have a word that differs by more than a slip.

    `영국 종합 분석 보고서` is not a misspelling of `미국 종합 분석 보고서`, similar as they are.
    """
    words, others = _words(left), _words(right)
    if len(words) != len(others):
        return False
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only for headings that do not match

    return any(
        Indel.distance(word, other) > MAX_SLIP
        and Indel.normalized_similarity(word, other) < LIKELY_WORD
        for word, other in zip(words, others, strict=True)
        if word != other
    )


def _words(heading: str) -> list[str]:
    return [letters(fold_heading(word)) for word in _collapse(heading[:LONGEST]).split()]


def may_be_similar(one: str, other: str) -> bool:
    """Whether so many letters are in both texts that these may be similar."""
    needed = int(LIKELY * (len(one) + len(other)) / 2)
    return (
        sum(map(set(other).__contains__, one)) >= needed
        and sum(map(set(one).__contains__, other)) >= needed
    )


def letters(text: str) -> str:
    """A text with its Hangul syllables decomposed into letters, and its accents into marks."""
    return unicodedata.normalize("NFD", text)


def _collapse(text: str) -> str:
    return compose(" ".join(text.split()))


def _bare(text: str) -> str:
    """A heading's letters and digits with their marks, and `+` and `#` after them."""
    return "".join(
        character
        for character in SIGNS.sub("", text)
        if character.isalnum()
        or character in "+#"
        or (unicodedata.category(character)[0] == "M" and character not in HIDDEN_MARKS)
    )


# How distinctive a section's name is. Counted in fifteen public collections of kinds for which no
# built-in schema exists (blogs, documentation, articles; English and Korean): an everyday name is
# in more than one of 250 documents, a common one in more than one of 2,500. Korean names, of which
# there were fewer documents, were sorted by eye. Other names are typical of a kind of document.

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
"""Names of weight 1."""

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
"""Names of weight 2; any other has 3."""


def name_weight(name: str) -> int:
    """How distinctive a name is in its tolerant form, from 1 to 3."""
    return _weights().get(fold_heading(name), 3)


@cache
def _weights() -> dict[str, int]:
    return {
        fold_heading(name.strip()): weight
        for names, weight in ((COMMON, 2), (EVERYDAY, 1))
        for name in names.split(",")
    }


def parents_of(levels: Sequence[int]) -> list[int]:
    """For each heading, by its level, the row of the nearest earlier one that is less deep, or -1.

    >>> parents_of([1, 2, 4, 2])
    [-1, 0, 1, 0]
    """
    parents: list[int] = []
    open_rows: list[int] = []
    for row, level in enumerate(levels):
        while open_rows and levels[open_rows[-1]] >= level:
            open_rows.pop()
        parents.append(open_rows[-1] if open_rows else -1)
        open_rows.append(row)
    return parents
