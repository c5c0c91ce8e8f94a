"""A plan out of checked settings: rules selected, schemas read, the mistakes of all together."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from notelint.config.discovery import Configuration
from notelint.config.file_ignores import read_file_ignores
from notelint.config.folders import folder_of_setting
from notelint.config.link_settings import request_policy
from notelint.config.plugins import with_plugins
from notelint.config.selection import select_rules
from notelint.config.settings import Settings
from notelint.config.vaults import vault_globs, vault_of
from notelint.lint.signatures import signature_of
from notelint.model.message import phrase
from notelint.model.plan import Assignment, Plan
from notelint.model.rule import Rule
from notelint.model.schema import Dialect, Schema
from notelint.repository.readable import readable_files_of
from notelint.schema.built_in import built_in_names, find_schema
from notelint.schema.errors import ConfigError, ConfigProblem, Path
from notelint.schema.loading import Read, read_schema, reader_for_settings, reader_for_user

NOTHING = Configuration()


def make_plan(
    settings: Settings,
    rules: Mapping[str, Rule],
    start: str,
    schema: str | None,
    select: Sequence[str],
    ignore: Sequence[str],
    found: Configuration = NOTHING,
) -> tuple[Plan, dict[str, bytes]]:
    """The plan, and the schema files that it is made of, by path with their content.

    `start` is the folder of the run; `schema`, `select` and `ignore` are those of the command line;
    `found` has the vaults and, if there are no settings, the folder that globs start from.
    Raises `ConfigError` with every mistake.
    """
    model = settings.model
    root = os.path.dirname(settings.path) if settings.path else found.folder or start
    rules, plugins, mistaken = with_plugins(rules, settings)
    schemas = _Schemas(settings, rules)
    selected, problems = select_rules(settings, rules, select, ignore)
    if mistaken:  # their rules are unknown, and so are names that stand for them
        problems = [*mistaken]
    assignments = tuple(
        Assignment(
            tuple(entry.files),
            tuple(entry.exclude),
            schemas.add(entry.schema_, root, ("notes", index, "schema")),
        )
        for index, entry in enumerate(model.notes)
    )
    forced = schemas.add_forced(schema, start) if schema is not None else ""
    for name in built_in_names():
        # A schema of the user's own that has a built-in one's name takes its place.
        if name not in schemas.by_name:
            schemas.add(name, root)
    file_ignores, unknown = read_file_ignores(settings, rules)
    if not mistaken:
        problems += [*unknown, *schemas.problems]
    problems += [*_cache_problems(settings), *_baseline_problems(settings)]
    if problems:
        raise ConfigError(problems)
    detects = not settings.path and not forced
    ledger = model.links.ledger
    vault = vault_of(found.vaults, root)
    dialect = model.dialect or ("obsidian" if vault else "commonmark")
    left_out = vault_globs(vault, root) if vault and dialect == "obsidian" else ()
    plan = Plan(
        root=root,
        rules=selected,
        plugins=plugins,
        schemas=tuple(_in_dialect(one, dialect) for one in schemas.by_name.values()),
        assignments=assignments,
        forced=forced,
        signatures=tuple(map(signature_of, schemas.by_name.values())) if detects else (),
        file_ignores=file_ignores,
        # In this order a `!` of the settings brings templates back.
        exclude=tuple(dict.fromkeys((*left_out, *model.exclude))),
        extensions=tuple(extension.lower() for extension in model.extensions),
        force_exclude=model.force_exclude,
        external=model.links.external,
        excluded_links=tuple(model.links.exclude),
        request_policy=request_policy(model.links),
        baseline=os.path.join(root, model.baseline) if model.baseline else "",
        ledger=os.path.join(root, ledger) if isinstance(ledger, str) else "" if ledger else "-",
        dialect=dialect,
    )
    return plan, schemas.files


def _in_dialect(schema: Schema, dialect: Dialect) -> Schema:
    """A schema for notes of a dialect, which may be more than its own."""
    return schema._replace(dialect=dialect) if dialect == "obsidian" else schema


def _cache_problems(settings: Settings) -> list[ConfigProblem]:
    """The problem of a cache folder outside of the repository."""
    cache = settings.model.cache
    if not isinstance(cache, str) or folder_of_setting(cache, settings.path):
        return []
    wrong = phrase(
        "`cache` must be a folder in the repository; for another folder, set the "
        "environment variable NOTELINT_CACHE_DIR"
    )
    return [ConfigProblem(*settings.place(("cache",), False), wrong)]


def _baseline_problems(settings: Settings) -> list[ConfigProblem]:
    """The problem of a baseline outside of the repository."""
    baseline, beside = settings.model.baseline, os.path.dirname(settings.path)
    if not baseline or readable_files_of(beside).is_place(os.path.join(beside, baseline)):
        return []
    wrong = phrase("`baseline` must be a file in the repository")
    return [ConfigProblem(*settings.place(("baseline",), False), wrong)]


class _Schemas:
    """Reads the schemas of a plan: by name, with their files' content, and all mistakes."""

    def __init__(self, settings: Settings, rules: Mapping[str, Rule]) -> None:
        self.settings = settings
        self.rules = rules
        self.by_name: dict[str, Schema] = {}
        self.files: dict[str, bytes] = {}
        self.problems: list[ConfigProblem] = []

    def add(self, name_or_path: str, base: str, at: Path = ()) -> str:
        """Read a schema; its own name, or "" if something is wrong with it.

        `at` is where the settings name it; empty for one that they do not name.
        """
        schema = self._read(name_or_path, base, reader_for_settings, at)
        if schema is None:
            return ""
        first = self.by_name.setdefault(schema.name, schema)
        if first.file != schema.file:
            wrong = phrase(
                "duplicate schema name `{name}`: {file} and {other}",
                name=schema.name,
                file=first.file,
                other=schema.file,
            )
            self.problems.append(self._placed(ConfigProblem("", 0, 0, wrong), at))
        return schema.name

    def add_forced(self, name_or_path: str, base: str) -> str:
        """Read the schema of the command line, which replaces one of the same name."""
        if name_or_path in self.by_name:
            return name_or_path
        schema = self._read(name_or_path, base, reader_for_user, ())
        if schema is None:
            return ""
        self.by_name[schema.name] = schema
        return schema.name

    def _read(
        self, name_or_path: str, base: str, reader_of: Callable[[str, str], Read], at: Path
    ) -> Schema | None:
        try:
            file = find_schema(name_or_path, base)
            read = partial(self._bytes, reader_of(file.path, base))
            return read_schema(read(file.path), file.shown, self.rules, path=file.path, read=read)
        except ConfigError as error:
            self.problems += [self._placed(problem, at) for problem in error.problems]
            return None

    def _bytes(self, read: Read, path: str) -> bytes:
        if path not in self.files:
            self.files[path] = read(path)
        return self.files[path]

    def _placed(self, problem: ConfigProblem, at: Path) -> ConfigProblem:
        """A problem without a file is one of the place that named the schema."""
        if problem.file:
            return problem
        place = self.settings.place(at, False) if at else ("--schema", 0, 0)
        return ConfigProblem(*place, problem.words)
