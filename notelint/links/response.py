"""The response to a request, its body read within limits, and the verdict on it."""

import errno
import zlib
from collections.abc import Mapping
from typing import NamedTuple

import aiohttp

from notelint.links.guard import UnsafeError
from notelint.links.resolver import NoHostError, NoNetworkError
from notelint.links.urls import is_shareable, without_credentials
from notelint.model.link import Verdict, VerdictKind, VerdictReason
from notelint.model.message import Phrase, phrase
from notelint.repository.os_errors import REASONS

DEAD_STATUSES = (404, 410)

TRANSIENT_STATUSES = (408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524)
"""Statuses after which a later request may succeed. Those from 520 on are Cloudflare's."""

BUSY_STATUSES = (429, 503)
"""Statuses that may come with `Retry-After`."""

MAX_RETRY_AFTER = 60.0
"""Seconds. A host that asks for a longer pause gets no more requests in this run."""

BLOCKING_STATUSES = (403, 406, 999)
"""Statuses with which servers block programs that are not browsers."""


class Response(NamedTuple):
    """The last response after redirects.

    Without a response, `failure` is the reason and `detail` more about it. `url` is where the
    redirects led, `moved` where permanent ones led, from the first one on. `retry_after` is in
    seconds. `body` is the page or, if `is_truncated`, its beginning. `is_private`: the request
    had a secret header, so that the page may not be for everybody.
    """

    url: str
    status: int = 0
    failure: VerdictReason = ""
    detail: str = ""
    moved: str = ""
    content_type: str = ""
    body: bytes = b""
    retry_after: float = 0.0
    is_truncated: bool = False
    is_private: bool = False

    @property
    def is_transient(self) -> bool:
        """Whether a later request may succeed."""
        if self.retry_after > MAX_RETRY_AFTER:
            return False
        if self.failure:
            return self.failure in ("timeout", "connection")
        return self.status in TRANSIENT_STATUSES

    @property
    def is_dead(self) -> bool:
        """Whether there is no such page or host."""
        return self.failure == "no_host" or (not self.failure and self.status in DEAD_STATUSES)


def classify_response(url: str, response: Response, accept: tuple[int, ...]) -> Verdict:
    """The verdict on a response to `url`, by its status alone; `accept` are statuses that are ok.

    What a server says must not end up in reports if it gives access: `final` and `moved` are
    without credentials.
    """
    kind: VerdictKind = "refused"
    reason, moved = response.failure, ""
    if not response.failure and (200 <= response.status < 300 or response.status in accept):
        kind = "ok"
        if response.moved and is_shareable(response.moved, url):
            moved = response.moved
    elif response.is_dead:
        kind, reason = "gone", response.failure or "status"
    elif response.failure:
        kind = "refused" if response.failure == "unsafe" else "unknown"
    else:
        reason = "status"
    final = without_credentials(response.url) if response.url != url else ""
    return Verdict(kind, reason, response.detail, response.status, final, moved)


class InvalidURLError(ValueError):
    """A URL that cannot be requested; the text says why."""


UNREACHABLE = (errno.ENETUNREACH, errno.ENETDOWN)

FAILURES: tuple[tuple[type[Exception], VerdictReason], ...] = (
    (UnsafeError, "unsafe"),
    (NoHostError, "no_host"),
    (NoNetworkError, "no_network"),
    (InvalidURLError, "invalid"),
    (TimeoutError, "timeout"),
    (aiohttp.ClientSSLError, "tls"),
    (aiohttp.ClientResponseError, "no_http"),
    (aiohttp.http_exceptions.HttpProcessingError, "no_http"),
    (aiohttp.ClientError, "connection"),
    (OSError, "connection"),
    (Exception, "no_http"),
)
"""The reason for each exception; the first match counts. What servers send is endless, so the
last one matches everything: a strange response must not end the run."""


def failed_response(url: str, error: Exception) -> Response:
    """The response for a request that raised an exception."""
    if getattr(getattr(error, "os_error", None) or error, "errno", None) in UNREACHABLE:
        return Response(url, failure="no_network")
    reason = next(reason for kind, reason in FAILURES if isinstance(error, kind))
    return Response(url, failure=reason, detail=_detail(error, reason)[:200])


CERTIFICATE_REASONS: Mapping[int, Phrase] = {
    10: phrase("the certificate has expired"),
    18: phrase("self-signed certificate"),
    19: phrase("self-signed certificate in the chain"),
    20: phrase("the issuer of the certificate is unknown"),
    62: phrase("the certificate is for another host"),
    64: phrase("the certificate is for another address"),
}
"""What is wrong with a certificate, by OpenSSL's codes."""


def _detail(error: Exception, reason: VerdictReason) -> str:
    """More about an exception in a few words, without the URL, which the message has already."""
    if reason in ("no_network", "timeout"):
        return ""
    if reason in ("unsafe", "no_host", "invalid") or (
        reason == "no_http" and isinstance(error, ValueError)  # an invalid header
    ):
        return str(error)
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        certificate = error.certificate_error
        known = CERTIFICATE_REASONS.get(getattr(certificate, "verify_code", 0))
        words = getattr(certificate, "verify_message", "")
        return known.template if known else str(words or type(certificate).__name__)
    cause = getattr(error, "os_error", None) or error.__cause__ or error
    known = REASONS.get(getattr(cause, "errno", None) or 0)
    return known.template if known else getattr(cause, "strerror", "") or type(cause).__name__


CHUNK = 16_384
COMPRESSIONS = ("gzip", "x-gzip", "deflate")


async def read_body(
    stream: aiohttp.StreamReader, encoding: str, max_bytes: int
) -> tuple[bytes, bool]:
    """At most `max_bytes` of a body, decompressed, and whether there is more.

    At most `max_bytes` are read and at most as many decompressed: a small body may be a
    decompression bomb, and a long one may decompress to nothing.
    """
    if encoding not in ("", "identity", *COMPRESSIONS):
        return b"", True
    body, read = bytearray(), 0
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding in COMPRESSIONS else None
    while max(len(body), read) <= max_bytes and (chunk := await stream.read(CHUNK)):
        if unpack and not read and encoding == "deflate" and not _has_zlib_header(chunk):
            unpack = zlib.decompressobj(-zlib.MAX_WBITS)
        read += len(chunk)
        try:
            body += unpack.decompress(chunk, max_bytes + 1 - len(body)) if unpack else chunk
        except zlib.error:
            return bytes(body[:max_bytes]), True
        if unpack and unpack.eof:
            return bytes(body[:max_bytes]), len(body) > max_bytes
    return bytes(body[:max_bytes]), max(len(body), read) > max_bytes or unpack is not None


def _has_zlib_header(chunk: bytes) -> bool:
    """Whether `deflate` data begins with zlib's two bytes, which many servers leave out."""
    return len(chunk) > 1 and chunk[0] & 15 == 8 and int.from_bytes(chunk[:2], "big") % 31 == 0
