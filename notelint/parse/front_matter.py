"""Finds the front matter at the top of a note. What is in it is read elsewhere."""

import re
from itertools import dropwhile
from typing import NamedTuple

from notelint.model.fields import UnreadableFields
from notelint.model.message import phrase
from notelint.model.note import FrontMatter
from notelint.model.source import Source, Span
from notelint.text.lazy_pattern import LazyPattern

ENTRY = re.compile(r"""["']?[^\s:"'#][^:]*:(?:\s|$)""")
"""How a YAML mapping can begin: a key and its colon."""

KEY = LazyPattern(r"""(?:"[\w.-]+"|'[\w.-]+'|[\w.-]+)[ \t]*:(?:\s|$)""")
"""A key that no sentence has."""

FURTHER = LazyPattern(
    r"""\s*(?:[\#\]}]|$)  # a comment, an end of brackets, a blank line
      | [ \t]+\S | -[ \t]  # what a key above holds
      | (?:"[^"]{1,60}"|'[^']{1,60}'|[^\s:"'\#\[\]{}<>|*&!%@`-][^\s:]{0,39}
        (?:[ ][^\s:]{1,40}){0,2})[ \t]*:(?:\s|$)""",
    re.VERBOSE,
)
"""A line of a YAML mapping below a blank line, where prose may stand as well: keys are short."""

SIGN = r"[^\s:#\0-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
PLAIN = LazyPattern(rf"(?:[\w-]{{1,99}}:(?: +[^\W_]{SIGN}*(?: {SIGN}+)*)?)?[ \t]*\r?")
"""A line of YAML that cannot be wrong where each line is like it: a key, and words without `:`."""
MOST_PLAIN = 1_000

FENCES = {"---": ("yaml", ("---", "...")), "+++": ("toml", ("+++",))}


def find_front_matter(source: Source) -> FrontMatter | None:
    """The block between a first line of `---` (or `+++`) and the next such line, or None.

    A note may also begin with a thematic break; so what is under `---` must look like YAML.
    """
    opening = source.line(1).rstrip()
    if opening not in FENCES or len(source.lines) < 2:
        return None
    kind, closings = FENCES[opening]
    numbers = range(2, len(source.lines) + 1)
    closing = next((one for one in numbers if source.line(one).rstrip() in closings), 0)
    if not closing or (kind == "yaml" and not _looks_like_yaml(source, closing)):
        return None
    inside = Span(source.lines[1], source.lines[closing - 1])
    whole = Span(0, source.ends[closing - 1])
    return FrontMatter("yaml" if kind == "yaml" else "toml", source.slice(inside), whole, inside)


def _looks_like_yaml(source: Source, closing: int) -> bool:
    """Whether the lines from the second to the closing one are meant as YAML.

    A key or a comment right below the opening line says so. Where blank lines follow that one, as
    below a thematic break, every line must be one that YAML can have.
    """
    lines = [source.line(number).strip() for number in range(2, closing)]
    if not lines:
        return True
    content = [line for line in lines if line and not line.startswith("#")]
    if lines[0]:
        return not content or ENTRY.match(content[0]) is not None
    filled = dropwhile(lambda line: not line, lines)
    key = next(dropwhile(lambda line: line.startswith("#"), filled), "")  # blank below a heading
    whole = (source.line(number) for number in range(2, closing))
    is_key = ENTRY.match(key) is not None and not key.startswith("- ")
    return is_key and all(FURTHER.match(line) for line in whole)


def is_intended(front: FrontMatter) -> bool:
    """Whether a block can only be front matter, whatever is wrong with it: a key of one word."""
    lines = map(str.strip, front.body.split("\n"))
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return front.kind == "toml" or KEY.match(first) is not None


def is_trivial(front: FrontMatter) -> bool:
    """Whether a block is so simple that it can certainly be read: different keys, plain values.

    False says nothing. Most front matter is like that, and reading YAML costs time.
    """
    lines = front.body.split("\n")
    if front.kind != "yaml" or not all(PLAIN.fullmatch(line) for line in lines):
        return False
    keys = [line.partition(":")[0] for line in lines if line.strip()]
    return len(keys) == len(set(keys)) <= MOST_PLAIN


# Front matter that is none, though its author meant it so: nobody will read it as such.

LOOSE_KEY = re.compile(r"[A-Za-z_가-힣][\w-]*[ \t]*[:=](?:[ \t]|$)")
FENCE_LINES = ("---", "+++")
ABOVE = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*)?\Z")
"""A line that does not keep its reader from taking what follows for the top: blank, a comment."""
END = re.compile(r"\s*\Z|#{1,6}[ \t]")
"""Where front matter without a closing line ends: at a blank line or a heading."""
FEWEST = 2
"""So many keys in a row below a fence are meant as front matter, whoever asks for it."""


class MisplacedFrontMatter(NamedTuple):
    """What is wrong with it, and the number of its last line."""

    why: UnreadableFields
    last: int


def find_misplaced(source: Source, *, asked: bool, expected: bool) -> MisplacedFrontMatter | None:
    """Front matter that is not closed, not at the very top, or not a mapping; None for other text.

    For notes in which `find_front_matter` has found none. What begins with a key is meant as
    front matter where the schema has `asked` for any, and elsewhere if nothing but keys follows.
    Of other lines between two fences at the top that is supposed only where front matter is
    `expected`, for they may as well be text between thematic breaks.
    """
    number = 1
    while number <= len(source.lines) and ABOVE.match(source.line(number)):
        number += 1
    if number >= len(source.lines) or source.line(number).rstrip() not in FENCE_LINES:
        return None
    fence = source.line(number).rstrip()
    start = source.lines[number - 1]
    span = Span(start, start + len(fence))
    below = range(number + 1, len(source.lines) + 1)
    closing = next((one for one in below if source.line(one).rstrip() == fence), 0)
    first = next((one for one in below if source.line(one).strip()), 0)
    refused = number == 1 and closing > 0  # by `find_front_matter`
    if not _is_key(source, first) or (first > number + 1 and (refused or not expected)):
        text = not (expected and refused and 0 < first < closing)
        return None if text else _no_mapping(source, first, closing)
    last = range(first, below.stop)
    end = closing or next((one for one in last if _ends(source, one)), below.stop)
    if refused or not (asked or (end - first >= FEWEST and _all_keys(source, first, end))):
        return None
    if closing:
        words = phrase("it begins on line {number}; it counts only on the first", number=number)
        return MisplacedFrontMatter(UnreadableFields(words, span), closing)
    words = phrase("it has no closing '{fence}'", fence=fence)
    return MisplacedFrontMatter(UnreadableFields(words, span), end - 1)


def _no_mapping(source: Source, first: int, closing: int) -> MisplacedFrontMatter:
    words = phrase("it is not a mapping of keys to values")
    place = Span(source.lines[first - 1], source.ends[first - 1])
    return MisplacedFrontMatter(UnreadableFields(words, place), closing)


def _is_key(source: Source, number: int) -> bool:
    return number > 0 and LOOSE_KEY.match(source.line(number).strip()) is not None


def _ends(source: Source, number: int) -> bool:
    return END.match(source.line(number)) is not None


def _all_keys(source: Source, first: int, end: int) -> bool:
    return all(_is_key(source, number) for number in range(first, end))
