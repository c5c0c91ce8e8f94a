"""The page on the installation names what pyproject.toml has, and nothing that has gone."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/installation.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def table(heading: str) -> set[str]:
    """The first cells of the table below a heading, its head and the line below it left out."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return {name.lower() for name in re.findall(r"^\| `?([\w-]+)`? \|", section, re.MULTILINE)[2:]}


def test_each_dependency_has_a_row() -> None:
    names = {re.split("[<>=]", requirement)[0] for requirement in PROJECT["dependencies"]}
    assert table("What is installed") == {*names, "notelint"}


def test_each_extra_has_a_row() -> None:
    assert table("Optional features") == set(PROJECT["optional-dependencies"])
