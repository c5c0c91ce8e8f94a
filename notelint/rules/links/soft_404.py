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
    summary="Possible soft 404",
    why=(
        "For an article that was taken down, many news sites respond as if it existed (200), "
        'with a "not found" page or their home page.'
    ),
    messages={
        "phrase": '{url} loads, but looks like a "not found" page (title: `{title}`)',
        "front": "{url} redirects to the site's home page",
        "title": "{url} has the title `{title}`, which has nothing in common with `{text}`",
    },
    help="Open the URL in a browser. Link to the page's new URL or to an archived copy.",
    check_link=check_link,
)
