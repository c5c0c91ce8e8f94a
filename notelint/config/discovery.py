"""Finds the configuration of a folder: vaults, the nearest `notelint.toml` or `pyproject.toml`.

The search ends at the repository's top and before a folder of another user.
"""

import os
from collections.abc import Sequence
from typing import NamedTuple

from notelint.config.vaults import Vault, vaults_above
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


class Configuration(NamedTuple):
    """What there is to configure a run: files that may have settings, and vaults.

    `folder` is where the search for them began; "" if there was none.
    """

    folder: str = ""
    files: tuple[SettingsCandidate, ...] = ()
    vaults: tuple[Vault, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether there is anything."""
        return bool(self.files or self.vaults)


def find_configuration(
    start: str, config: str | None = None, paths: Sequence[str] = ()
) -> Configuration:
    """The configuration from a folder upward; if there is none and `paths` is a folder, from there.

    So a vault or a repository is checked alike from within and from elsewhere. `config` names the
    file of settings. Raises `ConfigError` for a file that cannot be read.
    """
    here = Configuration(start, candidates(start, config), vaults_above(start))
    if here.is_any or len(paths) != 1 or not os.path.isdir(paths[0]):
        return here
    folder = os.path.abspath(paths[0])
    there = Configuration(folder, candidates(folder), vaults_above(folder))
    return there if there.is_any else here


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
