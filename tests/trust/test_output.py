"""Whatever a stranger's names hold, what is printed commands no terminal and no CI service."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.report import FORMATS
from notelint.report.terminal import is_log, safe_json, safe_text, without_commands

Run = Callable[..., subprocess.CompletedProcess[str]]

EVIL = (
    "\n::error file=a.md::owned",
    "\r::add-mask::a",
    "\u2028::set-output name=a::b",
    "\u2029::error::owned",
    "\x85::error::owned",
    "\x0b::error::owned",
    "\x0c##[error]owned",
    "\n  ::stop-commands::a",
    "\n##vso[task.setvariable variable=a]b",
    "\n##[group]owned",
    "\n##teamcity[testFailed name='a']",
    "\x1b]0;owned\x07",
    "\x1b[2J",
    "\x1b[31m",
    "\x9b2J",
    "\x07\x08\x7f",
    "\u202eowned\u202c",
    "\u2066owned\u2069",
    "\u061c\u200f\u200e",
)
OURS = {"github": ("::error file=", "::warning file="), "azure": "##vso[task.logissue type="}
"""How the commands of our own begin, by format."""

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
COMMAND = re.compile(r"\s*(?:::\w|##(?:vso|teamcity)?\[)")


ALL = "a".join(EVIL)
NAMES = ("".join(EVIL[2:7]), "".join(EVIL[7:10]) + EVIL[10], "".join(EVIL[11:]))


def assert_harmless(done: subprocess.CompletedProcess[str]) -> None:
    for text in (done.stdout, done.stderr):
        assert not HIDDEN.search(text), text
        assert "\r" not in text
        assert not [line for line in text.split("\n") if COMMAND.match(line)], text


def quoted(text: str) -> str:
    """As a value of YAML or TOML."""
    return json.dumps(text).replace("\x7f", "\\u007f")


@pytest.mark.parametrize("evil", EVIL, ids=ascii)
def test_text_is_harmless(evil: str) -> None:
    shown = without_commands(safe_text(f"a{evil}"), {})
    assert_harmless(subprocess.CompletedProcess("", 0, shown, shown))


def test_names_in_settings_are_harmless(here: Path, run: Run) -> None:
    name = quoted(f"a{ALL}")
    (here / "notelint.toml").write_text(
        f"""{name} = 1
