"""Headings compared: word for word, tolerantly, and by likeness ("did you mean")."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from notelint.text.closest import closest
from notelint.text.compose import compose
from notelint.text.lazy import lazy
from notelint.text.steps import WIDTH

LIKELY = 0.78
"""From this similarity on, one heading is likely a misspelling of the other."""

LIKELY_WORD = 0.7
"""The same of two words of headings,"""

SLIP = 2
"""or where so many letters are less and more: one is another, or two have changed places."""

LONGEST = 200
"""Likeness is judged by this many characters of a folded heading; longer ones are not kept."""

NUMBERING = lazy(
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
SIGNS = lazy(r"(?<![\w+#])[+#]+")
"""Plus and number signs that do not belong to a name (as those of C++ and C# do)."""

HIDDEN_MARKS = frozenset("\ufe0e\ufe0f\u20e3")
"""What makes an emoji of a character: marks to Unicode, noise to a heading."""


def same(one: str, other: str) -> bool:
    """Whether two headings read the same, but for how white space and accents are encoded."""
    return one == other or _collapse(one) == _collapse(other)


def fold(heading: str) -> str:
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
    one, other = fold(one), fold(other)
    if one == other:
        return 1.0
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only for headings that do not match

    return Indel.normalized_similarity(letters(one[:LONGEST]), letters(other[:LONGEST]))


def likest(names: Iterable[str], heading: str) -> str:
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
    return [letters(fold(word)) for word in _collapse(heading[:LONGEST]).split()]


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
