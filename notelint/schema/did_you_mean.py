"""The end of a message about an unknown name: the likely one, or all that there are."""

import re
from collections.abc import Iterable, Sequence

from notelint.model.message import Argument, phrase
from notelint.text.similar_names import closest, closest_rule

MAX_LISTED = 12
"""How many known names a message lists."""

MAX_COMPARED = 200
"""How many known names a wrong one is compared with, which bounds the time for many of each."""

MARKDOWNLINT = re.compile(r"MD\d{3}", re.IGNORECASE)


def did_you_mean(name: str, known: Sequence[str]) -> Argument:
    """The known name nearest to `name`, as the end of a sentence; empty if none is near."""
    near = closest(name, known[:MAX_COMPARED])
    if near is None:
        return ""
    return phrase("; did you mean `{near}`?", near=near)


def did_you_mean_rule(name: str, codes: Iterable[str], names: Iterable[str]) -> Argument:
    """As `did_you_mean`, for a rule; of a code of markdownlint that it is one."""
    near = closest_rule(name, codes, names)
    if near:
        return phrase("; did you mean `{near}`?", near=near)
    if MARKDOWNLINT.fullmatch(name):
        return phrase("; it is a code of markdownlint, see `notelint rules` for those here")
    return ""


def suggestion(name: str, known: Sequence[str]) -> Argument:
    """The nearest known name, or a list of the known ones, as the end of a sentence."""
    near = did_you_mean(name, known)
    if near or not known:
        return near
    listed = ", ".join(f"`{known_name}`" for known_name in known[:MAX_LISTED])
    more = ", …" if len(known) > MAX_LISTED else ""
    return phrase("; known: {listed}{more}", listed=listed, more=more)
