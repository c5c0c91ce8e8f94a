"""Runs that keep results say what runs without a cache say, whatever happened in between."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions
from notelint.commands.common import Outcome
from notelint.commands.stages.notes import _check_files
from notelint.config import results_scope as results_scope_module
from notelint.config.load import load_plan
from notelint.config.results_scope import results_scope
from notelint.files.system_folders import cache_folder
from notelint.model.facts import NoteResult

SCHEMAS = (
    "notelint: 1\nname: own\nparts:\n  - id: title\n    heading: {level: 1}\n",
    (
        "notelint: 1\nname: own\nparts:\n  - id: title\n    heading: {level: 1}\n"
        "  - id: more\n    heading: {text: More, level: 2}\n"
    ),
)
ARTICLES = """\
notelint: 1
name: scrap
parts:
  - id: title
    heading: {level: 1}
  - id: evidence
    heading: {text: Evidence, level: 2}
    holds: quotes
    quotes: {from: file, path: "{name}.txt"}
"""
SETTINGS = (
    '[[notes]]\nfiles = "*.md"\nschema = "own.yaml"\n',
    '[[notes]]\nfiles = "/b/"\nschema = "own.yaml"\n',
    'ignore = ["T004"]\n',
    '[per-file-ignores]\n"/a/" = ["T"]\n',
    '[severity]\nT004 = "error"\n',
    'language = "ko"\n',
    "",
)
TEXTS = (
    "# One \n\nSee [two](../b/two.md#more).\n",
    "# Two \n\n## More\n\nText.\n",
    "# Too\n\n## Mare \n\nText.\n",
    "#Three\n\n[x](missing.md) \n\n<!-- notelint: disable=T004 -->\n",
    "\xff",
    "",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with notes, and a cache that is not in it."""
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    here = tmp_path / "here"
    for name in ("a/one", "b/two", "three"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / f"{name}.md").write_text("# Title \n\nSee [two](b/two.md#more).\n")
    monkeypatch.chdir(here)
    return here


def run(**options: object) -> Outcome:
    return check(CheckOptions(**{"jobs": 1, "format": "concise", **options}))  # type: ignore[arg-type]


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the notes that are checked and not remembered."""
    import notelint.lint.check_note as module

    paths: list[str] = []
    real: Callable[..., NoteResult] = module.check_note

    def recorded(path: str, *rest: object) -> NoteResult:
        paths.append(path)
        return real(path, *rest)

    monkeypatch.setattr(module, "check_note", recorded)
    return paths


def test_only_changed_notes_are_checked(folder: Path, checked: list[str]) -> None:
    first = run()
    assert len(checked) == 3
    checked.clear()
    assert run() == first
    assert not checked
    (folder / "b/two.md").write_text("# Changed\n\n## More\n")
    changed = run()
    assert checked == ["b/two.md"]
    assert changed != first
    checked.clear()
    assert run(paths=("b/two.md", "a")) == run(paths=("b/two.md", "a"), cache=False)
    assert checked == ["a/one.md", "b/two.md"]  # those of the run without a cache


def test_any_sequence_of_changes_gives_what_a_run_without_a_cache_gives(folder: Path) -> None:
    chance = random.Random(16)
    names = ("a/one.md", "b/two.md", "three.md", "a/four.md")
    for _ in range(60):
        path = folder / chance.choice(names)
        match chance.randrange(6):
            case 0 | 1:
                path.write_bytes(chance.choice(TEXTS).encode("latin-1"))
            case 2 if path.exists():
                os.utime(path, ns=(chance.randrange(2 * 10**18),) * 2)
            case 3 if path.exists():
                path.replace(folder / chance.choice(names))
            case 4:
                (folder / "own.yaml").write_text(chance.choice(SCHEMAS))
                (folder / "notelint.toml").write_text(chance.choice(SETTINGS))
            case _:
                path.unlink(missing_ok=True)
        options = chance.choice(({}, {"select": ("T", "L")}, {"strict": True}, {"paths": ("a",)}))
        assert run(**options) == run(cache=False, **options)


def test_articles_beside_notes_are_looked_at_again(folder: Path, checked: list[str]) -> None:
    (folder / "scrap.yaml").write_text(ARTICLES)
    (folder / "notelint.toml").write_text('[[notes]]\nfiles = "*.md"\nschema = "scrap.yaml"\n')
    for note in ("a/one.md", "b/two.md", "three.md"):
        (folder / note).write_text('# Title\n\n## Evidence\n\n- "It is a fact."\n')
    article = folder / "three.txt"
    article.write_text("They say: It is a fact.\n")
    first = run(paths=("three.md",))
    assert "1 found" in first.report
    checked.clear()
    assert run(paths=("three.md",)) == first
    assert not checked
    for change in (lambda: article.write_text("They say: It is no fact.\n"), article.unlink):
        change()
        changed = run(paths=("three.md",))
        assert changed == run(paths=("three.md",), cache=False)
        assert "1 found" not in changed.report
        article.parent.joinpath("three.md").touch()


def test_other_languages_and_formats_use_the_same_results(folder: Path, checked: list[str]) -> None:
    run()
    checked.clear()
    for options in ({"language": "ko"}, {"format": "full"}, {"format": "json"}):
        told = run(**options)
        assert not checked
        assert told == run(cache=False, **options)
        checked.clear()


def test_a_report_with_details_checks_anew(folder: Path, checked: list[str]) -> None:
    run()
    checked.clear()
    run(format="html")
    assert len(checked) == 3


def test_fixes_are_the_same(folder: Path) -> None:
    run()
    fixed = run(fix=True, unsafe_fixes=True)
    assert "Title \n" not in (folder / "three.md").read_text()
    assert "fixed" in fixed.report
    assert run() == run(cache=False)


def test_what_was_checked_before_an_interruption_is_kept(folder: Path, checked: list[str]) -> None:
    options = CheckOptions(jobs=1)
    loaded = load_plan(options.for_plan())
    scope = results_scope(loaded, ["run"])
    with closing(_check_files(options, loaded.plan, scope)) as results:
        next(results)
    checked.clear()
    with closing(_check_files(options, loaded.plan, scope)) as results:
        assert len(list(results)) == 3
    assert checked == ["b/two.md", "three.md"]


def test_the_same_code_installed_anew_gives_the_same_results(
    folder: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A CI job installs notelint each time, so that the times of all its files are new."""
    run()
    checked.clear()
    stamps = results_scope_module.source_stamps
    monkeypatch.setattr(
        results_scope_module,
        "source_stamps",
        lambda packages: [[path, size, time + 1] for path, size, time in stamps(packages)],
    )
    run()
    assert not checked
    monkeypatch.setattr(results_scope_module, "checker_digest", lambda: "other code")
    run()
    assert not checked  # nothing has a new time since: the code is not read again
    monkeypatch.setattr(results_scope_module, "source_stamps", lambda _: [])
    run()
    assert len(checked) == 3


