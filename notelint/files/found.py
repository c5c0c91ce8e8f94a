"""What discovery yields, and how it names things."""

import os
from typing import NamedTuple

from notelint.model.finding import Message


class DiscoveredPath(NamedTuple):
    """A note's path as the user would write it, or (with an error) a path that has no notes.

    The error is one of rule N005's messages.

    The path is relative to the working folder where it lies below it, with `/` between names.
    """

    path: str
    error: Message | None = None


def plain(path: str) -> str:
    """A path that nobody takes for an option: `./--config=x.md` for `--config=x.md`."""
    return f"./{path}" if path.startswith("-") else path


def shown(path: str) -> str:
    """A path as a report names it: relative to the working folder if it lies below it.

    Where it lies is asked of what it really leads to, so that one note has one name, whatever
    symbolic links to folders it was reached by.
    """
    tidy = "/".join(part for part in path.replace(os.sep, "/").split("/") if part not in ("", "."))
    if path.startswith("/"):
        tidy = "/" + tidy
    try:
        here, real = slash(os.path.realpath(".").replace(os.sep, "/")), absolute(path)
    except (OSError, ValueError):  # the working folder was deleted, or the path has a NUL
        return plain(tidy) or ("." if path else "")
    if path and real == here:
        return "."
    if real.startswith(here):
        return plain(real[len(here) :].rstrip("/"))
    return plain(tidy)


def absolute(path: str) -> str:
    """Where a path really is, with `/` between names; a folder's ends with `/`.

    A file that is a symbolic link itself is where the link is. Raises OSError and ValueError.
    """
    if os.path.isdir(path):
        return slash(os.path.realpath(path).replace(os.sep, "/"))
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name).replace(os.sep, "/")


def slash(path: str) -> str:
    """A folder's path with a `/` at its end."""
    return path if path.endswith("/") else path + "/"
