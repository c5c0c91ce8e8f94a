"""The order in which parts stand, from the order that they have in each note."""

from collections import Counter
from collections.abc import Sequence


def ordered(keys: Sequence[str], sequences: Sequence[Sequence[str]]) -> list[str]:
    """The keys in the order that the fewest pairs depart from, found greedily.

    Each sequence has each key once at most. Those in the most sequences are placed first; each
    further one is put where it departs least from the pairs seen, as near as can be to where it
    stands on average.
    """
    before: Counter[tuple[str, str]] = Counter()
    number: Counter[str] = Counter()
    place: dict[str, float] = dict.fromkeys(keys, 0.0)
    for sequence in sequences:
        for at, key in enumerate(sequence):
            number[key] += 1
            place[key] += (at + 0.5) / len(sequence)
            before.update((key, later) for later in sequence[at + 1 :])
    mean = {key: place[key] / max(1, number[key]) for key in keys}
    found: list[str] = []
    for key in sorted(keys, key=lambda key: (-number[key], mean[key], key)):
        # At spot 0 all others follow: each that mostly stands before it costs.
        costs = [sum(before[other, key] for other in found)]
        for other in found:
            costs.append(costs[-1] - before[other, key] + before[key, other])
        least = min(costs)
        spots = [at for at, cost in enumerate(costs) if cost == least]
        fits = [at for at in spots if at == len(found) or mean[key] <= mean[found[at]]]
        found.insert(fits[0] if fits else spots[-1], key)
    return found


def departing(keys: Sequence[str], sequences: Sequence[Sequence[str]]) -> int:
    """How many sequences have any two keys the other way round."""
    rank = {key: at for at, key in enumerate(keys)}
    ranks = [[rank[key] for key in sequence] for sequence in sequences]
    return sum(one != sorted(one) for one in ranks)
