"""Patterns that are compiled when they are first used.

A run uses few of ours. Compiling one takes a tenth of a millisecond, one with ranges of Hangul
half of one, and together they would take as long as checking a note does.
"""

import re
from typing import Any, AnyStr, cast


class _Lazy:
    """Becomes the compiled pattern at the first use of any of its methods."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._asked = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._asked)
        own = {one: getattr(compiled, one) for one in dir(compiled) if not one.startswith("_")}
        self.__dict__.update(own)  # from now on as fast as the pattern's own
        return getattr(compiled, name)


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, later; a pattern that is not valid is found out only then."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))
