"""Maps a function over notes: in this process, or in others as soon as that is worth it."""

import os
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain, islice
from typing import Generic, NamedTuple, TypeVar

from notelint.model.plan import Plan

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Item, Plan], Result]
"""Processes one item, such as a note's path. It is pickled: a function at a module's top level."""

MAX_PROCESSES = 61 if sys.platform == "win32" else 1000
"""Windows waits for at most 61 processes at once."""

TRIAL = 0.05
"""Seconds of work after which the cost of a note is known."""

WORTH = 0.15
"""Seconds that must be saved before processes are started. The imports and two forks take 0.06;
without a fork, two interpreters with the imports of a check take 0.25."""


class WorkerDiedError(RuntimeError):
    """A worker process ended in the middle of its work: killed from outside, or out of memory."""


def map_notes(
    work: Work[Item, Result], items: Iterable[Item], plan: Plan, jobs: int = 0
) -> Generator[Result, None, None]:
    """The results of items, in their order, computed in `jobs` processes.

    With 1 there is only this process. With 0 the work begins here, and moves to a process for each
    processor as soon as the rest would be done that much earlier there.

    All processes are started before the first result comes: then the caller may start threads,
    which a fork would not go well with.

    Iterate inside `contextlib.closing`: an exception in the loop's body, Ctrl-C above all, does
    not reach the workers by itself, and Python would wait for them at its end.

    Raises what `work` raises, and WorkerDiedError.
    """
    rest, known = iter(items), list[Result]()
    if jobs == 0:
        jobs = processors()
        if jobs > 1:
            known, rest, is_worth_it = _try_out(work, rest, plan, jobs)
            jobs = jobs if is_worth_it else 1
    ahead = list(islice(rest, jobs))
    rest = chain(ahead, rest)
    jobs = min(jobs, len(ahead), MAX_PROCESSES)
    if jobs <= 1:
        yield from known
        yield from map_serial(work, rest, plan)
        return
    from notelint.run.processes import map_processes  # noqa: PLC0415 - multiprocessing, 30 ms

    yield from map_processes(work, rest, plan, jobs, known=known)


def map_serial(
    work: Work[Item, Result], items: Iterable[Item], plan: Plan
) -> Generator[Result, None, None]:
    """The results of items, in their order, computed in this process."""
    for item in items:
        yield work(item, plan)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Trial(NamedTuple, Generic[Item, Result]):
    """The first results, the items that are left, and whether processes are worth it for these."""

    results: list[Result]
    rest: Iterator[Item]
    is_worth_it: bool


def _try_out(
    work: Work[Item, Result], items: Iterator[Item], plan: Plan, jobs: int
) -> Trial[Item, Result]:
    """Work here until the cost of a note is known.

    The first item is not measured: it pays for imports and for what is compiled once.
    """
    results = list(map_serial(work, islice(items, 1), plan))
    done, spent = 0, 0.0
    for item in items:
        begin = time.perf_counter()
        results.append(work(item, plan))
        spent += time.perf_counter() - begin
        done += 1
        if spent >= TRIAL:
            break
    else:
        return Trial(results, items, is_worth_it=False)
    needed = int(WORTH / (spent / done) * jobs / (jobs - 1)) + 1
    ahead = list(islice(items, needed))
    return Trial(results, chain(ahead, items), is_worth_it=len(ahead) == needed)
