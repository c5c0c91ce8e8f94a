"""From a folder and a command line to a plan: by the cache, or by reading what there is.

Importing this imports neither pydantic nor YAML; only a plan that has to be made anew does.
"""

# ruff: noqa: PLC0415
# What is slow to import (pathlib too) is imported late or never.

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from notelint.config.codec import Codec
from notelint.config.discovery import SettingsCandidate, candidates
from notelint.config.plan_cache import (
    CacheEntry,
    PlanCache,
    default_folder,
    folder_for,
    likely_folder,
)
from notelint.model.plan import Plan
from notelint.model.rule import Rule
from notelint.repository.readable import repository_of
from notelint.rules import RULES
from notelint.schema.built_in import is_ready_made, stamps
from notelint.schema.text_file import current_folder, shown


class PlanOptions(NamedTuple):
    """What a run asks for, but for what changes nothing in the plan's making."""

    start: str
    config: str | None
    schema: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]


class Loaded(NamedTuple):
    """A plan and what belongs to the settings but not to it.

    `language` of the messages is "" where it is not set; `settings_file` is the file that the
    settings were read from, as messages name it, or "".
    """

    plan: Plan
    language: str
    settings_file: str


def load_plan(
    start: str,
    *,
    config: str | None = None,
    schema: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    debug: bool = False,
    use_cache: bool = True,
    rules: Mapping[str, Rule] = RULES,
) -> Loaded:
    """The plan for a run that was started in the folder `start`.

    `config` names the settings file instead of looking upward for it; `schema` is a ready-made
    schema's name or a path relative to `start`; `select` and `ignore` are those of the command
    line; `rules` are all that there are. Raises `ConfigError` with all that is wrong.
    """
    here = current_folder()
    asked = PlanOptions(os.path.abspath(start), config, schema, tuple(select), tuple(ignore))
    found = candidates(asked.start, config)
    cache = PlanCache(
        [here, *asked],
        [stamps(), _described(rules)],
        Codec(rules),
    )
    entry = cache.load(likely_folder(found), found) if use_cache else None
    if entry is None:
        entry, folder = _make(asked, found, rules)
        if use_cache:
            cache.save(folder, entry)
    settings_file = shown(entry.settings) if entry.settings else ""
    own = config is not None and not repository_of(asked.start).contains(config)
    plan = entry.plan._replace(debug=debug, own_settings=own)
    return Loaded(plan, entry.language, settings_file)


def _described(rules: Mapping[str, Rule]) -> list[list[str]]:
    """What a plan depends on of the rules; nothing of our own, which are as their files are."""
    if rules is RULES:
        return []
    return [
        [rule.code, rule.name, rule.severity, repr(rule.options()) if rule.options else ""]
        for rule in rules.values()
    ]


def _make(
    asked: PlanOptions, found: Sequence[SettingsCandidate], rules: Mapping[str, Rule]
) -> tuple[CacheEntry, str]:
    """Read everything; also the folder that the entry may be kept in."""
    from notelint.config.make_plan import PlanMaker
    from notelint.config.settings import Settings, read_settings

    settings: Settings | None = None
    for candidate in found:
        settings = settings or read_settings(candidate, named=asked.config is not None)
    maker = PlanMaker(asked.start, settings, rules)
    plan = maker.plan(asked.schema, asked.select, asked.ignore)
    own = {path: data for path, data in maker.used.items() if not is_ready_made(path)}
    used = tuple({**dict(found), **own}.items())
    if settings is None:
        return CacheEntry(plan, "", "", used), default_folder()
    model = settings.model
    return (
        CacheEntry(plan, model.language or "", settings.path, used),
        folder_for(model.cache, settings.path),
    )
