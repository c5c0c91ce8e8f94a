"""notelint and its peers on the same notes, taking turns.

    python bench/side_by_side.py --notes 2000 --rounds 5

Prints a table of medians, and of ratios to notelint in one process.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from corpus import make_corpus
from measure import Usage, forget_results, measure, medians, table, try_out
from peers import BENCH, Contender, configure, contenders, install

PARSE = Contender("markdown-it-py, parse only", (sys.executable, str(BENCH / "bare_parse.py"), "."))
CPU_TARGET = 1.5


def compare(notes: int, rounds: int) -> str:
    """Run everything `rounds` times on a corpus of `notes`, and put the figures in words."""
    missing = install()
    configure()
    every = [*contenders(), PARSE]
    taken: dict[str, list[Usage]] = {one.name: [] for one in every}
    with tempfile.TemporaryDirectory(prefix="notelint-bench-") as place:
        folders = {share: Path(place) / f"{share}" for share in {one.share for one in every}}
        sizes = {
            share: make_corpus(folder, max(1, round(notes * share)))
            for share, folder in folders.items()
        }
        cache = Path(place) / "cache"
        kept = {"NOTELINT_CACHE_DIR": str(cache)}
        for one in every:
            try_out(one.command, folders[one.share], kept)
        for _ in range(rounds):
            for one in every:
                forget_results(cache)
                if one.keeps:
                    try_out(one.command, folders[one.share], kept)
                taken[one.name].append(measure(one.command, folders[one.share], kept))
    scales = {one.name: sizes[1] / sizes[one.share] for one in every}
    figures = {name: medians(usages) for name, usages in taken.items()}
    lines = [f"{notes} notes, {sizes[1] / 1e6:.1f} MB, medians of {rounds} rounds", ""]
    lines += [_table(every, figures, scales), ""]
    ratio = figures["notelint"].cpu / figures[PARSE.name].cpu
    lines.append(
        f"Processor time, notelint in one process over the bare parse: {ratio:.2f} "
        f"(target: at most {CPU_TARGET})"
    )
    lines += [f"Not measured: {reason}" for reason in missing]
    return "\n".join(lines)


def _table(every: list[Contender], figures: dict[str, Usage], scales: dict[str, float]) -> str:
    base = figures["notelint"]
    rows = []
    for one in every:
        usage, scale = figures[one.name], scales[one.name]
        about = "about " if scale > 1 else ""
        rows.append([
            one.name,
            f"{about}{usage.wall * scale:.2f}",
            f"{about}{usage.cpu * scale:.2f}",
            f"{usage.peak:.0f}",
            f"{about}{usage.wall * scale / base.wall:.2f}",
            f"{about}{usage.cpu * scale / base.cpu:.2f}",
        ])  # fmt: skip
    header = ["", "wall, s", "CPU, s", "peak, MB", "wall, ratio", "CPU, ratio"]
    return table(header, rows)


def main() -> None:
    """Read the command line, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notes", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    print(compare(arguments.notes, arguments.rounds))


if __name__ == "__main__":
    main()
