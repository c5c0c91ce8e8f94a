"""Which addresses may be connected to: public ones, and those that the user allows.

A note may come from anyone. Without this guard a link in it, or a redirect, could make a checker
in an intranet or in the cloud request what only machines there can reach (SSRF, CWE-918).
"""

import ipaddress
from collections.abc import Iterable
from functools import lru_cache

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

WEB_PORTS = frozenset((80, 443, 8000, 8080, 8443))
"""Other services could take a request for a command."""

NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "168.63.129.16/32",  # Azure's own, for the machines in it
            "192.0.0.0/24",  # protocol assignments; Oracle's cloud has its metadata there
            "192.88.99.0/24",  # formerly the 6to4 relay
            "64:ff9b:1::/48",  # NAT64 within one network
            "3fff::/20",  # documentation
        ),
    )
)
"""Networks that Python's tables, or those of older versions, take for public."""

LOCAL_NAMES = frozenset(
    ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private")
)
"""Last labels of host names that are not public."""

NAT64 = ipaddress.ip_network("64:ff9b::/96")
IPV4_COMPATIBLE = ipaddress.ip_network("::/96")


class UnsafeError(Exception):
    """An address that must not be connected to; the text says which."""


class Guard:
    """Decides by addresses, not by names: a name may lead anywhere."""

    def __init__(self, allow: Iterable[str] = ()) -> None:
        self.hosts: set[str] = set()
        self.networks: list[ipaddress.IPv4Network | ipaddress.IPv6Network] = []
        for entry in allow:
            try:
                self.networks.append(ipaddress.ip_network(entry.strip("[]"), strict=False))
            except ValueError:
                self.hosts.add(entry.lower().rstrip("."))

    def check_port(self, host: str, port: int) -> None:
        """Raise `UnsafeError` for a port that is not one of the web's."""
        if port not in WEB_PORTS and not self._is_allowed(host, port):
            raise UnsafeError(f"{host}:{port}")

    def check(self, host: str, port: int, address: str) -> None:
        """Raise `UnsafeError` for an address of a host that is neither public nor allowed."""
        if self._is_allowed(host, port):
            return
        parsed = parse_address(address)
        if parsed is None or not (is_public(parsed) or self._is_in_networks(parsed)):
            raise UnsafeError(host if host == address else f"{host}: {address}")

    def check_name(self, host: str, port: int) -> None:
        """Raise `UnsafeError` for a host that is not public by its name or literal address.

        Nothing more can be checked where a proxy resolves the names.
        """
        name = host.lower().rstrip(".")
        literal = parse_address(name)
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
        literal = parse_address(host)
        return literal is not None and self._is_in_networks(literal)

    def _is_in_networks(self, address: Address) -> bool:
        return any(address in network for network in self.networks)


@lru_cache(maxsize=256)
def parse_address(text: str) -> Address | None:
    """A literal address, without brackets and zone; None for a name."""
    try:
        return ipaddress.ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return _inet_aton(text.removesuffix("."))


def _inet_aton(text: str) -> ipaddress.IPv4Address | None:
    """`127.1`, `0x7f000001`, `017700000001`: an address as C and browsers read it."""
    try:
        *front, last = map(_integer, text.split("."))
    except ValueError:
        return None
    if len(front) > 3 or any(byte > 255 for byte in front) or last >= 256 ** (4 - len(front)):
        return None
    high = sum(byte << 24 - 8 * index for index, byte in enumerate(front))
    return ipaddress.IPv4Address(high + last)


def _integer(text: str) -> int:
    if not text.isascii() or not text.isalnum() or len(text) > 20:
        raise ValueError(text)
    if text[:2] in ("0x", "0X"):
        return int(text[2:] or "0", 16)
    return int(text, 8 if text[0] == "0" else 10)


def is_public(address: Address) -> bool:
    """Whether an address, and one that is embedded in it, is on the public internet."""
    if isinstance(address, ipaddress.IPv6Address):
        embedded = _embedded_ipv4(address)
        if embedded is not None:
            return is_public(embedded)
        if address.is_site_local:
            return False
    if any(address in network for network in NOT_PUBLIC):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _embedded_ipv4(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to."""
    if address.teredo:
        return address.teredo[1]
    last = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    is_embedded = address in NAT64 or (address in IPV4_COMPATIBLE and int(address) > 1)
    return address.ipv4_mapped or address.sixtofour or (last if is_embedded else None)
