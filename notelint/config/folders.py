"""The cache folder that settings name."""

import os
import re
from collections.abc import Sequence

from notelint.config.discovery import SettingsCandidate
from notelint.files.system_folders import cache_folder
from notelint.repository.readable import readable_files_of

OWN_TABLE = rb"(?ms)\A(.*?)(?:^[ \t]*\[|\Z)"
PROJECT_TABLE = rb"(?ms)^[ \t]*\[tool\.notelint\](.*?)(?:^[ \t]*\[|\Z)"
CACHE_SETTING = rb"""(?m)^[ \t]*cache[ \t]*=[ \t]*(?:(false)|"([^"\\\r\n]+)"|'([^'\r\n]+)')"""
"""The `cache` setting without a TOML parser, whose import takes longer than a run saves. A wrong
answer costs only speed: a plan is used only for the bytes that it was made of."""


def folder_of_setting(setting: str | bool, settings_file: str) -> str:
    """The cache folder that a `cache` setting means; "" for none.

    Settings may come from a stranger, and files are written to this folder: one outside of the
    repository, symbolic links resolved, counts as none.
    """
    if isinstance(setting, bool):
        return cache_folder() if setting else ""
    beside = os.path.dirname(settings_file)
    folder = os.path.join(beside, os.path.expanduser(setting))
    return folder if readable_files_of(beside).is_place(folder) else ""


def likely_folder(candidates: Sequence[SettingsCandidate]) -> str:
    """The cache folder by a quick look at the files that may have settings, nearest first."""
    for candidate in candidates:
        table = re.search(OWN_TABLE if candidate.sure else PROJECT_TABLE, candidate.data)
        if table is None:
            continue
        setting = re.search(CACHE_SETTING, table[1])
        if setting is None:
            break
        off, double, single = setting.groups()
        name = (double or single or b"").decode("utf-8", "replace")
        return folder_of_setting(False if off else name, candidate.path)
    return cache_folder()
