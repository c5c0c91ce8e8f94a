"""Ids for parts, made of what their headings say."""

import re

from notelint.text.compose import compose

LONGEST = 40
NO_LETTER = re.compile(r"[^\w]+")


def identifier(text: str, taken: set[str], otherwise: str = "part") -> str:
    """A name for `text` that no other part has; it is put into `taken`.

    Letters of any script and digits stay, the rest becomes `_`.
    """
    name = NO_LETTER.sub("_", compose(text).casefold()).strip("_")[:LONGEST].strip("_")
    if not name.isidentifier():
        name = f"{otherwise}_{name}" if f"_{name}".isidentifier() and name else otherwise
    unique, number = name, 2
    while unique in taken:
        unique, number = f"{name}_{number}", number + 1
    taken.add(unique)
    return unique
