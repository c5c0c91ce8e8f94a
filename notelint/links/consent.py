"""What the settings ask of the network beyond public addresses, and what of it the user allows.

Settings come with a repository, so they may be a stranger's: they may name an environment variable
that is to be sent somewhere, a proxy that sees all, certificates, an address of the user's own
network. None of that holds until the user says so outside of the repository: in the environment, or
by a settings file of their own that they name with `--config`. Pure.
"""

import ipaddress
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass

from notelint.links.host_limits import host_of
from notelint.model.link import RequestPolicy
from notelint.model.message import Phrase, phrase

SECRETS, ALLOW, PROXY, CERTIFICATES = (
    "NOTELINT_SECRETS",
    "NOTELINT_ALLOW",
    "NOTELINT_PROXY",
    "NOTELINT_CA_FILE",
)
"""The environment variables that allow things: `NAME@https://host` for each secret and where it may
go, hosts and networks that are not public, a proxy, a file of certificates."""

PORTS = {"https": 443, "http": 80}


class Consent(NamedTuple):
    """How addresses are asked in the end, and what is told of what was not allowed.

    In `policy.headers` each host has become an origin.
    """

    policy: RequestPolicy
    told: tuple[Phrase, ...] = ()


def consent(
    asked: RequestPolicy, environment: Mapping[str, str], *, is_own: bool = False
) -> Consent:
    """What of `asked` is allowed. `is_own`: the settings are the user's, not the repository's."""
    secrets = frozenset(_secrets(environment.get(SECRETS, "")))
    allow = tuple(_listed(environment.get(ALLOW, "")))
    proxy, ca_file = environment.get(PROXY, ""), environment.get(CERTIFICATES, "")
    headers: list[tuple[str, str, str]] = []
    told: list[Phrase] = []
    for host, name, value in asked.headers:
        origin, variable = origin_of(host), value.removeprefix("$")
        if origin and (is_own or (variable, origin) in secrets):
            headers.append((origin, name, value))
        elif environment.get(variable):
            told.append(_unsent(variable, host, origin))
    if is_own:
        allow = (*asked.allow, *allow)
        proxy, ca_file = proxy or asked.proxy, ca_file or asked.ca_file
    missing = [one for one in asked.allow if not _covers(allow, one)]
    if missing:
        what = json.dumps(missing, ensure_ascii=False)
        told.append(_unallowed(f"allow = {what}", f"{ALLOW}={','.join(missing)}"))
    if asked.proxy not in ("", proxy):
        told.append(_unallowed(f"proxy = {asked.proxy}", f"{PROXY}={asked.proxy}"))
    if asked.ca_file not in ("", ca_file):
        told.append(_unallowed(f"ca_file = {asked.ca_file}", f"{CERTIFICATES}={asked.ca_file}"))
    policy = asked._replace(headers=tuple(headers), allow=allow, proxy=proxy, ca_file=ca_file)
    return Consent(policy, tuple(dict.fromkeys(told)))


def origin_of(text: str) -> str:
    """`https://host:port` of an address or a host, https unless it says http; "" for none."""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in PORTS or not host or "@" in parts.netloc or "*" in host:
        return ""
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}:{port or PORTS[parts.scheme]}"


def _listed(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _secrets(text: str) -> Iterator[tuple[str, str]]:
    """The variables and the origins that they may be sent to; what is no such pair is left out."""
    for one in _listed(text):
        variable, _, where = one.partition("@")
        path = where.partition("://")[2].partition("/")[2]
        origin = origin_of(where)
        if variable and origin and not path:
            yield variable, origin


def _covers(allowed: Iterable[str], one: str) -> bool:
    """Whether an entry, or one that has it in it, is among those allowed."""
    name = one.lower().rstrip(".")
    try:
        network = ipaddress.ip_network(one.strip("[]"), strict=False)
    except ValueError:
        return any(name in (each, f"{each}:{name.rpartition(':')[2]}") for each in allowed)
    for each in allowed:
        try:
            other = ipaddress.ip_network(each.strip("[]"), strict=False)
        except ValueError:
            continue
        if network.version == other.version and network.subnet_of(other):  # type: ignore[arg-type]
            return True
    return False


def _unsent(variable: str, host: str, origin: str) -> Phrase:
    where = origin.removesuffix(":443") or "https://HOST"
    return phrase(
        "the configuration wants ${variable} sent to {host}, which only you can"
        " allow: set {secrets}={variable}@{where} in the environment",
        variable=variable,
        host=host,
        secrets=SECRETS,
        where=where,
    )


def _unallowed(what: str, how: str) -> Phrase:
    return phrase(
        "`{what}` of the configuration has no effect until you allow it: set "
        "{how} in the environment",
        what=what,
        how=how,
    )


# Which proxy an address is asked through: that of the settings, else those of the environment.
#
# `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, also in lower case, as with curl.

Proxies = Mapping[str, str]
"""Addresses by the scheme that they are for, or `all`; what none is for by `no`."""


def proxies(policy: RequestPolicy) -> Proxies:
    """What there is. SOCKS is left out: the client does not speak it."""
    if policy.proxy:
        return {"all": policy.proxy}
    found = {
        name: value if "://" in value or name == "no" else f"http://{value}"
        for name, value in getproxies_environment().items()
        if name in ("http", "https", "all", "no")
    }
    known = {name: one for name, one in found.items() if one.startswith(("http://", "https://"))}
    return {**known, "no": found.get("no", "")} if known else {}


def proxy_for(known: Proxies, scheme: str, host: str) -> str | None:
    """The proxy for an address; None where it is asked itself."""
    if known.get("no") and proxy_bypass(host):  # by the environment
        return None
    return known.get(scheme) or known.get("all")


def proxy_hosts(known: Proxies) -> tuple[str, ...]:
    """The hosts of proxies as the guard knows hosts: they are the user's own, wherever they are."""
    return tuple(dict.fromkeys(host_of(one) for name, one in known.items() if name != "no"))
