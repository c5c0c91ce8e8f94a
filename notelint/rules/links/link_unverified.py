"""L006: an address of which it could not be learnt whether it is there."""

from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, Verdict
from notelint.model.message import message
from notelint.model.rule import Rule

BY_REASON = frozenset(
    ("no_network", "timeout", "connection", "tls", "redirects", "no_http", "time_up", "invalid")
)


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
        return LinkProblem(message(answer.reason, url=reference.url, detail=answer.detail))
    return LinkProblem(message("status", url=reference.url, status=answer.status))


RULE = Rule(
    code="L006",
    name="link-unverified",
    severity="unverified",
    summary="An address that could not be verified",
    why=(
        "A server that refuses programs, a time-out, a machine without a network: none of these "
        "says that the page is gone. It is told, and is no error, unless `--strict` asks for one."
    ),
    messages={
        "status": "{url} was not verified: the server answers {status}",
        "no_network": "{url} was not verified: there is no network",
        "timeout": "{url} was not verified: no answer in time",
        "connection": "{url} was not verified: the connection failed ({detail})",
        "tls": "{url} was not verified: its certificate is not trusted ({detail})",
        "redirects": "{url} was not verified: its redirects lead nowhere ({detail})",
        "no_http": "{url} was not verified: the answer is no HTTP ({detail})",
        "time_up": "{url} was not asked: the time for links was over",
        "invalid": "{url} cannot be asked ({detail})",
    },
    help=(
        "Open it in a browser. Addresses that are known to refuse programs can be left out: "
        "`[links] exclude` in the settings."
    ),
    check_link=check_link,
)
