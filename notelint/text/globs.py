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
from notelint.text.wildcards import glob_expression, is_literal_glob

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
    return unicodedata.normalize("NFC", _bytes(text).decode("utf-8", "replace"))


def bytewise(text: str) -> str:
    """A text with one character for each byte, as Git compares it."""
    return text if text.isascii() else _bytes(text).decode("latin-1")


def _bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half of a surrogate pair: JSON may have it in a path
        return text.encode("utf-8", "surrogatepass")


# Braces as shells expand them, `{a,b}` and `{1..3}`: nothing that we match texts with has them.

ALTERNATIVES = LazyPattern(r"\\.|\[[!^]?\]?[^\]]{0,99}\]|(\{[^{}]*(?:,|\.\.)[^{}]*\})", re.DOTALL)
"""An escaped sign, a class, or braces with a choice in them."""


def brace_choice(glob: str) -> str:
    """The first choice in braces that a glob of `.gitignore` would take as it is written, or ""."""
    return next((match[1] for match in ALTERNATIVES.finditer(glob) if match[1]), "")
