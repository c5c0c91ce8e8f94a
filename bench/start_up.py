"""How long `notelint check` takes for one note, against what its imports alone would take.

    python bench/start_up.py --runs 40

Prints medians; the commands take turns, so that whatever else the machine does hits them alike.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from measure import Usage, forget_results, measure, medians, table, try_out
from peers import BENCH, NOTELINT

IMPORTS = "import click, yaml, markdown_it"
CHECK = "notelint check good-note"
CONFIGURED = f"{CHECK}, with a notelint.toml"
UNCHANGED = f"{CHECK}, nothing changed"
UNPLANNED = f"{CHECK}, without a cached plan"
TARGETS = {CHECK: 1.35, CONFIGURED: 1.45, UNCHANGED: 1.2, UNPLANNED: 2.5}
"""The most that each may take, over the imports."""

COMMANDS = {
    "python -c pass": ("plain", (sys.executable, "-c", "pass")),
    IMPORTS: ("plain", (sys.executable, "-c", IMPORTS)),
    CHECK: ("plain", (*NOTELINT, "good.md")),
    CONFIGURED: ("configured", (*NOTELINT, "good.md")),
    "notelint check bad-note": ("plain", (*NOTELINT, "bad.md")),
    UNCHANGED: ("plain", (*NOTELINT, "good.md")),
}
"""What is run, and in which of the two folders."""


def compare(runs: int) -> str:
    """Run the commands in turn, `runs` times each, and put the medians in words."""
    taken: dict[str, list[Usage]] = {name: [] for name in (*COMMANDS, UNPLANNED)}
    with tempfile.TemporaryDirectory(prefix="notelint-bench-") as place:
        for folder in (Path(place) / "plain", Path(place) / "configured"):
            folder.mkdir()
            for kind in ("good", "bad"):
                note = BENCH.parent / "examples" / kind / "news-scrap.md"
                (folder / f"{kind}.md").write_bytes(note.read_bytes())
        entry = '[[notes]]\nfiles = "*.md"\nschema = "news-scrap"\n'
        (Path(place) / "configured" / "notelint.toml").write_text(entry, encoding="utf-8")
        cache_folder = Path(place) / "cache"
        cache = {"NOTELINT_CACHE_DIR": str(cache_folder)}
        for where, command in COMMANDS.values():
            try_out(command, Path(place) / where, cache)
        for _ in range(runs):
            shutil.rmtree(cache_folder)
            taken[UNPLANNED].append(measure((*NOTELINT, "good.md"), Path(place) / "plain", cache))
            try_out((*NOTELINT, "good.md"), Path(place) / "configured", cache)
            for name, (where, command) in COMMANDS.items():
                forget_results(cache_folder)
                if name == UNCHANGED:
                    try_out(command, Path(place) / where, cache)
                taken[name].append(measure(command, Path(place) / where, cache))
    figures = {name: medians(usages) for name, usages in taken.items()}
    base = figures[IMPORTS].wall
    rows = [
        [name, f"{usage.wall * 1000:.0f}", f"{usage.wall / base:.2f}", f"{usage.peak:.0f}"]
        for name, usage in figures.items()
    ]
    targets = [
        f"{name}: {figures[name].wall / base:.2f} of the three imports (target: at most {target})"
        for name, target in TARGETS.items()
    ]
    return "\n".join([
        f"Medians of {runs} runs, taking turns",
        "",
        table(["", "wall, ms", "ratio", "peak, MB"], rows),
        "",
        *targets,
    ])  # fmt: skip


def main() -> None:
    """Read the command line, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=40)
    print(compare(parser.parse_args().runs))


if __name__ == "__main__":
    main()
