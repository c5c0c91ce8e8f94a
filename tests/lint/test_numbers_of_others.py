"""A number that a note of another kind has in its name is not missing in a sequence (C002)."""

from pathlib import Path

import pytest

from notelint import check_paths

CONFIG = '[[notes]]\nfiles = "/adr/*.md"\nexclude = "/adr/0003-*.md"\nschema = "adr-nygard"\n'


def record(number: int) -> str:
    return (
        f"# {number}. Use it\n\nDate: 2024-03-0{number}\n\n## Status\n\nAccepted\n\n"
        "## Context\n\nText.\n\n## Decision\n\nText.\n\n## Consequences\n\nText.\n"
    )


@pytest.fixture(autouse=True)
def adr(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path.parent / f"{tmp_path.name}-cache"))
    folder = tmp_path / "adr"
    folder.mkdir()
    for number in (1, 2, 4, 6):
        (folder / f"000{number}-use-it.md").write_text(record(number))
    (folder / "0003-elsewhere.md").write_text("# Elsewhere\n\nIt is in another repository.\n")
    return folder


def gaps() -> list[tuple[str, object]]:
    found = check_paths(["."], select=["C002"]).findings
    return [(one.path, dict(one.message.arguments)["number"]) for one in found]


@pytest.mark.parametrize("config", ["", CONFIG])
def test_one_that_is_there_is_not_missing(tmp_path: Path, config: str) -> None:
    if config:
        (tmp_path / "notelint.toml").write_text(config)
    assert gaps() == [("adr/0006-use-it.md", 5)]


def test_one_in_another_folder_does_not_count(adr: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (adr / "0003-elsewhere.md").rename(tmp_path / "other/0003-elsewhere.md")
    (tmp_path / "notelint.toml").write_text(CONFIG)
    assert gaps() == [("adr/0004-use-it.md", 3), ("adr/0006-use-it.md", 5)]
