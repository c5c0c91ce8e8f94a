"""The host and origin of a URL, and which URLs may be stored and shown. Pure."""

import re
from urllib.parse import parse_qsl, urlsplit, urlunsplit

SECRET_NAME = re.compile(
    r"auth|cred|secret|sess|sig(?:n|$)|token|ticket|jwt|otp|passw|(?:^|_)(?:pass|pw|pwd)$",
    re.IGNORECASE,
)
"""Names of query parameters that give access, or sign a URL."""

PAGE_VALUE = re.compile(r"(?s)[0-9]*|.{0,24}|.*[^A-Za-z0-9_=+/.~-].*|[A-Za-z_.~-]*")
"""Values of query parameters that may name a page: numbers, short values, words, or text with
punctuation. Other values look like keys."""

MAX_PARAMETERS = 100
"""URLs with more query parameters count as secret."""

DEFAULT_PORTS = {"https": 443, "http": 80}


def without_credentials(url: str) -> str:
    """A URL without user, query and fragment; "" if it is invalid."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def is_shareable(url: str, requested: str = "") -> bool:
    """Whether a URL gives access to nobody who has it: no user, and a query that names a page.

    Query parameters that the `requested` URL has too are no secret: they are in the note.
    """
    try:
        parts = urlsplit(url)
        parameters = parse_qsl(parts.query, max_num_fields=MAX_PARAMETERS)
        known = set(parse_qsl(urlsplit(requested).query, max_num_fields=MAX_PARAMETERS))
    except ValueError:
        return False
    if "@" in parts.netloc:
        return False
    return all(
        (name, value) in known or (not SECRET_NAME.search(name) and PAGE_VALUE.fullmatch(value))
        for name, value in parameters
    )


def host_of(url: str) -> str:
    """The host and port of a URL as it is written, in lower case; "" if it is invalid."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def origin_of(text: str) -> str:
    """`scheme://host:port` of a URL, or of a host (then with `https`); "" if it is invalid."""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in DEFAULT_PORTS or not host or "@" in parts.netloc or "*" in host:
        return ""
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}:{port or DEFAULT_PORTS[parts.scheme]}"
