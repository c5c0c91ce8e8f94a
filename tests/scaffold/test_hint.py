"""`check` hints at `init`, on a terminal, once, and only where nothing says how to check."""

from pathlib import Path

import pytest
from terminal import on_terminal

from tests.scaffold.conftest import Run

HINT = "no configuration found; `notelint init` writes one"


def checked(folder: Path, environment: dict[str, str], *arguments: str) -> str:
    """What a check shows on a terminal."""
    return on_terminal("check", "--offline", *arguments, cwd=folder, env=environment).screen


def test_a_folder_without_settings_is_told_of_init_once(
    folder: Path, environment: dict[str, str]
) -> None:
    for name in "abc":
        (folder / f"{name}.md").write_text("# A note\n\nText.\n")
    assert checked(folder, environment).count(HINT) == 1
    assert "notelint init" in checked(folder, environment, "--language", "ko")


@pytest.mark.parametrize(
    "arguments", [("--schema", "til"), ("--format", "concise"), ("--format", "github"), ("-q",)]
)
def test_not_where_a_schema_or_another_format_is_named(
    folder: Path, environment: dict[str, str], arguments: tuple[str, ...]
) -> None:
    (folder / "a.md").write_text("# A note\n\nText.\n")
    assert HINT not in checked(folder, environment, *arguments)


def test_not_with_settings_nor_in_a_pipe(
    folder: Path, environment: dict[str, str], run: Run
) -> None:
    (folder / "a.md").write_text("# A note\n\nText.\n")
    assert HINT not in run("check").stderr
    (folder / "notelint.toml").write_text("")
    assert HINT not in checked(folder, environment)
