"""What of an address may be kept and shown: nothing that lets in whoever has it. Pure."""

import re
from urllib.parse import parse_qsl, urlsplit, urlunsplit

SECRETIVE = re.compile(
    r"auth|cred|secret|sess|sig(?:n|$)|token|ticket|jwt|otp|passw|(?:^|_)(?:pass|pw|pwd)$",
    re.IGNORECASE,
)
"""Names of what lets in, or signs an address."""

PAGE = re.compile(r"(?s)[0-9]*|.{0,24}|.*[^A-Za-z0-9_=+/.~-].*|[A-Za-z_.~-]*")
"""Values that may name a page: a number, short, a text, words. Others look like keys."""

MOST = 100
"""Parts of a query that are looked at; no page has more."""


def without_credentials(url: str) -> str:
    """An address without user, query and fragment; "" for one that is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def is_public_url(url: str, asked: str = "") -> bool:
    """Whether an address lets nobody in: it has no user, and its query only names a page.

    What the asked address has is known to whoever reads the note.
    """
    try:
        parts = urlsplit(url)
        values = parse_qsl(parts.query, max_num_fields=MOST)
        known = set(parse_qsl(urlsplit(asked).query, max_num_fields=MOST))
    except ValueError:
        return False
    if "@" in parts.netloc:
        return False
    return all(
        (name, value) in known or (not SECRETIVE.search(name) and PAGE.fullmatch(value))
        for name, value in values
    )
