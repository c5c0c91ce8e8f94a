"""Front matter that is none, though its author meant it so: nobody will read it as such."""

from typing import NamedTuple

from notelint.model.fields import Unreadable
from notelint.model.finding import Words
from notelint.model.source import Source, Span
from notelint.text.lazy import lazy

KEY = lazy(r"[A-Za-z_가-힣][\w-]*[ \t]*[:=](?:[ \t]|$)")
FENCES = ("---", "+++")
ABOVE = lazy(r"\s*(?:<!--(?:(?!-->).)*-->\s*)?\Z")
"""A line that does not keep its reader from taking what follows for the top: blank, a comment."""
END = lazy(r"\s*\Z|#{1,6}[ \t]")
"""Where front matter without a closing line ends: at a blank line or a heading."""


class Misplaced(NamedTuple):
    """What is wrong with it, and the number of its last line."""

    why: Unreadable
    last: int


def misplaced(source: Source, *, expected: bool) -> Misplaced | None:
    """Front matter that is not closed, not at the very top, or not a mapping; None for other text.

    For notes in which `find_front_matter` has found none. What begins with a key is meant as
    front matter; of other lines between two fences at the top that is supposed only where front
    matter is `expected`, for they may as well be text between thematic breaks.
    """
    number = 1
    while number <= len(source.lines) and ABOVE.match(source.line(number)):
        number += 1
    if number >= len(source.lines) or source.line(number).rstrip() not in FENCES:
        return None
    fence = source.line(number).rstrip()
    start = source.lines[number - 1]
    span = Span(start, start + len(fence))
    below = range(number + 1, len(source.lines) + 1)
    closing = next((one for one in below if source.line(one).rstrip() == fence), 0)
    if not KEY.match(source.line(number + 1)):
        if not (expected and number == 1 and closing and source.line(2).strip()):
            return None
        words = Words(
            "it is not a mapping of keys to values", "키와 값의 매핑(`키: 값`)이 아닙니다"
        )
        return Misplaced(Unreadable(words, Span(source.lines[1], source.ends[1])), closing)
    if not closing:
        words = Words(f"it has no closing '{fence}'", f"닫는 '{fence}' 줄이 없습니다")
        end = next((one for one in below if END.match(source.line(one))), len(source.lines) + 1)
        return Misplaced(Unreadable(words, span), end - 1)
    if number == 1:
        return None
    words = Words(
        f"it begins on line {number}; it counts only on the first",
        f"첫 줄에서 시작해야 하는데 {number}번째 줄에 있습니다",
    )
    return Misplaced(Unreadable(words, span), closing)
