"""The globs of an inferred configuration: few, and right for each note."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.scaffold.cover import Cover, cover, prefixes
from notelint.text.globs import compile_globs
from tests.scaffold.conftest import Run, decisions


def test_many_folders_of_one_kind_are_one_glob() -> None:
    alerts = {f"alerts/team-{n}/{n}" for n in range(18)}
    assert cover(alerts, {"docs", "guides/a"}, {}, "").globs == ("/alerts/**/*",)
    assert cover(alerts | {"docs"}, set(), {}, "").globs == ("**/*",)


def test_a_few_other_folders_inside_are_excluded() -> None:
    alerts = {f"alerts/{n}" for n in range(18)}
    found = cover(alerts, {"alerts/x/deep", "alerts/x/y", "docs"}, {}, "")
    assert found == Cover(("/alerts/**/*",), ("/alerts/x/",))
    found = cover(alerts, {"alerts"}, {}, "alerts").with_suffixes([".md"])
    assert found == Cover(("/alerts/**/*.md",), ("/alerts/*.md",))


def test_a_folder_with_files_left_out_is_not_matched_for_nothing() -> None:
    assert cover({"text"}, set(), {"": 2, ".github": 1}, "").globs == ("/text/**/*",)
    assert cover({"a", "b", "c"}, set(), {"": 1}, "").globs == ("**/*",)


FOLDERS = st.lists(st.sampled_from("ab"), max_size=4).map("/".join)


@settings(deadline=None, max_examples=200)
@given(st.sets(FOLDERS, min_size=1), st.sets(FOLDERS))
def test_the_globs_match_just_the_notes(own: set[str], others: set[str]) -> None:
    found = cover(own, others - own, {}, "").with_suffixes([".md"])
    globs, exclude = compile_globs(found.globs), compile_globs(found.exclude)
    for folder in own | others:
        path = f"{folder}/n.md".lstrip("/")
        matched = globs.match_file(path) and not (found.exclude and exclude.match_file(path))
        assert matched == (folder in own), (found, path)


NAMES = st.text("0123a-é한*[ ", min_size=1, max_size=4).filter(lambda name: name.strip() == name)


@settings(deadline=None, max_examples=200)
@given(st.sets(NAMES, min_size=1, max_size=6), st.sets(NAMES, max_size=6))
def test_prefixes_match_just_some_names(names: set[str], others: set[str]) -> None:
    paths = {f"d/{name}.md" for name in names}
    rest = {f"d/{name}.md" for name in others - names}
    if found := prefixes(paths, rest):
        globs = compile_globs(found)
        assert all(globs.match_file(path) for path in paths)
        assert not any(globs.match_file(path) for path in rest)


def test_an_old_and_a_new_form_in_one_folder_are_two_schemas(folder: Path, run: Run) -> None:
    decisions(folder / "adr", 12)
    for n in range(13, 28):
        (folder / f"adr/{n:04}-newer.md").write_text(
            f"---\nstatus: accepted\ndate: 2024-01-{n:02}\n---\n\n"
            f"# Newer {'abcdefghijklmno'[n - 13]}\n\n"
            "## Problem\n\nText.\n\n## Considered\n\n- One\n- Two\n\n## Outcome\n\nOne.\n"
        )
    done = run("init", "--infer", "adr", "--language", "en")
    assert done.returncode == 0, done.stderr
    settings = tomllib.loads((folder / "notelint.toml").read_text(encoding="utf-8"))
    old, new = settings["notes"]
    assert new["files"] == "/adr/**/*.md"
    assert len(old["files"]) <= 4
    checked = run("check", "--offline", "--format", "concise").stdout.splitlines()
    assert [line.split()[2] for line in checked if ": error " in line] == ["S001"]
    assert checked[-1].endswith("27 notes, 27 with a schema")
    later = folder / "adr/0028-later.md"
    later.write_text("# Later\n\n## Problem\n\nText.\n")
    assert "`Outcome` is missing" in run("check", "--offline", str(later)).stdout


def test_forms_that_no_name_tells_apart_are_told(folder: Path, run: Run) -> None:
    decisions(folder / "adr", 12)
    for n in range(1, 13):
        (folder / f"adr/{n:04}-x.md").write_text(
            f"# Newer {n}x\n\n## Problem\n\nText.\n\n## Considered\n\n- One\n\n## Outcome\n\nOne.\n"
        )
    done = run("init", "--infer", "adr", "--language", "en")
    assert "Notes of 2 structures are in the same folders" in done.stdout


@pytest.mark.parametrize("share", [1, 5])
def test_a_vault_gets_its_dialect(folder: Path, run: Run, share: int) -> None:
    for n in range(6):
        link = "[[Other]]" if n < share else "text"
        (folder / f"{n}.md").write_text(f"# T {n}x\n\n## Links\n\n{link}\n")
    assert run("init", "--infer").returncode == 0
    schema = next(folder.glob("schemas/*.yaml")).read_text()
    assert ("dialect: obsidian" in schema) == (share == 5)


@pytest.mark.parametrize(("wrong", "kind"), [(3, "date"), (5, "string")])
def test_a_type_of_most_values_and_the_others_are_told(
    folder: Path, run: Run, wrong: int, kind: str
) -> None:
    for n in range(20):
        value = "soon" if n < wrong else f"2024-01-{n + 1:02}"
        (folder / f"{n}.md").write_text(f"---\nday: {value}\n---\n\n# T {n}x\n\n## A\n\nText\n")
    done = run("init", "--infer")
    assert f"  day: {kind}\n" in next(folder.glob("schemas/*.yaml")).read_text()
    assert done.stdout.count("`day`") == (wrong if kind == "date" else 0)


@pytest.mark.parametrize(("bare", "off"), [(12, True), (3, False)])
def test_what_most_notes_do_is_no_mistake(folder: Path, run: Run, bare: int, off: bool) -> None:
    for n in range(20):
        url = f"https://example.com/{n}"
        (folder / f"{n}.md").write_text(
            f"# T {n}x\n\n## Source\n\n{url if n < bare else f'<{url}>'}\n\n## More\n\nText\n"
        )
    done = run("init", "--infer")
    assert ("do not follow them: bare-url" in done.stdout) == off
    checked = run("check", "--offline", "--format", "concise").stdout
    assert checked.count("L011") == (0 if off else bare)
