"""The settings file as pydantic models, and its reader."""

import re
from collections.abc import Iterable
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, ValidationError

from notelint.config.discovery import SettingsCandidate
from notelint.config.link_settings import LinksModel
from notelint.model.finding import Severity
from notelint.model.message import Language, known_language, phrase
from notelint.model.schema import Dialect
from notelint.schema.data_file import read_toml_file
from notelint.schema.errors import ConfigError, ConfigProblem, Path, Place
from notelint.schema.text_file import shown
from notelint.schema.validation_errors import validation_problems
from notelint.schema.value_types import ONE_OR_MORE, Filled, Strict, refuse_key
from notelint.text.globs import brace_choice, is_malformed_glob


def _cache(value: Any) -> str | bool:
    if isinstance(value, bool) or (isinstance(value, str) and value.strip()):
        return value
    raise refuse_key(phrase("should be a folder, true or false"))


def _language(value: Any) -> Any:
    """`ko` for `ko_KR`; a language that is not known stays, and is refused."""
    return (known_language(value) or value) if isinstance(value, str) else value


EXTENSION = re.compile(r"(?:\.[\w-]{1,30}){1,3}")

MAX_GLOBS = 1_000
MAX_GLOB_LENGTH = 1_000
"""Limits, as each note is compared with each glob."""


def _glob(value: str) -> str:
    if len(value) > MAX_GLOB_LENGTH:
        raise refuse_key(
            phrase("is longer than {maximum} characters", maximum=f"{MAX_GLOB_LENGTH:,}"),
        )
    if choice := brace_choice(value):
        raise refuse_key(
            phrase(
                "contains `{choice}`, which .gitignore globs do not support; write a list of globs",
                choice=choice,
            ),
        )
    if is_malformed_glob(value):
        raise refuse_key(phrase("is not a valid .gitignore glob"))
    return value


def _severity(value: Any) -> Any:
    if value == "off":
        raise refuse_key(phrase("cannot be `off`; to turn a rule off, list it in `ignore`"))
    return value


RuleSeverity = Annotated[Severity, BeforeValidator(_severity)]
Glob = Annotated[Filled, AfterValidator(_glob)]
Globs = Annotated[list[Glob], Field(min_length=1), ONE_OR_MORE]


def _extension(value: str) -> str:
    if not EXTENSION.fullmatch(value):
        raise refuse_key(phrase("should be a file name extension such as `.qmd`"))
    return value


Extensions = Annotated[
    list[Annotated[str, AfterValidator(_extension)]],
    Field(min_length=1),
    ONE_OR_MORE,
]
RuleNameList = Annotated[list[str], ONE_OR_MORE]


class NotesModel(Strict):
    """A `[[notes]]` entry: which notes get which schema."""

    files: Globs = Field(
        description="Globs in .gitignore syntax, relative to the configuration file."
    )
    exclude: Globs = Field(
        default=[], description="Globs of notes that the entry does not apply to."
    )
    schema_: Filled = Field(
        alias="schema", description="A built-in schema's name, or a path to a schema file."
    )


class SettingsModel(Strict):
    """What `notelint.toml`, or `[tool.notelint]` in `pyproject.toml`, may contain."""

    notes: list[NotesModel] = Field(
        default=[], description="Schemas by path; the first that matches."
    )
    extensions: Extensions = Field(
        default=[".md", ".markdown"],
        description="What the names of notes in folders end in.",
    )
    exclude: Globs = Field(
        default=[], description="Globs of notes to skip when a folder is checked."
    )
    force_exclude: bool = Field(
        default=False,
        alias="force-exclude",
        description="Whether `exclude` also applies to named files and folders.",
    )
    plugins: Annotated[list[Filled], ONE_OR_MORE] = Field(
        default=[],
        description="Rules of other packages: names of entry points of the group notelint.rules.",
    )
    dialect: Dialect | None = Field(
        default=None,
        description="Markdown dialect of all notes; default: obsidian in an Obsidian vault.",
    )
    select: list[str] | None = Field(default=None, description="Rules to run; default: all.")
    ignore: list[str] = Field(default=[], description="Rules not to run.")
    per_file_ignores: dict[Glob, RuleNameList] = Field(
        default={},
        alias="per-file-ignores",
        description="Rules not to run on some notes: lists of rules by glob.",
    )
    severity: dict[str, RuleSeverity] = Field(default={}, description="Severities by rule.")
    options: dict[str, dict[str, Any]] = Field(default={}, description="Options by rule.")
    language: Annotated[Language | None, BeforeValidator(_language)] = Field(
        default=None, description="Language of messages: en or ko."
    )
    links: LinksModel = Field(default=LinksModel(), description="How external links are checked.")
    baseline: Filled | None = Field(
        default=None,
        description="File of the baseline, relative to the configuration file.",
    )
    cache: Annotated[str | bool, PlainValidator(_cache, json_schema_input_type=str | bool)] = Field(
        default=True,
        description="Folder for the cache, relative to the configuration file; or false.",
    )


class Settings(NamedTuple):
    """The settings in one file, checked. `place` finds each of them.

    `path` is "" if there is no such file.
    """

    model: SettingsModel
    path: str
    place: Place


NO_SETTINGS = Settings(SettingsModel(), "", lambda *_: ("", 0, 0))


def nearest_settings(files: Iterable[SettingsCandidate], *, named: bool = False) -> Settings:
    """The settings in the first file that has any. Arguments and errors as of `read_settings`."""
    found = (read_settings(file, named=named) for file in files)
    return next(filter(None, found), NO_SETTINGS)


def read_settings(candidate: SettingsCandidate, *, named: bool = False) -> Settings | None:
    """The settings in a file; None for a `pyproject.toml` without settings of notelint.

    `named`: the user named the file, so it must have them. Raises `ConfigError`.
    """
    file = shown(candidate.path)
    data: Any
    data, place_of = read_toml_file(candidate.data, file)
    under: Path = ()
    if not candidate.sure:
        under = ("tool", "notelint")
        tool = data.get("tool")
        if not isinstance(tool, dict) or "notelint" not in tool:
            if named:
                wrong = phrase("the table `[tool.notelint]` is missing")
                raise ConfigError([ConfigProblem(file, 0, 0, wrong)])
            return None
        data = tool["notelint"]
    number = _globs_in(data)
    if number > MAX_GLOBS:
        wrong = phrase(
            "{number} globs, expected at most {maximum}",
            number=f"{number:,}",
            maximum=f"{MAX_GLOBS:,}",
        )
        raise ConfigError([ConfigProblem(file, 0, 0, wrong)])

    def place(path: Path, key: bool = False) -> tuple[str, int, int]:
        return place_of((*under, *path), key)

    try:
        model = SettingsModel.model_validate(data)
    except ValidationError as error:
        raise ConfigError(validation_problems(error, SettingsModel, place)) from None
    return Settings(model, candidate.path, place)


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _globs_in(data: Any) -> int:
    """The number of globs in the settings, whose values have not been validated."""
    if not isinstance(data, dict):
        return 0
    lists = [data.get("exclude"), list(_mapping(data.get("per-file-ignores")))]
    entries = data.get("notes")
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            lists += [entry.get("files"), entry.get("exclude")]
    return sum(len(globs) if isinstance(globs, list) else 1 for globs in lists if globs)
