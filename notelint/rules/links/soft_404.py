"""L012: a page that answers, but says that there is nothing."""

from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, Verdict
from notelint.model.message import message
from notelint.model.rule import Rule


def check_link(reference: LinkReference, answer: LinkAnswer, options: None) -> LinkProblem | None:
    """Why the page looks like an error page, if it does."""
    del options
    if not isinstance(answer, Verdict) or answer.kind != "ok" or not answer.soft:
        return None
    return LinkProblem(
        message(
            answer.soft,
            url=reference.url,
            title=answer.title,
            text=" ".join(reference.text.split()),
        )
    )


RULE = Rule(
    code="L012",
    name="soft-404",
    severity="warning",
    summary="A page that answers, but is not there",
    why=(
        "Many news sites answer for an article that was taken down as if all were well: with a "
        "page that says so, or with their front page."
    ),
    messages={
        "phrase": "{url} answers, but the page says that there is nothing: '{title}'",
        "front": "{url} leads to the site's front page",
        "title": "{url} has the title '{title}', which has nothing in common with '{text}'",
    },
    help="Open it in a browser, and link to where the page went, or to a copy of it.",
    check_link=check_link,
)
