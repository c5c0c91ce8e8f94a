"""The first stage of `check`: the result of each note, of files and folders or standard input."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import NamedTuple

from notelint.commands.check_options import CheckOptions
from notelint.commands.notes import (
    article_loader,
    check_discovered,
    discovered,
    path_from_root,
    unreadable,
)
from notelint.commands.stages.kept_notes import check_changed
from notelint.files.discover import is_excluded
from notelint.files.paths import DiscoveredPath, is_collection, is_source
from notelint.files.read import UnreadableError, read_stream
from notelint.files.results_cache import CacheScope
from notelint.files.spilled import Spilled, decode_path
from notelint.model.facts import NoteResult
from notelint.model.plan import Plan
from notelint.run.map_notes import map_notes


class GivenNote(NamedTuple):
    """A note from standard input: the name that findings call it, and its bytes or why it has none.

    `excluded`: the configuration excludes the name, so that the note is not checked.
    """

    name: str
    data: bytes | None = None
    error: UnreadableError | None = None
    excluded: bool = False


def read_given(options: CheckOptions, plan: Plan) -> GivenNote | None:
    """The note from standard input; None if files and folders are checked."""
    if options.stdin is None:
        return None
    name = options.stdin_filename or "<stdin>"
    excluded = plan.force_exclude and is_excluded(name, plan.exclude, plan.root)
    try:
        data = read_stream(name, options.stdin, plan.max_bytes)
    except UnreadableError as error:
        return GivenNote(name, error=error, excluded=excluded)
    return GivenNote(name, data, excluded=excluded)


def check_notes(
    options: CheckOptions,
    plan: Plan,
    given: GivenNote | None = None,
    scope: CacheScope | None = None,
) -> Generator[NoteResult, None, None]:
    """The result of each note, in path order; of the given note if there is one.

    With a `scope` results are kept, and those that are known are used. Iterate inside
    `contextlib.closing`: an exception in the loop's body does not end workers by itself. Raises
    `WorkerDiedError`.
    """
    return _check_given(given, plan) if given else _check_files(options, plan, scope)


def is_whole(options: CheckOptions, plan: Plan) -> bool:
    """Whether only folders, packs and addresses are checked: what was not seen does not exist."""
    return options.stdin is None and all(
        os.path.isdir(path) or is_collection(path, plan.extensions) for path in options.paths
    )


def _check_files(
    options: CheckOptions, plan: Plan, scope: CacheScope | None
) -> Generator[NoteResult, None, None]:
    total = 0
    if options.engine:
        from notelint.commands.stages.engine import check_on_engine  # noqa: PLC0415 - seldom

        results = check_on_engine(options, plan)
    elif any(map(is_source, options.paths)):
        from notelint.commands.stages.sources import check_sources  # noqa: PLC0415 - seldom

        results = check_sources(options.paths, plan, options.jobs)
    else:
        found = discovered(options.paths, plan)
        if options.progress:
            found, total = _counted(found, options.progress)
        results = _check_found(found, options, plan, scope)
    for done, result in enumerate(results, 1):
        yield result
        if options.progress:
            options.progress(done, total)


def _counted(
    found: Iterable[DiscoveredPath], progress: Callable[[int, int], None]
) -> tuple[Iterator[DiscoveredPath], int]:
    """All that is found, and how much it is: for people, who want to know how long it takes."""
    paths = Spilled[DiscoveredPath](decode_path)
    for path in found:
        paths.append(path)
        progress(0, len(paths))
    return iter(paths), len(paths)


def _check_found(
    found: Iterable[DiscoveredPath], options: CheckOptions, plan: Plan, scope: CacheScope | None
) -> Generator[NoteResult, None, None]:
    if scope:
        return check_changed(found, plan, scope, options.jobs)
    return map_notes(check_discovered, found, plan, options.jobs)


def _check_given(given: GivenNote, plan: Plan) -> Generator[NoteResult, None, None]:
    if given.excluded:
        return
    if given.error:
        yield unreadable(given.name, plan, given.error)
    elif given.data is not None:
        from notelint.lint.check_note import check_note  # noqa: PLC0415 - the parser and all rules

        place = path_from_root(given.name, plan)
        yield check_note(given.name, given.data, plan, place, article_loader(plan))
