"""The end of a message about a name that nobody knows: what was likely meant, or what there is."""

from collections.abc import Sequence

from notelint.model.finding import Words
from notelint.text.closest import closest

SHOWN = 12
"""How many known names a message lists at most."""

COMPARED = 200
"""How many known names a wrong one is compared with at most, so that many of each cost little."""


def meant(name: str, known: Sequence[str]) -> Words:
    """What follows the clause that names `name`: the nearest known one, else all of them."""
    near = closest(name, known[:COMPARED])
    if near is not None:
        return Words(f"; did you mean `{near}`?", f". 혹시 `{near}`인가요?")
    if not known:
        return Words("", "")
    listed = ", ".join(f"`{one}`" for one in known[:SHOWN])
    more = ", …" if len(known) > SHOWN else ""
    return Words(f"; known: {listed}{more}", f". 쓸 수 있는 이름: {listed}{more}")
