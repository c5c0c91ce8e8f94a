"""Ids for parts, made of what their headings say, and headings as a schema writes them."""

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


def literal(text: str) -> str:
    """A heading's text as a form that means just it: braces doubled, no `/…/`."""
    written = text.replace("{", "{{").replace("}", "}}")
    if len(text) > 2 and text[0] == text[-1] == "/":
        return f"/{pattern_of(text)}/"
    return written


def pattern_of(text: str) -> str:
    """A regular expression (RE2) that means just a text."""
    return "".join(f"\\{letter}" if letter in r"\.+*?()|[]{}^$/" else letter for letter in text)


def schema_name(text: str, taken: set[str]) -> str:
    """A name for a schema, and for its file: as `identifier`, with `-` between words."""
    return identifier(text, taken, "notes").replace("_", "-")
