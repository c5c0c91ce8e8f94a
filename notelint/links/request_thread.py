"""Requests URLs in a thread of its own while the program does other work, such as reading notes."""

import asyncio
import queue
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Generic, Self, TypeVar

from notelint.links.client import Client
from notelint.links.consent import proxies_of, proxy_hosts
from notelint.links.guard import Guard
from notelint.links.requester import Requester
from notelint.links.resolver import Lookup, Resolver, has_route, system_lookup
from notelint.links.response import Response
from notelint.links.urls import host_of
from notelint.model.link import LinkProgress

Answer = TypeVar("Answer")

WAIT = 0.5
"""Seconds after which waiting for an answer looks around: on Windows only then Ctrl-C is seen."""

LAST_WAIT = 5.0
"""Seconds that a thread that was stopped is waited for; Python does not wait for it at its end."""


class RequestThread(Generic[Answer]):
    """Requests each URL once. A context manager: at its end all requests are given up.

    `read` makes an answer of a URL's response, in the thread; so many answers (`ahead`, 0: any
    number) may wait to be taken before it stops. Worker processes are forked only where there is no
    thread: start this one before them and they are spawned.
    """

    def __init__(
        self,
        requester: Requester,
        read: Callable[[str, Response], Answer],
        *,
        ahead: int = 0,
        lookup: Lookup = system_lookup,
        route: Callable[[], bool] = has_route,
    ) -> None:
        self.policy = requester.policy
        self._requester = requester
        self._read = read
        self._lookup = lookup
        self._route = route
        self._left: dict[str, None] = {}  # without an answer that was taken, in their order
        self._asked: set[str] = set()
        self._has_ended = False
        self._inbox: asyncio.Queue[list[str] | None] = asyncio.Queue()
        self._outbox: queue.Queue[tuple[str, Answer] | BaseException | None]
        self._outbox = queue.Queue(ahead)
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda *_: None)  # the default one prints
        self._task = self._loop.create_task(self._run())
        self._thread = threading.Thread(target=self._serve, name="notelint-links", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._tell(self._task.cancel)
        end = time.monotonic() + LAST_WAIT
        while not self._has_ended and (rest := end - time.monotonic()) > 0:
            self._take(rest)  # the thread may wait for room

    def ask(self, urls: Iterable[str]) -> None:
        """Begin to request URLs; those that were asked before are not requested again."""
        new = [url for url in dict.fromkeys(urls) if url not in self._asked]
        if new:
            self._asked.update(new)
            self._left |= dict.fromkeys(new)
            self._tell(self._inbox.put_nowait, new)

    def answers(self, progress: LinkProgress | None = None) -> Iterator[tuple[str, Answer | None]]:
        """The answer to each URL as soon as it is there; none can be asked any more.

        From now on the policy's time limit runs: None is the answer that did not come in time.
        Nothing that a server does raises. Raises `CertificateFileError`.
        """
        self._tell(self._inbox.put_nowait, None)
        hosts = Counter(map(host_of, self._left))
        while self._left and (answer := self._next()) is not None:
            url = answer[0]
            del self._left[url]
            host = host_of(url)
            hosts[host] -= 1
            if not hosts[host]:
                del hosts[host]
            if progress:
                progress(len(self._asked) - len(self._left), len(self._left), len(hosts))
            yield answer
        yield from ((url, None) for url in self._left)

    def _next(self) -> tuple[str, Answer] | None:
        """The next answer; None if there will be no more. Raises what ended the thread."""
        while not self._has_ended:
            answer = self._take(WAIT)
            if isinstance(answer, BaseException):
                raise answer
            if answer:
                return answer
        return None

    def _take(self, seconds: float) -> tuple[str, Answer] | BaseException | None:
        """What the thread has put there, waiting at most so long for it; None if that is nothing.

        The last that it puts, whatever ends it, is None or an error.
        """
        try:
            answer = self._outbox.get(timeout=seconds)
        except queue.Empty:
            return None
        self._has_ended = answer is None or isinstance(answer, BaseException)
        return answer

    def _tell(self, call: Callable[..., object], *arguments: object) -> None:
        with suppress(RuntimeError):  # the thread has ended
            self._loop.call_soon_threadsafe(call, *arguments)

    def _serve(self) -> None:
        """The thread."""
        if hasattr(signal, "pthread_sigmask"):  # Ctrl-C is for the main thread
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        last: BaseException | None = None
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            try:
                runner.get_loop().run_until_complete(self._task)
            except asyncio.CancelledError:
                pass
            except Exception as error:
                last = error
        self._outbox.put(last)

    async def _run(self) -> None:
        """Request what is asked until no more comes and all have answers, or the time is over."""
        policy = self.policy
        proxies = proxies_of(policy)
        if not policy.allow and not proxies and not self._route():
            while (urls := await self._inbox.get()) is not None:
                for url in urls:
                    self._put(url, Response(url, failure="no_network"))
            return
        guard = Guard((*policy.allow, *proxy_hosts(proxies)))
        client = Client(policy, Resolver(guard, self._lookup, policy.timeout), proxies)

        async def request(url: str) -> None:
            self._put(url, await self._requester.request(client, url))

        try:
            async with asyncio.timeout(None) as limit, asyncio.TaskGroup() as group:
                while (urls := await self._inbox.get()) is not None:
                    for url in urls:
                        group.create_task(request(url))
                limit.reschedule(asyncio.get_running_loop().time() + policy.total)
        except TimeoutError:
            pass  # the other URLs get no answer
        finally:
            await client.close()

    def _put(self, url: str, response: Response) -> None:
        self._outbox.put((url, self._read(url, response)))
