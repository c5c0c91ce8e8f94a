"""What the tests of repositories share."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Git = Callable[..., str]
Tree = Callable[..., Path]


@pytest.fixture(autouse=True)
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
def git(tmp_path: Path) -> Git:
    """Runs Git in the test's folder, as somebody."""

    def run(*arguments: str, cwd: Path = tmp_path) -> str:
        someone = ("-c", "user.name=a", "-c", "user.email=a@example.com")
        done = subprocess.run(
            ["git", *someone, *arguments], cwd=cwd, capture_output=True, check=True, text=True
        )
        return done.stdout

    return run


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """Makes files (a path, or a pair of path and text) in the working folder."""
    monkeypatch.chdir(tmp_path)

    def make(*files: str | tuple[str, str]) -> Path:
        for file in files:
            path, text = file if isinstance(file, tuple) else (file, "# note\n")
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        return tmp_path

    return make
