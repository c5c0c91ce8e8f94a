"""Finds the settings of a folder: the nearest `notelint.toml` or `pyproject.toml` upward.

The search ends at the repository's top and before a folder of another user.
"""

import os
from typing import NamedTuple

from notelint.model.message import phrase
from notelint.repository.readable import readable_files_of
from notelint.repository.top import folders_of_settings
from notelint.schema.errors import ConfigError, ConfigProblem
from notelint.schema.text_file import read_allowed, read_bytes

OWN = "notelint.toml"
PROJECT = "pyproject.toml"


class SettingsCandidate(NamedTuple):
    """A file that may have settings: a `notelint.toml` does, a `pyproject.toml` may."""

    path: str
    data: bytes

    @property
    def sure(self) -> bool:
        """Whether the file is only for notelint."""
        return os.path.basename(self.path) != PROJECT


def candidates(start: str, config: str | None = None) -> tuple[SettingsCandidate, ...]:
    """The files that may have settings, nearest first, up to the first that is sure to have them.

    `config` names one file instead. A `pyproject.toml` without the word `notelint` is left out, so
    that the TOML parser is not imported for it. Raises `ConfigError` for a file that cannot be
    read.
    """
    if config is not None:
        path = os.path.abspath(config)
        if not os.path.isfile(path):
            wrong = phrase("no such configuration file: {config}", config=config)
            raise ConfigError([ConfigProblem("--config", 0, 0, wrong)])
        return (SettingsCandidate(path, read_bytes(path)),)
    projects: list[SettingsCandidate] = []
    for folder in folders_of_settings(os.path.abspath(start)):
        own, project = os.path.join(folder, OWN), os.path.join(folder, PROJECT)
        if os.path.isfile(own):
            return (*projects, SettingsCandidate(own, _discovered(own)))
        if os.path.isfile(project):
            data = _project(project)
            if b"notelint" in data:
                projects.append(SettingsCandidate(project, data))
    return tuple(projects)


def _discovered(path: str) -> bytes:
    """A file that the user did not name. A symbolic link in a repository must lead into it."""
    if os.path.islink(path):
        repository = readable_files_of(os.path.dirname(path))
        if repository.has_git:
            return read_allowed(path, repository)
    return read_bytes(path)


def _project(path: str) -> bytes:
    """A `pyproject.toml` that the user did not name; an unreadable one counts as empty."""
    try:
        return _discovered(path)
    except ConfigError:
        return b""
