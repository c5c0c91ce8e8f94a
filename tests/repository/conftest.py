"""What the tests of repositories share."""

from collections.abc import Callable
from pathlib import Path

import pytest

Tree = Callable[..., Path]


@pytest.fixture(autouse=True)
def alone(nobodys_settings: Path) -> None:
    """All of these tests ask Git."""


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
