"""What a walk takes for a note."""

import os
from collections.abc import Collection

from notelint.files.found import slash
from notelint.repository.readable import repository_of

SUFFIXES = (".md", ".markdown")
SKIPPED = frozenset({".git", ".hg", ".jj", ".svn", ".tox", ".venv", "node_modules"})
"""Folders that never hold the user's own notes; a walk does not enter them."""


def is_met_by_itself(link: str, roots: Collection[str]) -> bool:
    """Whether a symbolic link leads nowhere, or to a note that the walk of `roots` meets anyhow."""
    try:
        target = os.path.realpath(link, strict=True)
    except FileNotFoundError:
        return True  # Emacs' lock files look like this
    except OSError:
        return False  # a loop, or no permission: reading it will say so
    if not os.path.isfile(target):
        return os.path.isdir(target)  # a pipe or a device: reading it will say so
    if not target.lower().endswith(SUFFIXES):
        return False
    if not any(target.startswith(slash(root)) for root in roots):
        return False
    return repository_of(os.path.dirname(target)).why_not(target) is None
