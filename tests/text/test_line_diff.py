"""Unified diffs, applied by Git."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.text.line_diff import unified_diff

LINES = st.lists(st.sampled_from(["a\n", "b\n", "\n", "c\r\n", "d\re\n"]), max_size=30).map("".join)
TEXTS = st.tuples(LINES, st.sampled_from(["", "end", "a"])).map("".join)


def patched(before: str, diff: str, folder: Path) -> str:
    """A file with a diff applied by `git apply`."""
    file = folder / "a.md"
    file.write_bytes(before.encode())
    command = ["git", "apply", "-p0", "--whitespace=nowarn", "-"]
    subprocess.run(command, input=diff.encode(), cwd=folder, check=True)
    return file.read_bytes().decode()


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_git_applies_the_diff_of_any_two_texts(
    tmp_path_factory: pytest.TempPathFactory, before: str, after: str
) -> None:
    diff = unified_diff(before, after, "a.md")
    if not before or not after:
        return  # a file that is created or deleted has other headers
    folder = tmp_path_factory.mktemp("diff")
    assert (patched(before, diff, folder) if diff else before) == after
    assert bool(diff) == (before != after)


def test_far_changes_are_hunks_of_their_own() -> None:
    before = "".join(f"{number}\n" for number in range(30))
    after = before.replace("\n5\n", "\nfive\n").replace("\n20\n", "\ntwenty\n")
    diff = unified_diff(before, after, "a.md")
    assert [line for line in diff.splitlines() if line.startswith("@@")] == [
        "@@ -3,7 +3,7 @@",
        "@@ -18,7 +18,7 @@",
    ]


def test_a_note_of_many_lines_takes_linear_time(ends: Callable[..., str]) -> None:
    before = "word \n\n" * 100_000
    assert ends(unified_diff, before, "word\n\n" * 100_000, "a.md").count("-word \n") == 100_000
    shorter = ends(unified_diff, before, "word\n" * 100_001, "a.md")
    assert shorter.startswith("--- a.md\n+++ a.md\n@@ ")
