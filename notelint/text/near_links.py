"""Text that a slip keeps from being a link.

`[a] (url)`, `(a)[url]`, `[a]（url）`, `[a](b c.md)`, `[a][url]`, `[a]((url)`, `[a]url)`, and
`[url](some text)`.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from notelint.model.source import Span
from notelint.model.text import Text
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.spans import verbatim

Slip = Literal["apart", "reversed", "wide", "spaced", "square", "doubled", "half", "swapped"]

ENDING = r"\.(?:md|markdown|html?|pdf|png|jpe?g|gif|svg|webp|txt|csv)"

ADDRESS = (
    r"(?:https?://|mailto:|www\.|\.{1,2}/)(?:[^\s()<>\[\]（）]|\([^\s()<>]*\))+"
    rf"|[^\s()<>\[\]（）:]+{ENDING}(?:#[^\s()<>]*)?"
)
"""What can only be meant as a URL: one with a scheme, or a file name with an extension."""

WEB = r"https?://(?:[^\s()<>\[\]（）]|\([^\s()<>]*\))+"
"""One with a scheme: a file name in brackets may be meant as it is."""

TEXT = r"(?<![A-Za-z0-9_)\]])\[([^\[\]\n]+)\]"

SLIPS: dict[Slip, str] = {
    "apart": rf"{TEXT}(?:[ \t\u00a0\u3000]+|\n)\(({ADDRESS})(?:\s+\"[^\"\n]*\")?\)",
    "reversed": rf"(?<!\])\(([^()\n]+)\)\[({ADDRESS})\](?!\()",
    "wide": rf"{TEXT}（({ADDRESS})）",
    "spaced": rf"{TEXT}\(((?=[^()\s]{{0,200}}[ \t])"
    r"(?:https?://[ \t][^()<>{}\n]{1,200}"
    rf"|[^()<>{{}}%\[\]\n\":]{{1,200}}?{ENDING}(?:#[^\s()<>]*)?))\)",
    "square": rf"{TEXT}\[({WEB})\](?![(\[:])",
    "doubled": rf"{TEXT}\(\(({WEB})\)(?!\))",
    "half": rf"{TEXT}({WEB})\)",
    "swapped": rf"(?<![!\])])\[({WEB})\]\(((?!\w+://)[^\s()]+ [^()\n]+)\)",
}
PATTERNS = {name: LazyPattern(pattern) for name, pattern in SLIPS.items()}
SIGNS = {
    "apart": "]",
    "reversed": ")[",
    "wide": "]（",
    "spaced": "](",
    "square": "][http",
    "doubled": "]((http",
    "half": "]http",
    "swapped": "[http",
}
"""What every text with such a slip contains."""

LONGEST_ASIDE = 300
"""How many characters are searched for the bracket that opens an aside."""

NUMBER = LazyPattern(r"\d{1,3}")
"""The number of a source: `[1] (https://…)` is intended."""

MARKER = LazyPattern(r"[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\Z")
"""What comes before a list item's text, which may begin with a checkbox."""


class NearLink(NamedTuple):
    """A stretch `[start, end)` of a rendered text, the slip in it, and the intended URL."""

    start: int
    end: int
    slip: Slip
    url: str


def near_links(text: Text, source: str) -> Iterator[NearLink]:
    """The slips of a text, kind by kind, except in code. `source` is the note's text. Linear."""
    plain = text.plain
    if "]" not in plain:  # every slip has one, and hardly any other text
        return
    hidden = verbatim(text)
    for name, pattern in PATTERNS.items():
        for match in pattern.finditer(plain) if SIGNS[name] in plain else ():
            if name != "reversed" and _is_number_or_checkbox(text, source, match):
                continue
            if name == "half" and _is_in_brackets(plain, match.start()):
                continue
            brackets = match.start(), match.end(1)
            if not hidden.overlaps(Span(*match.span())) and all(
                _is_bare(text, at) for at in brackets
            ):
                url = match[1 if name == "swapped" else 2]
                yield NearLink(*match.span(), name, url)


def _is_number_or_checkbox(text: Text, source: str, match: re.Match[str]) -> bool:
    """Whether the brackets contain a number, or are the checkbox of a task."""
    if match[1] in (" ", "x", "X") and not match.start():
        at = text.span(0, 1).start
        return MARKER.match(source, source.rfind("\n", 0, at) + 1, at) is not None
    return NUMBER.fullmatch(match[1]) is not None


def _is_in_brackets(plain: str, at: int) -> bool:
    """Whether the closing bracket may belong to one that opens shortly before `at`."""
    before = plain[max(at - LONGEST_ASIDE, 0) : at].rpartition("\n")[2]
    return before.count("(") > before.count(")")


def _is_bare(text: Text, at: int) -> bool:
    """Whether a bracket is written as such, not as an escape or an entity."""
    start, end = text.span(at, at + 1)
    return end - start == 1
