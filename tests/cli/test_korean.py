"""With `ko`, every help and every usage error is Korean: English remains in names only."""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from notelint.cli.help_page import texts_of
from notelint.cli.main import cli, main
from notelint.cli.usage_errors import takes_no_value
from notelint.cli.values import OneOf, ShareOfNotes, Switch, WholeNumber
from notelint.locale import fill, translated

CLI = Path(sys.modules[main.__module__].__file__ or "").parent

NAMES = re.compile(
    r"`[^`]*`|'[^']*'|(?<![\w-])--?[a-z][a-z-]*(?:=[\w.]+)?|(?<![A-Za-z])[A-Z][A-Z_]+(?![a-z])"
    r"|\[[\w|]+\]|[A-Za-z-]*\.[A-Za-z./-]+|notelint(?: [a-z-]+)*|\(gone: |, refused: |\(Q\d+\)"
    r"|\(quote-differs\)"
)
"""What is not translated: code, options, metavars, values, files, commands."""

PROPER = re.compile(
    "Markdown|Python|Git|GitHub|GitLab|Actions|Internet|Archive|Schema|Parquet|pre-commit|glob|diff|null"
    "|json|jsonl|text|html|full|auto|error|github|csv|parquet|Dask|dask"
)
"""Names that Korean texts write as they are."""

TYPES = (OneOf, WholeNumber, ShareOfNotes)
Said = Callable[..., str]


def contexts(ctx: click.Context | None = None) -> Iterator[click.Context]:
    """A context for each command, the groups among them."""
    ctx = ctx or click.Context(cli, info_name="notelint", **cli.context_settings)
    yield ctx
    if isinstance(ctx.command, click.Group):
        for name in ctx.command.list_commands(ctx):
            command = ctx.command.get_command(ctx, name)
            assert command
            yield from contexts(click.Context(command, parent=ctx, info_name=name))


ALL = list(contexts())
PATHS = [ctx.command_path.split()[1:] for ctx in ALL]


