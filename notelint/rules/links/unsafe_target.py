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
    summary="An address that is not on the public net",
    why=(
        "An address of one's own machine or of an intranet works for nobody else. And whoever can "
        "make a checker open such an address reaches what the net cannot: so it is not asked, be "
        "it written in the note or the end of a redirect."
    ),
    messages={
        "unsafe": "{url} is not on the public net ({detail})",
        "redirected": "{url} leads to {to}, which is not on the public net ({detail})",
    },
    help=(
        "Link to a public page. To allow hosts of your own network, list them in the environment "
        "variable `NOTELINT_ALLOW`."
    ),
    check_link=check_link,
)
