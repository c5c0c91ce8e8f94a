"""How often a guessed schema is right: after slips, and on notes of other kinds.

    python bench/guessing.py                        # our own notes, each slip and each two slips
    python bench/guessing.py --schema rfc FOLDER    # the same for others' notes of that kind
    python bench/guessing.py --strangers FOLDER...  # which schemas notes get, by folder

Nothing is printed of a note but its path and what was done to it.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from notelint.lint.auto_detect import auto_detect
from notelint.lint.signatures import signature_of
from notelint.model.source import Source
from notelint.parse import parse
from notelint.schema.built_in import built_in_names
from notelint.schema.loading import load_schema

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests" / "schemas"))

from slips import required_of, slipped  # noqa: E402 - the tests' own slips

SCHEMAS = {name: load_schema(name) for name in built_in_names()}
SIGNS = tuple(map(signature_of, SCHEMAS.values()))
LARGEST = 200_000
SHOWN = 20


class Slipped(NamedTuple):
    """How many notes with slips there were, and those that lost their schema."""

    tried: int
    lost: list[str]


def guessed(path: str, text: str) -> str:
    """The schema that a note gets, "" for none."""
    return auto_detect(parse(Source.of(path, text)), SIGNS, path)


def read(folder: Path) -> Iterator[tuple[str, str]]:
    """The notes of a folder, each with its path there."""
    for file in sorted(folder.rglob("*.md")):
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        if len(text) <= LARGEST:
            yield file.relative_to(folder).as_posix(), text


def own(schema: str) -> Iterator[tuple[str, str]]:
    """Our notes of a schema, without the help of a telling path."""
    good = ROOT / "schemas" / "examples" / "good" / f"{schema}.md"
    written = sorted((ROOT / "tests" / "schemas" / "notes").glob(f"{schema}-*.md"))
    for file in (good, *written):
        yield "note.md", file.read_text(encoding="utf-8")


def slips(notes: Iterable[tuple[str, str]], schema: str, *, pairs: bool, every: int = 1) -> Slipped:
    """All slips on the notes that have the schema without one."""
    tried, lost = 0, []
    for path, text in notes:
        if guessed(path, text) != schema:
            continue
        names = required_of(SCHEMAS[schema], text)
        for done, changed in islice(slipped(text, names, pairs=pairs), 0, None, every):
            tried += 1
            if guessed(path, changed) != schema:
                lost.append(f"{path}: {done}")
    return Slipped(tried, lost)


def tell(name: str, one: Slipped, two: Slipped) -> None:
    """A line of the table."""
    shares = [
        f"{100 * (1 - len(each.lost) / each.tried):.1f} % of {each.tried:,}" if each.tried else "-"
        for each in (one, two)
    ]
    print(f"| {name} | {shares[0]} | {shares[1]} |", flush=True)


def main() -> None:
    """Count, and print tables in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--schema", choices=list(SCHEMAS))
    parser.add_argument("--strangers", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="try every so manieth pair")
    parser.add_argument("--lost", action="store_true", help="list what was lost")
    given = parser.parse_args()
    if given.strangers:
        for folder in given.folders:
            counts = Counter(guessed(path, text) or "none" for path, text in read(folder))
            print(f"{folder.name}: {dict(counts.most_common())}", flush=True)
        return
    print("| schema | one slip: kept | two slips: kept |\n| --- | --- | --- |")
    for schema in [given.schema] if given.schema else SCHEMAS:
        notes = [note for folder in given.folders for note in read(folder)]
        chosen = notes if given.folders else list(own(schema))
        one = slips(chosen, schema, pairs=False)
        two = slips(chosen, schema, pairs=True, every=given.every)
        tell(schema, one, two)
        for line in [*one.lost, *two.lost][: SHOWN * given.lost]:
            print(f"  {line}")


if __name__ == "__main__":
    main()
