"""Manners: how many questions a host gets at once, how close together, and when it wants none."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from notelint.links.response import PATIENCE
from notelint.model.link import RequestPolicy


class BusyError(Exception):
    """The host said that it wants no questions for longer than we wait."""


class HostState:
    """One host's turn-taking. Times are those of the loop's clock."""

    def __init__(self, at_once: int) -> None:
        self.free = asyncio.Semaphore(at_once)
        self.next = 0.0
        self.is_closed = False


class HostLimits:
    """All hosts of a run. A question waits for its host first, and then for a place among all.

    The other way round, a slow host with many links would take all places, and the others would
    wait for it.
    """

    def __init__(self, policy: RequestPolicy) -> None:
        self.policy = policy
        self.places = asyncio.Semaphore(policy.concurrency)
        self.known: dict[str, HostState] = {}

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Wait until an address may be asked. Raises `BusyError`."""
        host = self._host(url)
        async with host.free:
            while not host.is_closed and (wait := host.next - _now()) > 0:
                await asyncio.sleep(wait)
            if host.is_closed:
                raise BusyError
            host.next = _now() + self.policy.delay
            async with self.places:
                yield

    def rest(self, url: str, seconds: float) -> None:
        """Ask a host nothing for so long, as it said; nothing more at all if that is too long."""
        host = self._host(url)
        host.is_closed = host.is_closed or seconds > PATIENCE
        host.next = max(host.next, _now() + min(seconds, PATIENCE))

    def _host(self, url: str) -> HostState:
        name = host_of(url)
        if name not in self.known:
            self.known[name] = HostState(self.policy.per_host)
        return self.known[name]


def host_of(url: str) -> str:
    """The host and port of an address, as it has them; "" for none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def _now() -> float:
    return asyncio.get_running_loop().time()
