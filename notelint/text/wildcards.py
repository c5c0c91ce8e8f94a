r"""Git's wildcards (`*`, `**`, `?`, `[…]`, `\`) as regular expressions.

After Git's wildmatch: https://github.com/git/git/blob/master/wildmatch.c
"""

import re
from typing import NamedTuple

SPECIAL = re.compile(r"[*?\[\\]")
STARS = re.compile(r"\*+")
SLASH = ord("/")

CLASSES: dict[str, tuple[tuple[int, int], ...]] = {
    "alnum": ((48, 57), (65, 90), (97, 122)),
    "alpha": ((65, 90), (97, 122)),
    "blank": ((9, 9), (32, 32)),
    "cntrl": ((0, 31), (127, 127)),
    "digit": ((48, 57),),
    "graph": ((33, 126),),
    "lower": ((97, 122),),
    "print": ((32, 126),),
    "punct": ((33, 47), (58, 64), (91, 96), (123, 126)),
    "space": ((9, 10), (13, 13), (32, 32)),
    "upper": ((65, 90),),
    "xdigit": ((48, 57), (65, 70), (97, 102)),
}
"""The classes that may stand in brackets, as code points; like Git's, they know ASCII only."""


def is_literal_glob(glob: str) -> bool:
    """Whether a glob has no wildcards."""
    return SPECIAL.search(glob) is None


def glob_expression(glob: str, *, whole: bool, strict: bool = False) -> str:
    """The regular expression for a glob. ValueError: its syntax is invalid.

    `whole`: it is compared with a path, in which `**` may match folders, and not with a name.
    `strict`: a reversed range is invalid, too; in Git it matches nothing.
    """
    # Git compares what is before the first wildcard by itself, and takes what follows for a glob
    # of its own: in `a**/b`, too, `**` stands at a beginning.
    special = SPECIAL.search(glob)
    at = special.start() if special else len(glob)
    start, pieces = at, [re.escape(glob[:at])]
    while at < len(glob):
        sign = glob[at]
        if stars := STARS.match(glob, at):
            end = stars.end()
            begins = at == start or glob[at - 1] == "/"
            piece, at = _stars(glob, at, end, folders=whole and begins)
        elif sign == "[":
            piece, at = _brackets(glob, at + 1, strict=strict)
        elif sign == "?":
            piece, at = "[^/]", at + 1
        elif sign == "\\":
            if at + 1 == len(glob):
                raise ValueError("a backslash at the end")
            piece, at = re.escape(glob[at + 1]), at + 2
        else:
            piece, at = re.escape(sign), at + 1
        pieces.append(piece)
    return "(?s:" + "".join(pieces) + ")"


def _stars(glob: str, at: int, end: int, *, folders: bool) -> tuple[str, int]:
    """Asterisks from `at` to `end`, and where what follows begins."""
    if end - at > 1 and folders:
        if end == len(glob) or glob.startswith("\\/", end):
            return ".*", end
        if glob[end] == "/":
            return "(?:.*/)?", end + 1
    return "[^/]*", end


class _Member(NamedTuple):
    """What stands at one place in brackets: code points, and where it ends.

    `last` may begin a range; -1: nothing may.
    """

    ranges: tuple[tuple[int, int], ...]
    end: int
    last: int


def _brackets(glob: str, at: int, *, strict: bool) -> tuple[str, int]:
    """What stands in brackets that open before `at`, and where what follows them begins."""
    negated = glob[at : at + 1] in ("!", "^")
    at += negated
    ranges: list[tuple[int, int]] = []
    before, first = -1, True
    while first or glob[at : at + 1] != "]":
        member = _member(glob, at, before)
        ranges += member.ranges
        at, before, first = member.end, member.last, False
    if strict and any(low > high for low, high in ranges):
        raise ValueError("a range that is upside down")
    outside = [piece for pair in dict.fromkeys(ranges) for piece in _without_slash(*pair)]
    inside = "".join(f"\\x{{{low:x}}}-\\x{{{high:x}}}" for low, high in outside)
    if negated:
        return f"[^/{inside}]", at + 1
    if not inside:
        raise ValueError("brackets that match nothing")
    return f"[{inside}]", at + 1


def _member(glob: str, at: int, before: int) -> _Member:
    sign = glob[at : at + 1]
    if sign == "-" and before >= 0 and glob[at + 1 : at + 2] not in ("", "]"):
        high, end = _escaped(glob, at + 1)
        return _Member(((before, high),), end, -1)
    if glob.startswith("[:", at):
        end = glob.find("]", at + 2)
        if end < 0:
            raise ValueError("brackets without an end")
        if end > at + 2 and glob[end - 1] == ":":
            name = glob[at + 2 : end - 1]
            if name not in CLASSES:
                raise ValueError(f"no such class: {name}")
            return _Member(CLASSES[name], end + 1, -1)
        return _Member(((ord("["),) * 2,), at + 1, ord("["))
    point, end = _escaped(glob, at)
    return _Member(((point, point),), end, point)


def _escaped(glob: str, at: int) -> tuple[int, int]:
    """The character at a place, or the one behind its backslash, and where it ends."""
    at += glob.startswith("\\", at)
    if at >= len(glob):
        raise ValueError("brackets without an end")
    return ord(glob[at]), at + 1


def _without_slash(low: int, high: int) -> list[tuple[int, int]]:
    """A range without `/`, which brackets never match; an upside-down one matches nothing."""
    pieces = [(low, min(high, SLASH - 1)), (max(low, SLASH + 1), high)]
    if not low <= SLASH <= high:
        pieces = [(low, high)]
    return [piece for piece in pieces if piece[0] <= piece[1]]
