"""From a folder and a command line to a plan: out of the cache, or out of the files.

Importing this imports neither pydantic nor YAML; only a plan that is not in the cache needs them.
"""

import os
from typing import NamedTuple

from notelint.config.codec import Codec
from notelint.config.discovery import Configuration, find_configuration
from notelint.config.folders import folder_of_setting, likely_folder
from notelint.config.plan_cache import CacheEntry, PlanCache
from notelint.config.ready_plan import ready_entry
from notelint.files.system_folders import cache_folder
from notelint.model.message import phrase
from notelint.model.plan import Plan
from notelint.repository.readable import readable_files_of
from notelint.rules import RULES
from notelint.schema.built_in import built_in_names, is_built_in, stamps
from notelint.schema.did_you_mean import suggestion
from notelint.schema.errors import ConfigError, ConfigProblem
from notelint.schema.text_file import current_folder, shown


class PlanOptions(NamedTuple):
    """What a command asks of the configuration.

    `start` is the folder of the run; `config` names the settings file instead of the nearest one
    upward; `schema` is a built-in schema's name or a path relative to `start`. `cache_dir` is the
    folder for what is kept instead of the one of the settings or the system. `paths` are those that
    the user named.
    """

    start: str = "."
    config: str | None = None
    schema: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    debug: bool = False
    use_cache: bool = True
    cache_dir: str = ""
    paths: tuple[str, ...] = ()

    @property
    def decisive(self) -> tuple[object, ...]:
        """Those that a plan depends on."""
        return (self.start, self.config, self.schema, self.select, self.ignore)


class Loaded(NamedTuple):
    """A plan, and the settings that are not part of it.

    `language` of the messages is "" if it is not set; `settings_file` is the name in messages of
    the file that the settings were read from, or "". `cache` is the folder for what is kept, ""
    for none, and `digest` stands for all of the plan that the results of notes depend on.
    """

    plan: Plan
    language: str
    settings_file: str
    cache: str = ""
    digest: str = ""


def load_plan(options: PlanOptions) -> Loaded:
    """The plan for a run. Raises `ConfigError` with all mistakes of the settings and schemas."""
    here = current_folder()
    start = os.path.abspath(options.start)
    options = options._replace(start=start)
    found = find_configuration(start, options.config, options.paths)
    files = found.files
    codec = Codec(RULES)
    folder = (options.cache_dir or likely_folder(files)) if options.use_cache else ""
    is_usual = not (found.is_any or options.schema or options.select or options.ignore)
    entry = ready_entry(start, codec) if is_usual else None
    if entry is None:
        cache = PlanCache([here, *options.decisive, found.folder, found.vaults], stamps(), codec)
        entry = cache.load(folder, files)
    if entry is None:
        entry, set_folder = _read(options, found)
        folder = (options.cache_dir or set_folder) if options.use_cache else ""
        entry = cache.save(folder, entry)
    config = options.config
    own = config is not None and not readable_files_of(start).contains(config)
    plan = entry.plan._replace(debug=options.debug, own_settings=own)
    settings = shown(entry.settings) if entry.settings else ""
    return Loaded(plan, entry.language, settings, folder, entry.digest)


def _read(options: PlanOptions, found: Configuration) -> tuple[CacheEntry, str]:
    """The plan out of the files, and the folder that it may be kept in."""
    from notelint.config.make_plan import make_plan  # noqa: PLC0415 - pydantic and YAML
    from notelint.config.settings import nearest_settings  # noqa: PLC0415 - as above

    settings = nearest_settings(found.files, named=options.config is not None)
    plan, schema_files = make_plan(
        settings, RULES, options.start, options.schema, options.select, options.ignore, found
    )
    own = {path: data for path, data in schema_files.items() if not is_built_in(path)}
    used = tuple({**dict(found.files), **own}.items())
    entry = CacheEntry(plan, settings.model.language or "", settings.path, used)
    if not settings.path:
        return entry, cache_folder()
    return entry, folder_of_setting(settings.model.cache, settings.path)


def schema_path(schema: str) -> str:
    """The path of a schema by the name that it has in the settings; other names as they are.

    Raises `ConfigError` for a name that is neither in the settings nor built in.
    """
    is_path = os.sep in schema or schema.endswith((".yaml", ".yml"))
    if is_path or os.path.isfile(schema) or schema in built_in_names():
        return schema
    plan = load_plan(PlanOptions(use_cache=False)).plan
    assigned = {entry.schema for entry in plan.assignments}
    files = {other.name: other.file for other in plan.schemas if other.name in assigned}
    if os.path.isfile(files.get(schema, "")):
        return files[schema]
    near = suggestion(schema, sorted({*built_in_names(), *files}))
    wrong = phrase("schema `{schema}` not found{near}", schema=schema, near=near)
    raise ConfigError([ConfigProblem("", 0, 0, wrong)])
