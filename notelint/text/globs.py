"""Globs in `.gitignore`'s syntax: which paths they match, as Git reads them.

Written here because no library does all three: a pattern like `d/**` that matches what is in a
folder and not the folder itself (so that `!d/keep.md` brings a file back), `[[:alpha:]]`, and time
that is linear in the path whatever the pattern. The tests hold it against Git itself.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from notelint.text.pattern import Pattern, compile_plain
from notelint.text.wildcards import expression, is_plain


class Glob(NamedTuple):
    """One pattern. `negated` brings back what an earlier one matches.

    A path matches by its last name alone, or (`whole`) as it is; by its `plain` text if that is
    set, else by the `pattern`. None of both: the glob is malformed and matches nothing, as for Git.
    """

    negated: bool
    folders_only: bool
    whole: bool
    plain: str | None = None
    pattern: Pattern | None = None

    def matches(self, path: str, *, folder: bool) -> bool:
        """Whether a path matches; it has no `/` at its ends."""
        if self.folders_only and not folder:
            return False
        name = path if self.whole else path.rpartition("/")[2]
        if self.plain is not None:
            return name == self.plain
        return self.pattern is not None and self.pattern.fullmatch(name) is not None


class Globs:
    """Patterns in order; a later one that matches counts more than those before it."""

    def __init__(self, globs: Sequence[Glob], *, as_bytes: bool) -> None:
        self._strongest_first = tuple(reversed(globs))
        self._readable = bytewise if as_bytes else composed

    def verdict(self, path: str) -> bool | None:
        """What the patterns say of one path alone; None: none matches. A folder ends with `/`."""
        return self._verdict(self._readable(path.rstrip("/")), folder=path.endswith("/"))

    def ignores(self, path: str) -> bool:
        """Whether Git would leave out a path: what is in an ignored folder never comes back."""
        *folders, own = self._verdicts(path)
        return any(folders) or bool(own)

    def match_file(self, path: str) -> bool:
        """Whether a path is meant: of it and the folders above it, the lowest that is named says.

        So `/news/` and `!/news/README.md` mean all below `news` but one.
        """
        spoken = [said for said in self._verdicts(path) if said is not None]
        return bool(spoken) and spoken[-1]

    def _verdicts(self, path: str) -> Iterator[bool | None]:
        """What the patterns say of the folders above a path, from the top, and of it."""
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


def spec_of(lines: Sequence[str], *, as_bytes: bool = False) -> Globs:
    """Globs ready to match.

    Those of the settings and of schemas are typed by people: they match whatever the Unicode form
    of a name, and `?` is one character. `as_bytes`: those of Git match bytes, and `?` is one byte.
    """
    return _spec_of(tuple(lines), as_bytes)


@lru_cache(maxsize=256)
def _spec_of(lines: tuple[str, ...], as_bytes: bool) -> Globs:
    readable = bytewise if as_bytes else composed
    globs = (_glob(readable(line)) for line in lines)
    return Globs([glob for glob in globs if glob], as_bytes=as_bytes)


def is_malformed(line: str) -> bool:
    """Whether a line is a glob whose syntax is wrong."""
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
    if is_plain(body):
        return Glob(negated, folders_only, whole, plain=body)
    try:
        pattern = compile_plain(expression(body, whole=whole, strict=strict))
    except ValueError:  # malformed, or larger than RE2 takes
        pattern = None
    return Glob(negated, folders_only, whole, pattern=pattern)


def _without_trailing_spaces(line: str) -> str:
    r"""A line without the spaces at its end, but for one behind a backslash."""
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
    """A text with one character a byte, as Git sees it."""
    return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("latin-1")
