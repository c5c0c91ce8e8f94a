"""Which addresses are public, in all the ways in which one may write them."""

import pytest

from notelint.links.guard import Guard, UnsafeError, is_public, parse_address

PRIVATE = """
0.0.0.0 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.1.2.3 169.254.169.254 172.16.0.1
168.63.129.16 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 203.0.113.1 224.0.0.1
240.0.0.1 255.255.255.255
127.1 0 1 2130706433 0x7f000001 0x7f.1 017700000001 0177.0.0.01 10.1 0xa9fea9fe 169.16689662
127.0.0.1.
:: ::1 [::1] fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd00:ec2::254 ff02::1 100::1 2001:db8::1 3fff::1
::127.0.0.1 ::ffff:127.0.0.1 ::ffff:a00:1 ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe
64:ff9b:1::1 2002:7f00:1:: 2002:a9fe:a9fe:: 2001:0:1::80ff:fffe
"""
"""The last of them is Teredo, which has 127.0.0.1 with all bits turned over."""

PUBLIC = """
8.8.8.8 1.1 93.184.215.14 0x08080808 010.8.8.8 2606:4700::1 [2606:4700::1] ::ffff:8.8.8.8
64:ff9b::808:808 2002:808:808::
"""

NAMES = """
example.com 1.2.3.4.5 256.256.256.256 0x1g 127.0.0.1.example 1.2.3.4294967296 08.1 1..2 - x
"""


@pytest.mark.parametrize("text", PRIVATE.split())
def test_private(text: str) -> None:
    address = parse_address(text)
    assert address is not None
    assert not is_public(address)


@pytest.mark.parametrize("text", PUBLIC.split())
def test_public(text: str) -> None:
    address = parse_address(text)
    assert address is not None
    assert is_public(address)


@pytest.mark.parametrize("text", NAMES.split())
def test_names(text: str) -> None:
    assert parse_address(text) is None


@pytest.mark.parametrize("allow", ["10.0.0.0/8", "10.1.2.3", "wiki.example", "wiki.example:3000"])
def test_what_is_allowed(allow: str) -> None:
    guard = Guard([allow])
    guard.check("wiki.example", 3000, "10.1.2.3")
    with pytest.raises(UnsafeError):
        guard.check("other.example", 3000, "192.168.0.1")


def test_ports() -> None:
    guard = Guard(["wiki.example:3000", "[fd00::1]:9"])
    for host, port in (("any.example", 443), ("any.example", 8080), ("WIKI.example.", 3000)):
        guard.check_port(host, port)
    for host, port in (("any.example", 22), ("wiki.example", 6379), ("any.example", 3000)):
        with pytest.raises(UnsafeError):
            guard.check_port(host, port)


LOCAL = """
localhost LOCALHOST. router db.internal nas.local a.home.arpa 127.1 2130706433 169.254.169.254 ::1
app.localhost
"""


@pytest.mark.parametrize("host", LOCAL.split())
def test_what_a_proxy_is_not_asked_for(host: str) -> None:
    with pytest.raises(UnsafeError):
        Guard().check_name(host, 80)
    Guard([host]).check_name(host, 80)
    Guard().check_name("news.example.co.kr", 443)
    Guard().check_name("8.8.8.8", 443)
