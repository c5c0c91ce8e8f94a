"""A schema by the name that it has in the settings."""

import os

from notelint.config.load import load_plan
from notelint.schema.built_in import ready_made
from notelint.schema.did_you_mean import meant
from notelint.schema.errors import ConfigError, one


def path_or_ready_made(schema: str) -> str:
    """A schema by the name that it has in the settings, as its file's path; else as it is.

    Raises `ConfigError` for a name that neither the settings know nor notelint.
    """
    is_path = os.sep in schema or schema.endswith((".yaml", ".yml"))
    if is_path or os.path.isfile(schema) or schema in ready_made():
        return schema
    plan = load_plan(".", use_cache=False).plan
    used = {entry.schema for entry in plan.assignments}
    files = {other.name: other.file for other in plan.schemas if other.name in used}
    if os.path.isfile(files.get(schema, "")):
        return files[schema]
    near = meant(schema, sorted({*ready_made(), *files}))
    en = f"no schema is named `{schema}`{near.en}"
    ko = f"`{schema}` 스키마를 찾을 수 없습니다{near.ko}"
    raise ConfigError([one("", 0, 0, en, ko)])
