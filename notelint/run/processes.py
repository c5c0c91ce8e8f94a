"""Maps a function over notes in several processes; results come in the order of the items.

Each worker has its own pipe, and nothing is shared. A pool with common queues cannot be ended at
any moment: a worker that is killed while it writes leaves half a message and a lock that is never
released, and the pool waits forever.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple

from notelint.model.plan import Plan
from notelint.run.garbage import collect_seldom
from notelint.run.map_notes import Item, Result, Work, WorkerDiedError

LARGEST_CHUNK = 16
"""Items that a worker gets at a time: with 16 the transport (0.2 ms a chunk) hardly counts, and the
time at the end in which only one worker is busy stays short."""

AHEAD = 4
"""Chunks for each worker that may be started before the first of them is consumed; this limits the
memory, however many items there are."""


class ChunkResult(NamedTuple, Generic[Result]):
    """A worker's results for a chunk, up to the error that ended it, if any."""

    results: list[Result]
    error: Exception | None = None


def map_processes(
    work: Work[Item, Result],
    items: Iterable[Item],
    plan: Plan,
    jobs: int,
    method: str = "",
    known: Iterable[Result] = (),
) -> Iterator[Result]:
    """The results of items, in their order, computed in `jobs` processes.

    `known` results come before these, when all processes have been started. The plan is sent to
    each worker once. `method` is how processes are started (`fork`, `spawn`, `forkserver`); by
    default a fork where that is safe.

    Raises what `work` raises, and WorkerDiedError. Whatever ends the iteration early (an error,
    Ctrl-C, a consumer that stops) ends the workers at once.
    """
    method = method or _method()
    context = multiprocessing.get_context(method)
    if method != "fork" and hasattr(signal, "pthread_sigmask"):
        # Started with the first worker, it would unblock Ctrl-C again.
        resource_tracker.ensure_running()
    workers: list[_Worker[Result]] = []
    try:
        for _ in range(jobs):
            with _without_interrupts():
                workers.append(_Worker(context, work, plan))
        yield from known
        for done in _in_order(workers, _chunks(iter(items))):
            yield from done.results
            if done.error:
                raise done.error
        for worker in workers:
            worker.send(None)
        for worker in workers:
            worker.process.join()
    finally:
        for worker in workers:
            worker.end()


class _Worker(Generic[Result]):
    """A process and our end of its pipe. It has at most one chunk at a time."""

    def __init__(self, context: Any, work: Work[Any, Result], plan: Plan) -> None:
        self.pipe, other = context.Pipe()
        # daemon: Python ends it, whatever happens to this process
        self.process = context.Process(target=_serve, args=(other, work, plan), daemon=True)
        self.process.start()
        other.close()  # only the worker has it now, so the pipe ends with the worker

    def send(self, chunk: list[Any] | None) -> None:
        """Send it a chunk, or None for the end. Raises WorkerDiedError."""
        try:
            self.pipe.send(chunk)
        except OSError as error:
            raise WorkerDiedError from error

    def receive(self) -> ChunkResult[Result]:
        """Receive the results of its chunk. Raises WorkerDiedError."""
        try:
            done: ChunkResult[Result] = self.pipe.recv()
        except (EOFError, OSError) as error:
            raise WorkerDiedError from error
        return done

    def end(self) -> None:
        """Kill the process if it still runs: a note may take seconds."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _in_order(
    workers: list[_Worker[Result]], chunks: Iterator[list[Any]]
) -> Iterator[ChunkResult[Result]]:
    """The results of chunks, in the order of the chunks."""
    idle = list(workers)
    busy: dict[_Worker[Result], int] = {}  # the index of each worker's chunk
    done: dict[int, ChunkResult[Result]] = {}
    sent = yielded = 0
    while True:
        room = len(workers) * AHEAD - (sent - yielded)
        for chunk in islice(chunks, min(len(idle), room)):
            worker = idle.pop()
            worker.send(chunk)
            busy[worker] = sent
            sent += 1
        if not busy:
            return
        ready = wait([worker.pipe for worker in busy])
        for worker in [worker for worker in busy if worker.pipe in ready]:
            done[busy.pop(worker)] = worker.receive()
            idle.append(worker)
        while yielded in done:
            yield done.pop(yielded)
            yielded += 1


def _chunks(items: Iterator[Any]) -> Iterator[list[Any]]:
    """Items in lists of growing size, so that even few items are spread over all workers."""
    size = 1
    while chunk := list(islice(items, size)):
        yield chunk
        size = min(size + 1, LARGEST_CHUNK)


def _method() -> str:
    """How to start processes.

    A fork is by far the fastest: the worker has all modules. It is safe only if no other thread
    could hold a lock at that moment, and not with the system libraries of macOS.
    """
    alone = threading.active_count() == 1
    return "fork" if sys.platform == "linux" and alone else "spawn"


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Blocks Ctrl-C while a worker is started, which inherits that.

    A terminal sends Ctrl-C to all processes, and only this one should handle it. Windows has no
    such mask; there the worker ignores Ctrl-C a moment later.
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


def _serve(
    pipe: "Connection[ChunkResult[Any], list[Any] | None]", work: Work[Any, Any], plan: Plan
) -> None:
    """The worker: processes chunks until it receives None."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while (chunk := pipe.recv()) is not None:
        pipe.send(_work_on(chunk, work, plan))


def _work_on(chunk: list[Any], work: Work[Any, Result], plan: Plan) -> ChunkResult[Result]:
    results: list[Result] = []
    try:
        for item in chunk:
            results.append(work(item, plan))  # noqa: PERF401 - those before an error are kept
    except Exception as error:
        return ChunkResult(results, error)
    return ChunkResult(results)


def _end_with_parent() -> None:
    """Ends a worker whose parent was killed; it would wait for work forever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
