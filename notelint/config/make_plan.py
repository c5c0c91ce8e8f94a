"""A plan out of checked settings: rules chosen, schemas read, the problems of all gathered."""

import os
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from notelint.config.link_settings import request_policy
from notelint.config.plan_cache import folder_for
from notelint.config.selection import RuleNames, Said, check_names, runs, severity
from notelint.config.settings import Settings, SettingsModel
from notelint.lint.signatures import signature_of
from notelint.model.plan import Assignment, Plan, SelectedRule
from notelint.model.rule import Rule
from notelint.schema.built_in import find, ready_made
from notelint.schema.errors import ConfigError, ConfigProblem, Path, one
from notelint.schema.loading import Read, read_schema, reader, reader_for
from notelint.schema.options import build
from notelint.schema.text_file import shown

if TYPE_CHECKING:
    from notelint.model.schema import Schema


class PlanMaker:
    """Makes one plan. `used` collects the schema files that were read, with their bytes."""

    def __init__(self, start: str, settings: Settings | None, rules: Mapping[str, Rule]) -> None:
        self.start = start
        self.settings = settings
        self.model = settings.model if settings else SettingsModel()
        self.file = shown(settings.path) if settings else ""
        self.root = os.path.dirname(settings.path) if settings else start
        self.rules = rules
        self.names = RuleNames(rules)
        self.used: dict[str, bytes] = {}
        self.schemas: dict[str, Schema] = {}
        self.problems: list[ConfigProblem] = []

    def plan(self, schema: str | None, select: Sequence[str], ignore: Sequence[str]) -> Plan:
        """The plan for a command line. Raises `ConfigError` with every problem found."""
        rules = self._rules(select, ignore)
        assignments = tuple(
            Assignment(
                tuple(entry.files),
                tuple(entry.exclude),
                self._schema(entry.schema_, self.root, ("notes", index, "schema")),
            )
            for index, entry in enumerate(self.model.notes)
        )
        forced = self._forced(schema) if schema is not None else ""
        for name in ready_made():
            # A schema of the user's own that has a ready-made one's name takes its place.
            if name not in self.schemas:
                self._schema(name, self.root)
        self._check_cache()
        if self.problems:
            raise ConfigError(self.problems)
        guesses = self.settings is None and not forced
        return Plan(
            root=self.root,
            rules=rules,
            schemas=tuple(self.schemas.values()),
            assignments=assignments,
            forced=forced,
            signs=tuple(map(signature_of, self.schemas.values())) if guesses else (),
            exclude=tuple(self.model.exclude),
            force_exclude=self.model.force_exclude,
            external=self.model.links.external,
            left_out=tuple(self.model.links.exclude),
            request_policy=request_policy(self.model.links),
            ledger=self._ledger(),
        )

    def _check_cache(self) -> None:
        """A cache folder that is not in the repository is a mistake."""
        cache = self.model.cache
        if isinstance(cache, str) and self.settings and not folder_for(cache, self.settings.path):
            en = (
                "`cache` must be a folder of the repository; for another one, set "
                "NOTELINT_CACHE_DIR in the environment"
            )
            ko = (
                "`cache`에는 저장소 안의 폴더만 지정할 수 있습니다. "
                "다른 폴더를 쓰려면 NOTELINT_CACHE_DIR 환경 변수를 설정하세요"
            )
            self.problems.append(one(self.file, *self._place(("cache",), False), en, ko))

    def _ledger(self) -> str:
        """The file that remembers answers; "" for one in the cache, "-" for none."""
        asked = self.model.links.ledger
        if isinstance(asked, str):
            return os.path.join(self.root, asked)
        return "" if asked else "-"

    def _forced(self, schema: str) -> str:
        """The schema of the command line: one that the settings name, a ready-made one, a file."""
        if schema in self.schemas:
            return schema
        before, self.schemas = self.schemas, {}
        # It takes the place of one of the same name.
        name = self._schema(schema, self.start, by_user=True)
        self.schemas = {**before, **self.schemas}
        return name

    def _schema(self, name_or_path: str, base: str, at: Path = (), *, by_user: bool = False) -> str:
        """Read a schema; its own name, or "" if something is wrong with it.

        `at` is where the settings name it; empty for one that they do not name. `by_user`: it is
        the one of the command line.
        """
        try:
            file = find(name_or_path, base)
            read = partial(self._read, (reader_for if by_user else reader)(file.path, base))
            schema = read_schema(read(file.path), file.shown, self.rules, path=file.path, read=read)
        except ConfigError as error:
            self.problems += [self._placed(problem, at) for problem in error.problems]
            return ""
        first = self.schemas.setdefault(schema.name, schema)
        if first.file != schema.file:
            en = f"two schemas have the name `{schema.name}`: {first.file} and {schema.file}"
            ko = f"두 스키마의 이름이 모두 `{schema.name}`입니다: {first.file}, {schema.file}"
            self.problems.append(self._placed(one("", 0, 0, en, ko), at))
        return schema.name

    def _read(self, read: Read, path: str) -> bytes:
        """The bytes of a file that the plan depends on."""
        if path not in self.used:
            self.used[path] = read(path)
        return self.used[path]

    def _placed(self, problem: ConfigProblem, at: Path) -> ConfigProblem:
        """A problem without a file is one of the place that named the schema."""
        if problem.file:
            return problem
        if not at or not self.settings:
            return problem._replace(file="--schema")
        line, column = self.settings.place(at, False)
        return problem._replace(file=self.file, line=line, column=column)

    def _rules(self, select: Sequence[str], ignore: Sequence[str]) -> tuple[SelectedRule, ...]:
        """The rules that run, with their severities and options."""
        model = self.model
        wanted = None if model.select is None else _said("select", model.select)
        if select:
            wanted = [Said(name, "--select") for name in select]
        refused = [*(Said(name, "--ignore") for name in ignore), *_said("ignore", model.ignore)]
        called = [
            *(Said(name, at=("severity", name)) for name in model.severity),
            *(Said(name, at=("options", name)) for name in model.options),
        ]
        said = [*(wanted or ()), *refused, *called]
        self.problems += check_names(self.names, said, self.file, self._place)
        options = self._options()
        return tuple(
            SelectedRule(rule.code, severity(rule, self.names, model.severity), options[rule.code])
            for rule in self.rules.values()
            if runs(rule, self.names, wanted, refused)
        )

    def _options(self) -> dict[str, Any]:
        """The options of each rule by its code."""
        built = {
            code: rule.options() if rule.options else None for code, rule in self.rules.items()
        }
        for name, given in self.model.options.items():
            rule = self.rules.get(self.names.code(name))
            if rule is None:
                if self.names.known(name):
                    en = f"`{name}` calls more than one rule; options are those of one"
                    ko = f"`{name}`: 옵션은 한 규칙의 코드나 이름으로 지정해야 합니다"
                    at = self._place(("options", name), True)
                    self.problems.append(one(self.file, *at, en, ko))
                continue
            try:
                built[rule.code] = build(rule, given, self.file, self._place, ("options", name))
            except ConfigError as error:
                self.problems += error.problems
        return built

    def _place(self, path: Path, key: bool) -> tuple[int, int]:
        return self.settings.place(path, key) if self.settings else (0, 0)


def _said(key: str, names: Sequence[str]) -> list[Said]:
    return [Said(name, at=(key, index)) for index, name in enumerate(names)]
