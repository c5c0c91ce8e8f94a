"""L007: an address that has moved for good."""

from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, Verdict
from notelint.model.message import message
from notelint.model.rule import Rule
from notelint.text.urls import encoded_url

FITTING = ("link", "autolink")
"""Where another address can be written: not in the place of a whole `[text][reference]`, nor bare
in a sentence, of which it may take a part."""


def check_link(reference: LinkReference, answer: LinkAnswer, options: None) -> LinkProblem | None:
    """Where the address has moved, if the server says that it has.

    What the server said is a stranger's text: only a legal URL is written into the note, and only
    in the place of one.
    """
    del options
    if not isinstance(answer, Verdict) or answer.kind != "ok" or not answer.moved:
        return None
    if answer.soft or answer.moved == reference.url:
        return None  # a front page is no new address of an article
    fragment = reference.url.partition("#")[2]
    moved = f"{answer.moved}#{fragment}" if fragment and "#" not in answer.moved else answer.moved
    address = encoded_url(moved)
    wording = message("moved", url=reference.url, to=address or answer.moved)
    return LinkProblem(
        wording, expected=address, address=address if reference.written in FITTING else ""
    )


RULE = Rule(
    code="L007",
    name="moved-permanently",
    severity="warning",
    summary="Permanently redirected link",
    why=(
        "The server says that the page has a new URL (301, 308). Such redirects are removed "
        "some day, and then the link is dead."
    ),
    messages={
        "moved": "{url} has moved permanently to {to}",
    },
    help="Update the URL.",
    fix="safe",
    check_link=check_link,
)
