"""Writes the seeds of the fuzzer: our notes, schemas and settings, and small notes of each family.

    python fuzz/make_seeds.py FOLDER

They are made of what the repository has already, so that a new kind of note is a seed as well.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "growth"))

from families import EVIDENCE, FAMILIES, REGION, STRUCTURE  # noqa: E402

TRIED, SCHEMA, SETTINGS, PAGE, QUOTES, PARTS, REGIONS, BUILT_IN = range(8)
"""Which target a first byte chooses: the order of `targets` in fuzz.py."""


def seeds() -> Iterator[tuple[str, int, bytes]]:
    """The name, the target and the content of each seed."""
    for path in sorted((ROOT / "schemas").glob("*.yaml")):
        yield path.stem, SCHEMA, path.read_bytes()
    for folder in ("examples", "tests/notes", "schemas/examples", "docs/rules"):
        for path in sorted((ROOT / folder).rglob("*.md")):
            yield path.stem, TRIED, path.read_bytes()
            yield f"{path.stem}-news", BUILT_IN + 5, path.read_bytes()
    for path in (ROOT / "notelint.toml", ROOT / "examples" / "notelint.toml"):
        yield path.parent.name, SETTINGS, path.read_bytes()
    for name, case in FAMILIES.items():
        target = (
            QUOTES
            if name in EVIDENCE
            else PARTS
            if name in STRUCTURE
            else REGIONS
            if name in REGION
            else TRIED
        )
        yield name.replace(" ", "-"), target, case.note(3).encode()
    yield "page", PAGE, b"euc-kr\n<html><body><p>a <ruby>b<rt>c</rt></ruby></p></body></html>"


def main() -> None:
    """Write each seed to a file of its own."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, target, content) in enumerate(seeds()):
        (folder / f"{number:03}-{name}").write_bytes(bytes([target]) + content)


if __name__ == "__main__":
    main()
