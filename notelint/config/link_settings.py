"""The table `[links]` of the settings: which URLs are requested, and how."""

import ipaddress
import re
from typing import Annotated

from pydantic import AfterValidator, Field

from notelint.model.link import RequestPolicy
from notelint.model.message import phrase
from notelint.schema.value_types import ONE_OR_MORE, Filled, Strict, refuse, refuse_key
from notelint.text.patterns import pattern_error

SECONDS = 86_400.0

HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
FRAMING = frozenset(
    ("host", "connection", "content-length", "transfer-encoding", "te", "trailer", "upgrade")
)
"""Headers with which HTTP itself works: another value would make another question of it."""

LEDGER = re.compile(r"(?:\.notelint/)?\w[\w .-]{0,99}\.(?:sqlite3?|db)")
"""A file of ours and no other: settings may be a stranger's."""


def _pattern(value: str) -> str:
    why = pattern_error(value)
    if why:
        raise refuse_key(phrase("is not a valid regular expression: {why}", why=why))
    return value


def _status(value: int) -> int:
    if not 100 <= value <= 999:
        raise refuse_key(phrase("is not an HTTP status (100 to 999)"))
    return value


def _network(value: str) -> str:
    if "/" in value:
        try:
            ipaddress.ip_network(value)
        except ValueError:
            raise refuse_key(phrase("is not a network such as `10.0.0.0/8`")) from None
    return value


def _variable(value: str) -> str:
    if not (value.startswith("$") and value[1:].replace("_", "a").isalnum()):
        raise refuse(
            phrase(
                "must name an environment variable, as in `$TOKEN`; secrets do not belong in a file"
            ),
        )
    return value


def _header(value: str) -> str:
    if not HEADER.fullmatch(value) or value.lower() in FRAMING:
        raise refuse_key(phrase("is not a header that can be set"))
    return value


def _ledger(value: str | bool) -> str | bool:
    if isinstance(value, str) and not LEDGER.fullmatch(value):
        raise refuse(
            phrase(
                "must be a file name such as `links.sqlite` or `.notelint/links.sqlite`, without "
                "any other folder, ending in .sqlite, .sqlite3 or .db"
            ),
        )
    return value


Pattern = Annotated[Filled, AfterValidator(_pattern)]
Network = Annotated[Filled, AfterValidator(_network)]
Variable = Annotated[Filled, AfterValidator(_variable)]
Header = Annotated[Filled, AfterValidator(_header)]
Seconds = Annotated[float, Field(ge=0, le=SECONDS, strict=False)]


class LinksModel(Strict):
    """Which URLs are requested, and how. Times are in seconds."""

    external: bool = Field(
        default=False,
        description="Check all external links, not only those that a schema calls `reachable`.",
    )
    exclude: Annotated[list[Pattern], ONE_OR_MORE] = Field(
        default=[], description="Regular expressions of URLs that are not checked."
    )
    accept: list[Annotated[int, AfterValidator(_status)]] = Field(
        default=[], description="HTTP statuses that count as ok besides 200 to 299."
    )
    allow: Annotated[list[Network], ONE_OR_MORE] = Field(
        default=[],
        description="Hosts, addresses and networks that may be requested although they are not "
        "public, if the environment's NOTELINT_ALLOW has them too.",
    )
    headers: dict[Filled, dict[Header, Variable]] = Field(
        default={},
        description='By host: `{"api.example.com" = {Authorization = "$TOKEN"}}`, if the '
        "environment's NOTELINT_SECRETS has `TOKEN@https://api.example.com`.",
    )
    concurrency: int = Field(default=64, ge=1, le=1000, description="Concurrent requests.")
    per_host: int = Field(default=4, ge=1, le=100, description="Concurrent requests to one host.")
    delay: Seconds = Field(default=0.1, description="Between two requests to one host.")
    timeout: Seconds = Field(default=20.0, description="For one response.")
    total: Seconds = Field(default=600.0, description="For all URLs of a run.")
    retries: int = Field(default=2, ge=0, le=10, description="After failures that may pass.")
    max_redirects: int = Field(default=10, ge=0, le=50, description="Redirects that are followed.")
    user_agent: str = Field(default="", description="Instead of notelint's own.")
    proxy: str = Field(
        default="",
        description="The URL of an HTTP proxy, if NOTELINT_PROXY in the environment is the "
        "same. Left out: those of the environment (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY).",
    )
    ca_file: str = Field(
        default="",
        description="Certificates to trust, a PEM file, if NOTELINT_CA_FILE in the environment is "
        "the same.",
    )
    fragments: bool = Field(
        default=False, description="Whether the anchor after `#` must be on the page."
    )
    ledger: Annotated[str | bool, AfterValidator(_ledger)] = Field(
        default=True,
        description="Where results are cached: a file beside the settings or in `.notelint` "
        "there, its name ending in .sqlite, .sqlite3 or .db; true: in the cache; false: nowhere.",
    )


def request_policy(model: LinksModel) -> RequestPolicy:
    """The policy of requests. Header values stay the names of environment variables."""
    headers = tuple(
        (host, name, value)
        for host, named in model.headers.items()
        for name, value in named.items()
    )
    return RequestPolicy(
        concurrency=model.concurrency,
        per_host=model.per_host,
        delay=model.delay,
        timeout=model.timeout,
        total=model.total,
        retries=model.retries,
        max_redirects=model.max_redirects,
        accept=tuple(model.accept),
        allow=tuple(model.allow),
        headers=headers,
        user_agent=model.user_agent,
        proxy=model.proxy,
        ca_file=model.ca_file,
        fragments=model.fragments,
    )
