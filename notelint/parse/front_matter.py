"""Where the front matter of a note is; `notelint.parse.metadata` reads it."""

import re
from itertools import dropwhile
from typing import NamedTuple

from notelint.model.fields import UnreadableFields
from notelint.model.message import phrase
from notelint.model.note import FrontMatter
from notelint.model.source import Source, Span
from notelint.text.lazy_pattern import LazyPattern

ENTRY = LazyPattern(r"""["']?[^\s:"'#][^:]*:(?:\s|$)""")
"""How a YAML mapping can begin: a key and its colon."""

KEY = LazyPattern(r"""(?:"[\w.-]+"|'[\w.-]+'|[\w.-]+)[ \t]*:(?:\s|$)""")
"""A key that does not look like the start of a sentence."""

FURTHER = LazyPattern(
    r"""\s*(?:[\#\]}]|$)  # a comment, an end of brackets, a blank line
      | [ \t]+\S | -[ \t]  # a value of the key above
      | (?:"[^"]{1,60}"|'[^']{1,60}'|[^\s:"'\#\[\]{}<>|*&!%@`-][^\s:]{0,39}
        (?:[ ][^\s:]{1,40}){0,2})[ \t]*:(?:\s|$)""",
    re.VERBOSE,
)
"""A line of a YAML mapping after a blank line, where there may also be prose: keys are short."""

SIGN = r"[^\s:#\0-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
PLAIN = LazyPattern(rf"(?:[\w-]{{1,99}}:(?: +[^\W_]{SIGN}*(?: {SIGN}+)*)?)?[ \t]*\r?")
"""A key, and words without `:`: YAML that is valid if all lines are like this."""

MAX_TRIVIAL = 1_000

FENCES = {"---": ("yaml", ("---", "...")), "+++": ("toml", ("+++",))}


def find_front_matter(source: Source) -> FrontMatter | None:
    """The block between a first line of `---` (or `+++`) and the next such line, or None.

    A note may also begin with a thematic break, so the text below `---` must look like YAML.
    """
    opening = source.line(1).rstrip()
    if opening not in FENCES or len(source.lines) < 2:
        return None
    kind, closings = FENCES[opening]
    numbers = range(2, len(source.lines) + 1)
    closing = next((n for n in numbers if source.line(n).rstrip() in closings), 0)
    if not closing or (kind == "yaml" and not _looks_like_yaml(source, closing)):
        return None
    inside = Span(source.lines[1], source.lines[closing - 1])
    whole = Span(0, source.ends[closing - 1])
    return FrontMatter("yaml" if kind == "yaml" else "toml", source.slice(inside), whole, inside)


def _looks_like_yaml(source: Source, closing: int) -> bool:
    """Whether the lines between the fences are meant as YAML.

    They are if a key or a comment follows the opening line. If blank lines follow it, as after a
    thematic break, every line must look like YAML.
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
    """Whether a block can only be front matter, however broken: it begins with a one-word key."""
    lines = map(str.strip, front.body.split("\n"))
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return front.kind == "toml" or KEY.match(first) is not None


def is_trivial(front: FrontMatter) -> bool:
    """Whether a block is certainly valid: unique keys with plain values.

    Most front matter is, and reading YAML costs time. False means nothing.
    """
    lines = front.body.split("\n")
    if front.kind != "yaml" or not all(PLAIN.fullmatch(line) for line in lines):
        return False
    keys = [line.partition(":")[0] for line in lines if line.strip()]
    return len(keys) == len(set(keys)) <= MAX_TRIVIAL


# Front matter in the wrong place or form, which no program would read.

LOOSE_KEY = LazyPattern(r"[A-Za-z_가-힣][\w-]*[ \t]*[:=](?:[ \t]|$)")
FENCE_LINES = ("---", "+++")
ABOVE = LazyPattern(r"\s*(?:<!--(?:(?!-->).)*-->\s*)?\Z")
"""A line that may precede misplaced front matter: blank, or a comment."""
END = re.compile(r"\s*\Z|#{1,6}[ \t]")
"""Where front matter without a closing line ends: a blank line or a heading."""
MIN_KEYS = 2
"""How many keys in a row below a fence are certainly meant as front matter."""


class MisplacedFrontMatter(NamedTuple):
    """Why front matter cannot be read, and the number of its last line."""

    why: UnreadableFields
    last: int


def find_misplaced(source: Source, *, asked: bool, expected: bool) -> MisplacedFrontMatter | None:
    """Front matter that is not closed, not at the very top, or not a mapping; None for other text.

    For notes without front matter by `find_front_matter`. Lines that begin with a key are meant as
    front matter if the schema has `asked` for any, and otherwise if they are all keys. Other lines
    between two fences at the top are only if front matter is `expected`, because they may be text
    between thematic breaks.
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
    closing = next((n for n in below if source.line(n).rstrip() == fence), 0)
    first = next((n for n in below if source.line(n).strip()), 0)
    refused = number == 1 and closing > 0  # by `find_front_matter`
    if not _is_key(source, first) or (first > number + 1 and (refused or not expected)):
        text = not (expected and refused and 0 < first < closing)
        return None if text else _no_mapping(source, first, closing)
    last = range(first, below.stop)
    end = closing or next((n for n in last if _ends(source, n)), below.stop)
    if refused or not (asked or (end - first >= MIN_KEYS and _all_keys(source, first, end))):
        return None
    if closing:
        words = phrase("it begins on line {number}, expected line 1", number=number)
        return MisplacedFrontMatter(UnreadableFields(words, span), closing)
    words = phrase("the closing `{fence}` is missing", fence=fence)
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
