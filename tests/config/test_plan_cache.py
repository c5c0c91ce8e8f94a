"""The plan on disk: used when nothing changed, made anew in every other case."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from notelint.config import make_plan, plan_cache
from notelint.config.codec import Codec
from notelint.config.discovery import SettingsCandidate
from notelint.config.folders import likely_folder
from notelint.config.load import Loaded
from notelint.files.system_folders import cache_folder
from notelint.model.plan import Plan
from notelint.schema.errors import ConfigError

Load = Callable[..., Loaded]
SETTINGS = 'notes = [{files = "*.md", schema = "m.yaml"}]\n[options.S010]\nwords = ["-", "없음"]\n'
MINUTES = "notelint: 1\nname: minutes\nparts: [{id: a, heading: /A+/, count: '*'}]\n"


class MadeAnewError(Exception):
    """The plan was not in the cache."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def warm(load: Load, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load with the cache; a plan that would have to be made raises `MadeAnewError`."""
    Path("notelint.toml").write_text(SETTINGS, encoding="utf-8")
    Path("m.yaml").write_text(MINUTES, encoding="utf-8")
    load(use_cache=True)

    def refuse(*_: object) -> None:
        raise MadeAnewError

    def run(*where: str, **arguments: object) -> Loaded:
        with monkeypatch.context() as patch:
            patch.setattr(make_plan, "make_plan", refuse)
            return load(*where, use_cache=True, **arguments)

    return run


def test_a_kept_plan_is_the_plan_that_was_made(warm: Load, load: Load) -> None:
    kept, made = warm(), load()
    assert kept[:3] == made[:3]  # it is kept in a folder
    assert type(kept.plan) is Plan
    assert [type(rule.options) for rule in kept.plan.rules] == [
        type(rule.options) for rule in made.plan.rules
    ]
    assert kept.plan.schemas[0].parts[0].heading == made.plan.schemas[0].parts[0].heading
    assert type(kept.plan.schemas[0]) is type(made.plan.schemas[0])


def test_debug_is_not_kept(warm: Load) -> None:
    assert warm(debug=True).plan.debug
    assert not warm().plan.debug


