"""Emphasis that CommonMark leaves as visible asterisks, though its writer meant it.

`**` opens or closes strong emphasis only if the character on one side is a word's
(https://spec.commonmark.org/0.31.2/#delimiter-run). Between punctuation and a letter it is taken
for the wrong side: in `**"인용"**라고` the second one cannot close. Korean, Chinese and Japanese,
written on without a space, meet this all the time. A space within the asterisks has the same effect
in any language, and so has a missing second pair.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from notelint.model.text import VERBATIM, Text
from notelint.text.lazy_pattern import LazyPattern

DOUBLE = LazyPattern(r"(?<!\*)\*{2,3}(?!\*)|\n")
"""Two or three asterisks (longer runs are ornaments), or a line ending."""

SINGLE = LazyPattern(r"(?<!\*)\*(?!\*)|\n")
OPENING = "([{<（［｛〈《「『【“‘"
"""What comes before a word, and never before the end of emphasis."""


class DelimiterRun(NamedTuple):
    """A run of asterisks with its neighbors; `line` counts from 0."""

    start: int
    end: int
    line: int
    before: str
    after: str

    @property
    def opens(self) -> bool:
        """Whether it can open emphasis in CommonMark."""
        return not self.after.isspace() and flanks(self.before, self.after)

    @property
    def closes(self) -> bool:
        """Whether it can close emphasis in CommonMark."""
        return not self.before.isspace() and flanks(self.after, self.before)

    @property
    def operator(self) -> bool:
        """Whether it looks like a power or an argument: `(a)**2`, `f(**x,**y)`."""
        return (is_ascii_word(self.before) or self.before in ")](,[{") and (
            is_ascii_word(self.after) or self.after == "("
        )

    @property
    def spaced_before(self) -> bool:
        """Whether there is whitespace, or nothing, before it."""
        return self.before.isspace()

    @property
    def spaced_after(self) -> bool:
        """Whether there is whitespace, or nothing, after it."""
        return self.after.isspace()

    @property
    def length(self) -> int:
        """How many asterisks there are."""
        return self.end - self.start


def delimiter_runs(text: Text, pattern: LazyPattern = DOUBLE) -> Iterator[DelimiterRun]:
    """The asterisks that are shown, in order: not escaped, not in code, a path or a glob."""
    plain = text.plain
    code = [(mark.start, mark.end) for mark in text.marks if mark.kind in VERBATIM]
    code.sort(reverse=True)
    line = 0
    for match in pattern.finditer(plain):
        start, end = match.span()
        if plain[start] == "\n":
            line += 1
            continue
        while code and code[-1][1] <= start:
            code.pop()
        if code and code[-1][0] <= start:
            continue
        source = text.span(start, end)
        is_path = plain[start - 1 : start] in ("/", "\\") or plain[end : end + 1] in ("/", "\\")
        if source.end - source.start == end - start and not is_path:
            before, after = _neighbor(text, start, -1), _neighbor(text, end - 1, +1)
            yield DelimiterRun(start, end, line, before, after)


def _neighbor(text: Text, at: int, step: int) -> str:
    """The source's character beside a rendered one; a space at the end of the text.

    If there was markup between the two, the neighbor was a bracket, a backtick or a brace:
    punctuation, which `*` represents.
    """
    beside = at + step
    if not 0 <= beside < len(text.plain):
        return " "
    character = text.plain[beside]
    if character.isspace():
        return " "
    here, there = text.span(at, at + 1), text.span(beside, beside + 1)
    touching = here.end == there.start if step > 0 else there.end == here.start
    return character if touching else "*"


def is_punctuation(character: str) -> bool:
    """Unicode punctuation or symbol, as CommonMark 0.31.2 defines it."""
    return unicodedata.category(character)[0] in "PS"


def flanks(outer: str, inner: str) -> bool:
    """Whether asterisks between two characters may belong to the inner one, if that is no space."""
    return not is_punctuation(inner) or outer.isspace() or is_punctuation(outer)


def is_ascii_word(character: str) -> bool:
    """An ASCII letter or digit."""
    return character.isascii() and character.isalnum()


# Asterisks meant as emphasis.

Side = Literal["open", "close", "both", "space_open", "space_close", "space_both"]

PAIRED = dict(zip("\"'“‘「『《〈(（", "\"'”’」』》〉)）", strict=True))
ROUND = "(（"
STOPS = ".!?…。！？"
ARGUMENT = LazyPattern(r"[A-Za-z_]\w*(?=[\s)\],=:*]|[^\x00-\x7f]|\Z)")  # `**kwargs`

SENTENCE = LazyPattern(r"[A-Za-z]+(?:['’-][A-Za-z]+)*,?(?:\s+[\w'’-]+,?){3,}")
"""Four words in a row, which no list of arguments has."""

CALL = LazyPattern(r"\w\([^()]*\Z|\{[^{}]*\Z", re.ASCII)
ENTRY = re.compile(r"\w+(?=\s*[),}])")
"""An argument or entry, and what precedes it: `f(x, `, `{`."""

MAX_BEFORE = 80

NAMES = frozenset(("kwargs", "kwds", "kw", "options", "opts", "params", "args", "attrs", "kwarg"))

WORDS = LazyPattern(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}|[^\W\d_\x00-\u024f]")
"""What distinguishes prose from a formula: two words, or a letter that is not Latin."""

LETTERS = LazyPattern(r"[^\W\d_]{2}|[^\W\d_\x00-\u024f]")
TABLE_NOTE = LazyPattern(r"\d|p\s*[<=>≤]")
"""What follows the two asterisks of a table's note: `**5% 유의수준`, `**p<0.05`."""


