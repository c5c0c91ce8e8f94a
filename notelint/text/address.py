"""URLs that a server named, made fit to be written into a note."""

import re
from urllib.parse import quote, urlsplit

LEGAL = "!$&*+,-./:;=?@_~%"
"""What stays as it is behind the host, beside letters and digits: RFC 3986 but for what ends a link
in Markdown or an attribute in HTML."""

LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
ENTITY = re.compile(r"&(?:#[xX]?[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
"""What Markdown would read as another character."""

HOST = re.compile(r"(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")


def writable(url: str) -> str:
    r"""The URL with all percent-encoded that is not legal in one; "" where it cannot be written.

    Such are URLs of another scheme than http, those with a name and a password, with an odd host,
    with control characters, or with what Markdown takes for an entity.

    >>> writable("https://a.example/b (c)?d=<e>")
    'https://a.example/b%20%28c%29?d=%3Ce%3E'
    >>> writable("https://me:secret@a.example/"), writable("https://a.example/\x1b[2J")
    ('', '')
    """
    if not url.isprintable() or ENTITY.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
        parts.port  # noqa: B018 - asked for what it raises
    except ValueError:  # brackets of no IPv6 address, a host or a port that cannot be
        return ""
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(host):
        return ""
    query = f"?{_encoded(parts.query)}" if parts.query else ""
    fragment = f"#{_encoded(parts.fragment)}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{_encoded(parts.path)}{query}{fragment}"


def _encoded(text: str) -> str:
    return quote(LONE_PERCENT.sub("%25", text), safe=LEGAL)
