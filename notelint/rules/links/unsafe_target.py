"""L013: an address that is not on the public net."""

from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, Verdict
from notelint.model.message import message
from notelint.model.rule import Rule


def check_link(reference: LinkReference, answer: LinkAnswer, options: None) -> LinkProblem | None:
    """Where the address leads, if it must not be asked."""
    del options
    if not isinstance(answer, Verdict) or answer.reason != "unsafe":
        return None
    if answer.final and answer.final != reference.url:
        return LinkProblem(
            message("redirected", url=reference.url, to=answer.final, detail=answer.detail)
        )
    return LinkProblem(message("unsafe", url=reference.url, detail=answer.detail))


RULE = Rule(
    code="L013",
    name="unsafe-target",
    severity="error",
    summary="Link to a private or local address",
    why=(
        "Nobody else can open an address of your own machine or of an intranet. Requesting it "
        "would also let a note reach hosts that the public internet cannot, so notelint does "
        "not request it, whether the note links to it or a redirect leads to it."
    ),
    messages={
        "unsafe": "{url} points to a private or local address ({detail})",
        "redirected": "{url} redirects to {to}, a private or local address ({detail})",
    },
    help=(
        "Link to a public page. To allow hosts in your own network, list them in the "
        "environment variable `NOTELINT_ALLOW`."
    ),
    check_link=check_link,
)
