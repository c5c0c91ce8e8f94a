"""Standard streams that are closed, full, endless, or go away."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Shell = Callable[[str], subprocess.CompletedProcess[str]]


@pytest.fixture
def shell(run: Run, tmp_path: Path, environment: dict[str, str]) -> Shell:
    """Run a line of the shell in which `notelint` is the program, beside the notes of `run`."""

    def call(line: str) -> subprocess.CompletedProcess[str]:
        function = f'notelint() {{ "{sys.executable}" -m notelint "$@"; }}'
        return subprocess.run(
            ["/bin/sh", "-c", f"{function}\n{line}"],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )

    return call


pytestmark = pytest.mark.skipif(os.name != "posix", reason="speaks to a shell")


def test_without_standard_output_the_exit_code_still_tells(shell: Shell) -> None:
    done = shell("notelint check --schema decision.yaml bad.md >&-")
    assert (done.returncode, done.stderr) == (1, "")


def test_without_standard_error_the_exit_code_still_tells(shell: Shell) -> None:
    assert shell("notelint check nowhere.md 2>&-").returncode == 2
    assert shell("notelint check nowhere.md >&- 2>&-").returncode == 2


def test_without_standard_input_there_is_nothing_to_check(shell: Shell) -> None:
    done = shell("notelint check - <&-")
    assert done.returncode == 2
    assert done.stderr.endswith("Error: standard input is closed\n")


@pytest.mark.parametrize("command", ["check good.md", "rules", "explain Q001", "--help"])
def test_a_full_disk_is_two_and_one_line(shell: Shell, command: str) -> None:
    done = shell(f"notelint {command} >/dev/full")
    assert done.returncode == 2
    assert done.stderr == "notelint: standard output: no space left on the device\n"


@pytest.mark.parametrize("command", ["check bad.md", "rules", "explain Q001", "schema list"])
def test_a_reader_who_is_gone_hears_nothing_and_nobody_else_does(
    shell: Shell, command: str
) -> None:
    done = shell(f"{{ notelint {command}; echo $? >code; }} | {{ exec <&-; sleep 1; }}; cat code")
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_the_exit_code_does_not_depend_on_the_reader(shell: Shell) -> None:
    line = "notelint check --schema decision.yaml bad.md"
    done = shell(f"{{ {line}; echo $? >code; }} | {{ exec <&-; sleep 1; }}; cat code")
    assert (done.stdout, done.stderr) == ("1\n", "")


def test_an_endless_input_is_refused(shell: Shell) -> None:
    done = shell("yes | notelint check --format concise -")
    assert done.stdout.startswith(
        "<stdin>:1:1: error N005 unreadable-file: the note has more than 8,000,000 bytes"
    )


def test_the_report_may_go_to_a_device(shell: Shell) -> None:
    line = "notelint check --schema decision.yaml --format concise bad.md"
    assert shell(f"{line} -o /dev/stdout | cat").stdout == shell(line).stdout
    full = shell(f"{line} -o /dev/full")
    assert (full.returncode, full.stdout) == (2, "")
    assert full.stderr == "notelint: /dev/full: no space left on the device\n"


def test_a_folder_that_is_gone_is_told(shell: Shell) -> None:
    done = shell("mkdir gone; cd gone; rmdir ../gone; notelint check .")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "notelint: the current folder no longer exists\n"
