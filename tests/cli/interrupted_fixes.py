"""Kills `check --fix` at random moments; for the tests, and for long runs by hand.

python tests/cli/interrupted_fixes.py 200
"""

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

NOTES = 30
BEFORE = b"# A \n\n" + b"text \n\n" * 200
AFTER = b"# A\n\n" + b"text\n\n" * 199 + b"text\n"
COMMAND = (
    sys.executable,
    "-m",
    "notelint",
    "check",
    "--no-cache",
    "--fix-only",
    "--jobs",
    "1",
    ".",
)


def write_notes(folder: Path) -> None:
    """Notes to fix."""
    for number in range(NOTES):
        (folder / f"{number}.md").write_bytes(BEFORE)


def kill_at(folder: Path, seconds: float | None) -> int:
    """Begin to fix, and kill after so many seconds (None: not). How many notes are fixed.

    Each note is either as it was or fixed.
    """
    write_notes(folder)
    process = subprocess.Popen(COMMAND, cwd=folder, stdout=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    process.wait()
    contents = Counter(file.read_bytes() for file in folder.glob("*.md"))
    assert set(contents) <= {BEFORE, AFTER}
    assert contents.total() == NOTES
    return contents[AFTER]


def main(number: int) -> None:
    """Kill so many runs at random moments."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begin = time.monotonic()
        assert kill_at(folder, None) == NOTES
        longest = time.monotonic() - begin
        fixed = [kill_at(folder, chance.uniform(0, longest)) for _ in range(number)]
    partly = sum(0 < count < NOTES for count in fixed)
    print(f"{number} kills, {partly} of them with some notes fixed: {sorted(fixed)}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
