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
        minimum = min(costs)
        spots = [at for at, cost in enumerate(costs) if cost == minimum]
        fits = [at for at in spots if at == len(found) or mean[key] <= mean[found[at]]]
        found.insert(fits[0] if fits else spots[-1], key)
    return found


def is_kept(keys: Sequence[str], sequences: Sequence[Sequence[str]], rare: float) -> bool:
    """Whether sequences keep to an order: a share of `rare` or fewer depart from it.

    And where they do, it is from an order that was meant. Two keys that seldom meet, and then
    now one way and now the other, have none; if that is what most of the departing ones show,
    the order is a chance of those seen so far.
    """
    rank = {key: at for at, key in enumerate(keys)}
    turned: list[list[tuple[str, str]]] = []
    before: Counter[tuple[str, str]] = Counter()
    for sequence in sequences:
        pairs = [(one, later) for at, one in enumerate(sequence) for later in sequence[at + 1 :]]
        before.update(pairs)
        if wrong := [(one, later) for one, later in pairs if rank[one] > rank[later]]:
            turned.append(wrong)
    clear = {
        (one, later)
        for (one, later), number in before.items()
        if number <= rare * (number + before[later, one])
    }
    meant = sum(any(pair in clear for pair in pairs) for pairs in turned)
    several = max(1, sum(len(one) > 1 for one in sequences))
    return len(turned) <= rare * several and meant >= len(turned) - meant
