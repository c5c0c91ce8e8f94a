"""Globs as Git has them; that random ones agree with Git is tested where files are found."""

import unicodedata

import pytest

from notelint.text.globs import compile_globs, is_malformed_glob
from notelint.text.wildcards import glob_expression


@pytest.mark.parametrize(
    ("globs", "ignored", "kept"),
    [
        (["d/**", "!d/keep.md"], ["d/x.md", "d/e/keep.md"], ["d/keep.md", "x/d/x.md"]),
        (["/d/", "!/d/keep.md"], ["d/x.md", "d/keep.md"], ["e/d/x.md"]),
        (["*", "!*/", "!*.md"], ["a.txt", "d/a.txt"], ["a.md", "d/e/a.md"]),
        (["d/**/"], ["d/e/x.md"], ["d/x.md"]),
        (["**/d/*.md"], ["d/x.md", "a/b/d/x.md"], ["d/e/x.md"]),
        (["a/**/b"], ["a/b", "a/x/b", "a/x/y/b/c"], ["a/xb", "b"]),
        (["*.m[dk]", "!a*"], ["b.md", "x/b.mk"], ["a.md", "b.mx"]),
        (["[[:alpha:]-]x"], ["ax", "-x"], ["1x", "가x", "/x"]),
        (["[!a-c]?"], ["dx"], ["ax", "d", "d/"]),
        (["[]-]x", "[\\]-a]y"], ["]x", "-x", "_y", "ay"], ["ax", "xy"]),
        (["\\*", "\\!x", "\\#y"], ["*", "!x", "#y"], ["x", "a"]),
        (["x.md  ", "y\\ "], ["x.md", "y "], ["x.md  ", "y"]),
        (["# x", "", "[", "a\\", "[[:no:]]"], [], ["# x", "[", "a", "n"]),
        (["caf?", "회?/"], ["café", "회의/x"], ["caf", "회/x", "회의"]),
    ],
    ids=str,
)
def test_what_git_would_ignore(globs: list[str], ignored: list[str], kept: list[str]) -> None:
    spec = compile_globs(globs)
    assert [path for path in [*ignored, *kept] if spec.ignores(path)] == ignored


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_names_match_in_either_unicode_form(form: str, typed: str) -> None:
    spec = compile_globs([unicodedata.normalize(typed, "/회의/caf[é].md")])
    assert spec.match_file(unicodedata.normalize(form, "회의/café.md"))


def test_the_lowest_name_that_is_spoken_of_decides_what_is_meant() -> None:
    spec = compile_globs(["/news/", "!/news/README.md", "!/news/old/"])
    assert [spec.match_file(f"news/{name}") for name in ("a.md", "README.md", "old/a.md")] == [
        True,
        False,
        False,
    ]
    assert not spec.match_file("a.md")


def test_names_that_are_no_utf8() -> None:
    name = b"caf\xe9\xff.md".decode("utf-8", "surrogateescape")
    assert compile_globs(["*.md"]).match_file(name)
    assert compile_globs(["caf??.md"], as_bytes=True).ignores(name)


@pytest.mark.parametrize(
    "glob", ["**/a/" * 12 + "x", "*a" * 40 + "b", "[a-z]*" * 40 + "1", "?*" * 99]
)
def test_no_glob_takes_long(glob: str) -> None:
    spec = compile_globs([glob])
    assert not spec.match_file("a/" * 2_000 + "c" * 3)
    assert not spec.match_file("a" * 50)


def test_brackets_hold_no_character_twice() -> None:
    assert glob_expression("[" + "ab" * 50_000 + "]", whole=False) == glob_expression(
        "[ab]", whole=False
    )


@pytest.mark.parametrize("as_bytes", [False, True])
def test_half_of_a_surrogate_pair_is_a_character(as_bytes: bool) -> None:
    globs = compile_globs(["/a*/"], as_bytes=as_bytes)
    assert globs.ignores("a\ud800/b\udcff.md")
    assert not globs.ignores("b\ud800/b.md")


@pytest.mark.parametrize("glob", ["[", "[a", "a[z-a]", "x\\", "[[:x:]]", "!", "/", "a/[]"])
def test_malformed(glob: str) -> None:
    assert is_malformed_glob(glob)


@pytest.mark.parametrize("glob", ["a", "[a]", "[[:alpha:]]", "\\[", "[]]", "**", "!a/", "#", "[[]"])
def test_not_malformed(glob: str) -> None:
    assert not is_malformed_glob(glob)
