"""A stand-in for the web: a proxy that answers for every site, with certificates of its own."""

import asyncio
import contextlib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import trustme
from bad_server import page


class StandIn(NamedTuple):
    """Where it listens, whose certificates to trust, and what it was asked: method and address."""

    address: str
    ca_file: str
    asked: list[tuple[str, str]]


@contextmanager
def standing_in(answers: dict[str, bytes], folder: Path) -> Iterator[StandIn]:
    """Answer for addresses by the table, for all others with 404."""
    ca, started = trustme.CA(), threading.Event()
    ca.cert_pem.write_to_path(str(folder / "ca.pem"))
    asked: list[tuple[str, str]] = []
    ports: list[int] = []
    writers: list[asyncio.StreamWriter] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            line = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")[0]
            method, target, _ = line.split(" ", 2)
            if method == "CONNECT":
                host = target.rpartition(":")[0]
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                ca.issue_cert(host).configure_cert(context)
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await writer.drain()
                await writer.start_tls(context)
                line = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")[0]
                method, path, _ = line.split(" ", 2)
                target = f"https://{host}{path}"
            asked.append((method, target))
            data = answers.get(target, page("<title>404</title>", "404 Not Found"))
            writer.write(data[: data.find(b"\r\n\r\n") + 4] if method == "HEAD" else data)
            await writer.drain()
        writer.close()

    async def run() -> None:
        async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
            ports.append(server.sockets[0].getsockname()[1])
            started.set()
            while not over.is_set():
                await asyncio.sleep(0.01)
        await asyncio.sleep(0.02)  # who has just come in gets a task
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        for one in writers:
            one.transport.abort()  # TLS would wait for the other side's farewell
        await asyncio.sleep(0.05)  # they are closed a turn later

    over = threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(run()), daemon=True)
    thread.start()
    assert started.wait(10)
    try:
        yield StandIn(f"http://127.0.0.1:{ports[0]}", str(folder / "ca.pem"), asked)
    finally:
        over.set()
        thread.join(10)
