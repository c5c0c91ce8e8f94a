"""The known name that was likely meant: for keys, codes, options, schema names."""

from collections.abc import Iterable

LEAST = 0.6
LONGEST = 100


def closest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest to a name, or None if none is near. Of equals the first.

    Near means that at most two in five characters must change; a swap of neighbours is one
    change, and case, `-` and `_` do not count.
    """
    wanted = _fold(name)
    if not wanted or len(wanted) > LONGEST:
        return None
    best, most = None, 0.0
    for candidate in candidates:
        likeness = _likeness(wanted, _fold(candidate))
        if likeness > most:
            best, most = candidate, likeness
    return best if most >= LEAST else None


def _fold(name: str) -> str:
    return name.strip().casefold().replace("-", "_").replace(" ", "_")


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only when a name is unknown

    return OSA.normalized_similarity(one, other)
