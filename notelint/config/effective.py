"""The settings that a run has, and where each comes from: the settings file, an option, or nowhere.

For `--show-settings`. Unlike a plan, these are read anew each time.
"""

import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from notelint.config.discovery import find_configuration
from notelint.config.load import PlanOptions
from notelint.config.make_plan import make_plan
from notelint.config.selection import severity_key
from notelint.config.settings import Settings, nearest_settings
from notelint.config.vaults import CONFIG, Vault, vault_of
from notelint.model.finding import Severity
from notelint.model.plan import Plan
from notelint.model.rule import Rule
from notelint.rules import RULES
from notelint.schema.errors import Path
from notelint.schema.rule_settings import RuleNames
from notelint.schema.text_file import shown

OF_RULES = ("severity", "options")
"""Settings that are told rule by rule."""


class EffectiveSetting(NamedTuple):
    """A setting by its keys from the top of the file: its value as plain data, None if not set.

    Each `[[notes]]` entry is one, with its index for the last key.
    `origin` is an option of the command line, or a file with a line; "" for the default.
    """

    path: tuple[str, ...]
    value: Any
    origin: str = ""


class EffectiveRule(NamedTuple):
    """A rule that runs, and its options as plain data; origins as of a setting."""

    code: str
    severity: Severity
    origin: str
    options: Mapping[str, Any]
    options_origin: str


class EffectiveSettings(NamedTuple):
    """All settings; `file` is "" if there is no settings file, `off` are the rules that do not run.

    `schema` is the name of the one of `--schema`, or "".
    """

    file: str
    schema: str
    values: tuple[EffectiveSetting, ...]
    rules: tuple[EffectiveRule, ...]
    off: tuple[str, ...]


def effective_settings(options: PlanOptions) -> EffectiveSettings:
    """The settings of a run. Raises `ConfigError` with all mistakes, as `load_plan` does."""
    start = os.path.abspath(options.start)
    found = find_configuration(start, options.config, options.paths)
    settings = nearest_settings(found.files, named=options.config is not None)
    plan, _ = make_plan(
        settings, RULES, start, options.schema, options.select, options.ignore, found
    )
    vault = vault_of(found.vaults, plan.root) if plan.dialect == "obsidian" else None
    values = (_with_options(value, options) for value in _values(settings.model, settings))
    names = RuleNames(RULES)
    rules = tuple(
        EffectiveRule(
            rule.code,
            rule.severity,
            _severity_origin(RULES[rule.code], names, settings),
            rule.options._asdict() if rule.options else {},
            _options_origin(rule.code, names, settings),
        )
        for rule in plan.rules
    )
    running = {rule.code for rule in rules}
    return EffectiveSettings(
        shown(settings.path) if settings.path else "",
        plan.forced,
        tuple(_in_plan(value, plan, vault) for value in values),
        rules,
        tuple(code for code in RULES if code not in running),
    )


def _values(model: BaseModel, settings: Settings, under: Path = ()) -> Iterator[EffectiveSetting]:
    """The settings of a model and of the models in it, each by its keys in the file."""
    for name, field in type(model).model_fields.items():
        key = field.alias or name
        value = getattr(model, name)
        if not under and key in OF_RULES:
            continue
        path = (*under, key)
        if isinstance(value, BaseModel):
            yield from _values(value, settings, path)
            continue
        is_set = name in model.model_fields_set
        if isinstance(value, list) and any(isinstance(one, BaseModel) for one in value):
            for index, entry in enumerate(value):
                given = entry.model_dump(by_alias=True, exclude_unset=True)
                place = _place((*path, index), settings, is_set=is_set)
                yield EffectiveSetting((*map(str, path), str(index)), given, place)
            continue
        if isinstance(value, dict):
            for key_in_table, item in value.items():
                inner = (*path, key_in_table)
                place = _place(inner, settings, is_set=is_set)
                yield EffectiveSetting(tuple(map(str, inner)), item, place)
            continue
        value = None if value == [] and not is_set else value
        yield EffectiveSetting(tuple(map(str, path)), value, _place(path, settings, is_set=is_set))


def _with_options(setting: EffectiveSetting, options: PlanOptions) -> EffectiveSetting:
    """A setting as the command line changes it."""
    if setting.path == ("select",) and options.select:
        return setting._replace(value=list(options.select), origin="--select")
    if setting.path == ("ignore",) and options.ignore:
        origins = filter(None, ("--ignore", setting.origin))
        value = [*options.ignore, *(setting.value or ())]
        return setting._replace(value=value, origin=", ".join(origins))
    return setting


def _in_plan(setting: EffectiveSetting, plan: Plan, vault: Vault | None) -> EffectiveSetting:
    """A setting as the vault that the run is in changes it."""
    if setting.path == ("dialect",) and not setting.origin:
        return setting._replace(value=plan.dialect, origin=_in_vault(vault, CONFIG))
    if setting.path == ("exclude",) and vault and list(plan.exclude) != (setting.value or []):
        files = dict.fromkeys((CONFIG, *(file for _, file in vault.templates)))
        origins = filter(None, (*(_in_vault(vault, file) for file in files), setting.origin))
        return setting._replace(value=list(plan.exclude), origin=", ".join(origins))
    return setting


def _in_vault(vault: Vault | None, name: str) -> str:
    return shown(os.path.join(vault.folder, name)) if vault else ""


def _severity_origin(rule: Rule, names: RuleNames, settings: Settings) -> str:
    key = severity_key(rule, names, settings.model.severity)
    return _place(("severity", key), settings, is_set=bool(key))


def _options_origin(code: str, names: RuleNames, settings: Settings) -> str:
    keys = [name for name in settings.model.options if names.code(name) == code]
    return _place(("options", *keys[:1]), settings, is_set=bool(keys))


def _place(path: Path, settings: Settings, *, is_set: bool) -> str:
    """The file and line of a setting; "" if it is not in the file."""
    if not is_set:
        return ""
    file, line, _ = settings.place(path, True)
    return f"{file}:{line}" if line else file
