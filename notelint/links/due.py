"""When an address is asked again, by what became of it. Pure. Times are in seconds."""

from hashlib import sha256

from notelint.model.link import Kind

HOUR, DAY = 3600.0, 86_400.0

GOOD = (7 * DAY, 14 * DAY, 30 * DAY)
"""The longer an address has been good, the later it is asked again."""

DOUBTFUL = (HOUR, 6 * HOUR, DAY)
"""The more often in a row nothing was learnt, the later."""

GONE = DAY
JITTER = 0.2

LONGEST = GOOD[-1] * (1 + JITTER) + HOUR
"""Nothing comes due later than this, whatever a file says; with room for rounding."""


def due(url: str, kind: Kind, asked_at: float, streak: int, good_for: float) -> float:
    """When to ask again.

    `streak` counts the answers in a row that were not good, this one included; `good_for` is how
    long the address has been good. Addresses that were asked together come due apart: each by up
    to a fifth sooner or later, always the same.
    """
    if kind == "ok":
        wait = GOOD[sum(good_for >= one for one in GOOD[1:])]
    elif kind == "gone":
        wait = GONE
    else:
        wait = DOUBTFUL[min(max(streak, 1), len(DOUBTFUL)) - 1]
    return asked_at + wait * (1 + JITTER * _lot(url))


def _lot(url: str) -> float:
    """From -1 to 1, by the address."""
    drawn = int.from_bytes(sha256(url.encode("utf-8", "replace")).digest()[:4], "big")
    return drawn / 0xFFFFFFFF * 2.0 - 1.0
