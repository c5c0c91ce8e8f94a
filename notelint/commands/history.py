"""What became of the notes from commit to commit: each version of a note is checked once.

The configuration, the schemas, articles outside of the notes and the link cache are those of today,
so that the numbers of two commits differ only by what the notes say. Findings between notes and on
links to files are left out.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from operator import add, sub
from typing import NamedTuple

from notelint.commands.check_options import CheckOptions
from notelint.commands.common import NoHistoryError
from notelint.commands.notes import article_loader, path_from_root, unreadable
from notelint.commands.stages.link_states import dead_links
from notelint.files.paths import Excluded, real_path, shown_path, with_slash
from notelint.files.read import UnreadableError
from notelint.lint.check_note import check_note
from notelint.model.history import History, HistoryPoint, NoteCounts
from notelint.model.message import message, phrase
from notelint.model.plan import Plan
from notelint.repository.git import GitError
from notelint.repository.history import (
    Commit,
    UnknownRevisionError,
    commits,
    contents,
    files_of,
    is_shallow,
)
from notelint.repository.top import repository_top
from notelint.run.map_notes import map_notes

NO_REPOSITORY = phrase("this folder is in no Git repository")
SEVERAL = phrase("the paths are in several Git repositories; name those of one")
NO_COMMITS = phrase("no commits in `{revisions}`")
SHALLOW = phrase(
    "no commits in `{revisions}`; the history of this repository is cut off (a shallow clone), "
    "fetch it first: `git fetch --unshallow`"
)
TROUBLE = phrase("Git failed: {said}")

Version = tuple[str, str]
"""A note's path from the repository's top, and the id of its contents."""


class NoteVersion(NamedTuple):
    """A version of a note, its path as reports show it, its bytes; None if they are too many."""

    version: Version
    path: str
    data: bytes | None


class VersionResult(NamedTuple):
    """The numbers of a version, and its external URLs."""

    version: Version
    counts: NoteCounts
    urls: tuple[str, ...]


def read_history(options: CheckOptions, plan: Plan) -> History:
    """The history that the options ask for. Raises `NoHistoryError` and `WorkerDiedError`."""
    return walk_history(
        options.history,
        options.paths,
        plan,
        limit=options.history_limit,
        jobs=options.jobs,
        cache=options.cache,
        progress=options.progress,
    )


def walk_history(
    revisions: str,
    paths: Sequence[str],
    plan: Plan,
    *,
    limit: int,
    jobs: int,
    cache: bool,
    progress: Callable[[int, int], None] | None = None,
) -> History:
    """The numbers of the commits of a range.

    Of more commits than `limit`, as many are taken at even distances, with the first and the last.
    `progress` is called with the number of versions that are done, and 0.
    Raises `NoHistoryError` and `WorkerDiedError`.
    """
    top = _top_of(paths)
    try:
        found = _commits(top, revisions)
        taken = sample(found, limit)
        chosen = _NoteFilter(top, paths, plan)
        trees = [frozenset(chosen.notes(files_of(top, commit.id))) for commit in taken]
        results = _check_versions(top, trees, plan, jobs, progress)
    except GitError as error:
        raise NoHistoryError(TROUBLE.given(said=error.reason)) from None
    dead = dead_links(plan) if cache else frozenset()
    counts = {
        version: result.counts._replace(links_dead=len(dead.intersection(result.urls)))
        for version, result in results.items()
    }
    return History(tuple(_points(taken, trees, counts)), len(found))


def _top_of(paths: Sequence[str]) -> str:
    """The top of the repository that paths are in. Raises `NoHistoryError`."""
    tops = {repository_top(os.path.realpath(path)) for path in paths}
    if "" in tops or not tops:
        raise NoHistoryError(NO_REPOSITORY)
    if len(tops) > 1:
        raise NoHistoryError(SEVERAL)
    return tops.pop()


def _commits(top: str, revisions: str) -> list[Commit]:
    """The commits of a range, at least one. Raises `NoHistoryError`, `GitError`."""
    try:
        found = commits(top, revisions)
    except UnknownRevisionError:
        found = []
    if not found:
        words = SHALLOW if is_shallow(top) else NO_COMMITS
        raise NoHistoryError(words.given(revisions=revisions))
    return found


def sample(found: Sequence[Commit], limit: int) -> list[Commit]:
    """At most `limit` commits at even distances, with the first and the last."""
    if len(found) <= limit:
        return list(found)
    if limit == 1:
        return [found[-1]]
    last = len(found) - 1
    return [found[round(index * last / (limit - 1))] for index in range(limit)]


def _points(
    taken: Iterable[Commit],
    trees: Iterable[frozenset[Version]],
    counts: Mapping[Version, NoteCounts],
) -> Iterator[HistoryPoint]:
    """The numbers of each commit: those of the one before, and of what changed."""
    total, before = NoteCounts(), frozenset[Version]()
    for commit, tree in zip(taken, trees, strict=True):
        for version in tree - before:
            total = NoteCounts(*map(add, total, counts[version]))
        for version in before - tree:
            total = NoteCounts(*map(sub, total, counts[version]))
        before = tree
        yield HistoryPoint(commit.id, commit.time, commit.subject, total)


def _check_versions(
    top: str,
    trees: Iterable[frozenset[Version]],
    plan: Plan,
    jobs: int,
    progress: Callable[[int, int], None] | None,
) -> dict[Version, VersionResult]:
    """The result of each version of each note."""
    paths_of: dict[str, list[str]] = {}
    for path, blob in sorted(frozenset[Version]().union(*trees)):
        paths_of.setdefault(blob, []).append(path)
    items = (
        NoteVersion((path, blob), shown_path(os.path.join(top, path)), data)
        for blob, data in contents(top, list(paths_of), plan.max_bytes)
        for path in paths_of[blob]
    )
    with closing(map_notes(check_version, items, plan._replace(details=True), jobs)) as results:
        found: dict[Version, VersionResult] = {}
        for done, result in enumerate(results, 1):
            found[result.version] = result
            if progress:
                progress(done, 0)
        return found


def check_version(note: NoteVersion, plan: Plan) -> VersionResult:
    """Check a version of a note; the task of a worker."""
    if note.data is None:
        limit = f"{plan.max_bytes:,}"
        result = unreadable(
            note.path, plan, UnreadableError(note.path, message("too_long", limit=limit))
        )
    else:
        place = path_from_root(note.path, plan)
        result = check_note(note.path, note.data, plan, place, article_loader(plan))
    severities = [finding.severity for finding in result.findings]
    facts = result.facts
    urls = tuple(link.url for link in result.details.links) if result.details else ()
    counts = NoteCounts(
        notes=1,
        with_schema=int(bool(facts.schema)),
        conforming=int(bool(facts.schema) and "error" not in severities),
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        quotes_checked=facts.quotes_checked,
        quotes_found=facts.quotes_found,
        quotes_near=facts.quotes_near,
        links=len(urls),
    )
    return VersionResult(note.version, counts, urls)


class _NoteFilter:
    """Which files of a commit are notes: below the paths of the check, and not excluded."""

    def __init__(self, top: str, paths: Sequence[str], plan: Plan) -> None:
        self._top = with_slash(os.path.realpath(top).replace(os.sep, "/"))
        self._paths = tuple(map(real_path, paths))
        self._excluded = Excluded(plan.exclude, plan.root, plan.extensions)
        self._known: dict[str, bool] = {}

    def notes(self, files: Mapping[str, str]) -> Iterator[Version]:
        """The notes among the files of a commit."""
        for path, blob in files.items():
            if path not in self._known:
                self._known[path] = self._is_note(path)
            if self._known[path]:
                yield path, blob

    def _is_note(self, path: str) -> bool:
        real = self._top + path
        return (
            path.lower().endswith(self._excluded.suffixes)
            and any(real == base or real.startswith(with_slash(base)) for base in self._paths)
            and not self._excluded.has(real)
        )
