"""Obsidian vaults: folders with a `.obsidian` folder, which says where their templates are."""

import json
import os
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from notelint.repository.opening import read_regular
from notelint.repository.readable import readable_files_of
from notelint.repository.top import folders_of_settings

CONFIG = ".obsidian"
HIDDEN = (CONFIG, ".trash")
"""Folders of a vault that have no notes: its configuration, and what was deleted."""

TEMPLATES = (
    (f"{CONFIG}/templates.json", "folder"),
    (f"{CONFIG}/plugins/templater-obsidian/data.json", "templates_folder"),
)
"""The files that may name a folder of templates, each with the key that does."""

LARGEST = 1_000_000
"""Bytes of such a file; Templater's has a page at most."""

LONGEST = 500
"""Characters of a folder's name."""


class Vault(NamedTuple):
    """A vault's folder, and its folders of templates: paths from it, and which file says so."""

    folder: str
    templates: tuple[tuple[str, str], ...] = ()


def vaults_above(start: str) -> tuple[Vault, ...]:
    """The vaults that a folder is in, nearest first, as far upward as settings are looked for."""
    return tuple(
        Vault(folder, tuple(_templates(folder)))
        for folder in folders_of_settings(os.path.abspath(start))
        if os.path.isdir(os.path.join(folder, CONFIG))
    )


def vault_of(vaults: Sequence[Vault], root: str) -> Vault | None:
    """The nearest vault that the folder `root` is in."""
    return next((one for one in vaults if _from(one.folder, root)), None)


def vault_globs(vault: Vault, root: str) -> tuple[str, ...]:
    """Globs, from `root`, of the folders of a vault that have no notes to check."""
    folders = (*HIDDEN, *(folder for folder, _ in vault.templates))
    paths = (_from(root, os.path.join(vault.folder, folder)) for folder in folders)
    inside = (path for path in paths if path not in ("", "."))
    return tuple(dict.fromkeys(f"/{_escaped(path)}/" for path in inside))


def _from(root: str, path: str) -> str:
    """A path from `root`, with `/`; "." for `root` itself, "" for a path that is not below it."""
    try:
        relative = os.path.relpath(os.path.realpath(path), os.path.realpath(root))
    except ValueError:  # on two drives
        return ""
    return "" if relative.split(os.sep)[0] == os.pardir else relative.replace(os.sep, "/")


def _escaped(path: str) -> str:
    """A path as a glob that matches only it."""
    return "".join(f"\\{sign}" if sign in "\\*?[" else sign for sign in path)


def _templates(vault: str) -> Iterator[tuple[str, str]]:
    """The folders of templates that a vault's configuration names.

    It may be a stranger's: only regular files in the repository are read, up to a size, and a
    folder counts only if it is below the vault. What is not as expected is passed over.
    """
    readable = readable_files_of(vault)
    for file, key in TEMPLATES:
        path = os.path.join(vault, *file.split("/"))
        if not os.path.lexists(path) or not readable.contains(path):
            continue
        named = _value(path, key)
        folder = named.strip().strip("/") if isinstance(named, str) else ""
        if not folder or len(folder) > LONGEST or min(folder) < " ":
            continue
        if _from(vault, os.path.join(vault, folder)):
            yield folder, file


def _value(path: str, key: str) -> Any:
    """The value of a key in a JSON file; None if there is none."""
    try:
        data, size = read_regular(path, LARGEST + 1)
        content = json.loads(data) if size <= LARGEST else None
    except (OSError, ValueError, RecursionError):
        return None
    return content.get(key) if isinstance(content, dict) else None