class LiteralEmphasis(NamedTuple):
    """A stretch meant as emphasis: `[start, end)` in the rendered text, asterisks included.

    `side` is which of the two delimiters CommonMark cannot use, and whether because of a space.
    """

    start: int
    end: int
    marker: str
    side: Side


def literal_emphasis(text: Text, *, across: bool = False) -> Iterator[LiteralEmphasis]:
    r"""Every pair of visible asterisks that was meant as emphasis, in order.

    There is something between them, and at least one of them has the wrong neighbors. So a power
    (`2**16`), a glob (`src/**`), an argument (`**kwargs`), an escape (`\*\*`) and code are left
    out. Both are on one line or, in a text of one paragraph, `across` lines.
    """
    if "*" in text.plain:
        pairs = _pairs(text, across=across)[0]
        yield from sorted([*pairs, *_single(text, pairs)])


def unclosed_emphasis(text: Text, *, starred: bool) -> Iterator[DelimiterRun]:
    """The asterisks of a paragraph that open emphasis which nothing closes.

    `starred`: words of the note are followed by asterisks (`매출**`), which a text that begins with
    asterisks explains.
    """
    if "**" in text.plain:
        for run in _pairs(text, across=True)[1]:
            if _is_meant(text.plain, run) and not (starred and run.start == 0):
                yield run


def _pairs(text: Text, *, across: bool) -> tuple[list[LiteralEmphasis], list[DelimiterRun]]:
    """The pairs of two or three asterisks, and those that open without a partner."""
    runs = list(delimiter_runs(text)) if "**" in text.plain else []
    left = Counter(run.line for run in runs)  # of each line, those still to come
    pairs: list[LiteralEmphasis] = []
    alone: list[DelimiterRun] = []
    opener: DelimiterRun | None = None
    for run in runs:
        if opener and not across and opener.line != run.line:
            opener = None
        if opener and opener.length == run.length and _closes(text.plain, opener, run, left):
            if side := _side(opener, run):
                marker = text.plain[opener.start : opener.end]
                pairs.append(LiteralEmphasis(opener.start, run.end, marker, side))
            opener = None
        elif not run.spaced_after or run.spaced_before:
            if opener and opener.opens:
                alone.append(opener)
            opener = run
        left[run.line] -= 1
    if opener and opener.opens:
        alone.append(opener)
    return pairs, alone


