"""A web server that misbehaves on purpose, on an address of this machine."""

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from notelint.links.request_urls import request_thread, verdicts
from notelint.model.link import LinkProgress, LinkRequest, RequestPolicy, Verdict

LONG = 30
"""Seconds after which a server that never ends ends after all."""


def probe(
    requests: list[LinkRequest],
    policy: RequestPolicy,
    progress: LinkProgress | None = None,
    **options: Any,
) -> dict[LinkRequest, Verdict]:
    """The verdict on each request."""
    with request_thread(policy, **options) as thread:
        return dict(verdicts(thread, requests, progress))


class Question(NamedTuple):
    """What a client asked. `times` counts the questions for this path with this method."""

    method: str
    path: str
    headers: dict[str, str]
    times: int


Writer = asyncio.StreamWriter
Behaviour = Callable[[Question, Writer], Awaitable[None]]


def page(
    body: str | bytes = "<title>A page</title><p>" + "Words. " * 200,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    version: str = "HTTP/1.1",
    **headers: str,
) -> bytes:
    """A whole answer."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"{version} {status}", f"Content-Length: {len(data)}", f"Content-Type: {kind}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + data


class Server:
    """Answers by path; keeps what it was asked."""

    def __init__(self, behaviours: dict[str, Behaviour | bytes], host: str, secure: bool) -> None:
        self.behaviours = behaviours
        self.host = host
        self.secure = secure
        self.port = 0
        self.asked: list[Question] = []
        self.writers: list[Writer] = []

    def url(self, path: str, name: str = "") -> str:
        """The address of a path, by a name that leads here or by the server's own address."""
        host = name or (f"[{self.host}]" if ":" in self.host else self.host)
        return f"http{'s' * self.secure}://{host}:{self.port}{path}"

    def times(self, path: str, method: str = "") -> int:
        """How often a path was asked for."""
        return sum(one.path == path and method in ("", one.method) for one in self.asked)

    async def answer(self, reader: asyncio.StreamReader, writer: Writer) -> None:
        """Read one question, and behave."""
        self.writers.append(writer)
        with contextlib.suppress(ConnectionError, TimeoutError, asyncio.IncompleteReadError):
            async with asyncio.timeout(LONG):
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                first, *rest = head.rstrip().split("\r\n")
                method, path, _ = first.split(" ", 2)
                pairs = [line.partition(":") for line in rest]
                headers = {name.lower(): value.strip() for name, _, value in pairs}
                question = Question(method, path, headers, self.times(path, method))
                self.asked.append(question)
                behaviour = self.behaviours.get(path, page("<title>404</title>", "404 Not Found"))
                if isinstance(behaviour, bytes):
                    end = behaviour.find(b"\r\n\r\n") + 4
                    writer.write(behaviour[:end] if method == "HEAD" else behaviour)
                else:
                    await behaviour(question, writer)
                await writer.drain()
        with contextlib.suppress(Exception):
            writer.close()


@contextmanager
def serving(
    behaviours: dict[str, Behaviour | bytes],
    host: str = "127.0.0.1",
    secure: ssl.SSLContext | None = None,
) -> Iterator[Server]:
    """A server in a thread of its own, for as long as the block runs."""
    server = Server(behaviours, host, secure is not None)
    started, loop = threading.Event(), asyncio.new_event_loop()

    async def run() -> asyncio.Server:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = await asyncio.start_server(
            server.answer, host, 0, family=family, ssl=secure, limit=2**20
        )
        server.port = listening.sockets[0].getsockname()[1]
        started.set()
        return listening

    def work() -> None:
        asyncio.set_event_loop(loop)
        listening = loop.run_until_complete(run())
        loop.run_forever()
        listening.close()
        loop.run_until_complete(asyncio.sleep(0.02))  # who has just come in gets a task
        for task in asyncio.all_tasks(loop):
            task.cancel()
        for one in server.writers:
            one.transport.abort()  # TLS would wait for the other side's farewell
        loop.run_until_complete(asyncio.sleep(0.05))  # they are closed a turn later
        loop.close()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    assert started.wait(10)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
