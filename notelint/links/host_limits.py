"""Limits on requests to each host: how many at once, how close together, and pauses it asks for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from notelint.links.response import MAX_RETRY_AFTER
from notelint.links.urls import host_of
from notelint.model.link import RequestPolicy


class HostBusyError(Exception):
    """The host asked for a longer pause than we wait."""


class HostState:
    """The free places of one host, and when the next request may start, by the loop's clock."""

    def __init__(self, per_host: int) -> None:
        self.free = asyncio.Semaphore(per_host)
        self.next = 0.0
        self.is_closed = False


class HostLimits:
    """The limits of all hosts of a run. A request waits for its host, then for a free connection.

    The other way round, a slow host with many links would take all connections.
    """

    def __init__(self, policy: RequestPolicy) -> None:
        self.policy = policy
        self.connections = asyncio.Semaphore(policy.concurrency)
        self.states: dict[str, HostState] = {}

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Wait until a URL may be requested. Raises `HostBusyError`."""
        state = self._state(url)
        async with state.free:
            while not state.is_closed and (wait := state.next - _now()) > 0:
                await asyncio.sleep(wait)
            if state.is_closed:
                raise HostBusyError
            state.next = _now() + self.policy.delay
            async with self.connections:
                yield

    def pause(self, url: str, seconds: float) -> None:
        """Send a host nothing for so long; nothing more at all if that is over the maximum."""
        state = self._state(url)
        state.is_closed = state.is_closed or seconds > MAX_RETRY_AFTER
        state.next = max(state.next, _now() + min(seconds, MAX_RETRY_AFTER))

    def _state(self, url: str) -> HostState:
        host = host_of(url)
        if host not in self.states:
            self.states[host] = HostState(self.policy.per_host)
        return self.states[host]


def _now() -> float:
    return asyncio.get_running_loop().time()
