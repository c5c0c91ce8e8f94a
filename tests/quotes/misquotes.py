"""Changes of substance: a quote that has one is no quote any more, however it is dressed.

Beside the slips that each passage lists, what can be done to any passage.
"""

import re
from collections.abc import Callable, Iterator

from texts import Article

Misquote = Callable[[Article, str], str]


def every_digit(of: Article, quote: str) -> Iterator[str]:
    """Each digit of a quote changed, one at a time."""
    for match in re.finditer(r"\d", quote):
        digit = chr(ord(match[0]) + (1 if int(match[0]) < 9 else -1))
        yield quote[: match.start()] + digit + quote[match.end() :]


def two_words_swapped(of: Article, quote: str) -> str:
    """The second word and the third, or the second clause and the first."""
    if of.spaced:
        words = quote.split(" ")
        words[1:3] = reversed(words[1:3])
        return " ".join(words)
    clauses = [clause for clause in re.split(r"(?<=[、，。；])", quote) if clause]
    if len(clauses) == 1:
        return quote[8:12] + quote[:8] + quote[12:]
    return "".join([*reversed(clauses[:2]), *clauses[2:]])


def a_word_doubled(of: Article, quote: str) -> str:
    if of.spaced:
        first, second, *rest = quote.split(" ")
        return " ".join([first, second, second, *rest])
    return quote[:5] + quote[2:]


def a_word_left_out(of: Article, quote: str) -> str:
    if of.spaced:
        first, _, *rest = quote.split(" ")
        return " ".join([first, *rest])
    return quote[:3] + quote[5:]


def a_letter_changed(of: Article, quote: str) -> str:
    middle = next(i for i in range(len(quote) // 2, len(quote)) if quote[i].isalpha())
    return (
        quote[:middle]
        + {"ko": "갃", "ja": "鬱", "zh": "龘"}.get(of.language, "q")
        + quote[middle + 1 :]
    )


def two_letters_swapped(of: Article, quote: str) -> str:
    for at in range(len(quote) // 2, len(quote) - 1):
        if quote[at] != quote[at + 1] and quote[at : at + 2].isalpha():
            return quote[:at] + quote[at + 1] + quote[at] + quote[at + 2 :]
    return a_letter_changed(of, quote)


def pieces_in_the_wrong_order(of: Article, quote: str) -> str:
    """Two pieces of the passage, an ellipsis between them, the later one first."""
    half = len(quote) // 2
    gaps = (match.end() for match in re.finditer("[ 、，]", quote))
    gap = next((gap for gap in gaps if abs(gap - half) <= 8), half)
    return f"{quote[gap:].rstrip('.。')} … {quote[:gap].strip()}"


def a_piece_that_is_not_there(of: Article, quote: str) -> str:
    made_up = {
        "ko": "내년에는 값을 두 배로 올린다고",
        "ja": "来年は価格を二倍に引き上げる",
        "zh": "明年将把价格提高一倍",
    }
    return f"{quote.rstrip('.。')} … {made_up.get(of.language, 'and it will double its price')}"


def crumbs(of: Article, quote: str) -> str:
    """Single letters with ellipses between them, which any text has."""
    return " … ".join(re.findall(r"\w", quote)[:4])


CHANGES: tuple[Misquote, ...] = (
    two_words_swapped,
    a_word_doubled,
    a_word_left_out,
    a_letter_changed,
    two_letters_swapped,
    pieces_in_the_wrong_order,
    a_piece_that_is_not_there,
    crumbs,
)

UNRELATED = {
    "ko": (
        "오늘은 하늘이 맑고 바람이 불어 빨래가 잘 마르겠다",
        "경쟁사는 내년에 새로운 항공기를 들여온다고 한다",
    ),
    "en": (
        "The orchestra will tune its violins before the second concert",
        "Bread should rest for an hour before anyone cuts it",
    ),
    "ja": ("明日の朝は霧が出て、港の船は遅れる見込みです", "図書館の本は静かに読みましょう"),
    "zh": ("明天早晨有雾，港口的船只可能晚点", "请在图书馆里安静地阅读书籍"),
}
"""Sentences that none of the articles has, nor anything like them."""
