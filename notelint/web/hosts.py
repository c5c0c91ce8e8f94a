"""Manners: how many questions a host gets at once, how close together, and when it wants none."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

LONGEST_WAIT = 60.0
"""A host that asks for more patience is not asked again in this run."""


class Host:
    """One host's turn-taking. Times are those of the loop's clock."""

    def __init__(self, at_once: int, delay: float) -> None:
        self.free = asyncio.Semaphore(at_once)
        self.delay = delay
        self.next = 0.0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a free place, and until enough time has passed since the last question."""
        async with self.free:
            while (wait := self.next - _now()) > 0:
                await asyncio.sleep(wait)
            self.next = _now() + self.delay
            yield

    def rest(self, seconds: float) -> None:
        """Ask nothing for so long, as the host said."""
        self.next = max(self.next, _now() + min(seconds, LONGEST_WAIT))


def _now() -> float:
    return asyncio.get_running_loop().time()
