"""Which kept results a run may use: those of its plan, of this code and of these libraries."""

import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from notelint import __version__
from notelint.config.code_stamps import code_digest, library_stamps, source_stamps
from notelint.config.load import Loaded
from notelint.files.results_cache import CacheScope
from notelint.files.system_folders import cache_folder
from notelint.files.user_key import user_key

CHECKERS = ("lint", "binding", "fields", "quotes", "parse", "rules", "text", "model", "files")
"""The packages whose code gives results."""

LIBRARIES = (
    "markdown_it",
    "mdurl",
    "yaml",
    "rapidfuzz",
    "charset_normalizer",
    "webencodings",
)
"""The libraries that they use."""

DISTRIBUTIONS = (
    "markdown-it-py",
    "mdurl",
    "PyYAML",
    "rapidfuzz",
    "charset-normalizer",
    "webencodings",
)
"""What these libraries are installed as."""


def checker_digest() -> str:
    """A digest of all code that gives results, the same on each machine that has the same."""
    return code_digest(CHECKERS, DISTRIBUTIONS)


def results_scope(loaded: Loaded, options: Sequence[Any]) -> CacheScope | None:
    """The scope of a run with a plan and `options`, plain data; None if results are not kept.

    In a folder that may have come with a repository results need the user's key, as plans do.
    """
    if not loaded.cache or not loaded.digest:
        return None
    made = (__version__, sys.version, source_stamps(CHECKERS), library_stamps(LIBRARIES))
    with suppress(OSError, ValueError):
        key = b"" if loaded.cache == cache_folder() else user_key()
        return CacheScope(
            loaded.cache, json.dumps([loaded.digest, *made]), json.dumps(options), key
        )
    return None
