"""The plan that lies beside the built-in schemas: right, and used only while nothing is newer."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.config import make_plan
from notelint.config.load import Loaded, PlanOptions, load_plan
from notelint.schema import built_in

Load = Callable[..., Loaded]


class MadeAnewError(Exception):
    """The ready plan was not used."""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in a copy of the built-in schemas, as new as can be."""
    place = tmp_path / "schemas"
    place.mkdir()
    for file in Path(built_in.folder()).glob("*.yaml"):
        shutil.copy(file, place)
    shutil.copy(built_in.ready_plan_path(), place)
    monkeypatch.setattr(built_in, "folder", lambda: str(place))
    return Path(built_in.ready_plan_path())


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """`load_plan` in an empty folder that is the current one."""
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return lambda **arguments: load_plan(PlanOptions(**arguments))


@pytest.fixture
def ready(load: Load, place: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load, but raise `MadeAnewError` where the plan would be made."""

    def refuse(*_: object) -> None:
        raise MadeAnewError

    def run(**arguments: object) -> Loaded:
        with monkeypatch.context() as patch:
            patch.setattr(make_plan, "make_plan", refuse)
            return load(**arguments)

    return run


def test_it_is_the_plan_that_would_be_made(ready: Load, load: Load, place: Path) -> None:
    used = ready()
    place.unlink()
    assert used == load()  # with the digest


@pytest.mark.parametrize(
    "arguments",
    [{"schema": "til"}, {"select": ("T",)}, {"ignore": ("T",)}],
    ids=lambda arguments: next(iter(arguments)),
)
def test_another_command_line_has_another_plan(ready: Load, arguments: dict[str, object]) -> None:
    with pytest.raises(MadeAnewError):
        ready(**arguments)


def test_settings_make_another_plan(ready: Load) -> None:
    Path("notelint.toml").write_text('ignore = ["T001"]\n', encoding="utf-8")
    with pytest.raises(MadeAnewError):
        ready()


def test_it_is_not_used_if_anything_is_newer(ready: Load, place: Path) -> None:
    ready()
    newest = max(
        path.stat().st_mtime
        for pattern in ("config/*.py", "schema/*.py", "rules/*/*.py")
        for path in Path(make_plan.__file__).parents[1].glob(pattern)
    )
    os.utime(place, (newest - 60, newest - 60))
    with pytest.raises(MadeAnewError):
        ready()


def test_it_is_not_used_if_a_schema_is_newer(ready: Load, place: Path) -> None:
    newest = place.stat().st_mtime + 60
    os.utime(place.with_name("til.yaml"), (newest, newest))
    with pytest.raises(MadeAnewError):
        ready()


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: data[:-3],
        lambda data: b"\xff" + data,
        lambda data: data.replace(b'"Plan"', b'"os.system"'),
        lambda data: data.replace(b'"SelectedRule"', b'"Nothing"'),
        lambda data: b"[" * 100_000,
        lambda data: b'["0.0.0"' + data[data.index(b",") :],
    ],
)
def test_a_broken_or_foreign_one_is_not_used(
    ready: Load, place: Path, change: Callable[[bytes], bytes]
) -> None:
    place.write_bytes(change(place.read_bytes()))
    with pytest.raises(MadeAnewError):
        ready()
