"""The first stage of `check` where results are kept: only notes that have changed are checked."""

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from notelint.commands.notes import (
    article_loader,
    check_discovered,
    path_from_root,
    unreadable,
)
from notelint.files.article_digests import RecordingLoader, article_digest
from notelint.files.cache_upkeep import clean_daily
from notelint.files.note_stamp import stamp_of
from notelint.files.paths import DiscoveredPath
from notelint.files.read import UnreadableError, read_note
from notelint.files.results_cache import CacheScope, NoteRecord, ResultsCache, record_of
from notelint.model.external_article import ArticleRequest
from notelint.model.facts import NoteResult
from notelint.model.plan import Plan
from notelint.run.map_notes import map_notes

HELD_BACK = 256
"""Known results that wait for the first note that is not known: with it processes may be started,
and as long as the caller has no result, it has no threads that a fork would not go well with."""


class CheckedNow(NamedTuple):
    """A worker's result for a note, and what is to be kept of it."""

    result: NoteResult
    record: NoteRecord | None = None


def check_changed(
    found: Iterable[DiscoveredPath], plan: Plan, scope: CacheScope, jobs: int
) -> Generator[NoteResult, None, None]:
    """The results of notes, in their order: those that are kept and are still right, else new ones.

    What is new is kept, also if the iteration ends early. Raises `WorkerDiedError`.
    """
    cache = ResultsCache(scope, plan.max_bytes)
    notes = iter(found)
    ahead = deque[NoteResult]()
    try:
        for note in notes:
            result = _known(note, plan, cache)
            if result is None:
                yield from _check_rest(ahead, chain((note,), notes), plan, cache, jobs)
                return
            ahead.append(result)
            if len(ahead) > HELD_BACK:
                yield ahead.popleft()
        yield from ahead
    finally:
        cache.write()
        if cache.has_written:
            clean_daily(scope.folder)


def _check_rest(
    known: Iterable[NoteResult],
    notes: Iterator[DiscoveredPath],
    plan: Plan,
    cache: ResultsCache,
    jobs: int,
) -> Generator[NoteResult, None, None]:
    """The `known` results, then those of notes of which the first one is not known."""
    ahead = deque[NoteResult | None](known)  # in the order of the notes; None: being checked

    def unknown() -> Iterator[DiscoveredPath]:
        for note in notes:
            result = _known(note, plan, cache)
            ahead.append(result)
            if result is None:
                yield note

    for checked in map_notes(check_to_keep, unknown(), plan, jobs):
        if checked.record:
            cache.keep(checked.record)
        while (result := ahead.popleft()) is not None:
            yield result
        yield checked.result
    yield from filter(None, ahead)


def _known(note: DiscoveredPath, plan: Plan, cache: ResultsCache) -> NoteResult | None:
    if note.error:
        return None

    def digest_of(request: ArticleRequest) -> str:
        return article_digest(request, article_loader(plan))

    return cache.find(note.path, path_from_root(note.path, plan), digest_of)


def check_to_keep(found: DiscoveredPath, plan: Plan) -> CheckedNow:
    """Read and check one note; the task of a worker."""
    from notelint.lint.check_note import check_note  # noqa: PLC0415 - the parser and all rules

    path = found.path
    stamp = None if found.error else stamp_of(path)
    if stamp is None:  # nothing that is kept: an error, a symbolic link
        return CheckedNow(check_discovered(found, plan))
    try:
        data = read_note(path, plan.max_bytes, plan.root)
    except UnreadableError as error:
        return CheckedNow(unreadable(path, plan, error))
    place, load = path_from_root(path, plan), RecordingLoader(article_loader(plan))
    result = check_note(path, data, plan, place, load)
    return CheckedNow(result, record_of(result, data, place, stamp, tuple(load.loaded.items())))