@pytest.mark.parametrize("damage", [b"", b"x", b"a b c", b"\xff" * 300])
def test_a_damaged_stamp_of_the_code_is_made_anew(
    folder: Path, checked: list[str], damage: bytes
) -> None:
    run()
    code = Path(cache_folder()) / "code"
    kept = code.read_bytes()
    code.write_bytes(damage)
    checked.clear()
    run()
    assert not checked
    assert code.read_bytes() == kept


@pytest.mark.parametrize("jobs", [1, 2])
def test_known_and_new_results_come_in_the_order_of_the_notes(folder: Path, jobs: int) -> None:
    for number in range(40):
        (folder / f"n{number:02}.md").write_text("# Note \n")
    run(jobs=jobs)
    for number in range(3, 40, 4):
        (folder / f"n{number:02}.md").write_text("# Another one \n")
    assert run(jobs=jobs) == run(cache=False)


def test_cleared_and_in_another_folder(folder: Path, tmp_path: Path, checked: list[str]) -> None:
    run()
    checked.clear()
    run(cache_dir=str(tmp_path / "other"))
    assert len(checked) == 3
    assert list((tmp_path / "other").glob("notes-*.jsonl"))
    checked.clear()
    run(cache_dir=str(tmp_path / "other"))
    assert not checked
    run(clear_cache=True)
    assert len(checked) == 3
    (folder / "notelint.toml").write_text("cache = false\n")
    checked.clear()
    run()
    run()
    assert len(checked) == 6


def test_a_run_that_knows_all_imports_no_parser(folder: Path, tmp_path: Path) -> None:
    run()
    code = (
        "import sys\nfrom notelint.cli.main import main\nsys.argv[1:] = ['check', '.']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'markdown_it', 'notelint.lint.check_note', 'pydantic', 'yaml'} & "
        "set(sys.modules)), file=sys.stderr)\n"
    )
    for note in ("a/one.md", "b/two.md", "three.md"):
        (folder / note).write_text("# Title \n")

    def modules() -> str:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        return done.stderr

    modules()
    assert modules().endswith("[]\n")
