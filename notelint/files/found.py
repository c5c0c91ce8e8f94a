"""What discovery yields, and how it names things."""

# Paths are plain strings in this file: they are compared, cut and printed as they are.
# ruff: noqa: PTH100, PTH112, PTH206

import os
from typing import NamedTuple

from notelint.model.finding import Message


class Found(NamedTuple):
    """A note's path as the user would write it, or (with an error) a path that has no notes.

    The error is one of rule N005's messages.

    The path is relative to the working folder where it lies below it, with `/` between names.
    """

    path: str
    error: Message | None = None


def shown(path: str) -> str:
    """A path as a report names it: relative to the working folder if it lies below it."""
    parts = path.replace(os.sep, "/").split("/")
    tidy = "/".join(part for part in parts if part not in ("", "."))
    if path.startswith("/"):
        tidy = "/" + tidy
    if tidy.startswith("/") or ".." in parts or os.path.splitdrive(path)[0]:
        here, real = absolute("."), absolute(path)
        if real == here:
            return "."
        if real.startswith(here):
            return real[len(here) :].rstrip("/")
    return tidy or ("." if path else "")


def absolute(path: str) -> str:
    """An absolute path with `/` between names; a folder's ends with `/`.

    `..` after a symbolic link leads to where the link leads, so such a path is resolved first.
    In a working folder that was deleted there are no absolute paths: then it is as given.
    """
    try:
        name = os.path.realpath(path) if ".." in path.split(os.sep) else os.path.abspath(path)
    except FileNotFoundError:
        name = path
    name = name.replace(os.sep, "/")
    return slash(name) if os.path.isdir(path) else name


def slash(path: str) -> str:
    """A folder's path with a `/` at its end."""
    return path if path.endswith("/") else path + "/"
