"""The end of a message about an unknown name: the likely one, or all that there are."""

from collections.abc import Sequence

from notelint.model.message import Argument, phrase
from notelint.text.similar_names import closest

MAX_LISTED = 12
"""How many known names a message lists."""

MAX_COMPARED = 200
"""How many known names a wrong one is compared with, which bounds the time for many of each."""


def did_you_mean(name: str, known: Sequence[str]) -> Argument:
    """The known name nearest to `name`, as the end of a sentence; empty if none is near."""
    near = closest(name, known[:MAX_COMPARED])
    if near is None:
        return ""
    return phrase("; did you mean `{near}`?", near=near)


def suggestion(name: str, known: Sequence[str]) -> Argument:
    """The nearest known name, or a list of the known ones, as the end of a sentence."""
    near = did_you_mean(name, known)
    if near or not known:
        return near
    listed = ", ".join(f"`{known_name}`" for known_name in known[:MAX_LISTED])
    more = ", …" if len(known) > MAX_LISTED else ""
    return phrase("; known: {listed}{more}", listed=listed, more=more)
