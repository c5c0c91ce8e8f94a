"""Which named groups of a pattern take part in every match."""

import re

from notelint.text.lazy import lazy

PIECE = lazy(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<(\w+)>|.", re.DOTALL)
"""An escape, a class, the beginning of a named group, or one character."""

OPTIONAL = ("?", "*", "{")


def certain_groups(pattern: str) -> frozenset[str]:
    """The named groups that no match can go without; of nested ones the outermost alone.

    A group may be left out where something is repeated, or an alternative to something else.
    """
    found: set[str] = set()
    depth, open_name, closed_name = 0, "", ""
    for match in PIECE.finditer(pattern):
        piece = match[0]
        if closed_name and piece in OPTIONAL:
            found.discard(closed_name)
        closed_name = ""
        if piece[0] == "(":
            if depth == 0:
                open_name = match[1] or ""
            depth += 1
        elif piece == ")":
            depth -= 1
            if depth == 0 and open_name:
                found.add(open_name)
                closed_name = open_name
        elif piece == "|" and depth == 0:
            return frozenset()
    return frozenset(found)
