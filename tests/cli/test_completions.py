"""Completion in real shells: the script that `notelint completions` prints, and what it offers."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

NOTELINT = Path(sys.executable).with_name("notelint")

CASES = [
    ("notelint ch", {"check"}),
    ("notelint schema js", {"json-schema"}),
    ("notelint check --fi", {"--fix", "--fix-only"}),
    ("notelint check --format js", {"json", "jsonl"}),
    ("notelint check --report sa", {"sarif="}),
    ("notelint check --language ", {"en", "ko"}),
    ("notelint check --select T001,T00", {f"T001,T00{number}" for number in range(1, 10)}),
    ("notelint check --schema adr", {"adr-madr", "adr-nygard"}),
    ("notelint explain bare", {"bare-url"}),
    ("notelint new ti", {"til"}),
    ("notelint extract --format c", {"csv"}),
]


@pytest.fixture
def shells(tmp_path: Path) -> dict[str, str]:
    """The environment of a shell: notelint is found, no configuration of the user is."""
    path = f"{NOTELINT.parent}:{os.environ['PATH']}"
    (tmp_path / "notes.md").write_text("# A note\n")
    return {"PATH": path, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "TERM": "dumb"}


def shell(arguments: list[str], environment: dict[str, str], folder: Path) -> str:
    done = subprocess.run(
        arguments,
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(("line", "offered"), CASES, ids=[line for line, _ in CASES])
def test_bash(shells: dict[str, str], tmp_path: Path, line: str, offered: set[str]) -> None:
    words = line.split(" ")
    script = (
        'eval "$(notelint completions bash)"\n'
        f"COMP_WORDS=({' '.join(words[:-1])} '{words[-1]}') COMP_CWORD={len(words) - 1}\n"
        '_notelint_completion notelint\nprintf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    said = shell(["bash", "--norc", "-c", script], shells, tmp_path)
    assert set(said.split()) == offered


def test_bash_on_a_terminal_completes_names_and_files(
    shells: dict[str, str], tmp_path: Path
) -> None:
    screen = typed(
        ["bash", "--norc", "-i"],
        shells,
        tmp_path,
        'eval "$(notelint completions bash)"\n',
        "notelint expl\tquote-diff\t --lang\tko\n",
        "echo notelint check --config not\t\n",
    )
    assert "원문과 다른 인용문" in screen or "Q002" in screen
    assert "notes.md" in screen


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
@pytest.mark.parametrize(("line", "offered"), CASES, ids=[line for line, _ in CASES])
def test_fish(shells: dict[str, str], tmp_path: Path, line: str, offered: set[str]) -> None:
    script = f'notelint completions fish | source; complete -C "{line}"'
    said = shell(["fish", "--no-config", "-c", script], shells, tmp_path)
    assert {row.split("\t")[0] for row in said.splitlines()} == offered


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_zsh_on_a_terminal(shells: dict[str, str], tmp_path: Path) -> None:
    screen = typed(
        ["zsh", "-f", "-i"],
        shells | {"NOTELINT_LANGUAGE": "ko"},
        tmp_path,
        'autoload -U compinit; compinit -u; eval "$(notelint completions zsh)"\n',
        "notelint explain quote-diff\t\n",
        "notelint sch\t\x15",
    )
    assert "Q002" in screen
    assert re.search(r"notelint schema ", screen)


def typed(arguments: list[str], environment: dict[str, str], folder: Path, *lines: str) -> str:
    """What a shell on a terminal shows while lines are typed; each waits until it is silent."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execvpe(arguments[0], arguments, environment)
    shown = _until_silent(terminal)
    for line in lines:
        os.write(terminal, line.encode())
        shown += _until_silent(terminal)
    os.write(terminal, b"\x04exit\n")
    os.close(terminal)
    os.waitpid(pid, 0)
    return shown


def _until_silent(terminal: int, seconds: float = 60) -> str:
    """What comes until nothing has come for a while."""
    shown, end = b"", time.monotonic() + seconds
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 4)
        if not ready:
            break
        shown += os.read(terminal, 65_536)
    return shown.decode("utf-8", "replace")


def test_nothing_is_run_to_print_the_script(shells: dict[str, str], tmp_path: Path) -> None:
    """click would run bash to learn its version."""
    environment = shells | {"PATH": str(NOTELINT.parent)}
    for name in ("bash", "zsh", "fish"):
        assert "_NOTELINT_COMPLETE" in shell(
            [str(NOTELINT), "completions", name], environment, tmp_path
        )
