"""Paths as URIs (RFC 3986)."""

import os
from urllib.parse import quote

from notelint.text.lazy import lazy

DRIVE = lazy(r"[A-Za-z]:/")


def uri_of(path: str, *, windows: bool = os.name == "nt") -> str:
    """A relative reference for a relative path, else a `file:` URI.

    All but letters, digits, `-._~` and `/` is percent-encoded, so that `#`, `?`, `%` and a colon
    mean no more than in the path. A name that is no UTF-8 keeps its bytes. Where it is no name
    of Windows a backslash is a character like others.
    """
    if windows:
        path = path.replace("\\", "/")
        if DRIVE.match(path):
            return f"file:///{path[:2]}{_encoded(path[2:])}"
        if path.startswith("//"):  # a share, whose server is the URI's authority
            return f"file:{_encoded(path)}"
    return f"file://{_encoded(path)}" if path.startswith("/") else _encoded(path)


def _encoded(path: str) -> str:
    try:
        return quote(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:  # half of a UTF-16 pair, which Windows lets a name have
        return quote(path.encode("utf-8", "surrogatepass"))