@pytest.fixture
def said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Said:
    """What the program says in a process, in an empty folder and another language."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.delenv("NOTELINT_LANGUAGE", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def say(*arguments: str, **environment: str) -> str:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["notelint", *arguments])
        with pytest.raises(SystemExit):
            main()
        captured = capsys.readouterr()
        return captured.out + captured.err

    return say


def english_in(text: str) -> list[str]:
    """The English words in a text that are no names."""
    words = re.findall(r"[A-Za-z][A-Za-z-]+", NAMES.sub(" ", text))
    return [word for word in words if not PROPER.fullmatch(word)]


def test_the_measure_sees_english() -> None:
    text = "보고서 format을 `json`으로 씁니다. See --help and FILE을"
    assert english_in(text) == ["format", "See", "and"]


@pytest.mark.parametrize("ctx", ALL, ids=lambda ctx: ctx.command_path)
def test_every_text_of_help_is_korean(ctx: click.Context) -> None:
    for text in texts_of(ctx):
        korean = fill(translated(text, "ko"), {"choices": ""}, "ko")
        assert re.search("[가-힣]", korean), text
        assert english_in(korean) == [], text


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
@pytest.mark.parametrize("order", ["first", "last", "environment", "locale", "settings"])
def test_help_is_korean_however_the_language_is_said(
    said: Said, path: list[str], order: str, tmp_path: Path
) -> None:
    (tmp_path / "notelint.toml").write_text(
        'language = "ko"\nwrong = 1\n' if order == "settings" else 'language = "en"\n'
    )
    named = ["--language", "ko"] if path and path != ["schema"] else []
    if order == "locale" or (order in ("first", "last") and not named):
        (tmp_path / "notelint.toml").unlink()
        shown = said(*path, "--help", LC_ALL="ko_KR.UTF-8")
    elif order == "environment":
        shown = said(*path, "--help", NOTELINT_LANGUAGE="ko-KR")
    elif order == "settings":
        shown = said(*path, "--help")
    else:
        shown = said(*path, *(["--help", *named] if order == "last" else [*named, "--help"]))
    assert shown.startswith(f"사용법: {' '.join(['notelint', *path])} ")
    assert "이 도움말을 출력하고 끝냅니다." in shown


def test_help_fits_its_columns(said: Said) -> None:
    for columns in (50, 80, 120):
        shown = said("check", "--help", "--language=ko", COLUMNS=str(columns))
        for line in shown.splitlines():
            assert sum(2 if "가" <= letter <= "힣" else 1 for letter in line) <= min(columns, 100)


def test_a_locale_that_only_begins_like_korean_is_another(said: Said) -> None:
    assert said("rules", "--help", LC_ALL="kok_IN.UTF-8").startswith("Usage: ")


def test_the_option_comes_before_the_environment(said: Said) -> None:
    assert said("rules", "--help", "--language", "en", NOTELINT_LANGUAGE="ko").startswith("Usage: ")


def test_what_follows_two_hyphens_is_no_option(said: Said) -> None:
    assert said("check", "--help", "--", "--language", "ko").startswith("Usage: ")


def test_the_settings_that_an_option_names_tell_the_language(said: Said, tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text('language = "ko"\n')
    assert said("check", "--config", "other.toml", "--help").startswith("사용법")
    assert "스키마" in said("check", "--config", "other.toml", "--schema", "no", "x.md")


def mistakes(ctx: click.Context) -> Iterator[tuple[list[str], dict[str, str]]]:
    """Arguments with a mistake each, for one command: each kind that its options allow."""
    yield ["--no-such-option"], {}
    yield ["--add-supressions"], {}
    if isinstance(ctx.command, click.Group):
        yield ["chekc"], {}
        return
    arguments = [one for one in ctx.command.params if isinstance(one, click.Argument)]
    if any(one.required for one in arguments):
        yield [], {}
    if all(one.nargs == 1 for one in arguments):
        yield ["x"] * 5, {}
    for option in ctx.command.params:
        if not isinstance(option, click.Option):
            continue
        name = option.opts[-1]
        if takes_no_value(option):
            yield [f"{name}=1"], {}
        elif name not in ("--add-suppressions", "--history", "--infer"):
            yield [name], {}
        if isinstance(option.type, TYPES):
            yield [name, "jso"], {}
            yield [name, "-1"], {}
        if isinstance(option.envvar, str):
            yield [], {option.envvar: "perhaps"}
        known = isinstance(option.type, (*TYPES, Switch, click.Path, click.types.StringParamType))
        assert known or takes_no_value(option) or name in ("--import", "--engine"), (
            f"{name}: test its mistakes"
        )


@pytest.mark.parametrize("ctx", ALL, ids=lambda ctx: ctx.command_path)
def test_every_usage_error_is_korean(said: Said, ctx: click.Context) -> None:
    path = ctx.command_path.split()[1:]
    for arguments, environment in mistakes(ctx):
        named = {"LC_ALL": "ko_KR.UTF-8", "NOTELINT_LANGUAGE": "", "NOTELINT_OFFLINE": ""}
        shown = said(*path, *arguments, **named | environment)
        usage, more, empty, reason = shown.splitlines()
        assert usage.startswith(f"사용법: {ctx.command_path} ")
        assert (more, empty) == (f"도움말: {ctx.command_path} --help", "")
        assert reason.startswith("오류: ")
        assert re.search("[가-힣]", reason.removeprefix("오류: "))
        assert english_in(reason) == [], shown


OTHERS = [
    ["check", "-", "a.md"],
    ["check", "--add-suppressions=a--b", "."],
    ["check", "--add-suppressions", "-"],
    ["check", "--diff", "--update-baseline"],
    ["check", "--show-files", "--show-settings"],
    ["check", "--report", "jsn=x"],
    ["check", "--engine", "spark"],
    ["check", "--work", "x"],
    ["check", "--report", "json=x", "--report", "sarif=x"],
    ["check", "-o", "note.md", "note.md"],
    ["check", "--strange.md"],
    ["explain", "Q999"],
    ["explain", "quote-difers"],
    ["init", "--schema", "til", "--infer", "."],
    ["extract", "-o", "notes.xlsx"],
    ["extract", "--bom"],
    ["links", "--refresh", "--forget"],
    ["report", "--format", "json"],
    ["rules", "Q", "zzz"],
    ["new", "til", "a.md", "--output", "b.md"],
    ["schema", "json-schema", "--record"],
    ["check", "notes.parquet", "note.md"],
    ["check", "--fix", "notes.parquet"],
]


@pytest.mark.parametrize("arguments", OTHERS, ids=" ".join)
def test_mistakes_of_one_command_are_korean(
    said: Said, arguments: list[str], tmp_path: Path
) -> None:
    for name in ("note.md", "--strange.md"):
        (tmp_path / name).write_text("# A note\n")
    shown = said(*arguments, LC_ALL="ko_KR.UTF-8")
    reason = shown.splitlines()[-1]
    assert reason.startswith("오류: ")
    assert english_in(reason) == [], shown


def test_usage_errors_are_ours() -> None:
    """click's own classes of errors have English texts."""
    for file in CLI.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                assert not ast.unparse(node.exc.func).startswith("click."), f"{file}:{node.lineno}"


def test_every_command_is_ours() -> None:
    for ctx in ALL:
        assert type(ctx.command).__module__.startswith("notelint."), ctx.command_path


def test_an_option_of_other_commands_is_told_as_such(said: Said) -> None:
    assert said("extract", "--strict").endswith(
        "Error: no such option: `--strict`; only these commands have it: `check`\n"
    )


@pytest.mark.parametrize(
    ("wrong", "right"), [("--formt", "--format"), ("--lang", "--language"), ("--confg", "--config")]
)
def test_an_option_that_is_nearly_ours_is_told(said: Said, wrong: str, right: str) -> None:
    assert said("check", wrong, "x").endswith(
        f"no such option: `{wrong}`; did you mean `{right}`?\n"
    )


def test_the_descriptions_of_schemas_are_korean(said: Said) -> None:
    lines = said("schema", "list", "--language", "ko").splitlines()
    assert len(lines) == 11
    assert all(re.search("[가-힣]", line) for line in lines)


def test_why_a_file_cannot_be_written_is_korean(said: Said, tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("# A note\n")
    shown = said("check", "--language", "ko", "-o", "no/such/file", "note.md")
    assert "notelint: no/such/file: 파일이나 폴더를 찾을 수 없습니다\n" in shown
