"""Maps notes one after the other, in this process."""

import gc
import logging
import os
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

from notelint.model.plan import Plan

Result = TypeVar("Result")
Work = Callable[[str, Plan], Result]
"""Makes something of the note at a path. A function of a module's top level: it is pickled."""


def map_serial(work: Work[Result], paths: Iterable[str], plan: Plan) -> Iterator[Result]:
    """The results of notes in the order of their paths."""
    tune()
    for path in paths:
        yield work(path, plan)


# What a process that does nothing but check notes can switch off in the libraries below it.

YOUNG = 100_000
"""New containers before a collection (Python's default is 700). A note makes some thousands and
leaves no cycles, so collections find nothing; they took a tenth of the time of a run."""


def tune() -> None:
    """Let the collector run seldom, and markdown-it write no debugging log.

    The collector also passes over what is there already (modules, the plan). markdown-it logs
    each rule that it tries; nobody reads it, and asking whether anybody does is a tenth of the
    block parser's time.
    """
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)
    for name in tuple(logging.root.manager.loggerDict):
        if name.startswith("markdown_it."):
            setattr(logging.getLogger(name), "debug", _log_nothing)  # noqa: B010 - mypy: a method


def _log_nothing(*_arguments: object) -> None:
    pass


# The error of a run whose worker is gone.


class WorkerDiedError(RuntimeError):
    """A worker process ended in the middle of its work: killed from outside, or out of memory."""


# Chooses how to map: in this process until others would pay, then in others.

MOST = 61 if sys.platform == "win32" else 1000
"""Processes that there can be: Windows waits for no more at once."""

TRIAL = 0.05
"""Seconds of work after which it is known what a note costs."""

WORTH = 0.15
"""Seconds that must be saved before processes are started. The imports and two forks take 0.06;
where there is no fork, two interpreters with the imports of a check take 0.25."""


def map_notes(
    work: Work[Result], paths: Iterable[str], plan: Plan, jobs: int = 0
) -> Generator[Result, None, None]:
    """The results of notes in the order of their paths, whatever `jobs` is.

    `jobs` processes; with 1 there is only this one. With 0 the work begins here, and moves to a
    process for each processor as soon as what is left would be done so much earlier there.

    Iterate inside `contextlib.closing`: an exception in the loop's body, Ctrl-C above all, does
    not reach the workers by itself, and Python would wait for them at its end.

    Raises what `work` raises, and WorkerDiedError (`notelint.run.processes`).
    """
    rest = iter(paths)
    if jobs == 0:
        jobs = processors()
        if jobs > 1:
            rest = yield from _until_cost_is_known(work, rest, plan, jobs)
    ahead = list(islice(rest, jobs))
    rest = chain(ahead, rest)
    jobs = min(jobs, len(ahead), MOST)
    if jobs <= 1:
        yield from map_serial(work, rest, plan)
        return
    from notelint.run.processes import map_processes  # noqa: PLC0415 - 30 ms of imports

    yield from map_processes(work, rest, plan, jobs)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _until_cost_is_known(
    work: Work[Result], paths: Iterator[str], plan: Plan, jobs: int
) -> Generator[Result, None, Iterator[str]]:
    """Works here until it is known what a note costs; what is left for processes is returned.

    The first note is not counted: it pays for imports and for what is compiled once.
    """
    yield from map_serial(work, islice(paths, 1), plan)
    done, spent = 0, 0.0
    for path in paths:
        begin = time.perf_counter()
        result = work(path, plan)
        spent += time.perf_counter() - begin
        done += 1
        yield result
        if spent >= TRIAL:
            break
    else:
        return paths
    needed = int(WORTH / (spent / done) * jobs / (jobs - 1)) + 1
    ahead = list(islice(paths, needed))
    if len(ahead) == needed:
        return chain(ahead, paths)
    yield from map_serial(work, ahead, plan)
    return paths
