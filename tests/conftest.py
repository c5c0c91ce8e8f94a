"""What tests of many folders share: work counted instead of timed, and steady property tests.

Property tests try the same examples on every run, so that a change fails or does not.
`HYPOTHESIS_PROFILE=explore make test` looks for new ones.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import settings

sys.path.append(str(Path(__file__).parent / "support"))  # what several folders of tests use

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

os.environ["NOTELINT_OFFLINE"] = "1"  # whoever wants to ask a local server takes it away
for name in list(os.environ):
    if name.lower().endswith("_proxy"):
        del os.environ[name]  # local servers are asked directly

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A job in the background ignores Ctrl-C, and so would every process that a test starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)

LONG = 600
"""After so many seconds a call hangs: linear ones take less than one even on a busy machine."""

CALL = """\
import pickle, sys
function, arguments = pickle.load(sys.stdin.buffer)
result = function(*arguments)
pickle.dump(list(result) if hasattr(result, "__next__") else result, sys.stdout.buffer)
"""


@pytest.fixture
def operations() -> Callable[[Callable[[], object]], int]:
    """Counts the lines that a call executes: a measure of work that no load changes.

    A loop in one line counts once for each round, a comprehension's too. What C does within a line
    (a regular expression, a copy) is not seen.
    """

    def counted(call: Callable[[], object]) -> int:
        count = 0

        def trace(_frame: FrameType, event: str, _: object) -> Any:
            nonlocal count
            count += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            call()
        finally:
            sys.settrace(before)
        return count

    return counted


@pytest.fixture
def ends() -> Callable[..., Any]:
    """Calls a function of the package in a process of its own, which must not hang.

    For inputs so large that anything but linear work would take many minutes.
    """

    def called(function: Callable[..., object], *arguments: object) -> Any:
        root = str(Path(__file__).resolve().parent.parent)
        done = subprocess.run(
            [sys.executable, "-c", CALL],
            input=pickle.dumps((function, arguments)),
            env={**os.environ, "PYTHONPATH": root},
            capture_output=True,
            timeout=LONG,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return pickle.loads(done.stdout)

    return called


@pytest.fixture
def nobodys_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Git without anybody's own settings; the home that is used instead."""
    home = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    return home


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Makes files (a path, or a pair of path and text) in the working folder."""
    monkeypatch.chdir(tmp_path)

    def make(*files: str | tuple[str, str]) -> Path:
        for file in files:
            path, text = file if isinstance(file, tuple) else (file, "# note\n")
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        return tmp_path

    return make


@pytest.fixture
def git(tmp_path: Path, nobodys_settings: Path) -> Callable[..., str]:
    """Runs Git in the test's folder, as somebody."""

    def run(*arguments: str, cwd: Path = tmp_path) -> str:
        someone = ("-c", "user.name=a", "-c", "user.email=a@example.com")
        done = subprocess.run(
            ["git", *someone, *arguments], cwd=cwd, capture_output=True, check=True, text=True
        )
        return done.stdout

    return run
