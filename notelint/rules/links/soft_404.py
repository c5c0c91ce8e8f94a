"""L012: a page that answers, but says that there is nothing."""

from notelint.model.finding import Words, say
from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, Verdict
from notelint.model.rule import Rule


def check_link(reference: LinkReference, answer: LinkAnswer, options: None) -> LinkProblem | None:
    """Why the page looks like an error page, if it does."""
    del options
    if not isinstance(answer, Verdict) or answer.kind != "ok" or not answer.soft:
        return None
    return LinkProblem(
        say(
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
    summary=Words("A page that answers, but is not there", "열리지만 내용이 없는 페이지"),
    why=Words(
        "Many news sites answer for an article that was taken down as if all were well: with a "
        "page that says so, or with their front page.",
        "많은 뉴스 사이트가 내려간 기사에도 정상 응답(200)을 하면서, 기사가 없다는 안내나 첫 "
        "화면을 보여 줍니다.",
    ),
    messages={
        "phrase": Words(
            "{url} answers, but the page says that there is nothing: '{title}'",
            "응답은 하지만 내용이 없다는 페이지입니다('{title}'): {url}",
        ),
        "front": Words(
            "{url} leads to the site's front page",
            "사이트의 첫 화면으로 넘어가는 주소입니다: {url}",
        ),
        "title": Words(
            "{url} has the title '{title}', which has nothing in common with '{text}'",
            "페이지 제목 '{title:이}' 링크 글 '{text:과}' 전혀 다릅니다: {url}",
        ),
    },
    help=Words(
        "Open it in a browser, and link to where the page went, or to a copy of it.",
        "브라우저에서 열어 보고, 옮겨 간 주소나 보관된 사본으로 바꾸세요.",
    ),
    check_link=check_link,
)
