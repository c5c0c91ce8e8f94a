"""The names in one folder, and which of them another name may mean."""

import os
import unicodedata
from functools import cached_property
from typing import Literal, NamedTuple

from notelint.text.similar_names import SimilarNames, closest

NOTES = (".md", ".markdown")


class Like(NamedTuple):
    """A name that is there, and in what it differs from the one asked for."""

    name: str
    differs: Literal["", "case", "form"] = ""


class Folder:
    """The entries of a folder; a link to a file that is there is one, wherever it leads."""

    def __init__(self, names: dict[str, bool]) -> None:
        self.names = names
        """Each name, and whether it is a folder."""

    def like(self, name: str) -> Like | None:
        """The entry of a name; else one that differs in its letters' composition, or in case."""
        if name in self.names:
            return Like(name)
        if composed := self._composed.get(unicodedata.normalize("NFC", name)):
            return Like(composed, "form")
        if other := self._plain.get(plain(name)):
            return Like(other, "case")
        return None

    def near(self, name: str) -> str:
        """The file that was likely meant by a name that is not there, or "".

        A note without its ending, as site generators link to them, else the nearest name: endings
        do not count, for all notes have theirs in common, but of several the nearest is taken.
        """
        for suffix in NOTES:
            if f"{name}{suffix}" in self.names:
                return f"{name}{suffix}"
        stem = self._known.closest(os.path.splitext(name)[0])
        if stem is None:
            return ""
        names = self._stems[stem]
        return closest(name, names) or names[0]

    @cached_property
    def _composed(self) -> dict[str, str]:
        return {unicodedata.normalize("NFC", one): one for one in sorted(self.names, reverse=True)}

    @cached_property
    def _plain(self) -> dict[str, str]:
        return {plain(one): one for one in sorted(self.names, reverse=True)}

    @cached_property
    def _stems(self) -> dict[str, list[str]]:
        stems: dict[str, list[str]] = {}
        for name in sorted(self.names):
            stems.setdefault(os.path.splitext(name)[0], []).append(name)
        return stems

    @cached_property
    def _known(self) -> SimilarNames:
        return SimilarNames(self._stems)


def listed(path: str) -> Folder | None:
    """The folder at a path; None where there is none, or where it cannot be read."""
    try:
        with os.scandir(path) as entries:
            return Folder({entry.name: _is_folder(entry) for entry in entries})
    except OSError:
        return None


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads round in a circle, or to where we may not look
        return False


def plain(name: str) -> str:
    """A name without case, and composed."""
    return unicodedata.normalize("NFC", name).casefold()
