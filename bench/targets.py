"""First and further runs, over the bare parse and beside rumdl: the targets of docs/performance.md.

    python bench/targets.py --notes 1000 --rounds 3

Two corpora: copies of one news scrap, and the mixed notes of `corpus.py`. The commands take turns.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from corpus import make_corpus
from measure import Usage, forget_results, measure, medians, table, try_out
from peers import BENCH, CONFIGURATIONS, NOTELINT, PYTHON_TOOLS, configure, install

SCRAP = BENCH.parent / "tests" / "notes" / "aws-multimodal-ai.md"
RUMDL = (str(PYTHON_TOOLS / "rumdl"), "check", "--isolated")
PARSE, ONE, ALL = "markdown-it-py, parse only", "notelint, one process", "notelint"
KEPT, PEER, PEER_KEPT = "notelint, nothing changed", "rumdl", "rumdl, nothing changed"
COMMANDS = {
    PARSE: (sys.executable, str(BENCH / "bare_parse.py"), "."),
    ONE: (*NOTELINT, "--format", "concise", "--jobs", "1", "."),
    ALL: (*NOTELINT, "--format", "concise", "."),
    KEPT: (*NOTELINT, "--format", "concise", "."),
    PEER: (*RUMDL, "--no-cache", "."),
    PEER_KEPT: (*RUMDL, "--cache-dir", str(CONFIGURATIONS / "rumdl-cache"), "."),
}
AGAIN = (KEPT, PEER_KEPT)
"""Those for which what the run before found counts."""

TARGETS = (
    ("first run, CPU over the bare parse", ONE, PARSE, "cpu", {"copies": 0.6, "mixed": 0.8}),
    ("first run, wall over rumdl's", ALL, PEER, "wall", {"copies": 1.3, "mixed": 1.3}),
    ("nothing changed, wall over rumdl's", KEPT, PEER_KEPT, "wall", {"copies": 1.0, "mixed": 1.0}),
)


def make_copies(folder: Path, notes: int) -> None:
    """A folder with so many copies of one note."""
    folder.mkdir()
    data = SCRAP.read_bytes()
    for number in range(notes):
        (folder / f"{number:06}.md").write_bytes(data)


def compare(notes: int, rounds: int) -> str:
    """Run everything `rounds` times on both corpora, and put the medians in words."""
    missing = install()
    configure()
    figures: dict[str, dict[str, Usage]] = {}
    with tempfile.TemporaryDirectory(prefix="notelint-bench-") as place:
        folders = {"copies": Path(place) / "copies", "mixed": Path(place) / "mixed"}
        make_copies(folders["copies"], notes)
        make_corpus(folders["mixed"], notes)
        for corpus, folder in folders.items():
            figures[corpus] = _medians(folder, Path(place) / f"cache-{corpus}", rounds)
    rows = [
        [name, *(f"{value:.2f}" for runs in figures.values() for value in runs[name][:2])]
        for name in COMMANDS
    ]
    ratios = [
        [name, *(_ratio(figures[corpus], ours, theirs, of, most[corpus]) for corpus in figures)]
        for name, ours, theirs, of, most in TARGETS
    ]
    header = ["", *(f"{corpus}: {what}, s" for corpus in figures for what in ("wall", "CPU"))]
    return "\n".join([
        f"{notes} notes each, medians of {rounds} rounds",
        "",
        table(header, rows),
        "",
        table(["ratio (target: at most)", *figures], ratios),
        *(f"Not measured: {reason}" for reason in missing),
    ])  # fmt: skip


def _medians(folder: Path, cache: Path, rounds: int) -> dict[str, Usage]:
    kept = {"NOTELINT_CACHE_DIR": str(cache)}
    taken: dict[str, list[Usage]] = {name: [] for name in COMMANDS}
    for command in COMMANDS.values():
        try_out(command, folder, kept)
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            forget_results(cache)
            if name in AGAIN:
                try_out(command, folder, kept)
            taken[name].append(measure(command, folder, kept))
    return {name: medians(usages) for name, usages in taken.items()}


def _ratio(runs: dict[str, Usage], ours: str, theirs: str, of: str, most: float) -> str:
    return f"{getattr(runs[ours], of) / getattr(runs[theirs], of):.2f} ({most})"


def main() -> None:
    """Read the command line, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    print(compare(arguments.notes, arguments.rounds))


if __name__ == "__main__":
    main()
