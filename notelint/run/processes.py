"""Checks notes in several processes; results come in the order of the paths."""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice

from notelint.model.facts import NoteResult
from notelint.model.plan import Plan
from notelint.run.died import WorkerDiedError
from notelint.run.serial import Work
from notelint.run.tuning import tune

LARGEST_CHUNK = 16
"""Notes that a worker gets at a time: 16 hide the cost of the way (0.2 ms a chunk), and the end,
when one worker is still busy and the others idle, stays short."""

AHEAD = 4
"""Chunks on the way for each worker; so the memory does not grow with the number of notes."""

HEARTBEAT = 0.1
"""Seconds after which waiting for results looks up for a Ctrl-C."""


def map_processes(
    work: Work, paths: Iterable[str], plan: Plan, jobs: int, method: str = ""
) -> Iterator[NoteResult]:
    """The results of notes in the order of their paths, worked out in `jobs` processes.

    The plan goes to each worker once. `method` is how processes are started (`fork`, `spawn`,
    `forkserver`); by default a fork where that is safe.

    Raises what `work` raises, and WorkerDiedError. Whatever ends the iteration early (an error,
    Ctrl-C, a consumer that stops) ends the workers at once.
    """
    context = multiprocessing.get_context(method or _method())
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(work, plan))
    try:
        yield from _in_order(pool, _chunks(iter(paths)), jobs * AHEAD)
    except BaseException as error:
        with _without_interrupts():
            # The pool would let its workers finish what they have; a note may take seconds.
            for worker in set(multiprocessing.active_children()) - others:
                worker.kill()
            pool.shutdown(cancel_futures=True)
        if isinstance(error, BrokenProcessPool):
            raise WorkerDiedError from error
        raise
    with _without_interrupts():
        pool.shutdown()


def _in_order(
    pool: ProcessPoolExecutor, chunks: Iterator[list[str]], most: int
) -> Iterator[NoteResult]:
    """The results of chunks in order, with at most so many on the way."""
    waiting: deque[Future[list[NoteResult]]] = deque()
    while True:
        for chunk in islice(chunks, most - len(waiting)):
            with _without_interrupts():
                waiting.append(pool.submit(_check, chunk))
        if not waiting:
            return
        results = None
        while results is None:
            with _without_interrupts():
                if wait([waiting[0]], HEARTBEAT).done:
                    results = waiting.popleft().result()
        yield from results


def _chunks(paths: Iterator[str]) -> Iterator[list[str]]:
    """Paths in lists that grow from one, so that few notes are spread over all workers too."""
    size = 1
    while chunk := list(islice(paths, size)):
        yield chunk
        size = min(size + 1, LARGEST_CHUNK)


def _method() -> str | None:
    """How to start processes: None for Python's own choice.

    A fork is the quickest by far: the worker has all modules. It is safe only where no other
    thread could hold a lock at that moment, and macOS's own libraries do not bear it.
    """
    alone = threading.active_count() == 1
    return "fork" if sys.platform == "linux" and alone else "spawn"


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Holds Ctrl-C back until the block ends.

    For two reasons. A worker that is started in here inherits that for life: a terminal sends
    Ctrl-C to all processes, and only this one is to answer. And a KeyboardInterrupt in the middle
    of the pool's code would leave its locks taken, and the pool could never be shut down.

    Windows has no such mask; there `_begin` ignores Ctrl-C a moment later.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_worker: list[tuple[Work, Plan]] = []
"""In a worker: what it was started for."""


def _begin(work: Work, plan: Plan) -> None:
    """Runs first in each worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tune()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker.append((work, plan))


def _end_with_parent() -> None:
    """Ends a worker whose parent was killed; it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _check(chunk: list[str]) -> list[NoteResult]:
    """Runs in a worker."""
    work, plan = _worker[-1]
    return [work(path, plan) for path in chunk]
