"""Whether memory stays flat as the notes become more, and how much faster two processes are.

    python bench/scaling.py --notes 500 2000 8000 --rounds 3

Prints the quickest round of each: two processes need two idle processors, and whatever else the
machine does can only slow them down. The notes are made for the occasion.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from corpus import make_corpus
from measure import Usage, forget_results, measure, table, try_out
from peers import NOTELINT

JOBS = (1, 2)
TARGET = 1.7


def compare(sizes: Sequence[int], rounds: int) -> str:
    """Run notelint in one and in two processes on corpora of several sizes."""
    rows, speed_up, first_peak = [], 0.0, 0.0
    for notes in sizes:
        one, two = _run(notes, rounds)
        first_peak = first_peak or one.peak
        speed_up = one.wall / two.wall
        rows.append([
            f"{notes} notes",
            f"{one.wall:.2f}",
            f"{two.wall:.2f}",
            f"{speed_up:.2f}",
            f"{one.peak:.0f}",
            f"{two.peak:.0f}",
            f"{one.peak / first_peak:.2f}",
        ])  # fmt: skip
    header = ["", "1 process, s", "2, s", "speed-up", "peak of 1, MB", "largest of 2, MB", "growth"]
    return "\n".join([
        f"The quickest of {rounds} rounds",
        "",
        table(header, rows),
        "",
        f"Two processes over one: {speed_up:.2f} times as fast (target: at least {TARGET})",
    ])  # fmt: skip


def _run(notes: int, rounds: int) -> tuple[Usage, Usage]:
    taken: dict[int, list[Usage]] = {jobs: [] for jobs in JOBS}
    with tempfile.TemporaryDirectory(prefix="notelint-bench-") as place:
        folder = Path(place) / "corpus"
        make_corpus(folder, notes)
        cache = Path(place) / "cache"
        kept = {"NOTELINT_CACHE_DIR": str(cache)}
        try_out((*NOTELINT, "."), folder, kept)
        for _ in range(rounds):
            for jobs in JOBS:
                forget_results(cache)
                taken[jobs].append(measure((*NOTELINT, "--jobs", str(jobs), "."), folder, kept))
    return min(taken[1]), min(taken[2])  # by wall time


def main() -> None:
    """Read the command line, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notes", type=int, nargs="+", default=[500, 2000, 8000])
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    print(compare(arguments.notes, arguments.rounds))


if __name__ == "__main__":
    main()
