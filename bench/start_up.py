"""How long `notelint check` takes for one note, against what its imports alone would take.

    python bench/start_up.py --runs 40

Prints medians; the commands take turns, so that whatever else the machine does hits them alike.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from corpus import SCHEMAS
from measure import Usage, measure, medians, table
from peers import NOTELINT

TARGET = 1.6
COMMANDS = {
    "python -c pass": (sys.executable, "-c", "pass"),
    "import click, yaml, markdown_it": (sys.executable, "-c", "import click, yaml, markdown_it"),
    "notelint check one-note": (*NOTELINT, "note.md"),
}


def compare(runs: int) -> str:
    """Run the three commands in turn, `runs` times each, and put the medians in words."""
    taken: dict[str, list[Usage]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory(prefix="notelint-bench-") as place:
        folder = Path(place)
        (folder / "note.md").write_bytes((SCHEMAS / "news-scrap.md").read_bytes())
        (folder / "schema.yaml").write_bytes((SCHEMAS / "news-scrap.yaml").read_bytes())
        entry = '[[notes]]\nfiles = "*.md"\nschema = "./schema.yaml"\n'
        (folder / "notelint.toml").write_text(entry, encoding="utf-8")
        cold = measure(COMMANDS["notelint check one-note"], folder)
        for _ in range(runs):
            for name, command in COMMANDS.items():
                taken[name].append(measure(command, folder))
    figures = {name: medians(usages) for name, usages in taken.items()}
    rows = [
        [name, f"{usage.wall * 1000:.1f}", f"{usage.cpu * 1000:.1f}", f"{usage.peak:.0f}"]
        for name, usage in figures.items()
    ]
    rows.append([
        "notelint check one-note, the first time in a folder",
        f"{cold.wall * 1000:.1f}",
        f"{cold.cpu * 1000:.1f}",
        f"{cold.peak:.0f}",
    ])  # fmt: skip
    ratio = (
        figures["notelint check one-note"].wall / figures["import click, yaml, markdown_it"].wall
    )
    return "\n".join([
        f"Medians of {runs} runs, taking turns",
        "",
        table(["", "wall, ms", "CPU, ms", "peak, MB"], rows),
        "",
        f"Start-up over the three imports: {ratio:.2f} (target: at most {TARGET})",
    ])  # fmt: skip


def main() -> None:
    """Read the command line, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=40)
    print(compare(parser.parse_args().runs))


if __name__ == "__main__":
    main()
