"""Emphasis that CommonMark leaves as asterisks.

`**` opens or closes strong emphasis only where it leans on a word. Between punctuation and a
letter it leans the wrong way: in `**"인용"**라고` the second one cannot close. Korean, Chinese and
Japanese meet this all the time, since they write on without a space
(https://spec.commonmark.org/0.31.2/#delimiter-run).
"""

import unicodedata
from collections.abc import Iterator
from typing import Literal as OneOf
from typing import NamedTuple

from notelint.model.note import VERBATIM, Text
from notelint.text.lazy import lazy

DELIMITERS = lazy(r"(?<!\*)\*{2,3}(?!\*)|\n")
"""Two or three asterisks; longer runs are rows of stars. A line's end parts pairs."""

Side = OneOf["open", "close", "both"]


class Literal(NamedTuple):
    """A stretch meant as emphasis: `[start, end)` in the rendered text, asterisks included.

    `side` tells which of the two delimiters CommonMark cannot use.
    """

    start: int
    end: int
    marker: str
    side: Side


class _Delimiter(NamedTuple):
    """A run of asterisks and what stands around it.

    `operator`: it looks like a power or an argument, as in `(a)**2`, `f(**x,**y)`.
    """

    start: int
    end: int
    opens: bool
    closes: bool
    spaced_before: bool
    spaced_after: bool
    operator: bool


def literal_emphasis(text: Text) -> Iterator[Literal]:
    r"""Every pair of `**` that a reader sees as asterisks and the writer meant as emphasis.

    Both stand on one line with something between them, and at least one of them leans the wrong
    way: so a power (`2**16`), a glob (`src/**`), an argument (`**kwargs`), an escape (`\*\*`) or
    what stands in code is none.
    """
    if "**" not in text.plain:
        return
    opener: _Delimiter | None = None
    for delimiter in _delimiters(text):
        if delimiter is None:
            opener = None
        elif opener and not delimiter.spaced_before and _length(opener) == _length(delimiter):
            side = _side(opener, delimiter)
            if side:
                marker = text.plain[opener.start : opener.end]
                yield Literal(opener.start, delimiter.end, marker, side)
            opener = None
        elif not delimiter.spaced_after:
            opener = delimiter


def _delimiters(text: Text) -> Iterator[_Delimiter | None]:
    """The text's own asterisks in order; None at the end of a line."""
    plain = text.plain
    code = [(mark.start, mark.end) for mark in text.marks if mark.kind in VERBATIM]
    code.sort(reverse=True)
    for match in DELIMITERS.finditer(plain):
        start, end = match.span()
        if plain[start] == "\n":
            yield None
            continue
        while code and code[-1][1] <= start:
            code.pop()
        if code and code[-1][0] <= start:
            continue
        source = text.span(start, end)
        if source.end - source.start != end - start or _is_path(plain, start, end):
            continue
        yield _delimiter(text, start, end)


def _is_path(plain: str, start: int, end: int) -> bool:
    r"""Whether the asterisks belong to a glob (`**/*.py`, `src\**`)."""
    return plain[start - 1 : start] in ("/", "\\") or plain[end : end + 1] in ("/", "\\")


def _delimiter(text: Text, start: int, end: int) -> _Delimiter:
    """Judge a run of asterisks by CommonMark's rules for what stands on its two sides."""
    before, after = _neighbour(text, start, -1), _neighbour(text, end - 1, +1)
    space_before, space_after = before.isspace(), after.isspace()
    mark_before, mark_after = _is_punctuation(before), _is_punctuation(after)
    return _Delimiter(
        start,
        end,
        opens=not space_after and (not mark_after or space_before or mark_before),
        closes=not space_before and (not mark_before or space_after or mark_after),
        spaced_before=space_before,
        spaced_after=space_after,
        operator=(_is_ascii_word(before) or before in ")](,[{")
        and (_is_ascii_word(after) or after == "("),
    )


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


def _is_punctuation(character: str) -> bool:
    """Unicode punctuation or symbol, as CommonMark 0.31.2 takes it."""
    return unicodedata.category(character)[0] in "PS"


def _is_ascii_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _length(delimiter: _Delimiter) -> int:
    return delimiter.end - delimiter.start


def _side(opener: _Delimiter, closer: _Delimiter) -> Side | None:
    """Say what is wrong with a pair; None if nothing is, or if it is code in running text."""
    if (opener.opens and closer.closes) or (opener.operator and closer.operator):
        return None
    return "both" if not opener.opens and not closer.closes else "close" if opener.opens else "open"
