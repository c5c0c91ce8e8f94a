"""One question to one address: redirects hop by hop, everything bounded, nothing raised."""

import asyncio
import logging
import math
import os
import re
import ssl
import time
from collections.abc import Sequence
from contextlib import suppress
from email.utils import parsedate_to_datetime
from ipaddress import IPv4Address
from urllib.parse import urljoin

import aiohttp
from yarl import URL

from notelint import __version__
from notelint.links.consent import Proxies, origin_of, proxy_for
from notelint.links.guard import parse
from notelint.links.host_limits import BusyError, HostLimits
from notelint.links.resolver import Resolver
from notelint.links.response import BUSY, InvalidError, Response, failed_response, read_body
from notelint.links.urls import without_credentials
from notelint.model.link import RequestPolicy

HONEST = f"notelint/{__version__} (checks the links of notes)"
BROWSER = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Safari/537.36"
)
"""For servers that refuse whatever is no browser."""

DOMAIN = re.compile(r";\s*domain\s*=[^;]*", re.IGNORECASE)

REDIRECTS = (301, 302, 303, 307, 308)
PERMANENT = (301, 308)
SAME = 3
"""A redirect to where it came from may come after a cookie; so often, it is a circle."""

Secrets = dict[str, str]
"""Headers whose values are secret, by name."""

LONGEST = 8_000
"""No address is longer, in characters."""

logging.getLogger("aiohttp").addHandler(logging.NullHandler())  # it would show cookies on stderr


class Client:
    """Asks by one session, so that cookies are kept through a run."""

    def __init__(self, policy: RequestPolicy, resolver: Resolver, known: Proxies) -> None:
        self.policy = policy
        self.resolver = resolver
        self.proxies = known
        self.hosts = HostLimits(policy)
        trust: ssl.SSLContext | bool = (
            True  # the client's own: to read all certificates takes 20 ms
        )
        if policy.ca_file:
            trust = ssl.create_default_context()
            trust.load_verify_locations(policy.ca_file)
        self.connector = aiohttp.TCPConnector(
            resolver=resolver, use_dns_cache=False, limit=policy.concurrency, ssl=trust
        )
        self.session = aiohttp.ClientSession(
            connector=self.connector,
            cookie_jar=HostCookies(unsafe=True),
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=None),
            max_line_size=16_384,
            max_field_size=32_768,
        )

    async def close(self) -> None:
        """Let all connections go."""
        await self.connector.close(abort_ssl=True)  # who asks no more waits for no farewell
        await self.session.close()
        await asyncio.sleep(0.01)  # what lies under TLS is closed some turns later

    async def ask(self, url: str, method: str, agent: str) -> Response:
        """Follow an address to its end. `body` is read of what GET gives."""
        here, moved, permanent = url, "", True
        seen: dict[str, int] = {}
        for _ in range(self.policy.max_redirects + 1):
            seen[here] = seen.get(here, 0) + 1
            if seen[here] > SAME or len(here) > LONGEST:
                return Response(here, trouble="redirects", detail=without_credentials(here)[:200])
            answer = await self._hop(here, method, agent, secrets=self._secrets(url, here))
            if answer.status not in REDIRECTS or not answer.detail:
                return answer._replace(moved=moved if moved != url else "")
            try:
                here = urljoin(here, answer.detail)
            except ValueError:  # an address that is none
                return Response(here, trouble="invalid", detail=answer.detail[:200])
            permanent = permanent and answer.status in PERMANENT
            moved = here if permanent else moved
        return Response(here, trouble="redirects", detail=without_credentials(here)[:200])

    async def _hop(self, url: str, method: str, agent: str, *, secrets: Secrets) -> Response:
        """One answer, when it is its host's turn. Of a redirect `detail` is where it leads."""
        try:
            target = _target(url)
            async with self.hosts.turn(url), asyncio.timeout(self.policy.timeout):
                host = target.raw_host or ""
                proxy = proxy_for(self.proxies, target.scheme, host)
                await self._check(host, target.port or 0, proxy)
                answer = await self._request(url, target, method, agent, proxy, secrets=secrets)
        except BusyError:
            return Response(url, 429, wait=math.inf)
        except Exception as error:  # whatever a server made of its answer
            return failed_response(url, error)
        if answer.wait and answer.status in BUSY:
            self.hosts.rest(url, answer.wait)
        return answer

    async def _check(self, host: str, port: int, proxy: str | None) -> None:
        """Whether a host may be asked. Behind a proxy that is the one who looks names up."""
        if proxy:
            self.resolver.guard.check_port(host, port)
            self.resolver.guard.check_name(host, port)
        else:
            await self.resolver.check(host, port)

    async def _request(
        self, url: str, target: URL, method: str, agent: str, proxy: str | None, *, secrets: Secrets
    ) -> Response:
        headers = {
            "User-Agent": self.policy.user_agent or agent,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Encoding": "gzip, deflate",
            "Accept-Language": "ko,en;q=0.8",
            **secrets,
        }
        async with self.session.request(
            method, target, headers=headers, allow_redirects=False, proxy=proxy
        ) as response:
            status, kind = response.status, response.headers.get("Content-Type", "")
            detail = _location(response.headers.get("Location", ""))
            if status in REDIRECTS and detail:
                return Response(url, status, detail=detail)
            body, is_cut = b"", False
            if method == "GET" and status < 400:
                encoding = response.headers.get("Content-Encoding", "").strip().lower()
                body, is_cut = await read_body(response.content, encoding, self.policy.max_bytes)
            wait = _seconds(response.headers.get("Retry-After", ""))
            is_private = bool(secrets)
            return Response(url, status, "", "", "", kind, body, wait, is_cut, is_private)

    def _secrets(self, asked: str, here: str) -> Secrets:
        """The headers whose values stand in the environment, for the very origin they are for.

        Redirects do not take them to another one, nor get them for one.
        """
        origin = origin_of(here)
        if not origin or origin != origin_of(asked):
            return {}
        return {
            name: os.environ.get(value[1:], "")
            for where, name, value in self.policy.headers
            if where == origin and os.environ.get(value[1:])
        }


class HostCookies(aiohttp.CookieJar):
    """Cookies that go back to the host that set them, and to no other.

    One that names a domain could name `co.kr`, and go to all sites below it.
    """

    def update_cookies_from_headers(self, headers: Sequence[str], response_url: URL) -> None:
        """Take cookies in, each without the domain that it names."""
        super().update_cookies_from_headers([DOMAIN.sub("", one) for one in headers], response_url)


def _target(url: str) -> URL:
    """An address as it is asked, its host and path encoded. Raises `InvalidError`."""
    try:
        target = URL(url)
    except ValueError as error:
        raise InvalidError(str(error)) from None
    if target.scheme not in ("http", "https") or not target.host or not target.port:
        raise InvalidError(f"{target.scheme}:" if target.scheme else "no host")
    literal = parse(target.raw_host or "")
    if isinstance(literal, IPv4Address):  # the client takes no odd ways of writing it
        return target.with_host(str(literal))
    return target


def _location(value: str) -> str:
    """Where a redirect leads: UTF-8 as servers write it, other bytes as they are, encoded."""
    data = value.strip().encode("utf-8", "surrogateescape")
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8")
    return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in data)


def _seconds(value: str) -> float:
    """`Retry-After` in both of its forms; 0 for none, or for nonsense."""
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 0.0
