"""HTML entities that Markdown leaves as they are: in code, and where they were escaped twice."""

from notelint.text.lazy import lazy

ENTITY = lazy(
    r"&(?:amp;|#38;|#x26;)*(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});"
)
"""An entity, also one whose ampersand is an entity in turn."""

LONGEST = 2
"""So many characters an entity stands for at most."""

UNSEEN = frozenset("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064")


def decode(entity: str) -> str:
    """The character that an entity stands for; nothing for one that nobody sees.

    Names that HTML does not know stay, and so do letters and digits, which nobody writes so.

    >>> decode("&ldquo;"), decode("&amp;lt;"), decode("&nothing;")
    ('“', '<', '&nothing;')
    """
    from html import unescape  # noqa: PLC0415 - 2 ms, for the few texts that have any

    last = "&" + entity[1:-1].rpartition(";")[2] + ";"
    character = unescape(last)
    if character == last or len(character) > LONGEST:  # `¬hing;` was begun by `&not`
        return entity
    if character.isascii() and character.isalnum():
        return entity
    return "" if character in UNSEEN else character
