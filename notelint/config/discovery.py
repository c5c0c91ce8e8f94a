"""Find the settings of a folder: `notelint.toml` or `pyproject.toml`, nearest upward."""

# ruff: noqa: PTH100, PTH113, PTH118, PTH119, PTH120
# Importing pathlib takes 5 ms.

import os
from typing import NamedTuple

from notelint.config.errors import ConfigError, one
from notelint.config.files.text_file import read_bytes

OWN = "notelint.toml"
PROJECT = "pyproject.toml"


class Candidate(NamedTuple):
    """A file that may hold settings: a `notelint.toml` does, a `pyproject.toml` may."""

    path: str
    data: bytes

    @property
    def sure(self) -> bool:
        """Whether the file is notelint's alone."""
        return os.path.basename(self.path) != PROJECT


def candidates(start: str, config: str | None = None) -> tuple[Candidate, ...]:
    """The files to look at, nearest first; none after the first that is sure to hold settings.

    `config` names one file instead. A `pyproject.toml` in which our name does not occur is left
    out, so that the TOML parser is not imported for it. Raises `ConfigError` for a file that
    cannot be read.
    """
    if config is not None:
        path = os.path.abspath(config)
        if not os.path.isfile(path):
            en, ko = f"no such settings file: {config}", f"설정 파일이 없습니다: {config}"
            raise ConfigError([one("--config", 0, 0, en, ko)])
        return (Candidate(path, read_bytes(path)),)
    found: list[Candidate] = []
    folder = os.path.abspath(start)
    while True:
        own, project = os.path.join(folder, OWN), os.path.join(folder, PROJECT)
        if os.path.isfile(own):
            return (*found, Candidate(own, read_bytes(own)))
        if os.path.isfile(project):
            data = _project(project)
            if b"notelint" in data:
                found.append(Candidate(project, data))
        parent = os.path.dirname(folder)
        if parent == folder:
            return tuple(found)
        folder = parent


def _project(path: str) -> bytes:
    """A `pyproject.toml` that nobody named: if it cannot be read, it is none of our business."""
    try:
        return read_bytes(path)
    except ConfigError:
        return b""
