"""Globs of the configuration that no note has any use for."""

import pytest

from notelint.lint.assignments import UnusedGlobs, find_unused_globs
from notelint.model.plan import Assignment, FileIgnores, Plan


def plan(*globs: str, ignores: tuple[str, ...] = ()) -> Plan:
    return Plan(
        "/",
        (),
        assignments=tuple(Assignment((glob,), (), "s") for glob in globs),
        file_ignores=tuple(FileIgnores(glob.lstrip("!"), (), "!" in glob) for glob in ignores),
    )


@pytest.mark.parametrize(
    ("given", "places", "expected"),
    [
        (plan("/a/"), ["a/x.md"], UnusedGlobs()),
        (plan("/aa/"), ["a/x.md"], UnusedGlobs(unmatched=("/aa/",))),
        (plan("/a/", "/a/b/"), ["a/x.md", "a/b/x.md"], UnusedGlobs(shadowed=("/a/b/",))),
        (plan("/a/b/", "/a/"), ["a/b/x.md", "a/x.md"], UnusedGlobs()),
        (plan("/a/", "*.md"), ["a/x.md", "b/x.md"], UnusedGlobs()),
        (plan("/a/", "/b/"), [], UnusedGlobs(unmatched=("/a/", "/b/"))),
        (plan(ignores=("/x/", "!/y/", "*.md")), ["a.md"], UnusedGlobs(ignores=("/x/",))),
    ],
)
def test_what_is_of_no_use(given: Plan, places: list[str], expected: UnusedGlobs) -> None:
    assert find_unused_globs(given, places) == expected


def test_no_more_notes_are_looked_at_than_are_needed() -> None:
    places = iter(["a/x.md", "b/x.md", "b/y.md", "b/z.md"])
    assert find_unused_globs(plan("/a/", "/b/"), places) == UnusedGlobs()
    assert list(places) == ["b/z.md"]
