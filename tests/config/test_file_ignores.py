"""`per-file-ignores`: which rules do not run on which notes, and what is wrong in the setting."""

from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.config.load import Loaded
from notelint.lint.file_ignores import ignored_rules
from notelint.model.plan import FileIgnores
from notelint.schema.errors import ConfigError

Load = Callable[..., Loaded]


def settings(text: str) -> None:
    Path("notelint.toml").write_text(text, encoding="utf-8")


def wrong(load: Load) -> list[str]:
    with pytest.raises(ConfigError) as error:
        load()
    return [problem.text() for problem in error.value.problems]


def test_rules_are_named_as_for_select(load: Load) -> None:
    settings('[per-file-ignores]\n"a/**" = ["T", "missing-section"]\n"*.x.md" = "s010"\n')
    assert load().plan.file_ignores == (
        FileIgnores("a/**", ("T004", "T005", "S001")),
        FileIgnores("*.x.md", ("S010",)),
    )


def test_a_note_that_could_not_be_checked_is_passed_over_only_on_purpose(load: Load) -> None:
    settings('[per-file-ignores]\n"a/**" = ["N", "ALL"]\n"b/**" = ["internal-error", "N005"]\n')
    first, second = load().plan.file_ignores
    assert set(first.codes) == {"N003", "S001", "S010", "T004", "T005"}
    assert second.codes == ("N004", "N005")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("drafts/a.md", "T004"),
        ("drafts/deep/a.md", "T004"),
        ("a.md", "S010"),
        ("notes/b.md", "S010"),
        ("notes/drafts/b.md", "S010"),
        ("news/b.md", "S001 S010"),
    ],
)
def test_every_entry_that_matches_counts_and_an_exclamation_mark_inverts(
    load: Load, place: str, expected: str
) -> None:
    settings('[per-file-ignores]\n"/drafts/" = "T004"\n"/news/*" = "S001"\n"!/drafts/" = "S010"\n')
    assert ignored_rules(load().plan, place) == set(expected.split())


def test_mistakes_have_their_place(load: Load) -> None:
    settings('[per-file-ignores]\n"*.md" = ["T", "T044"]\n"b" = "trailing-spac"\n')
    assert wrong(load) == [
        "notelint.toml:2:16: rule `T044` not found; did you mean `T004`?",
        "notelint.toml:3:7: rule `trailing-spac` not found; did you mean `trailing-space`?",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'per-file-ignores = "x"',
            "notelint.toml:1:20: `per-file-ignores` should be a mapping, not `x`",
        ),
        (
            '[per-file-ignores]\n"a[" = ["T"]',
            "notelint.toml:2:1: `a[` is not a valid .gitignore glob",
        ),
        (
            '[per-file-ignores]\n"{a,b}.md" = ["T"]',
            (
                "notelint.toml:2:1: `{a,b}.md` contains `{a,b}`, which .gitignore globs do not "
                "support; write a list of globs"
            ),
        ),
        (
            "[per-file-ignores]\na = [1]",
            "notelint.toml:2:6: `a[0]` should be a string, not the number 1; put it in quotes",
        ),
    ],
)
def test_values_of_another_kind(load: Load, text: str, said: str) -> None:
    settings(text)
    assert wrong(load) == [said]


def test_globs_count_for_the_limit(load: Load) -> None:
    settings("[per-file-ignores]\n" + "".join(f'"{n}" = "T"\n' for n in range(1_001)))
    assert wrong(load) == ["notelint.toml: 1,001 globs, expected at most 1,000"]


def test_the_cached_plan_has_them(load: Load) -> None:
    settings('[per-file-ignores]\n"!a.md" = "T"\n')
    fresh = load(use_cache=True).plan
    assert fresh.file_ignores == (FileIgnores("a.md", ("T004", "T005"), inverted=True),)
    assert load(use_cache=True).plan == fresh
