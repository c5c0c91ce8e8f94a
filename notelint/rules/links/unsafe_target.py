"""L013: an address that is not on the public net."""

from notelint.model.finding import Words, say
from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, Verdict
from notelint.model.rule import Rule


def check_link(reference: LinkReference, answer: LinkAnswer, options: None) -> LinkProblem | None:
    """Where the address leads, if it must not be asked."""
    del options
    if not isinstance(answer, Verdict) or answer.reason != "unsafe":
        return None
    if answer.final and answer.final != reference.url:
        return LinkProblem(
            say("redirected", url=reference.url, to=answer.final, detail=answer.detail)
        )
    return LinkProblem(say("unsafe", url=reference.url, detail=answer.detail))


RULE = Rule(
    code="L013",
    name="unsafe-target",
    severity="error",
    summary=Words("An address that is not on the public net", "공개된 망에 없는 주소"),
    why=Words(
        "An address of one's own machine or of an intranet works for nobody else. And whoever can "
        "make a checker open such an address reaches what the net cannot: so it is not asked, be "
        "it written in the note or the end of a redirect.",
        "자기 컴퓨터나 사내망의 주소는 다른 사람에게 열리지 않습니다. 검사 도구에 그런 주소를 "
        "열게 하면 밖에서 닿을 수 없는 곳에 접근할 수도 있으므로, 노트에 적혀 있든 리디렉션으로 "
        "넘어가든 접속하지 않습니다.",
    ),
    messages={
        "unsafe": Words(
            "{url} is not on the public net ({detail})",
            "공개된 망에 없는 주소입니다({detail}): {url}",
        ),
        "redirected": Words(
            "{url} leads to {to}, which is not on the public net ({detail})",
            "공개된 망에 없는 주소로 넘어갑니다({detail}): {url} → {to}",
        ),
    },
    help=Words(
        "Link to a public page. To allow hosts of your own network, list them in the environment "
        "variable `NOTELINT_ALLOW`.",
        "공개된 페이지로 바꾸세요. 사내망 호스트에 접속하려면 환경 변수 `NOTELINT_ALLOW`에 "
        "적어 허용하세요.",
    ),
    check_link=check_link,
)
