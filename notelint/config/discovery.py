"""Find the settings of a folder: `notelint.toml` or `pyproject.toml`, nearest upward.

Not above the repository's top, nor in a folder of somebody else's.
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
    """A file that may hold settings: a `notelint.toml` does, a `pyproject.toml` may."""

    path: str
    data: bytes

    @property
    def sure(self) -> bool:
        """Whether the file is notelint's alone."""
        return os.path.basename(self.path) != PROJECT


def candidates(start: str, config: str | None = None) -> tuple[SettingsCandidate, ...]:
    """The files to look at, nearest first; none after the first that is sure to hold settings.

    `config` names one file instead. A `pyproject.toml` in which our name does not occur is left
    out, so that the TOML parser is not imported for it. Raises `ConfigError` for a file that
    cannot be read.
    """
    if config is not None:
        path = os.path.abspath(config)
        if not os.path.isfile(path):
            wrong = phrase("no such settings file: {config}", config=config)
            raise ConfigError([ConfigProblem("--config", 0, 0, wrong)])
        return (SettingsCandidate(path, read_bytes(path)),)
    found: list[SettingsCandidate] = []
    for folder in folders_of_settings(os.path.abspath(start)):
        own, project = os.path.join(folder, OWN), os.path.join(folder, PROJECT)
        if os.path.isfile(own):
            return (*found, SettingsCandidate(own, _found(own)))
        if os.path.isfile(project):
            data = _project(project)
            if b"notelint" in data:
                found.append(SettingsCandidate(project, data))
    return tuple(found)


def _found(path: str) -> bytes:
    """Settings that nobody named. In a repository, a symbolic link may lead to no other file."""
    if os.path.islink(path):
        repository = readable_files_of(os.path.dirname(path))
        if repository.has_git:
            return read_allowed(path, repository)
    return read_bytes(path)


def _project(path: str) -> bytes:
    """A `pyproject.toml` that nobody named: if it cannot be read, it is none of our business."""
    try:
        return _found(path)
    except ConfigError:
        return b""
