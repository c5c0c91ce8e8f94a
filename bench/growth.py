"""Notes that are meant to take more than their length: seconds and memory of whole runs.

    python bench/growth.py --size 1000 --limit 30 [NAME…]

Each family of `tests/growth/families.py` is written at the size given in kB and at four times that,
and checked by a process of its own, network off. The exponent says how time grows with the length,
less what a run takes anyway; the tests count operations, which leaves out what C does in one.
"""

import argparse
import math
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "growth"))

from families import FAMILIES, Case  # noqa: E402
from measure import Usage, measure  # noqa: E402

STEP = 4
COMMAND = [sys.executable, "-m", "notelint", "check", "--jobs", "1", "--format", "json", "note.md"]


def size_for(case: Case, wanted: int) -> int:
    """The number of pieces that gives about so many bytes, as far as the family grows at all."""
    small, large = (len(case.note(size).encode()) for size in (200, 400))
    return max(1, round(wanted * 200 / max(large - small, 1)))


def run(case: Case, size: int, folder: Path, limit: float) -> tuple[int, Usage]:
    """Bytes of the note, and what its check took. Stopped by `timeout` after the limit."""
    note = folder / "note.md"
    note.write_text(case.note(size), "utf-8", newline="")
    command = ["timeout", str(limit), *COMMAND]
    if case.schema:
        (folder / "schema.yaml").write_text(case.schema, "utf-8")
        command += ["--schema", "schema.yaml"]
    variables = {"PYTHONPATH": str(ROOT), "NOTELINT_OFFLINE": "1"}
    return note.stat().st_size, measure(command, folder, variables)


def main() -> None:
    """Measure the families that are named, or all, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--size", type=int, default=1000, help="kB of the smaller note")
    parser.add_argument("--limit", type=float, default=60, help="seconds for one run")
    options = parser.parse_args()
    print("| family | kB | s | MB | kB | s | MB | exponent |\n|---|--:|--:|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        _, empty = run(Case(lambda _: "# A\n"), 1, Path(folder), options.limit)
        for name in options.names or FAMILIES:
            case = FAMILIES[name]
            small = size_for(case, options.size * 1000)
            cells, times = [name], []
            for size in (small, STEP * small):
                length, usage = run(case, size, Path(folder), options.limit)
                times.append(max(usage.wall - empty.wall, 0.01))
                failed = " (stopped)" if usage.status not in (0, 1) else ""
                cells += [str(length // 1000), f"{usage.wall:.1f}{failed}", f"{usage.peak:.0f}"]
            cells.append(f"{math.log(times[1] / times[0], STEP):.2f}")
            print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
