"""Requests one URL: redirects hop by hop, each one guarded, everything bounded, nothing raised."""

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
from notelint.links.consent import Proxies, proxy_for
from notelint.links.guard import parse_address
from notelint.links.host_limits import HostBusyError, HostLimits
from notelint.links.resolver import Resolver
from notelint.links.response import (
    BUSY_STATUSES,
    InvalidURLError,
    Response,
    failed_response,
    read_body,
)
from notelint.links.urls import origin_of, without_credentials
from notelint.model.link import RequestPolicy
from notelint.model.message import Argument, phrase
from notelint.repository.os_errors import os_reason

OWN_AGENT = f"notelint/{__version__} (checks the links of notes)"
BROWSER_AGENT = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Safari/537.36"
)
"""For servers that block everything but browsers."""

COOKIE_DOMAIN = re.compile(r";\s*domain\s*=[^;]*", re.IGNORECASE)

REDIRECTS = (301, 302, 303, 307, 308)
PERMANENT_REDIRECTS = (301, 308)

MAX_VISITS = 3
"""A redirect to its own URL may work once it has set a cookie; more visits are a loop."""

MAX_URL_LENGTH = 8_000

logging.getLogger("aiohttp").addHandler(logging.NullHandler())  # it would print cookies


class CertificateFileError(Exception):
    """The policy's `ca_file` cannot be read; `reason` has the path, and says why."""

    def __init__(self, path: str, error: OSError) -> None:
        self.path = path
        self.reason = phrase("{path}: {reason}", path=path, reason=_certificate_reason(error))
        super().__init__(path)


def _certificate_reason(error: OSError) -> Argument:
    if isinstance(error, ssl.SSLError):
        return phrase("it has no certificates")
    return os_reason(error)


class Client:
    """An HTTP client with one session, so that cookies are kept during a run."""

    def __init__(self, policy: RequestPolicy, resolver: Resolver, proxies: Proxies) -> None:
        self.policy = policy
        self.resolver = resolver
        self.proxies = proxies
        self.limits = HostLimits(policy)
        trust: ssl.SSLContext | bool = True  # aiohttp's own: to read all certificates takes 20 ms
        if policy.ca_file:
            trust = ssl.create_default_context()
            try:
                trust.load_verify_locations(policy.ca_file)
            except OSError as error:
                raise CertificateFileError(policy.ca_file, error) from error
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
        """Close all connections."""
        await self.connector.close(abort_ssl=True)  # without waiting for the other side
        await self.session.close()
        await asyncio.sleep(0.01)  # transports under TLS close some turns of the loop later

    async def request(self, url: str, method: str, agent: str) -> Response:
        """The response at the end of a URL's redirects; `body` is read for GET."""
        current, moved, permanent = url, "", True
        visits: dict[str, int] = {}
        for _ in range(self.policy.max_redirects + 1):
            visits[current] = visits.get(current, 0) + 1
            if visits[current] > MAX_VISITS or len(current) > MAX_URL_LENGTH:
                break
            secrets = self._secret_headers(url, current)
            response = await self._request_hop(current, method, agent, secrets)
            if response.status not in REDIRECTS or not response.detail:
                return response._replace(moved=moved if moved != url else "")
            try:
                current = urljoin(current, response.detail)
            except ValueError:
                return Response(current, failure="invalid", detail=response.detail[:200])
            permanent = permanent and response.status in PERMANENT_REDIRECTS
            moved = current if permanent else moved
        return Response(current, failure="redirects", detail=without_credentials(current)[:200])

    async def _request_hop(
        self, url: str, method: str, agent: str, secrets: dict[str, str]
    ) -> Response:
        """One response, once the host's limits allow it; `detail` is where a redirect leads."""
        try:
            target = _target(url)
            async with self.limits.turn(url), asyncio.timeout(self.policy.timeout):
                host, port = target.raw_host or "", target.port or 0
                proxy = proxy_for(self.proxies, target.scheme, host)
                if proxy:  # it resolves the name
                    self.resolver.guard.check_port(host, port)
                    self.resolver.guard.check_name(host, port)
                else:
                    await self.resolver.check(host, port)
                response = await self._send(url, target, method, agent, proxy, secrets)
        except HostBusyError:
            return Response(url, 429, retry_after=math.inf)
        except Exception as error:  # whatever a server made of its response
            return failed_response(url, error)
        if response.retry_after and response.status in BUSY_STATUSES:
            self.limits.pause(url, response.retry_after)
        return response

    async def _send(
        self,
        url: str,
        target: URL,
        method: str,
        agent: str,
        proxy: str | None,
        secrets: dict[str, str],
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
            status, location = response.status, _location(response.headers.get("Location", ""))
            if status in REDIRECTS and location:
                return Response(url, status, detail=location)
            body, is_truncated = b"", False
            if method == "GET" and status < 400:
                encoding = response.headers.get("Content-Encoding", "").strip().lower()
                body, is_truncated = await read_body(
                    response.content, encoding, self.policy.max_bytes
                )
            return Response(
                url,
                status,
                content_type=response.headers.get("Content-Type", ""),
                body=body,
                retry_after=_seconds(response.headers.get("Retry-After", "")),
                is_truncated=is_truncated,
                is_private=bool(secrets),
            )

    def _secret_headers(self, requested: str, current: str) -> dict[str, str]:
        """The headers with values from the environment that the requested URL's origin gets.

        A redirect to another origin does not get them, nor does one from another origin.
        """
        origin = origin_of(current) if self.policy.headers else ""
        if not origin or origin != origin_of(requested):
            return {}
        return {
            name: os.environ.get(value[1:], "")
            for allowed, name, value in self.policy.headers
            if allowed == origin and os.environ.get(value[1:])
        }


class HostCookies(aiohttp.CookieJar):
    """Cookies that go back only to the host that set them.

    A cookie's domain could be `co.kr`, and then all sites below it would get it.
    """

    def update_cookies_from_headers(self, headers: Sequence[str], response_url: URL) -> None:
        """Store cookies, each without its domain."""
        headers = [COOKIE_DOMAIN.sub("", header) for header in headers]
        super().update_cookies_from_headers(headers, response_url)


def _target(url: str) -> URL:
    """A URL with its host and path encoded. Raises `InvalidURLError`."""
    try:
        target = URL(url)
    except ValueError as error:
        raise InvalidURLError(str(error)) from None
    if target.scheme not in ("http", "https") or not target.host or not target.port:
        raise InvalidURLError(f"{target.scheme}:" if target.scheme else "no host")
    literal = parse_address(target.raw_host or "")
    if isinstance(literal, IPv4Address):  # aiohttp does not know all of its notations
        return target.with_host(str(literal))
    return target


def _location(value: str) -> str:
    """Where a redirect leads: UTF-8 is kept, other bytes are percent-encoded."""
    data = value.strip().encode("utf-8", "surrogateescape")
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8")
    return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in data)


def _seconds(value: str) -> float:
    """The seconds of `Retry-After`, a number or a date; 0 if it is neither."""
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 0.0
