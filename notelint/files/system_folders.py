"""The folders for caches and for the user's key, as the operating system has them."""

import os
import sys


def cache_folder() -> str:
    """The folder for caches; "" if the system has none."""
    named = os.environ.get("NOTELINT_CACHE_DIR")
    if named:
        return named
    if sys.platform == "win32":
        return _below("LOCALAPPDATA", "", "notelint", "Cache")
    default = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
    return _below("XDG_CACHE_HOME", default, "notelint")


def state_folder() -> str:
    """The folder for what is the user's and no cache; "" if the system has none."""
    if sys.platform == "win32":
        return _below("LOCALAPPDATA", "", "notelint")
    mac = sys.platform == "darwin"
    default = "~/Library/Application Support" if mac else "~/.local/state"
    return _below("XDG_STATE_HOME", default, "notelint")


def _below(variable: str, default: str, *names: str) -> str:
    """A folder in the one that an environment variable names, else in the default one."""
    base = os.environ.get(variable, "")
    if not os.path.isabs(base):
        base = os.path.expanduser(default)
    return os.path.join(base, *names) if os.path.isabs(base) else ""
