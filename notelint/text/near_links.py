"""What a slip keeps from being a link.

`[a] (url)`, `(a)[url]`, `[a]（url）`, `[a](b c.md)`, `[a][url]`, `[a]((url)`, `[a]url)`, and
`[url](some text)`.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from notelint.model.note import VERBATIM, Text
from notelint.model.source import Span
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.spans import SpanSet

Slip = Literal["apart", "reversed", "wide", "spaced", "square", "doubled", "half", "swapped"]

ENDING = r"\.(?:md|markdown|html?|pdf|png|jpe?g|gif|svg|webp|txt|csv)"

ADDRESS = (
    r"(?:https?://|mailto:|www\.|\.{1,2}/)(?:[^\s()<>\[\]（）]|\([^\s()<>]*\))+"
    rf"|[^\s()<>\[\]（）:]+{ENDING}(?:#[^\s()<>]*)?"
)
"""What can only be meant as an address: one with a scheme, or a file by its ending."""

WEB = r"https?://(?:[^\s()<>\[\]（）]|\([^\s()<>]*\))+"
"""One with a scheme: what stands in brackets like a file's name may be one that is meant."""

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
"""What a text has at least, if it has such a slip."""

LONGEST_ASIDE = 300
"""Characters in which the bracket that opens an aside is looked for."""

NUMBER = re.compile(r"\d{1,3}")
"""The number of a source: `[1] (https://…)` is written on purpose."""

MARKER = re.compile(r"[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\Z")
"""What stands before a list item's text, which may begin with a checkbox."""


class NearLink(NamedTuple):
    """A stretch `[start, end)` of a rendered text, what is wrong with it, and its address."""

    start: int
    end: int
    slip: Slip
    url: str


def near_links(text: Text, source: str) -> Iterator[NearLink]:
    """The slips of a text, kind by kind; none in code. `source` is the note's. Linear."""
    plain = text.plain
    if not any(sign in plain for sign in ("(", "（", "][http", "]http")):
        return
    hidden = SpanSet.of(Span(one.start, one.end) for one in text.marks if one.kind in VERBATIM)
    for name, pattern in PATTERNS.items():
        for match in pattern.finditer(plain) if SIGNS[name] in plain else ():
            if name != "reversed" and _is_no_text(text, source, match):
                continue
            if name == "half" and _is_in_brackets(plain, match.start()):
                continue
            brackets = match.start(), match.end(1)
            if not hidden.meet(Span(*match.span())) and all(_is_bare(text, at) for at in brackets):
                url = match[1 if name == "swapped" else 2]
                yield NearLink(*match.span(), name, url)


def _is_no_text(text: Text, source: str, match: re.Match[str]) -> bool:
    """Whether what stands in brackets is a number, or the checkbox of a task."""
    if match[1] in (" ", "x", "X") and not match.start():
        at = text.span(0, 1).start
        return MARKER.match(source, source.rfind("\n", 0, at) + 1, at) is not None
    return NUMBER.fullmatch(match[1]) is not None


def _is_in_brackets(plain: str, at: int) -> bool:
    """Whether a round bracket that opens before `at`, and not far, may be the one that closes."""
    before = plain[max(at - LONGEST_ASIDE, 0) : at].rpartition("\n")[2]
    return before.count("(") > before.count(")")


def _is_bare(text: Text, at: int) -> bool:
    """Whether a bracket is written as it is, not as an escape or an entity."""
    start, end = text.span(at, at + 1)
    return end - start == 1
