"""Which kept results a run may use: those of its plan, of this code and of these libraries."""

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from notelint import __version__
from notelint.config.code_stamps import code_digest, library_stamps, source_stamps
from notelint.config.load import Loaded
from notelint.config.plan_cache import BROKEN
from notelint.files.blake2 import blake2b
from notelint.files.results_cache import CacheScope
from notelint.files.system_folders import cache_folder, state_folder
from notelint.files.user_key import user_key
from notelint.files.write import replaced_itself
from notelint.repository.opening import read_regular

CHECKERS = ("lint", "binding", "fields", "quotes", "parse", "rules", "text", "model", "files")
"""The packages whose code gives results."""

LIBRARIES = {
    "markdown_it": "markdown-it-py",
    "mdurl": "mdurl",
    "yaml": "PyYAML",
    "rapidfuzz": "rapidfuzz",
    "charset_normalizer": "charset-normalizer",
    "webencodings": "webencodings",
}
"""The libraries that they use, and what these are installed as."""

CODE_FILE = "code"
"""The file with the digest of the code, and of the stamps that it was computed for."""


def checker_digest() -> str:
    """A digest of all code that gives results, the same on each machine that has the same."""
    return code_digest(CHECKERS, tuple(LIBRARIES.values()))


def code_identity(folder: str) -> str:
    """The checker's digest, which is the same after the same version was installed again.

    Hashing the code takes 50 ms, so that it is done only where a file's size or time is not as at
    the last run; a file in `folder`, which must be the user's own, has the digest of then.
    """
    stamps = (__version__, sys.version, source_stamps(CHECKERS), library_stamps(tuple(LIBRARIES)))
    stamped = blake2b(json.dumps(stamps).encode(), digest_size=16).hexdigest()
    path = os.path.join(folder, CODE_FILE)
    with suppress(*BROKEN):
        known, digest = read_regular(path, 200, follow=False)[0].decode().split()
        if known == stamped:
            return digest
    digest = checker_digest()
    with suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with replaced_itself(path) as file:
            file.write(f"{stamped} {digest}".encode())
    return digest


def results_scope(loaded: Loaded, options: Sequence[Any]) -> CacheScope | None:
    """The scope of a run with a plan and `options`, plain data; None if results are not kept.

    In a folder that may have come with a repository results need the user's key, as plans do.
    """
    if not loaded.cache or not loaded.digest:
        return None
    with suppress(OSError, ValueError):
        is_own = loaded.cache == cache_folder()
        key = b"" if is_own else user_key()
        code = code_identity(loaded.cache if is_own else state_folder())
        made = json.dumps([loaded.digest, code])
        return CacheScope(loaded.cache, made, json.dumps(options), key)
    return None
