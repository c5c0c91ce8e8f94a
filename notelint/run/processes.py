"""Checks notes in several processes; results come in the order of the paths.

Each worker has a pipe of its own, and nothing is shared. A pool with common queues cannot be
ended at any moment: a worker that is killed while it writes leaves half a message and a lock that
nobody returns, and the pool waits for ever.
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
from notelint.run.map_notes import Item, Result, Work, WorkerDiedError, tune

LARGEST_CHUNK = 16
"""Notes that a worker gets at a time: 16 hide the cost of the way (0.2 ms a chunk), and the end,
when one worker is still busy and the others idle, stays short."""

AHEAD = 4
"""Chunks for each worker that may be begun or done before the first of them is taken over; so the
memory does not grow with the number of notes."""


class Done(NamedTuple, Generic[Result]):
    """What a worker made of a chunk: the results up to the error that ended it, if one did."""

    results: list[Result]
    error: Exception | None = None


def map_processes(
    work: Work[Item, Result], items: Iterable[Item], plan: Plan, jobs: int, method: str = ""
) -> Iterator[Result]:
    """The results of notes in the order of their paths, worked out in `jobs` processes.

    The plan goes to each worker once. `method` is how processes are started (`fork`, `spawn`,
    `forkserver`); by default a fork where that is safe.

    Raises what `work` raises, and WorkerDiedError. Whatever ends the iteration early (an error,
    Ctrl-C, a consumer that stops) ends the workers at once.
    """
    method = method or _method()
    context = multiprocessing.get_context(method)
    if method != "fork" and hasattr(signal, "pthread_sigmask"):
        # It would be started with the first worker, and then lets Ctrl-C through again.
        resource_tracker.ensure_running()
    workers: list[_Worker[Result]] = []
    try:
        for _ in range(jobs):
            with _without_interrupts():
                workers.append(_Worker(context, work, plan))
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
    """A process and this side of its pipe. It has at most one chunk at a time."""

    def __init__(self, context: Any, work: Work[Any, Result], plan: Plan) -> None:
        self.pipe, other = context.Pipe()
        # daemon: Python ends it, whatever happens to us
        self.process = context.Process(target=_serve, args=(other, work, plan), daemon=True)
        self.process.start()
        other.close()  # now its process alone has it, and its end is the end of the pipe

    def send(self, chunk: list[Any] | None) -> None:
        """Give it a chunk, or nothing more. Raises WorkerDiedError."""
        try:
            self.pipe.send(chunk)
        except OSError as error:
            raise WorkerDiedError from error

    def receive(self) -> Done[Result]:
        """Take what it made of its chunk. Raises WorkerDiedError."""
        try:
            done: Done[Result] = self.pipe.recv()
        except (EOFError, OSError) as error:
            raise WorkerDiedError from error
        return done

    def end(self) -> None:
        """End the process, if it has not ended by itself: a note may take seconds."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _in_order(
    workers: list[_Worker[Result]], chunks: Iterator[list[Any]]
) -> Iterator[Done[Result]]:
    """What the workers made of chunks, in the order of the chunks."""
    idle = list(workers)
    busy: dict[_Worker[Result], int] = {}  # the number of the chunk that a worker has
    done: dict[int, Done[Result]] = {}
    sent = taken = 0
    while True:
        room = len(workers) * AHEAD - (sent - taken)
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
        while taken in done:
            yield done.pop(taken)
            taken += 1


def _chunks(items: Iterator[Any]) -> Iterator[list[Any]]:
    """Items in lists that grow from one, so that few notes are spread over all workers too."""
    size = 1
    while chunk := list(islice(items, size)):
        yield chunk
        size = min(size + 1, LARGEST_CHUNK)


def _method() -> str:
    """How to start processes.

    A fork is the quickest by far: the worker has all modules. It is safe only where no other
    thread could hold a lock at that moment, and macOS's own libraries do not bear it.
    """
    alone = threading.active_count() == 1
    return "fork" if sys.platform == "linux" and alone else "spawn"


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Holds Ctrl-C back while a worker is started, which inherits that for life.

    A terminal sends Ctrl-C to all processes; only this one is to answer. Windows has no such
    mask; there the worker ignores Ctrl-C a moment later.
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
    pipe: "Connection[Done[Any], list[Any] | None]", work: Work[Any, Any], plan: Plan
) -> None:
    """What a worker does: chunk after chunk, until there is None."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tune()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while (chunk := pipe.recv()) is not None:
        pipe.send(_work_on(chunk, work, plan))


def _work_on(chunk: list[Any], work: Work[Any, Result], plan: Plan) -> Done[Result]:
    results: list[Result] = []
    try:
        for item in chunk:
            results.append(work(item, plan))  # noqa: PERF401 - those before an error are kept
    except Exception as error:
        return Done(results, error)
    return Done(results)


def _end_with_parent() -> None:
    """Ends a worker whose parent was killed; it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
