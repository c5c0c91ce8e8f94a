"""The system's part in names: looking them up, without anybody waiting for what hangs."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Any

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
