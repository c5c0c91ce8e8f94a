"""Runs of asterisks, and what CommonMark makes of each by what stands on its two sides.

`**` opens or closes strong emphasis only where it leans on a word
(https://spec.commonmark.org/0.31.2/#delimiter-run).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from notelint.model.note import VERBATIM, Text

LONG = re.compile(r"(?<!\*)\*{2,3}(?!\*)|\n")
"""Two or three asterisks; longer runs are rows of stars. A line's end comes with them."""

OPENING = "([{<（［｛〈《「『【“‘"
"""What stands before a word, and never before the end of emphasis."""


class DelimiterRun(NamedTuple):
    """A run of asterisks and what stands around it; `line` counts from 0."""

    start: int
    end: int
    line: int
    before: str
    after: str

    @property
    def opens(self) -> bool:
        """Whether CommonMark lets it open emphasis."""
        return not self.after.isspace() and (
            not is_punctuation(self.after) or self.before.isspace() or is_punctuation(self.before)
        )

    @property
    def closes(self) -> bool:
        """Whether CommonMark lets it close emphasis."""
        return not self.before.isspace() and (
            not is_punctuation(self.before) or self.after.isspace() or is_punctuation(self.after)
        )

    @property
    def operator(self) -> bool:
        """Whether it looks like a power or an argument, as in `(a)**2`, `f(**x,**y)`."""
        return (is_ascii_word(self.before) or self.before in ")](,[{") and (
            is_ascii_word(self.after) or self.after == "("
        )

    @property
    def spaced_before(self) -> bool:
        """Whether white space, or nothing, stands before it."""
        return self.before.isspace()

    @property
    def spaced_after(self) -> bool:
        """Whether white space, or nothing, stands behind it."""
        return self.after.isspace()

    @property
    def length(self) -> int:
        """How many asterisks it has."""
        return self.end - self.start


def delimiter_runs(text: Text, pattern: re.Pattern[str] = LONG) -> Iterator[DelimiterRun]:
    """The text's own asterisks in order: not escaped, not in code, a path or a glob."""
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
        if source.end - source.start != end - start or _is_path(plain, start, end):
            continue
        before, after = _neighbour(text, start, -1), _neighbour(text, end - 1, +1)
        yield DelimiterRun(start, end, line, before, after)


def _is_path(plain: str, start: int, end: int) -> bool:
    r"""Whether the asterisks belong to a glob (`**/*.py`, `src\**`)."""
    return plain[start - 1 : start] in ("/", "\\") or plain[end : end + 1] in ("/", "\\")


def _neighbour(text: Text, at: int, step: int) -> str:
    """The source's character beside a rendered one; a space at the end of the text.

    Where markup was left out between the two, the neighbour was a bracket, a backtick, a brace:
    punctuation, for which `*` stands here.
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
    """Unicode punctuation or symbol, as CommonMark 0.31.2 takes it."""
    return unicodedata.category(character)[0] in "PS"


def is_ascii_word(character: str) -> bool:
    """A letter or digit of ASCII."""
    return character.isascii() and character.isalnum()


SINGLE = re.compile(r"(?<!\*)\*(?!\*)|\n")

Side = Literal["open", "close", "both", "space_open", "space_close", "space_both"]

PAIRED = dict(zip("\"'“‘「『《〈(（", "\"'”’」』》〉)）", strict=True))
ROUND = "(（"
STOPS = ".!?…。！？"

ARGUMENT = re.compile(r"[A-Za-z_]\w*(?=[\s)\],=:*]|[^\x00-\x7f]|\Z)")
"""A name as arguments have it: `**kwargs`."""

SENTENCE = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*,?(?:\s+[\w'’-]+,?){3,}")
"""Four words in a row, as no list of arguments has them."""

CALL = re.compile(r"\w\([^()]*\Z|\{[^{}]*\Z", re.ASCII)
"""What stands before an argument or an entry: `f(x, `, `{`."""

ENTRY = re.compile(r"\w+(?=\s*[),}])")
MOST_BEFORE = 80

NAMES = frozenset(("kwargs", "kwds", "kw", "options", "opts", "params", "args", "attrs", "kwarg"))
WORDS = re.compile(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}|[^\W\d_\x00-\u024f]")
"""What tells prose from a formula: two words, or a letter that is not Latin."""

LETTERS = re.compile(r"[^\W\d_]{2}|[^\W\d_\x00-\u024f]")

NOTE = re.compile(r"\d|p\s*[<=>≤]")
"""What stands behind the two stars of a table's note: `**5% 유의수준`, `**p<0.05`."""


class LiteralEmphasis(NamedTuple):
    """A stretch meant as emphasis: `[start, end)` in the rendered text, asterisks included.

    `side` tells which of the two delimiters CommonMark cannot use, and whether a space is to blame.
    """

    start: int
    end: int
    marker: str
    side: Side


def literal_emphasis(text: Text, *, across: bool = False) -> Iterator[LiteralEmphasis]:
    r"""Every pair of asterisks that a reader sees and the writer meant as emphasis, in order.

    Something stands between them, and at least one of them leans the wrong way: so a power
    (`2**16`), a glob (`src/**`), an argument (`**kwargs`), an escape (`\*\*`) or what stands in
    code is none. Both stand on one line, or, in a text of one paragraph, `across` lines.
    """
    if "*" in text.plain:
        pairs = _pairs(text, across=across)[0]
        yield from sorted([*pairs, *_single(text, pairs)])


def unclosed_emphasis(text: Text, *, starred: bool) -> Iterator[DelimiterRun]:
    """The asterisks of a paragraph that open emphasis which nothing closes.

    `starred`: words of the note have stars behind them (`매출**`), so that stars at the beginning
    of a text explain these.
    """
    if "**" in text.plain:
        for one in _pairs(text, across=True)[1]:
            if _is_meant(text.plain, one) and not (starred and one.start == 0):
                yield one


