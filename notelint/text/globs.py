"""Globs in the syntax of `.gitignore`: which paths they match, as in Git.

No library does all of this: a pattern like `d/**` matches what is in a folder and not the folder
itself (so that `!d/keep.md` can include a file again), `[[:alpha:]]` is a class, and time is linear
in the path whatever the pattern. The tests compare the results with Git's.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from notelint.text.lazy_pattern import LazyPattern

if TYPE_CHECKING:
    from notelint.text.regex.automaton import Regex


class Glob(NamedTuple):
    """One pattern. A `negated` one includes again what an earlier one matches.

    It is compared with a path's last name or, if `whole`, with the path, by the `plain` text or the
    `pattern`. Without either the glob is malformed and matches nothing, as in Git.
    """

    negated: bool
    folders_only: bool
    whole: bool
    plain: str | None = None
    pattern: "Regex | None" = None

    def matches(self, path: str, *, folder: bool) -> bool:
        """Whether a path matches; it has no `/` at its ends."""
        if self.folders_only and not folder:
            return False
        name = path if self.whole else path.rpartition("/")[2]
        if self.plain is not None:
            return name == self.plain
        return self.pattern is not None and self.pattern.fullmatch(name)


class GlobSet:
    """Patterns in order, of which the last one that matches decides."""

    def __init__(self, globs: Sequence[Glob], *, as_bytes: bool) -> None:
        self._strongest_first = tuple(reversed(globs))
        self._readable = bytewise if as_bytes else composed

    def verdict(self, path: str) -> bool | None:
        """Whether a path by itself, a folder with `/` at its end, is included; None: no match."""
        return self._verdict(self._readable(path.rstrip("/")), folder=path.endswith("/"))

    def ignores(self, path: str) -> bool:
        """Whether Git ignores a path. Nothing in an ignored folder can be included again."""
        *folders, own = self._verdicts(path)
        return any(folders) or bool(own)

    def match_file(self, path: str) -> bool:
        """Whether a path is included, by the lowest match among it and the folders above it.

        So `/news/` and `!/news/README.md` include all below `news` but one.
        """
        verdicts = [verdict for verdict in self._verdicts(path) if verdict is not None]
        return bool(verdicts) and verdicts[-1]

    def _verdicts(self, path: str) -> Iterator[bool | None]:
        """The verdicts on the folders above a path, from the top, and on it."""
        folder, path = path.endswith("/"), self._readable(path.rstrip("/"))
        end = path.find("/")
        while end >= 0:
            yield self._verdict(path[:end], folder=True)
            end = path.find("/", end + 1)
        yield self._verdict(path, folder=folder)

    def _verdict(self, path: str, *, folder: bool) -> bool | None:
        for glob in self._strongest_first:
            if glob.matches(path, folder=folder):
                return not glob.negated
        return None


def compile_globs(lines: Sequence[str], *, as_bytes: bool = False) -> GlobSet:
    """Compile globs, cached.

    Those in settings and schemas are typed by people: they match names in any Unicode form, and `?`
    is a character. `as_bytes`: those of Git match bytes, and `?` is a byte.
    """
    return _spec_of(tuple(lines), as_bytes)


@lru_cache(maxsize=256)
def _spec_of(lines: tuple[str, ...], as_bytes: bool) -> GlobSet:
    readable = bytewise if as_bytes else composed
    globs = (_glob(readable(line)) for line in lines)
    return GlobSet([glob for glob in globs if glob], as_bytes=as_bytes)


def is_malformed_glob(line: str) -> bool:
    """Whether a line is a glob with invalid syntax."""
    glob = _glob(composed(line), strict=True)
    return glob is not None and not glob.plain and glob.pattern is None


def _glob(line: str, *, strict: bool = False) -> Glob | None:
    """The glob of a line; None for an empty line or a comment."""
    if line.startswith("#"):
        return None
    line = _without_trailing_spaces(line)
    if not line:
        return None
    negated = line.startswith("!")
    body = line[negated:]
    folders_only = body.endswith("/")
    body = body.removesuffix("/")
    whole = "/" in body
    body = body.removeprefix("/")
    if is_literal_glob(body):
        return Glob(negated, folders_only, whole, plain=body)
    from notelint.text.regex.automaton import Regex  # noqa: PLC0415 - few globs have wildcards

    try:
        pattern = Regex(glob_expression(body, whole=whole, strict=strict))
    except ValueError:  # malformed, or too large
        pattern = None
    return Glob(negated, folders_only, whole, pattern=pattern)


def _without_trailing_spaces(line: str) -> str:
    r"""A line without the spaces at its end, except for one after a backslash."""
    end = len(line)
    while end and line[end - 1] == " ":
        end -= 1
    backslashes = end - len(line[:end].rstrip("\\"))
    return line[: end + 1] if backslashes % 2 else line[:end]


def composed(text: str) -> str:
    """A text in NFC; bytes that are not UTF-8 are U+FFFD."""
    if text.isascii():
        return text
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", text)


def bytewise(text: str) -> str:
    """A text with one character for each byte, as Git compares it."""
    return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("latin-1")


# Git's wildcards (`*`, `**`, `?`, `[…]`, `\`) as regular expressions.
#
# After Git's wildmatch: https://github.com/git/git/blob/master/wildmatch.c

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


# Braces as shells expand them, `{a,b}` and `{1..3}`: nothing that we match texts with has them.

ALTERNATIVES = LazyPattern(r"\\.|\[[!^]?\]?[^\]]{0,99}\]|(\{[^{}]*(?:,|\.\.)[^{}]*\})", re.DOTALL)
"""An escaped sign, a class, or braces with a choice in them."""


def brace_choice(glob: str) -> str:
    """The first choice in braces that a glob of `.gitignore` would take as it is written, or ""."""
    return next((match[1] for match in ALTERNATIVES.finditer(glob) if match[1]), "")
