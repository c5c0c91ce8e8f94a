"""L005: an address of which it is sure that nothing is there."""

from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, Verdict
from notelint.model.message import message
from notelint.model.rule import Rule
from notelint.text.urls import encoded_url

ARCHIVE = "https://web.archive.org/web/"
"""Before an address: the newest copy that the Internet Archive has. Whether it has one is asked
only with `--archive`."""


def check_link(reference: LinkReference, answer: LinkAnswer, options: None) -> LinkProblem | None:
    """Why the address is gone, if it is."""
    del options
    if not isinstance(answer, Verdict) or answer.kind != "gone":
        return None
    if answer.reason == "fragment":
        return LinkProblem(message("fragment", url=reference.url, name=answer.detail))
    copy = ARCHIVE + reference.url if answer.copy is None else answer.copy
    wording = message("status", url=reference.url, status=answer.status)
    if answer.reason == "no_host":
        wording = message("no_host", host=answer.detail)
    fits = answer.copy and reference.written in ("link", "autolink")
    return LinkProblem(
        wording, expected=copy, address=encoded_url(answer.copy or "") if fits else ""
    )


RULE = Rule(
    code="L005",
    name="dead-link",
    severity="error",
    summary="Dead external link",
    why=(
        "Articles are taken down and sites are rebuilt, and readers can no longer check a note "
        "without its source. Only certain answers count: the server responds with 404 or 410, "
        "or the host name was looked up twice and does not exist."
    ),
    messages={
        "status": "{url} is dead: the server responds with {status}",
        "no_host": "host {host} does not exist",
        "fragment": "page {url} has no anchor `{name}`",
    },
    help=(
        "Update the URL, or link to an archived copy. The suggested web.archive.org URL may "
        "not exist; use `--archive` to suggest only copies that do."
    ),
    fix="unsafe",  # with --archive: the copy's address
    check_link=check_link,
)
