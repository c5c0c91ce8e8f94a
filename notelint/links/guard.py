"""Which addresses may be connected to: public ones, and what the settings allow.

A note may come from anyone. Without this, a link in it could make a checker in an intranet or in
the cloud open what only machines there can reach (CWE-918).
"""

import ipaddress
from collections.abc import Iterable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS = frozenset((80, 443, 8000, 8080, 8443))
"""Where web servers stand; what listens elsewhere may take an address for a command."""

NOBODYS = tuple(
    map(
        ipaddress.ip_network,
        (
            "168.63.129.16/32",  # Azure's own, for the machines in it
            "192.0.0.0/24",  # protocols' own; Oracle's cloud has its metadata there
            "192.88.99.0/24",  # once the way to 6to4
            "64:ff9b:1::/48",  # NAT64 within one network
            "3fff::/20",  # for documents
        ),
    )
)
"""What Python's tables, or those of its older versions, take for public."""

LOCAL_NAMES = frozenset(
    ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private")
)
"""Last parts of names that are no public ones."""

NAT64 = ipaddress.ip_network("64:ff9b::/96")
COMPATIBLE = ipaddress.ip_network("::/96")


class UnsafeError(Exception):
    """An address that must not be connected to; the text says which."""


class Guard:
    """Decides by addresses, not by names: a name may lead anywhere."""

    def __init__(self, allow: Iterable[str] = ()) -> None:
        self.hosts: set[str] = set()
        self.networks: list[ipaddress.IPv4Network | ipaddress.IPv6Network] = []
        for one in allow:
            try:
                self.networks.append(ipaddress.ip_network(one.strip("[]"), strict=False))
            except ValueError:
                self.hosts.add(one.lower().rstrip("."))

    def check_port(self, host: str, port: int) -> None:
        """Raise `UnsafeError` for a port at which no web server should stand."""
        if port not in PORTS and not self._is_allowed(host, port):
            raise UnsafeError(f"{host}:{port}")

    def check(self, host: str, port: int, address: str) -> None:
        """Raise `UnsafeError` for an address of a host that is neither public nor allowed."""
        if not self._is_allowed(host, port) and not self._may_be_asked(address):
            raise UnsafeError(host if host == address else f"{host}: {address}")

    def check_name(self, host: str, port: int) -> None:
        """Raise `UnsafeError` for what must not be asked by its looks.

        That is all that can be told where a proxy looks the names up.
        """
        name = host.lower().rstrip(".")
        literal = parse(name)
        if literal is not None:
            self.check(host, port, str(literal))
        elif not self._is_allowed(host, port):
            last = name.rpartition(".")[2]
            if last == name or last in LOCAL_NAMES or name.endswith(".home.arpa"):
                raise UnsafeError(host)

    def _is_allowed(self, host: str, port: int) -> bool:
        host = host.lower().rstrip(".")
        if host in self.hosts or f"{host}:{port}" in self.hosts:
            return True
        literal = parse(host)
        return literal is not None and any(literal in network for network in self.networks)

    def _may_be_asked(self, text: str) -> bool:
        address = parse(text)
        if address is None:
            return False
        return is_public(address) or any(address in network for network in self.networks)


def parse(text: str) -> Address | None:
    """An address as it is written, without brackets and zone; None for a name."""
    try:
        return ipaddress.ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return _numbers(text.removesuffix("."))


def _numbers(text: str) -> ipaddress.IPv4Address | None:
    """`127.1`, `0x7f000001`, `017700000001`: an address as C and browsers read it."""
    try:
        *front, last = map(_number, text.split("."))
    except ValueError:
        return None
    if len(front) > 3 or any(one > 255 for one in front) or last >= 256 ** (4 - len(front)):
        return None
    return ipaddress.IPv4Address(last + sum(one << 24 - 8 * at for at, one in enumerate(front)))


def _number(text: str) -> int:
    if not text.isascii() or not text.isalnum() or len(text) > 20:
        raise ValueError(text)
    if text[:2] in ("0x", "0X"):
        return int(text[2:] or "0", 16)
    return int(text, 8 if text[0] == "0" else 10)


def is_public(address: Address) -> bool:
    """Whether an address, and one that it wraps, is anybody's on the Internet."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _wrapped(address)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    if any(address in network for network in NOBODYS):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _wrapped(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one leads to."""
    if address.teredo:
        return address.teredo[1]
    last = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    wraps = address in NAT64 or (address in COMPATIBLE and int(address) > 1)
    return address.ipv4_mapped or address.sixtofour or (last if wraps else None)
