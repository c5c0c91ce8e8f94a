"""Finds the notes that paths stand for, in order, each once, without holding them all."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from notelint.files.paths import SUFFIXES, DiscoveredPath, Excluded, real_path, shown_path
from notelint.files.read import reason_of
from notelint.model.message import message


class _Turn(NamedTuple):
    """Where a folder's notes begin in the order of paths: before, it is neither listed nor held."""

    path: str


def discover(
    paths: Sequence[str],
    exclude: Sequence[str] = (),
    root: str = ".",
    *,
    force: bool = False,
    suffixes: tuple[str, ...] = SUFFIXES,
) -> Iterator[DiscoveredPath]:
    """The notes of files and folders, sorted by path, each once.

    A file that is named is taken whatever its suffix and whatever ignores it. In folders the
    files with one of `suffixes` are taken that Git would list; symbolic links to folders are not
    followed, as Git does not (so no loop can arise), and a link to a file is passed over where its
    target is met by itself. `exclude` are globs in `.gitignore`'s syntax, relative to `root`; a
    named folder is walked even if they exclude it, unless `force` has them hold for what is named
    too.

    What is not there or cannot be listed is yielded with an error, and the walk goes on.
    """
    files: list[DiscoveredPath] = []
    folders: dict[str, str] = {}
    excluded = Excluded(exclude, root, suffixes)
    for path in paths:
        try:
            is_folder = stat.S_ISDIR(os.stat(path).st_mode)
            if force and exclude and excluded.has(real_path(path)):
                continue
            if is_folder:
                folders[os.path.realpath(path)] = path
            else:
                files.append(DiscoveredPath(shown_path(path)))
        except (OSError, ValueError) as error:
            reason = reason_of(error)
            gone = reason.name == "vanished"
            files.append(DiscoveredPath(shown_path(path), message("not_found") if gone else reason))
    files.sort(key=_path)
    if not folders:
        yield from _without_doubles(files)
        return
    from heapq import merge  # noqa: PLC0415 - with the next one 4 ms, for those who name folders

    from notelint.files.walk_folders import walk  # noqa: PLC0415 - as above

    def in_turn(folder: str) -> Iterator[DiscoveredPath | _Turn]:
        name = shown_path(folder)
        yield _Turn("" if name == "." else name)
        yield from walk(folder, folders, excluded)

    walks = [in_turn(path) for path in folders.values()]
    found = merge(files, *walks, key=_path)
    yield from _without_doubles(one for one in found if isinstance(one, DiscoveredPath))


def is_excluded(path: str, exclude: Sequence[str], root: str) -> bool:
    """Whether the globs `exclude` leave out a file, be it there or not."""
    try:
        return Excluded(exclude, root).has(real_path(path))
    except (OSError, ValueError):
        return False


def _without_doubles(sorted_by_path: Iterable[DiscoveredPath]) -> Iterator[DiscoveredPath]:
    """What comes, but each path only the first time."""
    last = None
    for found in sorted_by_path:
        if found.path != last:
            yield found
        last = found.path


def _path(found: DiscoveredPath | _Turn) -> str:
    return found.path
