"""Where links between the notes of packs and addresses lead, by the notes that were checked.

Nothing is known of other files, so that only a link to a Markdown file can be found broken.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from notelint.links.anchor_index import AnchorIndex
from notelint.links.file_names import NOTES, Folder, NamedFiles
from notelint.lint.growing import AnchorsByPath
from notelint.model.link import LinkReference, LocalTarget, NoteAnchors, NoteLink

MAX_INDEXES = 10_000
"""Notes whose anchors are prepared for look-ups at a time."""


def find_packed_targets(
    links: Iterable[NoteLink], anchors: AnchorsByPath, *, whole: bool
) -> Iterator[tuple[NoteLink, LocalTarget]]:
    """What each link to a file leads to; links of which that is not known are passed over.

    `anchors` are those of all notes, by their paths. `whole`: there are no others.
    """
    notes = _PackedNotes(anchors)
    for link in links:
        if not link.reference.external:
            target = notes.target_of(link.reference)
            if target and (whole or target.kind in ("file", "folder")):
                yield link, target


RELATIVE = re.compile(r"\A(?:\.\.?/)*")
"""How a name in Obsidian's dialect begins that is a path from its note."""


class _PackedNotes(NamedFiles):
    """The notes of packs and addresses as a tree of folders, and by their names."""

    def __init__(self, anchors: AnchorsByPath) -> None:
        super().__init__("")
        self.anchors = anchors
        self.paths = {_normal(path): path for path, _ in anchors.items()}
        self.folders = {"": Folder({"": True})}  # what absolute paths begin with
        for path in self.paths:
            self._add(path)
        self.index_of = lru_cache(maxsize=MAX_INDEXES)(self._index)

    def target_of(self, reference: LinkReference) -> LocalTarget | None:
        """What a link leads to; None if that is not known."""
        path = reference.path
        target = None if reference.by_name else self._look_up(path)
        if reference.rooted and target and target.kind not in ("file", "folder"):
            target = None  # the top of the repository is perhaps not that of the pack
        if reference.name and (not target or target.kind not in ("file", "folder")):
            name = RELATIVE.sub("", reference.name)
            named = self.find(name)
            if named or not (target and target.name):
                path, target = named, self._named(name, named)
        if target and target.kind == "file" and reference.fragment and path in self.paths:
            return self.index_of(path).in_target(target)
        return target

    def _named(self, name: str, path: str) -> LocalTarget | None:
        if path:
            return LocalTarget("file")
        suffix = posixpath.splitext(name)[1].lower()
        return None if suffix and suffix not in NOTES else LocalTarget("missing", self.near(name))

    def _look_up(self, path: str) -> LocalTarget | None:
        """What is at a path from the top."""
        way: list[str] = []
        differs = ""
        is_note = path.lower().endswith(NOTES)
        names = path.rstrip("/").split("/")
        for index, name in enumerate(names):
            listing = self.folders.get("/".join(way))
            like = listing.like(name) if listing else None
            if listing is None or like is None:
                near = listing.near(name) if listing and index == len(names) - 1 else ""
                known = is_note and ".." not in names
                return (
                    LocalTarget("missing", "/".join([*way, near]) if near else "")
                    if known
                    else None
                )
            way.append(like.name)
            differs = differs or like.differs
        if differs:
            return LocalTarget("case" if differs == "case" else "form", "/".join(way))
        return LocalTarget("file" if "/".join(way) in self.paths else "folder")

    def _add(self, path: str) -> None:
        """Enter a path into its folder, and that into the ones above it."""
        is_folder = False
        while True:
            folder, _, name = path.rpartition("/")
            is_new = folder not in self.folders
            names = self.folders.setdefault(folder, Folder({})).names
            names[name] = names.get(name, False) or is_folder
            if not folder or not is_new:
                return
            path, is_folder = folder, True

    def _all(self) -> Iterator[str]:
        return iter(self.paths)

    def _index(self, path: str) -> AnchorIndex:
        return AnchorIndex.of(self.anchors.get(self.paths[path]) or NoteAnchors())


def _normal(path: str) -> str:
    """A path as the links of notes have it."""
    scheme, separator, inside = path.rpartition("://")
    return scheme + separator + posixpath.normpath(inside)
