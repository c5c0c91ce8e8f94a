"""Which proxy an address is asked through: that of the settings, else those of the environment.

`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, in small letters too, as with curl and Git.
"""

from collections.abc import Mapping
from urllib.request import getproxies_environment, proxy_bypass

from notelint.links.hosts import host_of
from notelint.model.link import RequestPolicy

Proxies = Mapping[str, str]
"""Addresses by the scheme that they are for, or `all`; what none is for by `no`."""


def proxies(manners: RequestPolicy) -> Proxies:
    """What there is. SOCKS is left out: the client does not speak it."""
    if manners.proxy:
        return {"all": manners.proxy}
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
