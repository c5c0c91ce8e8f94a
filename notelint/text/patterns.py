r"""Regular expressions of a schema, run by RE2 in linear time whatever the pattern.

RE2 has no back-references and no look-around, which need unbounded time
(https://github.com/google/re2/wiki/Syntax). Its classes are ASCII; here

- a text's whitespace becomes single spaces before it is matched, so that `\s` and a plain space
  also match NBSP and the ideographic space, and pattern and text are in NFC;
- `\w` matches letters, marks and digits of every script and `_`, and `\W` all others.

`\d` is `[0-9]`, and `\b` is an edge of ASCII words: there is none between Hangul and a space.
"""

import re
from functools import lru_cache
from typing import Protocol

from notelint.text.lazy_pattern import LazyPattern
from notelint.text.nfc import compose

WORD = r"\p{L}\p{M}\p{N}_"
PART = LazyPattern(
    r"\[:\^?\w+:\]|\\Q.*?(?:\\E|\Z)|\\[pPx]\{[^}]*\}|\\.|\[\^?\]?|\]|[^\\\[\]]+|.", re.DOTALL
)
UNNAMED = re.compile(r"\((?!\?)")
MAX_CACHED_TEXT = 200
"""The length of texts whose matches are cached."""

MAX_LENGTH = 10_000
"""The length of a pattern, in characters."""

MAX_GROUPS = 30
"""Named groups of a pattern: each takes time at every character."""

MAX_BYTES = 2 << 20
"""The memory of RE2 for one pattern."""

MAX_COMPILED = 64
"""How many patterns of each kind are cached."""

UNSUPPORTED = LazyPattern(r"escape sequence: \\[1-9gk]|perl operator: \(\?[=!<>P(]")
"""RE2's errors about what only backtracking engines have."""


class LinearPattern(Protocol):
    """A compiled expression."""

    def fullmatch(self, text: str) -> object | None:
        """A match of the whole text, or None."""

    def search(self, text: str) -> object | None:
        """A match anywhere in the text, or None."""


def matches(pattern: str, text: str) -> bool:
    """Whether a pattern matches a whole text, case-sensitively.

    Raises ValueError for an invalid pattern; see `pattern_error`.
    """
    return (_matches_cached if len(text) <= MAX_CACHED_TEXT else _matches)(pattern, text)


def _matches(pattern: str, text: str) -> bool:
    readable = " ".join(text.encode("utf-8", "replace").decode().split())
    return compile_pattern(pattern).fullmatch(compose(readable)) is not None


_matches_cached = lru_cache(maxsize=4096)(_matches)
"""Notes have most of their headings in common."""


def pattern_error(pattern: str) -> str | None:
    """Why a pattern is invalid, or None."""
    try:
        compile_pattern(pattern)
    except ValueError as error:
        return str(error)
    return None


@lru_cache(maxsize=MAX_COMPILED)
def compile_pattern(pattern: str) -> LinearPattern:
    """Compile a pattern without its groups. ValueError says why it is invalid."""
    return _compile(pattern, captures=False)


@lru_cache(maxsize=MAX_COMPILED)
def compile_groups(pattern: str) -> LinearPattern:
    """Compile a pattern with its named groups only. ValueError says why it is invalid."""
    compiled = _compile(pattern, captures=True)
    if len(getattr(compiled, "groupindex", ())) > MAX_GROUPS:
        raise ValueError(f"more than {MAX_GROUPS} named groups")
    return compiled


def _compile(pattern: str, *, captures: bool) -> LinearPattern:
    if len(pattern) > MAX_LENGTH:
        raise ValueError(f"longer than {MAX_LENGTH} characters")
    written = compose(_with_unicode_words(pattern))
    try:
        return compile_plain(written, captures=captures, most_bytes=MAX_BYTES)
    except ValueError:
        compile_plain(pattern, most_bytes=MAX_BYTES)  # so that the error shows what was written
        raise


def compile_plain(pattern: str, *, captures: bool = False, most_bytes: int = 0) -> LinearPattern:
    """Compile a pattern as written, by RE2's own rules. ValueError says why it is invalid.

    Without `captures` matching takes no memory for groups. `most_bytes` bounds the memory of the
    pattern, compiled and while it is matched.
    """
    import re2  # noqa: PLC0415 - only for schemas that have patterns

    options = re2.Options()
    options.log_errors = False
    options.never_capture = not captures
    if most_bytes:
        options.max_mem = most_bytes
    try:
        compiled: LinearPattern = re2.compile(pattern, options)
    except (re2.error, UnicodeEncodeError) as error:
        raise ValueError(_reason(error)) from error
    return compiled


def _reason(error: Exception) -> str:
    """The message of an error, which RE2 returns as bytes."""
    if isinstance(error, UnicodeEncodeError):
        return "not valid Unicode"
    message = str(error.args[0], "utf-8", "replace") if error.args else "not valid"
    if UNSUPPORTED.search(message):
        return f"{message}: patterns run in linear time, without back-references and look-around"
    return message


def _with_unicode_words(pattern: str) -> str:
    r"""The pattern with `\w` and `\W` spelled out for all scripts, and without unnamed groups.

    In `[…]`, `\W` cannot be spelled out and stays.
    """
    parts: list[str] = []
    inside = False
    for part in (match[0] for match in PART.finditer(pattern)):
        if part in (r"\w", r"\W"):
            negated = "^" if part == r"\W" else ""
            written = f"[{negated}{WORD}]" if not inside else part if negated else WORD
            parts.append(written)
            continue
        if part in ("[", "[^", "[]", "[^]"):
            inside = True
        elif part == "]":
            inside = False
        elif not inside and part[0] != "\\":
            part = UNNAMED.sub("(?:", part)  # noqa: PLW2901 - the same piece, without its group
        parts.append(part)
    return "".join(parts)


# Groups that take part in every match.

PIECE = LazyPattern(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<(\w+)>|.", re.DOTALL)
"""An escape, a class, the start of a named group, or one character."""

OPTIONAL = ("?", "*", "{")


def certain_groups(pattern: str) -> frozenset[str]:
    """The named groups that take part in every match; of nested ones only the outermost.

    A group may be missing if it is repeated or an alternative.
    """
    found: set[str] = set()
    depth, open_name, closed_name = 0, "", ""
    for match in PIECE.finditer(pattern):
        piece = match[0]
        if closed_name and piece in OPTIONAL:
            found.discard(closed_name)
        closed_name = ""
        if piece[0] == "(":
            if depth == 0:
                open_name = match[1] or ""
            depth += 1
        elif piece == ")":
            depth -= 1
            if depth == 0 and open_name:
                found.add(open_name)
                closed_name = open_name
        elif piece == "|" and depth == 0:
            return frozenset()
    return frozenset(found)
