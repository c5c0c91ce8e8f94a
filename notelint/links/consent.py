"""Which settings for requests the user allows, and which proxy is used.

Settings come with a repository, so they may be a stranger's: they may name an environment variable
to be sent somewhere, a proxy that sees everything, certificates, hosts in the user's own network.
None of them has an effect until the user allows it outside of the repository: in the environment,
or by a settings file of their own, named with `--config`. Pure, except for the environment's
proxies.
"""

import ipaddress
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.request import getproxies_environment, proxy_bypass

from notelint.links.urls import host_of, origin_of
from notelint.model.link import RequestPolicy
from notelint.model.message import Phrase, phrase
from notelint.model.plan import Plan

SECRETS, ALLOW, PROXY, CERTIFICATES = (
    "NOTELINT_SECRETS",
    "NOTELINT_ALLOW",
    "NOTELINT_PROXY",
    "NOTELINT_CA_FILE",
)
"""The environment variables by which a user allows things: `NAME@https://host` for each secret and
where it may go, hosts and networks that are not public, a proxy, a file of certificates."""


class Consent(NamedTuple):
    """The policy as the user allows it, and a notice for each setting without effect.

    In `policy.headers` each host has become an origin.
    """

    policy: RequestPolicy
    notices: tuple[Phrase, ...] = ()


def consent(
    wanted: RequestPolicy, environment: Mapping[str, str], *, is_own: bool = False
) -> Consent:
    """What is allowed of the `wanted` policy. `is_own`: the settings file is the user's own."""
    secrets = frozenset(_secrets(environment.get(SECRETS, "")))
    allow = tuple(_entries(environment.get(ALLOW, "")))
    proxy, ca_file = environment.get(PROXY, ""), environment.get(CERTIFICATES, "")
    headers: list[tuple[str, str, str]] = []
    notices: list[Phrase] = []
    for host, name, value in wanted.headers:
        origin, variable = origin_of(host), value.removeprefix("$")
        if origin and (is_own or (variable, origin) in secrets):
            headers.append((origin, name, value))
        elif environment.get(variable):
            notices.append(_unsent(variable, host, origin))
    if is_own:
        allow = (*wanted.allow, *allow)
        proxy, ca_file = proxy or wanted.proxy, ca_file or wanted.ca_file
    missing = [entry for entry in wanted.allow if not _is_covered(entry, allow)]
    if missing:
        shown = json.dumps(missing, ensure_ascii=False)
        notices.append(_unallowed(f"allow = {shown}", f"{ALLOW}={','.join(missing)}"))
    if wanted.proxy not in ("", proxy):
        notices.append(_unallowed(f"proxy = {wanted.proxy}", f"{PROXY}={wanted.proxy}"))
    if wanted.ca_file not in ("", ca_file):
        notices.append(
            _unallowed(f"ca_file = {wanted.ca_file}", f"{CERTIFICATES}={wanted.ca_file}")
        )
    policy = wanted._replace(headers=tuple(headers), allow=allow, proxy=proxy, ca_file=ca_file)
    return Consent(policy, tuple(dict.fromkeys(notices)))


def allowed_policy(plan: Plan) -> Consent:
    """What the user allows of a plan's policy."""
    return consent(plan.request_policy, os.environ, is_own=plan.own_settings)


def _entries(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _secrets(text: str) -> Iterator[tuple[str, str]]:
    """The variables and the origins that they may be sent to; invalid entries are left out."""
    for entry in _entries(text):
        variable, _, url = entry.partition("@")
        path = url.partition("://")[2].partition("/")[2]
        origin = origin_of(url)
        if variable and origin and not path:
            yield variable, origin


def _is_covered(entry: str, allowed: Iterable[str]) -> bool:
    """Whether an entry is among those allowed, or in one of their networks."""
    try:
        network = ipaddress.ip_network(entry.strip("[]"), strict=False)
    except ValueError:
        name = entry.lower().rstrip(".")
        hosts = {other.lower().rstrip(".") for other in allowed}
        return not hosts.isdisjoint((name, name.rpartition(":")[0]))
    for other in allowed:
        try:
            wider = ipaddress.ip_network(other.strip("[]"), strict=False)
        except ValueError:
            continue
        if network.version == wider.version and network.subnet_of(wider):  # type: ignore[arg-type]
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


Proxies = Mapping[str, str]
"""Proxy URLs by the scheme that they are for, or `all`; hosts without a proxy by `no`."""


def proxies_of(policy: RequestPolicy) -> Proxies:
    """The policy's proxy, else those of the environment.

    `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` are read as curl and Git read them.
    SOCKS is left out: aiohttp does not support it.
    """
    if policy.proxy:
        return {"all": policy.proxy}
    named = {
        name: value if "://" in value or name == "no" else f"http://{value}"
        for name, value in getproxies_environment().items()
        if name in ("http", "https", "all", "no")
    }
    usable = {name: url for name, url in named.items() if url.startswith(("http://", "https://"))}
    return {**usable, "no": named.get("no", "")} if usable else {}


def proxy_for(proxies: Proxies, scheme: str, host: str) -> str | None:
    """The proxy for a host; None where there is none."""
    if proxies.get("no") and proxy_bypass(host):  # by the environment
        return None
    return proxies.get(scheme) or proxies.get("all")


def proxy_hosts(proxies: Proxies) -> tuple[str, ...]:
    """The hosts of proxies, which are the user's own, wherever they are."""
    return tuple(dict.fromkeys(host_of(url) for name, url in proxies.items() if name != "no"))
