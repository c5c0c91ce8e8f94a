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
    said = message("status", url=reference.url, status=answer.status)
    if answer.reason == "no_host":
        said = message("no_host", host=answer.detail)
    fits = answer.copy and reference.written in ("link", "autolink")
    return LinkProblem(said, expected=copy, address=encoded_url(answer.copy or "") if fits else "")


RULE = Rule(
    code="L005",
    name="dead-link",
    severity="error",
    summary="An address at which nothing is",
    why=(
        "Articles are taken down and sites are rebuilt. A note whose source is gone can no longer "
        "be checked by its readers. Only what is sure counts: the server itself says that there is "
        "nothing (404, 410), or the host's name has no address, asked twice."
    ),
    messages={
        "status": "{url} is gone: the server answers {status}",
        "no_host": "there is no host {host}",
        "fragment": "the page {url} has no place named '{name}'",
    },
    help=(
        "Link to where it went, or to a copy: the address that is shown leads to the Internet "
        "Archive's newest one, if it has any. With `--archive` it is asked, and only a copy that "
        "is there is shown."
    ),
    fix="unsafe",  # with --archive: the copy's address
    check_link=check_link,
)
