"""HTTP clients side by side: the same addresses on a local server, each client in its own process.

    python bench/http_clients.py --urls 2000

Needs `pip install httpx niquests` besides notelint's own aiohttp; what is missing is left out. The
server answers on eight addresses of this machine, in a process of its own, after 20 ms. All clients
keep their connections, ask with GET, 64 at once, and read what they get.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from importlib.util import find_spec
from multiprocessing import Process
from pathlib import Path
from statistics import median

from links import AT_ONCE, HOSTS, PAGE, PORT, serve
from measure import Usage, measure, table, try_out

CLIENTS = ("aiohttp", "httpx", "niquests")
TRIES = 10
"""Under load httpx breaks off a question now and then (ReadError); the others need one try."""

Get = Callable[[str], Awaitable[int]]
"""Asks an address; the number of bytes that it gave."""


class Aiohttp:
    """aiohttp with a limit of connections."""

    async def __aenter__(self) -> Get:
        import aiohttp  # noqa: PLC0415 - one client a process

        self.session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE))
        return self.get

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()

    async def get(self, url: str) -> int:
        """One question."""
        async with self.session.get(url) as response:
            return len(await response.read())


class Httpx:
    """httpx, HTTP/1.1, as many kept connections as there may be."""

    async def __aenter__(self) -> Get:
        import httpx  # noqa: PLC0415 - one client a process

        limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
        self.client = httpx.AsyncClient(limits=limits, timeout=None)
        return self.get

    async def __aexit__(self, *_: object) -> None:
        await self.client.aclose()

    async def get(self, url: str) -> int:
        """One question."""
        return len((await self.client.get(url)).content)


class Niquests:
    """niquests, whose pools are of one host each."""

    async def __aenter__(self) -> Get:
        import niquests  # noqa: PLC0415 - one client a process

        self.session = niquests.AsyncSession(pool_connections=len(HOSTS), pool_maxsize=AT_ONCE)
        return self.get

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()

    async def get(self, url: str) -> int:
        """One question."""
        return len((await self.session.get(url)).content or b"")


def client(name: str) -> AbstractAsyncContextManager[Get]:
    """A client by its name."""
    return {"aiohttp": Aiohttp, "httpx": Httpx, "niquests": Niquests}[name]()


async def ask(name: str, urls: int) -> None:
    """Ask all addresses with one client. Raises if an answer is not whole."""
    free = asyncio.Semaphore(AT_ONCE)
    async with client(name) as get:

        async def one(number: int) -> None:
            url = f"http://{HOSTS[number % len(HOSTS)]}:{PORT}/page/{number}"
            for tries in range(TRIES):
                try:
                    async with free:
                        length = await get(url)
                    break
                except Exception:
                    if tries == TRIES - 1:
                        raise
            if length != len(PAGE):
                raise ValueError(f"{length} bytes instead of {len(PAGE)}")

        await asyncio.gather(*map(one, range(urls)))


def compare(urls: int, rounds: int) -> str:
    """Run the clients in turn, and put the medians in words. No addresses: what starting takes."""
    names = [name for name in CLIENTS if find_spec(name)]
    taken: dict[tuple[str, int], list[Usage]] = {}
    server = Process(target=serve, daemon=True)
    server.start()
    try:
        with tempfile.TemporaryDirectory(prefix="notelint-bench-") as place:
            for turn in range(rounds):
                for key in ((name, number) for name in names for number in (0, urls)):
                    name, number = key
                    command = (sys.executable, __file__, "--ask", name, "--urls", str(number))
                    if not turn:
                        try_out(command, Path(place))
                    taken.setdefault(key, []).append(measure(command, Path(place)))
    finally:
        server.terminate()
    base = median(one.wall for one in taken[names[0], urls])
    rows = []
    for name in names:
        usages, starts = taken[name, urls], taken[name, 0]
        if any(one.status for one in (*usages, *starts)):
            raise SystemExit(f"{name} failed, exit {[one.status for one in usages]}")
        wall = median(one.wall for one in usages)
        start = median(one.wall for one in starts)
        cpu = median(one.cpu for one in usages)
        peak = max(one.peak for one in usages)
        figures = (f"{start:.2f}", f"{wall:.2f}", f"{cpu:.2f}", f"{peak:.0f}", f"{wall / base:.2f}")
        rows.append([name, *figures])
    head = ["", "start, s", "wall, s", "CPU, s", "peak, MB", "wall, ratio"]
    return f"{urls} URLs on {len(HOSTS)} hosts, medians of {rounds} rounds\n\n{table(head, rows)}"


def main() -> None:
    """Read the command line, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--urls", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--ask", choices=CLIENTS, help="only ask, with one client")
    arguments = parser.parse_args()
    if arguments.ask:
        asyncio.run(ask(arguments.ask, arguments.urls))
    else:
        print(compare(arguments.urls, arguments.rounds))


if __name__ == "__main__":
    main()