def _closes(plain: str, opener: DelimiterRun, run: DelimiterRun, left: Counter[int]) -> bool:
    """Whether a run is meant to close what another one opens."""
    inner = plain[opener.end : run.start]
    if not inner.strip() or (not run.spaced_before and run.before in OPENING):
        return False
    if not run.spaced_before and not opener.spaced_after:
        return True
    between = opener.spaced_after and run.spaced_before  # `base ** exponent ** modulo`
    prose = WORDS.search(inner) if between else inner.strip() not in NAMES and LETTERS.search(inner)
    if opener.line != run.line or not prose or _is_power(plain, opener) or _is_power(plain, run):
        return False
    if run.spaced_before and not run.spaced_after:  # `**가 **는`, or two that open
        odd = left[run.line] % 2 == 0  # the opener itself is no longer counted
        return not odd and not opener.spaced_after and not is_ascii_word(run.after)
    return True


def _is_power(plain: str, run: DelimiterRun) -> bool:
    """Whether there are spaces on both sides and a number on one: `2 ** 10`."""
    sides = plain[run.start - 2 : run.start].strip(), plain[run.end : run.end + 2].strip()
    return run.spaced_before and run.spaced_after and any(map(str.isdecimal, sides))


def _side(opener: DelimiterRun, closer: DelimiterRun) -> Side | None:
    """What is wrong with a pair; None for nothing, and for code in running text."""
    if opener.spaced_after or closer.spaced_before:
        if not opener.spaced_after:
            return "space_close"
        return "space_both" if closer.spaced_before else "space_open"
    if (opener.opens and closer.closes) or (opener.operator and closer.operator):
        return None
    return "both" if not opener.opens and not closer.closes else "close" if opener.opens else "open"


def _is_meant(plain: str, run: DelimiterRun) -> bool:
    """Whether an unclosed run was meant to open emphasis: not `**kwargs`."""
    if TABLE_NOTE.match(plain, run.end) or not (run.spaced_before or run.before in OPENING):
        return False
    if not is_ascii_word(run.after) and run.after != "_":
        before = plain[max(0, run.start - MAX_BEFORE) : run.start]
        if ENTRY.match(plain, run.end) and CALL.search(before):
            return False  # `f(x, **설정)`
        return run.after.isalpha() or run.after in PAIRED
    name = ARGUMENT.match(plain, run.end)
    if name and (name[0] in NAMES or run.before in OPENING):
        return False
    return bool(SENTENCE.match(plain, run.end))


def _single(text: Text, pairs: Sequence[LiteralEmphasis]) -> Iterator[LiteralEmphasis]:
    """The pairs of one asterisk around quotations and sentences, right before a CJK letter.

    One asterisk may be anything else, so the others are left alone.
    """
    longer = iter([*pairs, None])
    pair = next(longer)
    opener: DelimiterRun | None = None
    for run in delimiter_runs(text, SINGLE) if text.plain.count("*") > 1 else ():
        while pair and pair.end <= run.start:
            pair = next(longer)
        if pair and pair.start <= run.start:
            opener = None
        elif opener and opener.line == run.line and not run.spaced_before:
            if side := _single_side(text.plain, opener, run):
                yield LiteralEmphasis(opener.start, run.end, "*", side)
            opener = None
        else:
            opener = None if run.spaced_after else run


def _single_side(plain: str, opener: DelimiterRun, closer: DelimiterRun) -> Side | None:
    """What is wrong with a pair of one asterisk that was certainly meant as emphasis, or None."""
    first, last = plain[opener.end], plain[closer.start - 1]
    quoted = PAIRED.get(first) == last
    joined = opener.before.isalnum()
    if joined and (first in ROUND or not quoted or is_ascii_word(opener.before)):
        return None  # `가격*(1+세율)*수량`
    sentence = last in STOPS and WORDS.search(plain, opener.end, closer.start)
    side = _side(opener, closer)
    outer = closer.after if side in ("close", "both") else opener.before
    is_cjk_letter = outer.isalpha() and outer >= "\u0e00"  # or Thai, which does the same
    return side if (quoted or sentence) and is_cjk_letter else None


def would_open_and_close(before: str, inner: str, after: str) -> bool:
    """Whether asterisks around `inner` are emphasis between these two neighbors."""
    return flanks(before, inner[0]) and flanks(after, inner[-1])
