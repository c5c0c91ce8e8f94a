"""What a server said, or why it said nothing; and the verdict on it. Pure."""

import errno
import zlib
from collections.abc import Callable
from typing import NamedTuple

import aiohttp
from aiohttp import StreamReader

from notelint.links.guard import UnsafeError
from notelint.links.resolver import NoHostError, NoNetworkError
from notelint.links.urls import is_public_url, without_credentials
from notelint.model.link import Verdict, VerdictReason

GONE = (404, 410)
"""The server says that there is nothing."""

TRANSIENT = (408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524)
"""May be otherwise a moment later. From 520 on they are Cloudflare's."""

BUSY = (429, 503)
"""Comes with `Retry-After`, if the server is polite."""

PATIENCE = 60.0
"""A server that wants to be left alone for longer, in seconds, is left alone for the whole run."""

SUSPICIOUS = (403, 406, 999)
"""What servers answer to programs that they do not like."""


class Response(NamedTuple):
    """The last answer after redirects.

    `trouble` says why there is none, `detail` more of it. `url` is where the redirects led, `moved`
    the address to which permanent ones led from the first hop on. `wait` is `Retry-After` in
    seconds. `body` is the beginning of the page, all of it unless `is_cut`. `is_private`: it was
    asked for with a secret, so that not everybody may see it.
    """

    url: str
    status: int = 0
    trouble: VerdictReason = ""
    detail: str = ""
    moved: str = ""
    kind: str = ""
    body: bytes = b""
    wait: float = 0.0
    is_cut: bool = False
    is_private: bool = False

    @property
    def may_pass(self) -> bool:
        """Whether it may be otherwise a moment later."""
        if self.wait > PATIENCE:
            return False
        broken = self.trouble in ("timeout", "connection")
        return broken or (not self.trouble and self.status in TRANSIENT)

    @property
    def is_gone(self) -> bool:
        """Whether nothing is there."""
        return self.trouble == "no_host" or (not self.trouble and self.status in GONE)


def classify_response(asked: str, answer: Response, accept: tuple[int, ...]) -> Verdict:
    """The verdict on an answer; whether the page is what it should be is not asked here."""
    final = without_credentials(answer.url) if answer.url != asked else ""
    moved = answer.moved if is_public_url(answer.moved, asked) else ""
    verdict = Verdict("unknown", answer.trouble, answer.detail, answer.status, final, moved)
    if answer.trouble == "no_host":
        return verdict._replace(kind="gone", moved="")
    if answer.trouble == "unsafe":
        return verdict._replace(kind="refused", moved="")
    if answer.trouble:
        return verdict._replace(moved="")
    if 200 <= answer.status < 300 or answer.status in accept:
        return verdict._replace(kind="ok")
    if answer.status in GONE:
        return verdict._replace(kind="gone", reason="status", moved="")
    return verdict._replace(kind="refused", reason="status", moved="")


# Why there is no answer: the client's exceptions in the words of verdicts.


class InvalidError(ValueError):
    """No address that can be asked; the text says why."""


def _text(error: Exception) -> str:
    return str(error)[:200]


def _nothing(error: Exception) -> str:
    del error
    return ""


def _certificate(error: Exception) -> str:
    inner = getattr(error, "certificate_error", error)
    return str(getattr(inner, "verify_message", "") or type(inner).__name__)


def _cause(error: Exception) -> str:
    """What went wrong in a few words, without addresses, which the message has already."""
    inner = getattr(error, "os_error", None) or error.__cause__ or error
    return str(getattr(inner, "strerror", None) or type(inner).__name__)[:200]


UNREACHABLE = (errno.ENETUNREACH, errno.ENETDOWN)

FAILURES: tuple[tuple[type[Exception], VerdictReason, Callable[[Exception], str]], ...] = (
    (UnsafeError, "unsafe", _text),
    (NoHostError, "no_host", _text),
    (NoNetworkError, "no_network", _nothing),
    (InvalidError, "invalid", _text),
    (TimeoutError, "timeout", _nothing),
    (aiohttp.ClientConnectorCertificateError, "tls", _certificate),
    (aiohttp.ClientSSLError, "tls", _cause),
    (aiohttp.ClientResponseError, "no_http", _cause),
    (aiohttp.http_exceptions.HttpProcessingError, "no_http", _cause),
    (aiohttp.ClientError, "connection", _cause),
    (OSError, "connection", _cause),
    (ValueError, "no_http", _text),  # a header that is none
    (Exception, "no_http", _cause),
)
"""The first that an exception is an instance of holds. What servers send is endless, so the last
takes all: one strange answer must not end the run."""


def failed_response(url: str, error: Exception) -> Response:
    """The answer that an exception stands for."""
    if getattr(getattr(error, "os_error", None) or error, "errno", None) in UNREACHABLE:
        return Response(url, trouble="no_network")
    reason, detail = next(
        (why, describe(error)) for kind, why, describe in FAILURES if isinstance(error, kind)
    )
    return Response(url, trouble=reason, detail=detail)


# Reads the beginning of what a server sends: so much and no more, however it is packed.

CHUNK = 16_384
PACKED = ("gzip", "x-gzip", "deflate")


async def read_body(stream: StreamReader, encoding: str, maximum: int) -> tuple[bytes, bool]:
    """At most `maximum` bytes, unpacked, and whether that is less than all.

    No more than `maximum` compressed bytes are read, and no more than that are unpacked: a small
    answer may be a bomb, and a long one may unpack to nothing.
    """
    if encoding not in ("", "identity", *PACKED):
        return b"", True
    taken, read = bytearray(), 0
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding in PACKED else None
    while max(len(taken), read) <= maximum and (chunk := await stream.read(CHUNK)):
        if unpack and not read and encoding == "deflate" and not _has_head(chunk):
            unpack = zlib.decompressobj(-zlib.MAX_WBITS)
        read += len(chunk)
        try:
            taken += unpack.decompress(chunk, maximum + 1 - len(taken)) if unpack else chunk
        except zlib.error:
            return bytes(taken[:maximum]), True
        if unpack and unpack.eof:
            return bytes(taken[:maximum]), len(taken) > maximum
    return bytes(taken[:maximum]), max(len(taken), read) > maximum or unpack is not None


def _has_head(chunk: bytes) -> bool:
    """Whether `deflate` begins with zlib's two bytes, which many servers leave out."""
    return len(chunk) > 1 and chunk[0] & 15 == 8 and int.from_bytes(chunk[:2], "big") % 31 == 0
