"""What a plain scalar of YAML stands for."""

from collections.abc import Mapping
from math import isfinite

from notelint.text.lazy import lazy

LONGEST_NUMBER = 40
LEAST, MOST = -(2**63), 2**63 - 1
"""The whole numbers that every program can read: those of 64 bits."""
INTEGER = lazy(r"[-+]?[0-9]+")
NUMBER = lazy(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
LONGEST = 400
"""Characters of a text that is read as a number."""

CONSTANTS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def is_whole(text: str) -> bool:
    """Whether 64 bits can hold a whole number, written with digits."""
    return len(text) <= LONGEST and LEAST <= int(text) <= MOST


def is_finite(text: str) -> bool:
    """Whether a program can count to a number."""
    return len(text) <= LONGEST and isfinite(float(text))


def resolve(text: str) -> object:
    """The value of a plain scalar by YAML 1.2's core schema (section 10.3.2), in decimal.

    So `on`, `yes`, `2023-11-28`, `1_000` and `12:30` are text, as they look; YAML 1.1, which
    PyYAML follows, makes a truth value, a date and numbers of them. A whole number that 64 bits
    cannot hold is text, too.
    """
    if text in CONSTANTS:
        return CONSTANTS[text]
    if len(text) > LONGEST_NUMBER:
        return text
    if INTEGER.fullmatch(text):
        number = int(text)
        return number if LEAST <= number <= MOST else text
    return float(text) if NUMBER.fullmatch(text) else text
