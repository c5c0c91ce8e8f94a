"""A few rules to select from, and a folder that no settings of this machine reach."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import pytest

from notelint.config import load as load_module
from notelint.config.load import Loaded, PlanOptions, load_plan
from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Severity
from notelint.model.rule import Rule
from notelint.schema import built_in


class Options(NamedTuple):
    """One option of each kind that rules have."""

    strict: bool = True
    minimum: int = 3
    style: Literal["lf", "crlf", "any"] = "any"
    words: tuple[str, ...] = ("없음", "N/A")


def nothing(binding: BoundNote, options: object) -> Iterator[Problem]:
    yield from ()


def rule(code: str, name: str, severity: Severity, options: type[Options] | None = None) -> Rule:
    return Rule(code, name, severity, name, name, {}, name, options=options, check=nothing)


RULES = {
    one.code: one
    for one in (
        rule("S001", "missing-section", "error"),
        rule("S010", "placeholder-left", "warning", Options),
        rule("T004", "trailing-space", "warning"),
        rule("T005", "line-ends", "warning", Options),
        rule("N003", "no-schema", "unverified"),
        rule("N004", "internal-error", "error"),
        rule("N005", "unreadable-file", "error"),
    )
}


Load = Callable[..., Loaded]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """`load_plan` with the rules above, in an empty folder that is the current one.

    Of the built-in schemas there is the one that names no rules.
    """
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    schemas = tmp_path / "schemas"
    schemas.mkdir()
    shutil.copy(Path(built_in.folder()) / "news-scrap.yaml", schemas)
    monkeypatch.setattr(built_in, "folder", lambda: str(schemas))
    monkeypatch.setattr(load_module, "RULES", RULES)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)

    def run(start: str = ".", **arguments: object) -> Loaded:
        arguments = {"use_cache": False, **arguments}
        return load_plan(PlanOptions(start, **arguments))  # type: ignore[arg-type]

    return run
