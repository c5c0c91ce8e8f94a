"""The hooks as a user meets them: pre-commit installs them, runs them, and shows what they say."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
Git = Callable[..., str]
Run = Callable[..., subprocess.CompletedProcess[str]]
Uses = Callable[[str], Path]
FOUND = re.compile(r"^(\S+):\d+:\d+: error Q001 quote-not-found: ", re.MULTILINE)


def test_a_good_note_passes(pre_commit: Run, uses: Uses) -> None:
    done = pre_commit("run", "--files", "good.md", cwd=uses("notelint"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^notelint\.+Passed$", done.stdout, re.MULTILINE)


def test_a_bad_note_fails_and_the_finding_is_shown(pre_commit: Run, uses: Uses) -> None:
    done = pre_commit("run", "--files", "good.md", "bad.md", cwd=uses("notelint"))
    assert done.returncode == 1, done.stdout + done.stderr
    assert FOUND.findall(done.stdout) == ["bad.md"]
    assert "2 notes" in done.stdout


def test_files_that_are_no_notes_are_passed_over(pre_commit: Run, uses: Uses) -> None:
    done = pre_commit("run", "--files", "bad.txt", cwd=uses("notelint"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "(no files to check)Skipped" in done.stdout


def test_a_commit_with_a_bad_note_is_refused(pre_commit: Run, uses: Uses, git: Git) -> None:
    notes = uses("notelint")
    done = pre_commit("run", cwd=notes)
    assert done.returncode == 0, "only the configuration is staged\n" + done.stdout + done.stderr
    (notes / "bad.md").write_text((notes / "bad.md").read_text() + "\n")
    git("add", "bad.md", cwd=notes)
    done = pre_commit("run", cwd=notes)
    assert done.returncode == 1, done.stdout + done.stderr
    assert FOUND.findall(done.stdout) == ["bad.md"]


def test_the_collection_is_checked_whatever_has_changed(
    pre_commit: Run, uses: Uses, git: Git
) -> None:
    notes = uses("notelint-collection")
    done = pre_commit("run", "--files", "bad.txt", cwd=notes)
    assert done.returncode == 1, done.stdout + done.stderr
    assert FOUND.findall(done.stdout) == ["bad.md"]
    git("rm", "--quiet", "bad.md", cwd=notes)
    done = pre_commit("run", "--files", "bad.txt", cwd=notes)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^notelint \(whole repository\)\.+Passed$", done.stdout, re.MULTILINE)


def test_the_manifest_is_found_under_its_other_name_too() -> None:
    assert str((ROOT / ".pre-commit-hook.yaml").readlink()) == ".pre-commit-hooks.yaml"


def test_the_fixing_hook_changes_the_notes_of_the_commit_and_stops_it(
    pre_commit: Run, uses: Uses
) -> None:
    notes = uses("notelint-fix")
    good = (notes / "good.md").read_bytes()
    (notes / "good.md").write_bytes(good.replace(b"\n", b" \n", 1))
    (notes / "other.md").write_bytes(b"# Other \n")
    done = pre_commit("run", "--files", "good.md", cwd=notes)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "files were modified by this hook" in done.stdout
    assert (notes / "good.md").read_bytes() == good
    assert (notes / "other.md").read_bytes() == b"# Other \n", "it is not in the commit"
    again = pre_commit("run", "--files", "good.md", cwd=notes)
    assert again.returncode == 0, again.stdout + again.stderr


def test_the_hook_that_init_writes_runs_as_it_stands(
    pre_commit: Run, notes: Path, git: Git
) -> None:
    written = subprocess.run(
        [
            sys.executable,
            "-m",
            "notelint",
            *["init", "--yes", "--language", "en", "--schema", "news-scrap"],
        ],
        cwd=notes,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "wrote .pre-commit-config.yaml" in written.stdout, written.stderr
    git("add", "--all", cwd=notes)
    done = pre_commit("run", "--files", "good.md", "bad.md", cwd=notes)
    assert done.returncode == 1, done.stdout + done.stderr
    assert FOUND.findall(done.stdout) == ["bad.md"]
