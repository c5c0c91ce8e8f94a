"""The snippets of the pages in docs/recipes, and a `notelint` for programs that call it."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

Snippets = Callable[[str, str], list[str]]


@pytest.fixture
def snippets() -> Snippets:
    """The fences of a page that have a language."""

    def read(page: str, language: str) -> list[str]:
        text = (ROOT / "docs" / "recipes" / f"{page}.md").read_text(encoding="utf-8")
        found = [match[2] for match in FENCE.finditer(text) if match[1] == language]
        assert found
        return found

    return read


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment variables of a machine on which `notelint` is installed."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "notelint"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m notelint "$@"\n')
    program.chmod(0o755)
    return {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "NOTELINT_CACHE_DIR": str(tmp_path / "cache"),
        "NOTELINT_OFFLINE": "1",
    }