@pytest.mark.parametrize(
    "change",
    [
        lambda: Path("notelint.toml").write_text(SETTINGS.replace("*.md", "*.mD")),
        lambda: Path("m.yaml").write_text(MINUTES.replace("A", "B")),
        lambda: Path("m.yaml").unlink(),
        lambda: Path("notelint.toml").unlink(),
        lambda: Path("notelint.toml").rename("pyproject.toml"),
    ],
    ids=["settings", "schema", "schema gone", "settings gone", "settings elsewhere"],
)
def test_a_change_of_any_file_makes_the_plan_anew(warm: Load, change: Callable[[], object]) -> None:
    change()
    with pytest.raises((MadeAnewError, ConfigError)):
        warm()


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8"),
        lambda file: os.utime(file, ns=(0, 0)),
        lambda file: file.rename(file.with_name("other.yaml")),
        lambda file: file.unlink(),
    ],
    ids=["size", "time", "name", "gone"],
)
def test_a_change_of_a_ready_made_schema_makes_the_plan_anew(
    warm: Load, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    assert warm().plan.schemas
    change(tmp_path / "schemas" / "news-scrap.yaml")
    with pytest.raises((MadeAnewError, ConfigError)):
        warm()


def test_settings_that_come_nearer_make_the_plan_anew(warm: Load, load: Load) -> None:
    Path("a").mkdir()
    load("a", use_cache=True)
    assert warm("a").settings_file == "notelint.toml"
    Path("a/pyproject.toml").write_text("[tool.notelint]\n")
    with pytest.raises(MadeAnewError):
        warm("a")


def test_another_command_line_has_another_plan(warm: Load, load: Load) -> None:
    for line in ({"select": ["T"]}, {"ignore": ["T"]}, {"schema": "news-scrap"}):
        with pytest.raises(MadeAnewError):
            warm(**line)
        load(use_cache=True, **line)
        assert warm(**line)[:3] == load(**line)[:3]
    assert warm()[:3] == load()[:3]


def test_another_version_makes_the_plan_anew(warm: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_cache, "__version__", "99.0")
    with pytest.raises(MadeAnewError):
        warm()


def test_newer_code_makes_the_plan_anew(warm: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_cache, "source_stamps", lambda _: [[1, 2]])
    with pytest.raises(MadeAnewError):
        warm()


def spoil(folder: Path, how: Callable[[str], str]) -> None:
    for file in folder.iterdir():
        file.write_text(how(file.read_text(encoding="utf-8")), encoding="utf-8")


def resealed(text: str, how: Callable[[Any], object]) -> str:
    """A file whose plan is changed and whose checksum is right again."""
    options, maker, _, kept = text.split("\n")
    kept = json.dumps(how(json.loads(kept)))
    return "\n".join([options, maker, str(crc32(kept.encode())), kept])


@pytest.mark.parametrize(
    "how",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: text[:-1],
        lambda text: text.replace("minutes", "minuten"),
        lambda text: "{}\n" + text,
        lambda text: "\n\n\n",
        lambda text: "[]\n[]\nx\n[]",
        lambda text: "\0" * 1000,
        lambda text: resealed(text, lambda kept: None),
        lambda text: resealed(text, lambda kept: []),
        lambda text: resealed(text, lambda kept: [["Plan"], *kept[1:]]),
        lambda text: resealed(text, lambda kept: [["Popen", "x"], *kept[1:]]),
        lambda text: resealed(text, lambda kept: ["Plan", *kept[1:]]),
        lambda text: resealed(text, lambda kept: [*kept[:3], []]),
        lambda text: resealed(text, lambda kept: [*kept[:3], [["m.yaml", 5]]]),
    ],
)
def test_a_broken_or_foreign_file_is_passed_over_and_replaced(
    warm: Load, load: Load, folder: Path, how: Callable[[str], str]
) -> None:
    spoil(folder, how)
    with pytest.raises(MadeAnewError):
        warm()
    load(use_cache=True)
    assert warm()[:3] == load()[:3]


def test_bytes_that_are_no_text_are_passed_over(warm: Load, folder: Path) -> None:
    for file in folder.iterdir():
        file.write_bytes(os.urandom(3000))
    with pytest.raises(MadeAnewError):
        warm()


def test_an_edit_overwrites_what_was_kept(load: Load, folder: Path) -> None:
    for number in range(5):
        Path("notelint.toml").write_text(f'[[notes]]\nfiles = "{number}"\nschema = "news-scrap"\n')
        load(use_cache=True)
    assert len(list(folder.iterdir())) == 1


def test_a_plan_is_not_kept_when_asked_not_to_be(load: Load, folder: Path) -> None:
    load(use_cache=False)
    assert not folder.exists()
    Path("notelint.toml").write_text("cache = false\n")
    load(use_cache=True)
    assert not folder.exists()


def test_the_settings_may_name_the_folder(load: Load, folder: Path) -> None:
    Path("notelint.toml").write_text('cache = ".notelint"  # ours\n')
    load(use_cache=True)
    assert len(list(Path(".notelint").iterdir())) == 1
    assert not folder.exists()


def test_a_folder_that_only_seems_to_be_set_costs_speed_alone(load: Load, folder: Path) -> None:
    Path("notelint.toml").write_text(
        "notes = [{files = '''\ncache = \"x\"\n''', schema='news-scrap'}]"
    )
    assert load(use_cache=True) == load(use_cache=True)
    assert len(list(folder.iterdir())) == 1
    assert not Path("x").exists()


def test_a_folder_that_cannot_be_written_is_no_trouble(
    load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "file"))
    assert load(use_cache=True)[:3] == load()[:3]


