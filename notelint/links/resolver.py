"""Host names to addresses: each name once a run, each address guarded, no others connected to."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from notelint.links.guard import Guard, is_public, parse_address

Addresses = list[tuple[int, str]]
"""Address families and addresses of a name."""

Lookup = Callable[[str, int], Addresses]
"""Resolves a host and port; raises `socket.gaierror`."""

CONCURRENT_LOOKUPS = 16
LOOKUP_TIMEOUT = 10.0

MAX_FAILED = 3
"""After so many failed lookups and no successful one there is no network: waiting for each of the
other names would take minutes."""

CONTROL_NAMES = ("example.com", "a.root-servers.net")
"""Names that exist as long as the internet does. Where they are not found (no network, or a closed
one with its own name server), "no such name" says nothing."""

NO_SUCH_NAME = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
"""The errors for a name that does not exist; after others it may."""


class NoHostError(Exception):
    """The host does not exist."""


class NoNetworkError(Exception):
    """No name server could be reached."""


class Resolver(AbstractResolver):
    """Gives aiohttp the addresses that were looked up and checked before.

    A name that changes its addresses a moment later (DNS rebinding) is not looked up again.
    """

    def __init__(self, guard: Guard, lookup: Lookup, timeout: float) -> None:
        self.guard = guard
        self.lookup = lookup
        self.timeout = min(timeout, LOOKUP_TIMEOUT)
        self.lookups: dict[tuple[str, int], asyncio.Task[Addresses]] = {}
        self.free = asyncio.Semaphore(CONCURRENT_LOOKUPS)
        self.failed: set[str] = set()
        self.any_checked = False
        self.any_public = False
        self.control: asyncio.Task[None] | None = None

    async def check(self, host: str, port: int) -> None:
        """Look a name up, unless it was before, and check its addresses.

        Raises `UnsafeError`, `NoHostError`, `NoNetworkError`.
        """
        self.guard.check_port(host, port)
        task = self.lookups.get((host, port))
        if task is None:
            task = self.lookups[host, port] = asyncio.create_task(self._checked(host, port))
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
        try:
            await asyncio.shield(task)
        except (NoHostError, NoNetworkError) as error:
            if self.lookups.get((host, port)) is task:
                del self.lookups[host, port]  # a second request looks it up again
            if isinstance(error, NoHostError) and not await self._finds_public_names():
                raise NoNetworkError(host) from None
            raise

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The checked addresses, for aiohttp's connector."""
        del family
        await self.check(host, port)
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=address_family,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address_family, address in self.lookups[host, port].result()
        ]

    async def close(self) -> None:
        """Nothing to release."""

    async def _finds_public_names(self) -> bool:
        """Whether existing names are found, so that another one really does not exist."""
        if not self.any_public:
            if self.control is None:
                self.control = asyncio.create_task(self._look_up_control_names())
            await asyncio.shield(self.control)
        return self.any_public

    async def _look_up_control_names(self) -> None:
        for host in CONTROL_NAMES:
            with contextlib.suppress(NoHostError, NoNetworkError):
                self.any_public = self.any_public or bool(await self._look_up(host, 443))

    async def _checked(self, host: str, port: int) -> Addresses:
        """The addresses of a host. Raises as `check`."""
        literal = parse_address(host)
        if literal is not None:
            self.guard.check(host, port, str(literal))
            family = socket.AF_INET if literal.version == 4 else socket.AF_INET6
            return [(family, str(literal))]
        addresses = await self._look_up(host, port)
        parsed = [parse_address(address) for _, address in addresses]
        self.any_public = self.any_public or any(one and is_public(one) for one in parsed)
        for _, address in addresses:
            self.guard.check(host, port, address)
        self.any_checked = True
        return addresses

    async def _look_up(self, host: str, port: int) -> Addresses:
        """The addresses of a name, not checked. Raises `NoHostError`, `NoNetworkError`."""
        async with self.free:
            if len(self.failed) >= MAX_FAILED and not self.any_checked:
                raise NoNetworkError(host)
            try:
                async with asyncio.timeout(self.timeout):
                    addresses: Addresses = await in_thread(self.lookup, host, port)
            except UnicodeError:  # no name can be so long
                raise NoHostError(host) from None
            except OSError as error:  # TimeoutError, socket.gaierror
                if isinstance(error, socket.gaierror) and error.errno in NO_SUCH_NAME:
                    raise NoHostError(host) from None
                self.failed.add(host)
                raise NoNetworkError(host) from None
        if not addresses:
            raise NoHostError(host)
        return addresses


def system_lookup(host: str, port: int) -> Addresses:
    """The addresses that the system's resolver gives, its hosts file included."""
    results = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((family, str(address[0])) for family, *_, address in results))


async def in_thread(function: Callable[..., Any], *arguments: Any) -> Any:
    """The result of a call that may hang, in a thread that nobody waits for at exit."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Any] = loop.create_future()

    def settle(setter: Callable[[Any], None], value: Any) -> None:
        if not future.done():
            setter(value)

    def work() -> None:
        try:
            value, setter = function(*arguments), future.set_result
        except Exception as error:
            value, setter = error, future.set_exception
        with contextlib.suppress(RuntimeError):  # the run is over
            loop.call_soon_threadsafe(settle, setter, value)

    threading.Thread(target=work, daemon=True).start()
    return await future


def has_route() -> bool:
    """Whether this machine has a route to the internet. Nothing is sent."""
    for family, address in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((address, 9))
                return True
        except OSError:
            continue
    return False
