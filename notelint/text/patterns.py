r"""Regular expressions of a schema, run in linear time by RE2 whatever the pattern.

RE2 leaves out back-references and look-around, which need time without bound
(https://github.com/google/re2/wiki/Syntax). Its classes know ASCII only; here

- a text's white space is brought to single spaces before it is matched, so that `\s` and a plain
  space match NBSP and the ideographic space as well, and both sides are composed (NFC);
- `\w` matches letters, marks and digits of every script and `_`, and `\W` all others.

`\d` is `[0-9]`, and `\b` knows only ASCII words: between Hangul and a space there is none.
"""

import re
from functools import lru_cache
from typing import Protocol

from notelint.text.nfc import compose

WORD = r"\p{L}\p{M}\p{N}_"
PART = re.compile(
    r"\[:\^?\w+:\]|\\Q.*?(?:\\E|\Z)|\\[pPx]\{[^}]*\}|\\.|\[\^?\]?|\]|[^\\\[\]]+|.", re.DOTALL
)
UNNAMED = re.compile(r"\((?!\?)")
LONGEST_KNOWN = 200
LONGEST = 10_000
"""Characters of a pattern."""

MOST_GROUPS = 30
"""Named groups of a pattern: each takes time at every character."""

MOST_BYTES, MOST_KNOWN = 2 << 20, 64
"""What RE2 may take for a pattern, and how many of each kind are kept compiled."""

UNSUPPORTED = re.compile(r"escape sequence: \\[1-9gk]|perl operator: \(\?[=!<>P(]")
"""RE2's complaints about what only a backtracking engine has."""


class LinearPattern(Protocol):
    """A compiled expression."""

    def fullmatch(self, text: str) -> object | None:
        """A match of the whole text, or None."""

    def search(self, text: str) -> object | None:
        """A match anywhere in the text, or None."""


def matches(pattern: str, text: str) -> bool:
    """Whether a pattern matches the whole of a text. Case counts.

    Raises ValueError if the pattern is not valid: ask `pattern_error` first.
    """
    return (_known if len(text) <= LONGEST_KNOWN else _matches)(pattern, text)


def _matches(pattern: str, text: str) -> bool:
    readable = " ".join(text.encode("utf-8", "replace").decode().split())
    return compile_pattern(pattern).fullmatch(compose(readable)) is not None


_known = lru_cache(maxsize=4096)(_matches)
"""Notes have most of their headings in common. Only short texts are kept."""


def pattern_error(pattern: str) -> str | None:
    """Why a pattern is not valid, or None if it is."""
    try:
        compile_pattern(pattern)
    except ValueError as error:
        return str(error)
    return None


@lru_cache(maxsize=MOST_KNOWN)
def compile_pattern(pattern: str) -> LinearPattern:
    """Compile a pattern without its groups; ValueError says why it cannot be."""
    return _compile(pattern, captures=False)


@lru_cache(maxsize=MOST_KNOWN)
def compile_groups(pattern: str) -> LinearPattern:
    """Compile a pattern with its named groups, and no others; ValueError says why it cannot be."""
    compiled = _compile(pattern, captures=True)
    if len(getattr(compiled, "groupindex", ())) > MOST_GROUPS:
        raise ValueError(f"more than {MOST_GROUPS} named groups")
    return compiled


def _compile(pattern: str, *, captures: bool) -> LinearPattern:
    if len(pattern) > LONGEST:
        raise ValueError(f"longer than {LONGEST} characters")
    written = compose(_with_unicode_words(pattern))
    try:
        return compile_plain(written, captures=captures, most_bytes=MOST_BYTES)
    except ValueError:
        compile_plain(pattern, most_bytes=MOST_BYTES)  # so that the error shows what was written
        raise


def compile_plain(pattern: str, *, captures: bool = False, most_bytes: int = 0) -> LinearPattern:
    """Compile a pattern as it is written, by RE2's own rules; ValueError says why it cannot be.

    Without `captures` matching takes no memory for groups. `most_bytes` bounds what the pattern
    takes, compiled and while it is matched.
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
    """Put an error in words. RE2 gives its message as bytes."""
    if isinstance(error, UnicodeEncodeError):
        return "not valid Unicode"
    message = str(error.args[0], "utf-8", "replace") if error.args else "not valid"
    if UNSUPPORTED.search(message):
        return f"{message}: patterns run in linear time, without back-references and look-around"
    return message


def _with_unicode_words(pattern: str) -> str:
    r"""Write out `\w` and `\W` for all scripts, and leave no group without a name.

    In `[…]`, `\W` cannot be and is left to RE2.
    """
    parts: list[str] = []
    inside = False
    for part in PART.findall(pattern):
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


# Which named groups of a pattern take part in every match.

PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<(\w+)>|.", re.DOTALL)
"""An escape, a class, the beginning of a named group, or one character."""

OPTIONAL = ("?", "*", "{")


def certain_groups(pattern: str) -> frozenset[str]:
    """The named groups that no match can go without; of nested ones the outermost alone.

    A group may be left out where something is repeated, or an alternative to something else.
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