def test_runs_at_once_may_share_the_folder(load: Load, folder: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        plans = list(pool.map(lambda _: load(use_cache=True), range(40)))
    assert all(plan == plans[0] for plan in plans)
    assert [file.suffix for file in folder.iterdir()] == [".json"]


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"NOTELINT_CACHE_DIR": "/c", "XDG_CACHE_HOME": "/x"}, "linux", "/c"),
        ({"XDG_CACHE_HOME": "/x"}, "linux", "/x/notelint"),
        ({"XDG_CACHE_HOME": "x", "HOME": "/h"}, "linux", "/h/.cache/notelint"),
        ({"HOME": "/h"}, "darwin", "/h/Library/Caches/notelint"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/notelint/Cache"),
        ({}, "win32", ""),
    ],
)
def test_where_the_folder_is(
    environment: dict[str, str], platform: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NOTELINT_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert cache_folder() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cache = false", ""),
        ("cache='x y'", "/a/x y"),
        ('select = [\n "T"\n]\n  cache = "가"\r\n', "/a/가"),
        ('cache = "/b"', ""),  # not in the repository
        ('cache = ".git/x"', ""),
        ("cache = true", "/c"),
        ("# cache = false", "/c"),
        ("[options.T004]\ncache = false", "/c"),
    ],
)
def test_the_quick_look_finds_what_the_parser_finds(
    text: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTELINT_CACHE_DIR", "/c")
    own = SettingsCandidate("/a/notelint.toml", text.encode())
    other = SettingsCandidate("/a/b/pyproject.toml", b"[tool.else]\ncache = 'z' # notelint")
    project = f"[tool.else]\ncache = 'z'\n[tool.notelint]\n{text}\n[tool.more]\ncache = 'y'\n"
    assert likely_folder([own]) == expected
    assert likely_folder([other, own]) == expected
    assert (
        likely_folder([other, SettingsCandidate("/a/pyproject.toml", project.encode())]) == expected
    )
    assert likely_folder([]) == "/c"


def test_a_vanished_folder_is_an_error_that_says_so(load: Load, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    with pytest.raises(ConfigError, match="the current folder no longer exists"):
        load()


def test_only_known_classes_come_out_of_the_codec() -> None:
    codec = Codec({})
    nonsense: Any
    for nonsense in (
        {"": "os.system"},
        {"": "Plan"},
        {"a": 1},
        {"": []},
        {"": "Range", "x": 1},
        [{}],
    ):
        with pytest.raises((TypeError, ValueError, LookupError)):
            codec.decode(nonsense)
    with pytest.raises(TypeError):
        codec.encode(object())


WARM = """
import sys
from notelint.config.load import PlanOptions, load_plan
print(len(load_plan(PlanOptions()).plan.schemas))
slow = {"pydantic", "pydantic_core", "yaml", "tomllib", "re2", "rapidfuzz", "hashlib", "pathlib"}
print(sorted(slow & set(sys.modules)))
"""


def test_a_warm_start_imports_no_parser_and_no_pydantic(load: Load) -> None:
    Path("notelint.toml").write_text('language = "ko"\n')

    def run() -> list[str]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", WARM],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.splitlines()

    cold, warm = run(), run()
    assert "pydantic" in cold[1]
    assert warm == [cold[0], "[]"]


def test_the_digest_stands_for_what_a_check_of_one_note_sees(warm: Load, load: Load) -> None:
    digest = warm().digest
    assert digest
    settings = Path("notelint.toml")
    for same in ('exclude = ["/x/"]\n', 'baseline = "b.json"\n'):
        settings.write_text(same + SETTINGS, encoding="utf-8")
        assert load(use_cache=True).digest == digest
    settings.write_text('ignore = ["T004"]\n' + SETTINGS, encoding="utf-8")
    assert load(use_cache=True).digest not in ("", digest)
    settings.write_text(SETTINGS, encoding="utf-8")
    Path("m.yaml").write_text(MINUTES + "# other\n", encoding="utf-8")
    assert load(use_cache=True).digest == digest
