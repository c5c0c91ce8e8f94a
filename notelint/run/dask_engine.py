"""Maps a function over shards on the workers of Dask; results come in the order of the shards.

Dask sends a shard to another worker if one dies. All that it sends is pickled: the scheduler and
its workers are trusted like this process.
"""

import logging
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack
from importlib import import_module
from typing import Any

from notelint.model.message import Phrase, phrase
from notelint.run.map_notes import Item, Result, processors

LOCAL, PREFIX = "dask", "dask://"
"""The engine that is a cluster of this machine, for this run only; how all others begin."""

AHEAD = 3
"""Shards for each thread of the workers that may be begun before the first of them is consumed."""

PATIENCE, LOOKS = 30, 10
"""Seconds to wait for the scheduler or the first worker; how many times that for a later one."""


class EngineError(Exception):
    """The run cannot go on; `words` say why."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words)
        self.words = words


def map_shards(
    work: Callable[..., Result], shards: Iterable[Item], shared: tuple[Any, ...], engine: str
) -> Generator[Result, None, None]:
    """The results `work(shard, *shared)` of shards, in their order.

    All is pickled: `work` is a function at a module's top level. Raises `EngineError`, also for
    what `work` raises. Whatever ends the iteration early cancels the shards that are left.
    """
    with ExitStack() as stack:
        client = _connect(engine, stack)
        # A task, not a value that is scattered: that would be lost with its worker.
        common = client.submit(_same, shared, pure=False)
        begun: deque[Any] = deque()
        try:
            for shard in shards:
                while len(begun) >= AHEAD * max(1, sum(client.nthreads().values())):
                    yield _result(begun.popleft(), client)
                begun.append(client.submit(_on_worker, work, shard, common, pure=False))
            while begun:
                yield _result(begun.popleft(), client)
        finally:
            client.cancel(list(begun))


def _same(shared: tuple[Any, ...]) -> tuple[Any, ...]:
    return shared


def _on_worker(work: Callable[..., Result], shard: Any, shared: tuple[Any, ...]) -> Result:
    return work(shard, *shared)


def _connect(engine: str, stack: ExitStack) -> Any:
    """A client of the engine's scheduler, which has at least one worker; closed by the stack."""
    try:
        distributed: Any = import_module("distributed")  # an extra, half a second of imports
    except ImportError:
        words = phrase("`--engine` needs Dask; install it with: pip install 'notelint[dask]'")
        raise EngineError(words) from None
    stack.callback(logging.disable, logging.root.manager.disable)
    logging.disable()  # exceptions say what is wrong
    cluster: Any = engine.removeprefix(PREFIX)
    try:
        if engine == LOCAL:
            cluster = stack.enter_context(
                distributed.LocalCluster(
                    n_workers=processors(),
                    threads_per_worker=1,
                    host="127.0.0.1",
                    security=True,  # another user of the machine could send code to an open port
                    dashboard_address="127.0.0.1:0",
                    worker_dashboard_address="127.0.0.1:0",
                    silence_logs=logging.CRITICAL,
                )
            )
        client = distributed.Client(cluster, timeout=PATIENCE, set_as_default=False)
        stack.enter_context(client).wait_for_workers(1, timeout=PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        shown = f"{type(error).__name__}: {error}"
        words = phrase("no connection to {engine}: {reason}", engine=engine, reason=shown)
        raise EngineError(words) from error
    return client


def _result(future: Any, client: Any) -> Any:
    """A shard's result, waited for as long as there are workers, or others may come."""
    from distributed import CancelledError, KilledWorker  # noqa: PLC0415 - an extra, see above

    idle = 0
    while idle < LOOKS:
        try:
            return future.result(timeout=PATIENCE)
        except EngineError:
            raise
        except CancelledError:
            raise EngineError(phrase("the connection to the scheduler was lost")) from None
        except KilledWorker:
            raise EngineError(
                phrase("several workers died of the same notes (killed, or out of memory)")
            ) from None
        except Exception as error:
            if not isinstance(error, TimeoutError) or future.done():
                shown = f"{type(error).__name__}: {error}"
                raise EngineError(phrase("a worker failed: {reason}", reason=shown)) from error
        idle = 0 if client.nthreads() else idle + 1
    raise EngineError(phrase("no worker is left"))