select = [{name}]
ignore = [{name}]
exclude = ["[{name[1:]}]
[severity]
{name} = "error"
[options]
{name} = {{a = 1}}
[[notes]]
files = "*.md"
schema = {name}
[links]
exclude = ["({name[1:]}]
allow = ["10.0.0.0/{name[1:]}]
ledger = {name}
""",
        encoding="utf-8",
    )
    done = run("check", ".")
    assert done.returncode == 2
    assert done.stderr
    assert_harmless(done)


SCHEMA = """\
notelint: 1
name: {name}
description: {evil}
parts:
  - id: first
    heading: {{text: [{evil}], level: 1}}
    holds: list
    items: 1..
"""


@pytest.mark.parametrize("command", ["show", "check", "json-schema"])
def test_names_in_schemas_are_harmless(here: Path, run: Run, command: str) -> None:
    evil = ALL
    texts = {
        "whole.yaml": SCHEMA.format(name="whole", evil=quoted(f"a{evil}")),
        "key.yaml": SCHEMA.format(name="key", evil="a") + f"{quoted(f'a{evil}')}: 1\n",
        "id.yaml": SCHEMA.format(name="id", evil="a").replace("first", quoted(f"a{evil}")),
        "name.yaml": SCHEMA.format(name=quoted(f"a{evil}"), evil="a"),
        "pattern.yaml": SCHEMA.format(name="p", evil=quoted(f"/(a{evil}/")),
        "extends.yaml": SCHEMA.format(name="e", evil="a") + f"extends: {quoted(f'a{evil}')}\n",
        "broken.yaml": f"notelint: 1\nname: [{quoted(f'a{evil}')}\n: :",
    }
    for name, text in texts.items():
        (here / name).write_text(text, encoding="utf-8")
        more = ("--record",) if command == "json-schema" else ()
        assert_harmless(run("schema", command, name, *more))


@pytest.mark.parametrize("evil", NAMES, ids=["lines", "commands", "controls"])
def test_names_of_files_are_harmless(here: Path, run: Run, evil: str) -> None:
    name = f"{evil}.md"
    (here / name).write_text("# A\n\n#a\n\n[a](b.md)\n", encoding="utf-8")
    for form in FORMATS:
        done = run("check", "--format", form, ".")
        lines = [
            line for line in done.stdout.split("\n") if not line.startswith(OURS.get(form, "\0"))
        ]
        assert_harmless(subprocess.CompletedProcess("", 0, "\n".join(lines), done.stderr))
        assert done.stdout
    assert_harmless(run("check", f"{evil}.txt", f"--{evil.strip()}"))
    assert_harmless(run("init", "--from", name))
    assert_harmless(run("schema", "show", f"{evil}.yaml"))
    assert_harmless(run("new", f"{evil}.yaml"))
    assert_harmless(run(evil.strip() or "a"))


def test_a_note_that_is_made_is_harmless_to_show(here: Path, run: Run) -> None:
    text = SCHEMA.format(name="whole", evil=quoted(f"a{ALL}"))
    (here / "a.yaml").write_text(text, encoding="utf-8")
    done = run("new", "a.yaml", "--stdout", environment={"CI": "true"})
    assert_harmless(done)


def test_a_note_that_is_made_keeps_what_is_no_command(here: Path, run: Run) -> None:
    (here / "t.md").write_text("# A\n\n::: tip\n##[공지] 제목\n:::\n\tA\u00a0b\n", encoding="utf-8")
    (here / "a.yaml").write_text(
        SCHEMA.format(name="a", evil="A") + "template: t.md\n", encoding="utf-8"
    )
    done = run("new", "a.yaml", "--stdout")
    assert done.stdout == (here / "t.md").read_text(encoding="utf-8")


def test_in_a_ci_log_no_line_has_a_command_in_its_middle() -> None:
    text = "a: ##[error]b ##vso[task.x]c\n"
    assert "##" not in without_commands(text, {"TF_BUILD": "True"})
    assert without_commands(text, {}) == text
    assert not is_log({"CI": ""})


def test_json_stays_what_it_means() -> None:
    value = {"a##[b\u202e": ["##vso[c", "\u2028\x9b", "가"]}
    shown = safe_json(json.dumps(value, ensure_ascii=False))
    assert json.loads(shown) == value
    assert "##" not in shown
    assert not HIDDEN.search(shown)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_records_are_harmless_to_show(here: Path, run: Run, form: str) -> None:
    shown = "".join(one for one in ALL if one not in "\n\r\x0b\x0c\x85\u2028\u2029")
    (here / "a.md").write_text(f"# {shown}\n\n- A\n", encoding="utf-8")
    (here / "a.yaml").write_text(
        "notelint: 1\nname: a\nparts:\n  - {id: t, heading: {level: 1}, holds: list}\n",
        encoding="utf-8",
    )
    done = run("extract", "--schema", "a.yaml", "--format", form, "a.md")
    assert "owned" in done.stdout, done.stderr
    assert_harmless(done)


def test_our_own_colours_are_let_through_and_no_others() -> None:
    text = "\x1b[1;31mred\x1b[0m \x1b[8mhidden \x1b[1;31"
    shown = "\x1b[1;31mred\x1b[0m <U+001B>[8mhidden <U+001B>[1;31"
    assert safe_text(text, painted=True) == shown
    assert "\x1b" not in safe_text(text)


def test_what_is_long_is_cut(here: Path, run: Run) -> None:
    long = "a" * 1_000_000
    (here / "notelint.toml").write_text(f'{long} = 1\nselect = ["{long}"]\n', encoding="utf-8")
    assert len(run("check", ".").stderr) < 5_000
    (here / "notelint.toml").write_text(
        "".join(f"a{number} = 1\n" for number in range(20_000)), encoding="utf-8"
    )
    assert len(run("check", ".").stderr) < 50_000
    (here / "notelint.toml").unlink()
    (here / "a.md").write_text(f"# {long}\n\n# {long}\n", encoding="utf-8")
    assert len(run("check", "--format", "concise", "a.md").stdout) < 5_000


def test_a_bug_of_ours_shows_a_traceback_that_is_harmless(here: Path, run: Run) -> None:
    code = (
        "import sys\n"
        "from notelint.cli import main as m\n"
        "def fail(**k): raise RuntimeError('a\\n::error::owned \\x1b[2J')\n"
        "m.cli.main = fail\n"
        "m.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert "RuntimeError" in done.stderr
    assert_harmless(done)
