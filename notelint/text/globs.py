"""Globs in `.gitignore`'s syntax, by pathspec."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def spec_of(lines: Sequence[str]) -> "GitIgnoreSpec":
    """Globs ready to match, in order; a malformed one matches nothing, as for Git."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - 13 ms, where there are globs

    good = [line for line in lines if not is_malformed(line)]
    return GitIgnoreSpec.from_lines(good, backend="simple")  # others refuse odd file names


def is_malformed(line: str) -> bool:
    """Whether a line is no glob; `[[:alpha:]]` is one for Git, but the library does not know it."""
    import re  # noqa: PLC0415 - as pathspec
    import warnings  # noqa: PLC0415 - as above

    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - as above

    try:
        with warnings.catch_warnings(action="error"):
            GitIgnoreSpec.from_lines([line], backend="simple")
    except (ValueError, FutureWarning, re.error):
        return True
    return False
