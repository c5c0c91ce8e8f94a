"""The system's part in names: looking them up, without anybody waiting for what hangs."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from notelint.links.guard import Guard, is_public, parse

Lookup = Callable[[str, int], list[tuple[int, str]]]
"""The families and addresses of a name; raises `socket.gaierror`."""


def system_lookup(host: str, port: int) -> list[tuple[int, str]]:
    """What the system says, its file of hosts included."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((family, str(address[0])) for family, *_, address in found))


async def in_thread(function: Callable[..., Any], *arguments: Any) -> Any:
    """A call that may hang, in a thread for which nobody waits at the end."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Any] = loop.create_future()

    def tell(setter: Callable[[Any], None], value: Any) -> None:
        if not future.done():
            setter(value)

    def work() -> None:
        try:
            value, setter = function(*arguments), future.set_result
        except Exception as error:
            value, setter = error, future.set_exception
        with contextlib.suppress(RuntimeError):  # the run is over
            loop.call_soon_threadsafe(tell, setter, value)

    threading.Thread(target=work, daemon=True).start()
    return await future


def has_route() -> bool:
    """Whether this machine has a way to the Internet at all. Nothing is sent."""
    for family, address in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as one:
                one.connect((address, 9))
                return True
        except OSError:
            continue
    return False


# Names to addresses: each name once a run, each address checked, and only those connected to.

AT_ONCE = 16
MAX_LOOKUP = 10.0
"""Seconds for one name."""

DARK = 3
"""When so many names could not be asked for, and no other was found, there is no network: waiting
for each of the others would take minutes."""

WELL_KNOWN = ("example.com", "a.root-servers.net")
"""Names that there are as long as there is an Internet. Where not even these are found (a laptop
without a network, a closed network with a name server of its own), "no such name" says nothing."""

MISSING = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
"""The errors that say that there is no such name; others say that nobody could be asked."""


class NoHostError(Exception):
    """There is no such name."""


class NoNetworkError(Exception):
    """Nobody could be asked for the name."""


class Resolver(AbstractResolver):
    """Answers the client by what was looked up and checked before.

    A name that leads elsewhere a moment later (DNS rebinding) is not asked again.
    """

    def __init__(self, guard: Guard, lookup: Lookup = system_lookup, timeout: float = 10.0) -> None:
        self.guard = guard
        self.lookup = lookup
        self.timeout = min(timeout, MAX_LOOKUP)
        self.lost: set[str] = set()
        self.any_found = False
        self.believed = False
        self.control: asyncio.Task[None] | None = None
        self.found: dict[tuple[str, int], asyncio.Task[list[tuple[int, str]]]] = {}
        self.free = asyncio.Semaphore(AT_ONCE)

    async def check(self, host: str, port: int) -> None:
        """Look a name up, unless it was before, and check it.

        Raises `UnsafeError`, `NoHostError`, `NoNetworkError`.
        """
        self.guard.check_port(host, port)
        task = self.found.get((host, port))
        if task is None:
            task = self.found[host, port] = asyncio.create_task(self._look(host, port))
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
        try:
            await asyncio.shield(task)
        except (NoHostError, NoNetworkError) as error:
            if self.found.get((host, port)) is task:
                del self.found[host, port]  # a second question is a real one
            if isinstance(error, NoHostError) and not await self._is_believed():
                raise NoNetworkError(host) from None
            raise

    async def _is_believed(self) -> bool:
        """Whether names that there are can be found, so that another one is really missing."""
        if not self.believed:
            if self.control is None:
                self.control = asyncio.create_task(self._try_well_known())
            await asyncio.shield(self.control)
        return self.believed

    async def _try_well_known(self) -> None:
        for host in WELL_KNOWN:
            try:
                self.believed = self.believed or bool(await self._ask(host, 443))
            except (NoHostError, NoNetworkError):
                continue

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The checked addresses, for the client's connector."""
        del family
        await self.check(host, port)
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=kind,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for kind, address in self.found[host, port].result()
        ]

    async def close(self) -> None:
        """Nothing is held."""

    async def _look(self, host: str, port: int) -> list[tuple[int, str]]:
        literal = parse(host)
        if literal is not None:
            self.guard.check(host, port, str(literal))
            family = socket.AF_INET if literal.version == 4 else socket.AF_INET6
            return [(family, str(literal))]
        found = await self._ask(host, port)
        self.believed = self.believed or any(_is_public(address) for _, address in found)
        for _, address in found:
            self.guard.check(host, port, address)
        self.any_found = True
        return found

    async def _ask(self, host: str, port: int) -> list[tuple[int, str]]:
        """What a name leads to. Raises `NoHostError`, `NoNetworkError`."""
        async with self.free:
            if len(self.lost) >= DARK and not self.any_found:
                raise NoNetworkError(host)
            try:
                async with asyncio.timeout(self.timeout):
                    found: list[tuple[int, str]] = await in_thread(self.lookup, host, port)
            except socket.gaierror as error:
                if error.errno in MISSING:
                    raise NoHostError(host) from None
                self.lost.add(host)
                raise NoNetworkError(host) from None
            except (TimeoutError, OSError):
                self.lost.add(host)
                raise NoNetworkError(host) from None
            except UnicodeError:  # no name can be so long
                raise NoHostError(host) from None
        if not found:
            raise NoHostError(host)
        return found


def _is_public(text: str) -> bool:
    address = parse(text)
    return address is not None and is_public(address)
