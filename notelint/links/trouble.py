"""Why there is no answer: the client's exceptions in the words of verdicts."""

import errno
from collections.abc import Callable

import aiohttp

from notelint.links.answer import Answer
from notelint.links.guard import UnsafeError
from notelint.links.resolver import NoHostError, NoNetworkError
from notelint.model.link import Reason


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

TROUBLES: tuple[tuple[type[Exception], Reason, Callable[[Exception], str]], ...] = (
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


def trouble(url: str, error: Exception) -> Answer:
    """The answer that an exception stands for."""
    if getattr(getattr(error, "os_error", None) or error, "errno", None) in UNREACHABLE:
        return Answer(url, trouble="no_network")
    reason, detail = next(
        (why, say(error)) for kind, why, say in TROUBLES if isinstance(error, kind)
    )
    return Answer(url, trouble=reason, detail=detail)
