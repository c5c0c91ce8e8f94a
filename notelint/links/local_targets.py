"""Where links to files lead: the file or folder and, of a note, its anchors and headings."""

import os
import posixpath
from collections.abc import Iterator, Sequence

from notelint.files.read import UnreadableError, read
from notelint.links.anchor_index import AnchorIndex
from notelint.links.file_names import NOTES
from notelint.links.files import FileTree, LinkRoots
from notelint.lint.growing import AnchorsByPath
from notelint.model.link import LinkReference, LocalTarget, NoteAnchors, NoteLink
from notelint.model.plan import Plan
from notelint.repository.readable import readable_files_of
from notelint.text.wikilinks import block_ids, heading_name, heading_names


def find_local_targets(
    links: Sequence[NoteLink], anchors: AnchorsByPath, plan: Plan
) -> Iterator[tuple[NoteLink, LocalTarget]]:
    """What each link to a file leads to; links to websites are passed over.

    `anchors` are those of the notes that were checked, by absolute paths; other notes are read.
    """
    finder = _TargetFinder(anchors, plan)
    for link in links:
        if not link.reference.external:
            yield link, finder.target_of(link)


class _TargetFinder:
    """Looks up what links lead to, each target once."""

    def __init__(self, anchors: AnchorsByPath, plan: Plan) -> None:
        self.notes = _AnchorIndexes(anchors, plan)
        self.roots = LinkRoots(plan.root)
        self.folders: dict[str, tuple[str, FileTree]] = {}
        self.trees: dict[str, FileTree] = {}
        self.targets: dict[tuple[str, ...], tuple[LocalTarget, str]] = {}

    def target_of(self, link: NoteLink) -> LocalTarget:
        """What a note's link leads to."""
        reference, folder = link.reference, os.path.dirname(link.path)
        real_folder, tree = self._tree(folder)
        if reference.rooted:
            path = os.path.join(tree.root, reference.path)
        elif reference.by_name:
            path = ""
        else:  # from the note's real folder, should a symbolic link lead to it
            path = os.path.join(real_folder, os.path.relpath(reference.path, folder or "."))
        name = _in_vault(reference.name, real_folder, tree.root)
        key = (tree.root, path, reference.path, name, "#" * bool(reference.fragment))
        if key not in self.targets:
            self.targets[key] = self._look_up(reference, path, name, tree)
        target, path = self.targets[key]
        if target.kind == "moved":
            if path == os.path.join(real_folder, os.path.basename(link.path)):  # the note itself
                return target._replace(kind="missing")
            return _from_note(target, path, link, tree.root if reference.rooted else real_folder)
        if (
            target.anchors is None
            or _has_fragment(target, reference.fragment)
            or self.notes.may_be_reported(path)
        ):
            return target
        return target._replace(anchors=None, headings=None)

    def _look_up(
        self, reference: LinkReference, path: str, name: str, tree: FileTree
    ) -> tuple[LocalTarget, str]:
        """The target of a link that leads to `path`, and the target's own path.

        In Obsidian's dialect a file may also be found by its `name`.
        """
        target = LocalTarget("missing") if reference.by_name else tree.look_up(reference.path, path)
        if name and target.kind in ("missing", "case", "form", "outside"):
            named, named_path = tree.find_by_name(name)
            if named.kind == "file" or not (target.name or target.kind == "outside"):
                target, path = named, named_path
        by_path = not reference.name and not path.endswith("/")
        if target.kind == "missing" and by_path and self.roots.is_collection(tree.root):
            moved = tree.find_moved(path)
            if moved and self.notes.may_be_reported(moved):
                return target._replace(kind="moved"), moved
        is_note = target.kind == "file" and path.lower().endswith(NOTES)
        if is_note and reference.fragment and tree.contains(path):
            names = self.notes.of(path)
            if names:
                target = names.in_target(target)
        return target, path

    def _tree(self, folder: str) -> tuple[str, FileTree]:
        """The real path of a folder of notes, and the file tree of its repository."""
        if folder not in self.folders:
            real = os.path.realpath(folder or ".")
            root = self.roots.of(real)
            self.folders[folder] = (real, self.trees.setdefault(root, FileTree(root)))
        return self.folders[folder]


def _from_note(target: LocalTarget, path: str, link: NoteLink, start: str) -> LocalTarget:
    """A file in another folder, at `path`, with what to write in the note, from `start`."""
    way = os.path.relpath(path, start).replace(os.sep, "/")
    if link.reference.rooted:
        return target._replace(name=way, link=f"/{way}")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(link.path), way))
    return target._replace(name=name, link=way)


def _in_vault(name: str, folder: str, root: str) -> str:
    """A name in a note's folder as one from the root, if it begins with `./` or `../`.

    Too many `..` lead to the root, as a path does in a browser.
    """
    if not name.startswith(("./", "../")):
        return name
    inside = os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")
    while inside.startswith("../"):
        inside = inside.removeprefix("../")
    return inside


def _has_fragment(target: LocalTarget, fragment: str) -> bool:
    """Whether a link's fragment is an anchor or a heading of the target."""
    if target.anchors is not None and fragment in target.anchors:
        return True
    last = fragment.rpartition("#")[2].strip()
    if last.startswith("^"):
        return last[1:].lower() in target.blocks
    name = heading_name(last)
    return target.headings is not None and name in target.headings


class _AnchorIndexes:
    """The anchors and headings of notes: of those that were checked, and of others, read once."""

    def __init__(self, checked: AnchorsByPath, plan: Plan) -> None:
        self.checked = checked
        self.indexes: dict[str, AnchorIndex | None] = {}
        self.plan = plan

    def of(self, path: str) -> AnchorIndex | None:
        """Those of the note at `path`; None if it cannot be read."""
        path = os.path.abspath(path)
        if path not in self.indexes:
            names = self.checked.get(path) or self._read(path)
            self.indexes[path] = names and AnchorIndex.of(names)
        return self.indexes[path]

    def may_be_reported(self, path: str) -> bool:
        """Whether a report may show what is in the note: not if Git ignores it.

        Called only where a report would show it, since it runs Git.
        """
        if self.checked.get(os.path.abspath(path)) is not None:
            return True
        return readable_files_of(os.path.dirname(path)).refusal_for(path) is None

    def _read(self, path: str) -> NoteAnchors | None:
        """Those of a note that was not checked."""
        from notelint.binding.anchors import anchors_of  # noqa: PLC0415 - with the next one 30 ms,
        from notelint.parse import TooMuchMarkdown, parse, source_of  # noqa: PLC0415 - seldom

        try:
            data = read(path, self.plan.max_bytes).decode("utf-8", "replace").encode()
            note = parse(source_of(path, data))
        except (UnreadableError, TooMuchMarkdown):
            return None
        blocks = tuple(block_ids(note.source.text))
        return NoteAnchors(tuple(anchors_of(note)), tuple(heading_names(note)), blocks)
