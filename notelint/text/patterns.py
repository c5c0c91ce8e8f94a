r"""Regular expressions of a schema, run in linear time whatever the pattern.

The language is RE2's (`notelint.text.regex`), without back-references and look-around, which need
unbounded time. Its classes are ASCII; here

- a text's whitespace becomes single spaces before it is matched, so that `\s` and a plain space
  also match NBSP and the ideographic space, and pattern and text are in NFC;
- `\w` matches letters, marks and digits of every script and `_`, and `\W` all others.

`\d` is `[0-9]`, and `\b` is an edge of ASCII words: there is none between Hangul and a space.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from notelint.text.lazy_pattern import LazyPattern
from notelint.text.nfc import compose

if TYPE_CHECKING:
    from notelint.text.regex.automaton import Regex
    from notelint.text.regex.syntax import Tree

MAX_CACHED_TEXT = 200
"""The length of texts whose matches are cached."""

MAX_LENGTH = 10_000
"""The length of a pattern, in characters."""

MAX_GROUPS = 30
"""Named groups of a pattern: each takes time at every character."""

MAX_COMPILED = 64
"""How many patterns of each kind are cached."""

UNSUPPORTED = LazyPattern(r"escape sequence: \\[1-9gk]|perl operator: \(\?[=!<>P(]")
"""Errors about what only backtracking engines have."""


def matches(pattern: str, text: str) -> bool:
    """Whether a pattern matches a whole text, case-sensitively.

    Raises ValueError for an invalid pattern; see `pattern_error`.
    """
    return (_matches_cached if len(text) <= MAX_CACHED_TEXT else _matches)(pattern, text)


def _matches(pattern: str, text: str) -> bool:
    readable = " ".join(text.encode("utf-8", "replace").decode().split())
    return compile_pattern(pattern).fullmatch(compose(readable))


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
def compile_pattern(pattern: str) -> "Regex":
    """Compile a pattern without its groups. ValueError says why it is invalid."""
    return _compile(pattern, captures=False)


@lru_cache(maxsize=MAX_COMPILED)
def compile_groups(pattern: str) -> "Regex":
    """Compile a pattern with its named groups. ValueError says why it is invalid."""
    compiled = _compile(pattern, captures=True)
    if len(compiled.groups) > MAX_GROUPS:
        raise ValueError(f"more than {MAX_GROUPS} named groups")
    return compiled


def _compile(pattern: str, *, captures: bool) -> "Regex":
    if len(pattern) > MAX_LENGTH:
        raise ValueError(f"longer than {MAX_LENGTH} characters")
    from notelint.text.regex.automaton import Regex  # noqa: PLC0415 - not for every schema

    try:
        pattern.encode()
        return Regex(compose(pattern), captures=captures, unicode_words=True)
    except UnicodeEncodeError:
        raise ValueError("not valid Unicode") from None
    except ValueError as error:
        if not UNSUPPORTED.search(str(error)):
            raise
        wrong = f"{error}: patterns run in linear time, without back-references and look-around"
        raise ValueError(wrong) from None


def certain_groups(pattern: str) -> frozenset[str]:
    """The named groups that take part in every match: none that is optional or an alternative.

    Raises ValueError for an invalid pattern.
    """
    from notelint.text.regex.syntax import parse  # noqa: PLC0415 - for records only

    return frozenset(_certain(parse(compose(pattern))))


def _certain(tree: "Tree") -> Iterator[str]:
    if tree.kind == "group":
        yield tree.name
    if tree.kind in ("group", "sequence") or (tree.kind == "repeat" and tree.minimum):
        for part in tree.parts:
            yield from _certain(part)
