"""The language that settings state, read without checking them: for help and wrong settings."""

import tomllib
from typing import Any

from notelint.config.discovery import SettingsCandidate, candidates
from notelint.model.message import Language, known_language
from notelint.schema.errors import ConfigError


def stated_language(config: str | None = None) -> Language | None:
    """The language of the settings of the current folder, or of the file `config`; else None.

    Whatever else is wrong with the settings does not matter here.
    """
    try:
        files = candidates(".", config)
    except (ConfigError, OSError, ValueError):
        return None
    return next(filter(None, map(_language_of, files)), None)


def _language_of(file: SettingsCandidate) -> Language | None:
    try:
        data: Any = tomllib.loads(file.data.decode())
    except (ValueError, RecursionError):
        return None
    for table in () if file.sure else ("tool", "notelint"):
        data = data.get(table) if isinstance(data, dict) else None
    language = data.get("language") if isinstance(data, dict) else None
    return known_language(language) if isinstance(language, str) else None