def _pairs(text: Text, *, across: bool) -> tuple[list[LiteralEmphasis], list[DelimiterRun]]:
    """The pairs of two or three asterisks, and what opens without a partner."""
    found = list(delimiter_runs(text)) if "**" in text.plain else []
    left = Counter(one.line for one in found)  # of each line, those still to come
    pairs: list[LiteralEmphasis] = []
    alone: list[DelimiterRun] = []
    opener: DelimiterRun | None = None
    for one in found:
        if opener and not across and opener.line != one.line:
            opener = None
        if opener and opener.length == one.length and _closes(text.plain, opener, one, left):
            if side := _side(opener, one):
                marker = text.plain[opener.start : opener.end]
                pairs.append(LiteralEmphasis(opener.start, one.end, marker, side))
            opener = None
        elif not one.spaced_after or one.spaced_before:
            if opener and opener.opens:
                alone.append(opener)
            opener = one
        left[one.line] -= 1
    if opener and opener.opens:
        alone.append(opener)
    return pairs, alone


def _closes(plain: str, opener: DelimiterRun, one: DelimiterRun, left: Counter[int]) -> bool:
    """Whether asterisks are meant to close what others open."""
    inner = plain[opener.end : one.start]
    if not inner.strip() or (not one.spaced_before and one.before in OPENING):
        return False
    if not one.spaced_before and not opener.spaced_after:
        return True
    between = opener.spaced_after and one.spaced_before  # `base ** exponent ** modulo`
    prose = WORDS.search(inner) if between else inner.strip() not in NAMES and LETTERS.search(inner)
    if opener.line != one.line or not prose or _is_power(plain, opener) or _is_power(plain, one):
        return False
    if one.spaced_before and not one.spaced_after:  # `**가 **는`, or two that open
        odd = left[one.line] % 2 == 0  # the opener itself is no longer counted
        return not odd and not opener.spaced_after and not is_ascii_word(one.after)
    return True


def _is_power(plain: str, one: DelimiterRun) -> bool:
    """Whether a number stands on a side, a space between: `2 ** 10`."""
    sides = plain[one.start - 2 : one.start].strip(), plain[one.end : one.end + 2].strip()
    return one.spaced_before and one.spaced_after and any(map(str.isdecimal, sides))


def _side(opener: DelimiterRun, closer: DelimiterRun) -> Side | None:
    """Say what is wrong with a pair; None if nothing is, or if it is code in running text."""
    if opener.spaced_after or closer.spaced_before:
        if not opener.spaced_after:
            return "space_close"
        return "space_both" if closer.spaced_before else "space_open"
    if (opener.opens and closer.closes) or (opener.operator and closer.operator):
        return None
    return "both" if not opener.opens and not closer.closes else "close" if opener.opens else "open"


def _is_meant(plain: str, one: DelimiterRun) -> bool:
    """Whether asterisks that nothing closes were meant to open emphasis: not `**kwargs`."""
    if NOTE.match(plain, one.end) or not (one.spaced_before or one.before in OPENING):
        return False
    if not is_ascii_word(one.after) and one.after != "_":
        if ENTRY.match(plain, one.end) and CALL.search(
            plain[max(0, one.start - MOST_BEFORE) : one.start]
        ):
            return False  # `f(x, **설정)`
        return one.after.isalpha() or one.after in PAIRED
    name = ARGUMENT.match(plain, one.end)
    if name and (name[0] in NAMES or one.before in OPENING):
        return False
    return bool(SENTENCE.match(plain, one.end))


def _single(text: Text, pairs: Sequence[LiteralEmphasis]) -> Iterator[LiteralEmphasis]:
    """The pairs of one asterisk: quotations, and sentences, with a letter of CJK right behind.

    One asterisk may be anything else, so the others are left alone.
    """
    taken = iter([*pairs, None])
    pair = next(taken)
    opener: DelimiterRun | None = None
    for one in delimiter_runs(text, SINGLE) if text.plain.count("*") > 1 else ():
        while pair and pair.end <= one.start:
            pair = next(taken)
        if pair and pair.start <= one.start:
            opener = None
        elif opener and opener.line == one.line and not one.spaced_before:
            if side := _single_side(text.plain, opener, one):
                yield LiteralEmphasis(opener.start, one.end, "*", side)
            opener = None
        else:
            opener = None if one.spaced_after else one


def _single_side(plain: str, opener: DelimiterRun, closer: DelimiterRun) -> Side | None:
    """Say what is wrong with a pair of one asterisk, if it was surely meant as emphasis."""
    first, last = plain[opener.end], plain[closer.start - 1]
    quoted = PAIRED.get(first) == last
    joined = opener.before.isalnum()
    if joined and (first in ROUND or not quoted or is_ascii_word(opener.before)):
        return None  # `가격*(1+세율)*수량`
    sentence = last in STOPS and WORDS.search(plain, opener.end, closer.start)
    side = _side(opener, closer)
    outer = closer.after if side in ("close", "both") else opener.before
    if side is None or not (quoted or sentence) or not _is_cjk_letter(outer):
        return None
    return side


def _is_cjk_letter(character: str) -> bool:
    return character.isalpha() and character >= "\u0e00"  # Thai does the same


def would_open_and_close(before: str, inner: str, after: str) -> bool:
    """Whether asterisks around `inner` are emphasis between these two neighbours."""
    opens = not is_punctuation(inner[0]) or before.isspace() or is_punctuation(before)
    closes = not is_punctuation(inner[-1]) or after.isspace() or is_punctuation(after)
    return opens and closes
