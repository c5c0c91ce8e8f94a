"""L006: an address of which it could not be learnt whether it is there."""

from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, Verdict
from notelint.model.message import Phrase, message
from notelint.model.rule import Rule

BY_REASON = frozenset(
    ("no_network", "timeout", "connection", "tls", "redirects", "no_http", "time_up", "invalid")
)

TRANSLATED = ("connection", "tls")
"""Reasons whose details may be in the catalogue: those of the system and of certificates."""


def check_link(reference: LinkReference, answer: LinkAnswer, options: None) -> LinkProblem | None:
    """Why the address could not be verified, if it could not."""
    del options
    if (
        not isinstance(answer, Verdict)
        or answer.kind in ("ok", "gone")
        or answer.reason == "unsafe"
    ):
        return None
    if answer.reason in BY_REASON:
        detail = answer.detail
        known = Phrase(detail) if answer.reason in TRANSLATED and "{" not in detail else detail
        return LinkProblem(message(answer.reason, url=reference.url, detail=known))
    return LinkProblem(message("status", url=reference.url, status=answer.status))


RULE = Rule(
    code="L006",
    name="link-unverified",
    severity="unverified",
    summary="External link could not be checked",
    why=(
        "A server that blocks programs, a timeout or a machine without a network does not "
        "prove that a page is dead. It is reported, but it is an error only with `--strict`."
    ),
    messages={
        "status": "{url} was not verified: the server responds with {status}",
        "no_network": "{url} was not verified: no network connection",
        "timeout": "{url} was not verified: the request timed out",
        "connection": "{url} was not verified: the connection failed ({detail})",
        "tls": "{url} was not verified: the certificate is not trusted ({detail})",
        "redirects": "{url} was not verified: redirects could not be followed ({detail})",
        "no_http": "{url} was not verified: invalid HTTP response ({detail})",
        "time_up": "{url} was not checked: link checking reached its time limit",
        "invalid": "{url} cannot be requested ({detail})",
    },
    help=(
        "Open the URL in a browser. To skip hosts that block programs, list them under "
        "`[links] exclude` in the configuration."
    ),
    check_link=check_link,
)
