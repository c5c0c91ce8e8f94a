"""All measurements of docs/performance.md, one after the other.

    python bench/run.py [--quick]

It takes a quarter of an hour or so; with `--quick`, which means fewer notes and fewer rounds, a
minute or two.
"""

import argparse
import os
import platform

import links
import many_notes
import scaling
import side_by_side
import start_up
import targets


def main() -> None:
    """Read the command line, measure, print each part as it is ready."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer notes and rounds")
    quick = parser.parse_args().quick
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    _show("Start-up", start_up.compare(10 if quick else 40))
    _show("Targets", targets.compare(*((200, 2) if quick else (1000, 3))))
    _show("Side by side", side_by_side.compare(*((200, 2) if quick else (2000, 5))))
    many = [1_000, 10_000] if quick else [10_000, 100_000]
    sizes = [200, 800] if quick else [500, 2000, 8000]
    _show("External links", links.compare(*((500, 1) if quick else (5000, 3))))
    _show("Memory and processes", scaling.compare(sizes, 2 if quick else 3))
    _show("A great many notes", many_notes.compare(many))


def _show(title: str, text: str) -> None:
    print(f"\n## {title}\n\n{text}", flush=True)


if __name__ == "__main__":
    main()
