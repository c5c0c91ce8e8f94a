"""Time and memory of a great many small notes: a first run, and one in which nothing has changed.

    python bench/many_notes.py --notes 10000 100000 1000000

The notes have some 400 bytes, one in eight with two findings, in folders of 500. A million of them
take 4 GB of disk, and ten minutes or so.
"""

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measure import forget_results, measure, table, try_out
from peers import NOTELINT

IN_FOLDER, DEFECTIVE = 500, 8
WORDS = "Some words about a thing that was learned today, with *stress* and `code`.\n" * 4


def make_notes(folder: Path, notes: int) -> None:
    """Write the notes."""
    for number in range(notes):
        inside = folder / f"{number // IN_FOLDER:05}"
        if number % IN_FOLDER == 0:
            inside.mkdir(parents=True)
        defect = number % DEFECTIVE == 0
        text = f"# Note {number}\n\n## Summary\n\n{WORDS}\n## Details\n\n- one\n- two"
        text += " \n\n**A line in bold**\n\nText.\n" if defect else "\n"
        (inside / f"{number:07}.md").write_text(text, encoding="utf-8")


def compare(sizes: Sequence[int]) -> str:
    """Check collections of several sizes, and put the figures in words."""
    command = (*NOTELINT, "--format", "concise", "--jobs", str(os.cpu_count() or 1), ".")
    rows = []
    for notes in sizes:
        with tempfile.TemporaryDirectory(prefix="notelint-bench-") as place:
            folder, cache = Path(place) / "notes", Path(place) / "cache"
            make_notes(folder, notes)
            kept = {"NOTELINT_CACHE_DIR": str(cache)}
            try_out((*command[:-1], "00000"), folder, kept)
            forget_results(cache)
            runs = [measure(command, folder, kept) for _ in range(2)]
        figures = (value for run in runs for value in (run.wall, run.cpu, run.peak))
        rows.append([f"{notes:,} notes", *(f"{value:.1f}" for value in figures)])
    what = ("wall, s", "CPU, s", "peak, MB")
    header = ["", *(f"first run: {one}" for one in what), *(f"again: {one}" for one in what)]
    return table(header, rows)


def main() -> None:
    """Read the command line, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notes", type=int, nargs="+", default=[10_000, 100_000])
    print(compare(parser.parse_args().notes))


if __name__ == "__main__":
    main()
