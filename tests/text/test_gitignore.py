"""Ignore patterns. That they match as Git's do is tested against Git itself, in tests/files."""

import time

import pytest

from notelint.text.gitignore import covers, parse, verdict


@pytest.mark.parametrize(
    ("line", "path", "folder", "expected"),
    [
        ("*.md", "a/b.md", False, True),
        ("/b.md", "a/b.md", False, None),
        ("a/b.md", "a/b.md", False, True),
        ("a/*", "a/b/c", False, None),
        ("a/**", "a/b/c", False, True),
        ("**/c", "c", False, True),
        ("a/**/c", "a/c", False, True),
        ("build/", "build", True, True),
        ("build/", "build", False, None),
        ("!*.md", "a.md", False, False),
        ("# comment", "# comment", False, None),
        (r"\#a", "#a", False, True),
        (r"\!a", "!a", False, True),
        ("a  ", "a", False, True),
        ("a\\ ", "a ", False, True),
        ("[a-c].md", "b.md", False, True),
        ("[!a-c].md", "b.md", False, None),
        ("[[:digit:]].md", "7.md", False, True),
        ("[[:nonsense:]].md", "7.md", False, None),
        ("[a", "[a", False, None),
        ("a\\", "a\\", False, None),
        ("한*", "한글.md", False, True),
        ("\udcff*", "\udcff.md", False, True),
    ],
)
def test_a_line_says_of_a_path(line: str, path: str, folder: bool, expected: bool | None) -> None:
    assert verdict(parse([line]), path, folder=folder) is expected


def test_the_last_matching_line_decides() -> None:
    patterns = parse(["*.md", "!keep.md", "keep.m?"])
    assert verdict(patterns, "keep.md", folder=False) is True
    assert verdict(patterns[:2], "keep.md", folder=False) is False


def test_globs_that_choose_files_cover_what_lies_in_a_folder() -> None:
    patterns = parse(["notes/", "!draft-*"])
    assert covers(patterns, "notes/2024/a.md")
    assert covers(patterns, "x/notes/draft-a.md")
    assert not covers(patterns, "other/a.md")
    assert not covers(parse(["*.md", "!draft-*"]), "a/draft-b.md")


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("*a" * 30 + "b", "a" * 255),
        ("**/a/" * 30 + "b", "/".join("a" * 2000)),
        ("**" + "/*a*/**" * 15 + "/b", "/".join(["aa"] * 1300)),
        ("[[:alpha:]" * 100, "a" * 255),
    ],
)
def test_no_pattern_runs_away(line: str, path: str) -> None:
    begin = time.perf_counter()
    assert verdict(parse([line]), path, folder=False) is None
    assert time.perf_counter() - begin < 0.5
