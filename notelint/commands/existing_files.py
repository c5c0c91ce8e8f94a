"""What a project's own files have already, so that `init` advises only what is missing in them.

They may be a stranger's: only regular files are read, up to a size, and one that cannot be read has
nothing.
"""

import os
import tomllib
from typing import Any

from notelint.config.vaults import vault_globs, vault_of, vaults_above
from notelint.repository.opening import read_regular
from notelint.scaffold.project import NotesEntry
from notelint.schema.data_file import read_yaml_file
from notelint.schema.errors import ConfigError

CONFIG_FILE = "notelint.toml"
PYPROJECT = "pyproject.toml"

HOOKS = frozenset({"notelint", "notelint-fix"})
LARGEST = 1_000_000
"""Bytes of a file that is read."""


def existing_config() -> str:
    """The configuration file of the current folder, or ""."""
    if os.path.lexists(CONFIG_FILE):
        return CONFIG_FILE
    return PYPROJECT if _settings(PYPROJECT) is not None else ""


def text_of(path: str) -> str:
    """A file's text, "" if it cannot be read."""
    try:
        return read_regular(path, LARGEST)[0].decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""


def is_configured(entry: NotesEntry, config: str) -> bool:
    """Whether a configuration has an entry already."""
    entries = (_settings(config) or {}).get("notes")
    return isinstance(entries, list) and any(
        isinstance(each, dict)
        and each.get("schema") == entry.schema
        and _texts(each.get("files")) == entry.files
        for each in entries
    )


def excluded(config: str) -> tuple[str, ...]:
    """The globs that a configuration excludes already."""
    return _texts((_settings(config) or {}).get("exclude"))


def vault_folders() -> tuple[str, ...] | None:
    """Globs of the folders of the vault here that have no notes to check; None outside of one."""
    vault = vault_of(vaults_above("."), ".")
    return vault_globs(vault, ".") if vault else None


def left_out_here() -> tuple[str, ...]:
    """Globs of what a check of the current folder leaves out."""
    config = existing_config()
    return (*(vault_folders() or ()), *(excluded(config) if config else ()))


def has_hook(path: str, repository: str) -> bool:
    """Whether a pre-commit configuration has a hook of notelint, of any revision."""
    repos = _mapping(_yaml(path)).get("repos")
    return any(
        _mapping(each).get("repo") == repository
        and any(_mapping(hook).get("id") in HOOKS for hook in _items(_mapping(each).get("hooks")))
        for each in _items(repos)
    )


def has_job(path: str) -> bool:
    """Whether a GitLab pipeline has a job of notelint."""
    return "notelint" in _mapping(_yaml(path))


def _settings(config: str) -> dict[str, Any] | None:
    """The settings in a configuration file, None if it has none."""
    data: Any = _toml(config)
    if config == PYPROJECT:
        data = _mapping(_mapping(data).get("tool")).get("notelint")
    return data if isinstance(data, dict) else None


def _toml(path: str) -> Any:
    try:
        return tomllib.loads(text_of(path))
    except (ValueError, RecursionError):
        return None


def _yaml(path: str) -> Any:
    try:
        return read_yaml_file(text_of(path).encode(), path)[0].value
    except ConfigError:
        return None


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(value: Any) -> tuple[str, ...]:
    """A string or a list of strings, as a tuple."""
    texts = [value] if isinstance(value, str) else _items(value)
    return tuple(text for text in texts if isinstance(text, str))
