"""Completion in real shells: the script that `notelint completions` prints, and what it offers."""

import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

NOTELINT = Path(sys.executable).with_name("notelint")

CASES = {
    "notelint ch": {"check"},
    "notelint schema js": {"json-schema"},
    "notelint check --fi": {"--fix", "--fix-only"},
    "notelint check --format js": {"json", "jsonl"},
    "notelint check --report sa": {"sarif="},
    "notelint check --language ": {"en", "ko"},
    "notelint check --select T001,T00": {f"T001,T00{number}" for number in range(1, 10)},
    "notelint check --schema adr": {"adr-madr", "adr-nygard"},
    "notelint explain bare": {"bare-url"},
    "notelint new ti": {"til"},
    "notelint extract --format c": {"csv"},
}
"""What is offered for a line that ends at the cursor."""

AFTER_EQUALS = {
    "notelint check --format=js": {"--format=json", "--format=jsonl"},
    "notelint check --report=sa": {"--report=sarif="},
    "notelint check --select=T001,bare": {"--select=T001,bare-url"},
    "notelint check --offline --language=k": {"--language=ko"},
}
"""The same for shells that take an option and its value for one word, as bash does not."""

LONG = 60
"""After so many seconds a shell does not answer."""


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


def test_bash(shells: dict[str, str], tmp_path: Path) -> None:
    asked = []
    cases = CASES | {
        line: {one.partition("=")[2] for one in offered} for line, offered in AFTER_EQUALS.items()
    }
    for line in cases:
        words = line.replace("=", " = ").split(" ")
        asked.append(
            f"COMP_WORDS=({' '.join(words[:-1])} '{words[-1]}') COMP_CWORD={len(words) - 1}\n"
            'COMPREPLY=(); _notelint_completion notelint; echo "${COMPREPLY[@]}"\n'
        )
    script = 'eval "$(notelint completions bash)"\n' + "".join(asked)
    said = shell(["bash", "--norc", "-c", script], shells, tmp_path).splitlines()
    assert dict(zip(cases, map(set, map(str.split, said)), strict=True)) == cases


def test_bash_on_a_terminal_completes_names_and_files(
    shells: dict[str, str], tmp_path: Path
) -> None:
    typed(
        ["bash", "--norc", "-i"],
        shells,
        tmp_path,
        ('eval "$(notelint completions bash)"; echo rea""dy\n', "ready"),
        ("notelint expl\tquote-diff\t --lang\tko\n", "원문과 다름"),
        ("echo notelint check --config not\t\n", "notes.md"),
        ("notelint check --format=sari\t not\t\n", '"version": "2.1.0"'),
    )


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
def test_fish(shells: dict[str, str], tmp_path: Path) -> None:
    cases = CASES | AFTER_EQUALS
    asked = "".join(f'complete -C "{line}"; echo\n' for line in cases)
    script = f"notelint completions fish | source\n{asked}"
    said = shell(["fish", "--no-config", "-c", script], shells, tmp_path).split("\n\n")[:-1]
    offered = [{row.split("\t")[0] for row in rows.splitlines()} for rows in said]
    assert dict(zip(cases, offered, strict=True)) == cases


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_zsh_on_a_terminal(shells: dict[str, str], tmp_path: Path) -> None:
    typed(
        ["zsh", "-f", "-i"],
        shells | {"NOTELINT_LANGUAGE": "ko"},
        tmp_path,
        (
            'autoload -U compinit; compinit -u; eval "$(notelint completions zsh)"; echo rea""dy\n',
            "ready",
        ),
        ("notelint explain quote-diff\t\n", "Q002"),
        ("notelint check --format=sari\t not\t\n", '"version": "2.1.0"'),
        ("notelint sch\t", "notelint schema "),
    )


def typed(
    arguments: list[str], environment: dict[str, str], folder: Path, *lines: tuple[str, str]
) -> None:
    """Type into a shell on a terminal, which must show the second of each pair after the first."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execvpe(arguments[0], arguments, environment)
    try:
        for line, expected in lines:
            os.write(terminal, line.encode())
            shown, end = b"", time.monotonic() + LONG
            while expected.encode() not in shown and time.monotonic() < end:
                ready, _, _ = select.select([terminal], [], [], 1)
                shown += os.read(terminal, 65_536) if ready else b""
            assert expected in shown.decode("utf-8", "replace")
    finally:
        os.close(terminal)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def test_nothing_is_run_to_print_the_script(shells: dict[str, str], tmp_path: Path) -> None:
    """click would run bash to learn its version."""
    environment = shells | {"PATH": str(NOTELINT.parent)}
    for name in ("bash", "zsh", "fish"):
        assert "_NOTELINT_COMPLETE" in shell(
            [str(NOTELINT), "completions", name], environment, tmp_path
        )
