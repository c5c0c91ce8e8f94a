"""`--baseline` through the whole program, in a real repository."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Git = Callable[..., str]

SCHEMA = """\
notelint: 1
name: scrap
parts:
  - {id: title, heading: {level: 1}}
  - {id: article, heading: {text: Article}, holds: prose}
  - {id: evidence, heading: {text: Evidence}, holds: quotes, quotes: {from: article}}
"""
ARTICLE = "## Article\n\nThe new service costs 25 dollars a month, says the company.\n"
NOTE = f"# T\n\n{ARTICLE}\n## Evidence\n\n- The new service costs 20 dollars a month\n"
SETTINGS = '[[notes]]\nfiles = "*"\nschema = "scrap.yaml"\n'


@pytest.fixture
def vault(run: Run, tmp_path: Path, git: Git) -> Path:
    """A repository of two notes with one error each, and their baseline in the settings."""
    for name in ("good.md", "bad.md", "warned.md", "decision.yaml"):
        (tmp_path / name).unlink()
    (tmp_path / "scrap.yaml").write_text(SCHEMA)
    (tmp_path / "notelint.toml").write_text('baseline = "baseline.json"\n' + SETTINGS)
    (tmp_path / "a.md").write_text(NOTE)
    (tmp_path / "b.md").write_text(f"# T\n\n{ARTICLE}")
    git("init", "-q")
    git("add", "-A", ".")
    git("commit", "-qm", "notes")
    done = run("check", "--update-baseline")
    assert (done.returncode, done.stderr) == (
        0,
        "notelint: baseline.json: 2 added, 0 removed\n",
    )
    return tmp_path


def entries(vault: Path) -> list[tuple[str, str]]:
    data = json.loads((vault / "baseline.json").read_text(encoding="utf-8"))
    return [(entry["path"], entry["code"]) for entry in data["findings"]]


def report(run: Run, *arguments: str, **options: str) -> tuple[int, int, list[str]]:
    """The exit code, the number of hidden findings, and the codes of the others."""
    done = run("check", "--format", "json", *arguments, **options)
    data = json.loads(done.stdout)
    return (
        done.returncode,
        data["summary"]["baselined"],
        [finding["code"] for finding in data["findings"]],
    )


def test_what_was_there_is_hidden_and_counted(run: Run, vault: Path) -> None:
    assert entries(vault) == [("a.md", "Q002"), ("b.md", "S001")]
    done = run("check", "--strict", "--statistics")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("no problems found\n2 findings hidden by the baseline\n")
    assert report(run) == (0, 2, [])
    assert run("check", "--language", "ko").stdout.splitlines()[1] == (
        "베이스라인으로 숨긴 문제 2개"
    )


def test_the_baseline_of_the_configuration_can_be_left_out(run: Run, vault: Path) -> None:
    assert report(run, "--no-baseline") == (1, 0, ["Q002", "S001"])
    for option in ("--baseline=baseline.json", "--update-baseline"):
        assert "--no-baseline cannot be combined" in run("check", "--no-baseline", option).stderr


def test_what_is_new_counts(run: Run, vault: Path) -> None:
    (vault / "c.md").write_text(f"# T\n\n{ARTICLE}")
    assert report(run) == (1, 2, ["S001"])
    assert entries(vault) == [("a.md", "Q002"), ("b.md", "S001")]
    done = run("check", "--update-baseline")
    assert done.stderr == "notelint: baseline.json: 1 added, 0 removed\n"
    assert report(run) == (0, 3, [])


@pytest.mark.parametrize(
    "text",
    [
        NOTE.replace("20 dollars", "21 dollars"),  # the quote
        NOTE.replace("25 dollars", "26 dollars"),  # the article
        NOTE.replace("costs 20", "cost 20"),
        NOTE + "- Rivals will build a plant next year, as everybody knows\n",
    ],
)
def test_a_changed_quote_is_never_hidden(run: Run, vault: Path, text: str) -> None:
    (vault / "a.md").write_text(text)
    code, _, codes = report(run)
    assert (code, len(codes)) == (1, 1)
    assert codes[0] in ("Q001", "Q002")


def test_moved_lines_and_renamed_notes_keep_their_entries(run: Run, vault: Path, git: Git) -> None:
    (vault / "a.md").write_text(NOTE.replace("# T\n", "# T\n\nA word before.\n"))
    (vault / "deep").mkdir()
    git("mv", "a.md", "deep/새 이름.md")
    assert report(run) == (0, 2, [])
    assert report(run, "deep/새 이름.md") == (0, 1, [])
    done = run("check", "--update-baseline")
    assert done.stderr == "notelint: baseline.json: 0 added, 0 removed\n"
    assert entries(vault) == [("b.md", "S001"), ("deep/새 이름.md", "Q002")]


def test_cured_entries_are_reported_and_removed_by_an_update(run: Run, vault: Path) -> None:
    (vault / "a.md").write_text(NOTE.replace("20 dollars", "25 dollars"))
    done = run("check")
    assert done.returncode == 0
    assert done.stderr == (
        "notelint: baseline.json: 1 finding no longer found (a.md Q002); "
        "remove with `--update-baseline`\n"
    )
    assert len(entries(vault)) == 2
    done = run("check", "--update-baseline")
    assert done.stderr == "notelint: baseline.json: 0 added, 1 removed\n"
    (vault / "a.md").write_text(NOTE)
    assert report(run) == (1, 1, ["Q002"])


def test_only_runs_over_folders_find_entries_cured(run: Run, vault: Path) -> None:
    (vault / "a.md").write_text(NOTE.replace("20 dollars", "25 dollars"))
    before = (vault / "baseline.json").read_text()
    (vault / "other").mkdir()
    (vault / "other/c.md").write_text(NOTE.replace("20 dollars", "25 dollars"))
    for arguments in (("a.md",), ("b.md",), ("other",), ("--select", "T", "."), ("-",)):
        done = run("check", *arguments, stdin="# T\n\n## Article\n\nText.\n")
        assert "no longer found" not in done.stderr
        run("check", "--update-baseline", *arguments, stdin=NOTE.replace("20", "25"))
        assert (vault / "baseline.json").read_text() == before


def test_a_deleted_note_s_entries_are_cured_where_it_was(run: Run, vault: Path) -> None:
    (vault / "b.md").unlink()
    (vault / "other").mkdir()
    (vault / "other/c.md").write_text(NOTE.replace("20 dollars", "25 dollars"))
    assert run("check", "other").stderr == ""
    assert "1 finding no longer found (b.md S001)" in run("check").stderr


def test_a_note_that_could_not_be_read_is_not_cured(run: Run, vault: Path) -> None:
    (vault / "a.md").write_bytes(b"\xff")
    done = run("check", "--format", "concise")
    assert "N005" in done.stdout
    assert done.stderr == ""
    assert "0 added, 0 removed" in run("check", "--update-baseline").stderr
    assert entries(vault) == [("a.md", "Q002"), ("b.md", "S001")]


def test_a_failure_is_not_recorded(run: Run, vault: Path) -> None:
    (vault / "c.md").write_bytes(b"\xff")
    done = run("check", "--update-baseline")
    assert (done.returncode, done.stderr) == (1, "notelint: baseline.json: 0 added, 0 removed\n")


def test_the_same_from_a_folder_below_and_on_standard_input(run: Run, vault: Path) -> None:
    (vault / "deep").mkdir()
    assert report(run, "../a.md", folder="deep") == (0, 1, [])
    assert report(run, "..", folder="deep") == (0, 2, [])
    assert report(run, "--stdin-filename", "a.md", "-", stdin=NOTE) == (0, 1, [])
    assert report(run, "--stdin-filename", "b.md", "-", stdin=NOTE) == (1, 0, ["Q002"])


def test_notes_without_a_schema_in_strict_runs(run: Run, vault: Path) -> None:
    (vault / "notelint.toml").write_text("")
    (vault / "a.md").write_text("# A\n")
    (vault / "b.md").write_text("# B\n")
    arguments = ("--baseline", "strict.json", "--strict")
    assert "2 added" in run("check", "--update-baseline", *arguments).stderr
    assert report(run, *arguments) == (0, 2, [])
    done = run("check", "--baseline", "strict.json")
    assert (done.returncode, done.stderr) == (0, "")
    (vault / "c.md").write_text("# C\n")
    assert report(run, *arguments) == (1, 2, ["N003"])


def test_since_counts_only_what_remains(run: Run, vault: Path, git: Git) -> None:
    (vault / "a.md").write_text(NOTE.replace("# T\n", "# T\n\n[old](gone.md)\n"))
    git("commit", "-qam", "a dead link")
    run("check", "--update-baseline")
    text = (vault / "a.md").read_text()
    (vault / "a.md").write_text(text + "- [new](missing.md)\n")
    done = run("check", "--format", "concise", "--since", "HEAD", "--select", "L")
    assert [line.split()[1:3] for line in done.stdout.splitlines()[:1]] == [["error", "L003"]]
    assert "missing.md" in done.stdout
    assert "1 finding hidden by the baseline\n" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--baseline", "none.json"), "none.json: no such baseline; create it with"),
        (("--baseline", "a.md"), "a.md:1:1: is not valid JSON"),
        (("--baseline", "."), ".: cannot be read: it is a folder"),
        (("--baseline", "a.md", "--update-baseline"), "a.md:1:1: is not valid JSON"),
    ],
)
def test_a_baseline_that_cannot_be_read(
    run: Run, vault: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run("check", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"notelint: {said}")
    assert (vault / "a.md").read_text() == NOTE


def test_settings_name_one_in_the_repository_only(run: Run, vault: Path) -> None:
    (vault / "notelint.toml").write_text('baseline = "../b.json"\n')
    done = run("check", "--update-baseline")
    assert (done.returncode, done.stderr) == (
        2,
        "notelint: notelint.toml:1:12: `baseline` must be a file in the repository\n",
    )
    (vault / "notelint.toml").write_text("")
    assert run("check", "--update-baseline").stderr == (
        "notelint: --update-baseline: requires `--baseline FILE` or the setting `baseline`\n"
    )
