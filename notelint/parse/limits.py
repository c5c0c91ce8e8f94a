"""How much Markdown one note may hold, so that no file takes all memory.

A note of 8 kB has about 90 lines and 500 elements. Ten megabytes of `- a` have fifteen million.
"""

from collections.abc import MutableMapping
from typing import Any

from notelint.model.message import Message, message
from notelint.model.source import Source

MAX_LINES = 250_000
"""Lines of a note: each takes about 200 bytes of memory."""

MAX_ELEMENTS = 250_000
"""Tokens of markdown-it in a note, for blocks and inline: each takes 600 to 900 bytes."""

LONGEST_TAG = 65_536
"""The length of an HTML tag in characters; a longer one is text."""


class TooMuchMarkdown(Exception):  # noqa: N818 - it reads well where it is raised
    """A note exceeds a limit: it has more than `limit` of `what`.

    `reason` is one of rule N005's messages.
    """

    def __init__(self, what: str, limit: int) -> None:
        super().__init__(what, limit)
        self.reason: Message = message(f"too_many_{what}", limit=f"{limit:,}")


def count_elements(env: MutableMapping[str, Any], tokens: int) -> None:
    """Add to the tokens of the note's contents. Raises `TooMuchMarkdown`."""
    spent = env["elements"] = env.get("elements", 0) + tokens
    if spent > MAX_ELEMENTS:
        raise TooMuchMarkdown("elements", MAX_ELEMENTS)


def source_of(path: str, data: bytes) -> Source:
    """The source of a note's bytes. Raises UnicodeDecodeError and `TooMuchMarkdown`.

    Lines are counted before they are split: a list of ten million takes half a gigabyte.
    """
    if max(data.count(b"\n"), data.count(b"\r")) > MAX_LINES:
        raise TooMuchMarkdown("lines", MAX_LINES)
    return Source.of(path, data.decode())
