"""The sample of examples/plugin, installed, in everything that rules take part in."""

import json
from pathlib import Path

import pytest

from notelint.report import FORMATS

from .conftest import run

LINE = "a.md:3:4: warning XH001 banned-word: the word `utilize` is not used here; write `use`\n"
SPAWNED = """\
import sys
from notelint.commands.notes import check_path
from notelint.config.load import PlanOptions, load_plan
from notelint.run.processes import map_processes

if __name__ == "__main__":
    plan = load_plan(PlanOptions()).plan
    for result in map_processes(check_path, ["a.md"] * 3, plan, 2, "spawn"):
        print([finding.code for finding in result.findings])
"""


def check(python: Path, notes: Path, *options: str) -> tuple[int, str]:
    done = run(python, "-m", "notelint", "check", "--format", "concise", *options, cwd=notes)
    return done.returncode, done.stdout + done.stderr


def test_its_rule_runs_like_a_built_in_one(python: Path, notes: Path) -> None:
    for _ in range(2):  # the second run has its plan and its results from the caches
        assert check(python, notes, "-q", "--fail-on", "warning") == (1, LINE)
    assert check(python, notes, "-q", "--ignore", "XH001") == (0, "")
    assert check(python, notes, "-q", "--select", "X") == (0, LINE)
    assert check(python, notes, "-q", "--select", "banned-word") == (0, LINE)
    assert check(python, notes, "-q", "--select", "T") == (0, "")
    assert check(python, notes, "-q", "-j", "2") == (0, LINE)


def test_its_severity_options_and_suppressions_are_as_of_other_rules(
    python: Path, notes: Path
) -> None:
    settings = notes / "notelint.toml"
    text = settings.read_text()
    settings.write_text(text + '[severity]\nXH = "error"\n[options.XH001]\nwords = ["we=I"]\n')
    changed = "a.md:3:1: error XH001 banned-word: the word `We` is not used here; write `I`\n"
    for _ in range(2):
        assert check(python, notes, "-q") == (1, changed)
    (notes / "a.md").write_text("# A\n\n<!-- notelint: disable-next-line=banned-word -->\nWe.\n")
    assert check(python, notes, "-q") == (0, "")
    settings.write_text(text + "[options.XH001]\nwords = 3\n")
    code, printed = check(python, notes)
    assert code == 2
    assert printed.startswith("notelint: notelint.toml:3:9: ")


def test_its_fixes_and_suppressions_are_written(python: Path, notes: Path) -> None:
    assert check(python, notes, "-q", "--fix")[0] == 0
    assert (notes / "a.md").read_text() == "# A\n\nWe utilize it.\n"  # its fix is unsafe
    assert check(python, notes, "-q", "--add-suppressions")[0] == 0
    assert "<!-- notelint: disable-next-line=XH001 -->" in (notes / "a.md").read_text()
    (notes / "a.md").write_text("Utilize it.\n")
    assert check(python, notes, "-q", "--fix", "--unsafe-fixes") == (0, "")
    assert (notes / "a.md").read_text() == "Use it.\n"


def test_it_is_listed_and_explained(python: Path, notes: Path) -> None:
    listed = run(python, "-m", "notelint", "rules", cwd=notes).stdout
    assert "\nXH001  banned-word " in listed
    explained = run(python, "-m", "notelint", "explain", "xh001", cwd=notes).stdout
    assert explained.startswith("# XH001: banned-word\n")
    assert 'words = ["utilize=use"]' in explained
    (notes / "notelint.toml").write_text("plugins = []\n")
    assert "XH001" not in run(python, "-m", "notelint", "rules", cwd=notes).stdout
    assert run(python, "-m", "notelint", "explain", "XH001", cwd=notes).returncode == 2


@pytest.mark.parametrize("name", FORMATS)
def test_every_report_shows_it(python: Path, notes: Path, name: str) -> None:
    done = run(python, "-m", "notelint", "check", "--format", name, cwd=notes)
    assert (done.returncode, done.stderr) == (0, "")
    assert "banned-word" in done.stdout or "XH001" in done.stdout
    if name in ("sarif", "rdjson"):
        assert "rules/XH001.md" not in done.stdout  # it has no page of ours
        json.loads(done.stdout)


def test_workers_that_do_not_inherit_it_load_it(python: Path, notes: Path, tmp_path: Path) -> None:
    script = tmp_path / "spawned.py"
    script.write_text(SPAWNED)
    done = run(python, script, cwd=notes)
    assert done.stdout == "['XH001']\n" * 3, done.stderr


def test_results_are_not_kept_beyond_a_change_of_it(python: Path, notes: Path) -> None:
    assert check(python, notes, "-q") == (0, LINE)
    code = "import notelint_house_style as package; print(package.__path__[0])"
    module = Path(run(python, "-c", code, cwd=notes).stdout.strip()) / "banned_word.py"
    text = module.read_text()
    try:
        module.write_text(text.replace('"utilize=use"', '"utilize=take"'))
        assert check(python, notes, "-q") == (0, LINE.replace("`use`", "`take`"))
    finally:
        module.write_text(text)
    assert check(python, notes, "-q") == (0, LINE)


def test_nothing_is_searched_unless_the_settings_name_a_plug_in(python: Path, notes: Path) -> None:
    (notes / "notelint.toml").write_text('language = "en"\n')
    for _ in range(2):
        done = run(python, "-X", "importtime", "-m", "notelint", "check", "-q", cwd=notes)
    assert "notelint.rules" in done.stderr
    assert "importlib.metadata" not in done.stderr
    assert "notelint.rules.plugins" not in done.stderr
