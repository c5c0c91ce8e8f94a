"""L006: an address of which it could not be learnt whether it is there."""

from notelint.model.finding import Words, say
from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, Verdict
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
        return LinkProblem(say(answer.reason, url=reference.url, detail=answer.detail))
    return LinkProblem(say("status", url=reference.url, status=answer.status))


RULE = Rule(
    code="L006",
    name="link-unverified",
    severity="unverified",
    summary=Words("An address that could not be verified", "확인하지 못한 링크"),
    why=Words(
        "A server that refuses programs, a time-out, a machine without a network: none of these "
        "says that the page is gone. It is told, and is no error, unless `--strict` asks for one.",
        "프로그램의 접속을 막는 서버, 응답 시간 초과, 네트워크가 없는 환경만으로는 페이지가 "
        "사라졌다고 할 수 없습니다. 그래서 알리기만 하고, `--strict` 옵션을 쓸 때만 오류로 봅니다.",
    ),
    messages={
        "status": Words(
            "{url} was not verified: the server answers {status}",
            "확인하지 못했습니다({status} 응답): {url}",
        ),
        "no_network": Words(
            "{url} was not verified: there is no network",
            "네트워크에 연결할 수 없어 확인하지 못했습니다: {url}",
        ),
        "timeout": Words(
            "{url} was not verified: no answer in time",
            "제때 응답하지 않아 확인하지 못했습니다: {url}",
        ),
        "connection": Words(
            "{url} was not verified: the connection failed ({detail})",
            "연결이 되지 않아 확인하지 못했습니다({detail}): {url}",
        ),
        "tls": Words(
            "{url} was not verified: its certificate is not trusted ({detail})",
            "인증서를 믿을 수 없어 확인하지 못했습니다({detail}): {url}",
        ),
        "redirects": Words(
            "{url} was not verified: its redirects lead nowhere ({detail})",
            "리디렉션이 끝나지 않아 확인하지 못했습니다({detail}): {url}",
        ),
        "no_http": Words(
            "{url} was not verified: the answer is no HTTP ({detail})",
            "HTTP 응답이 아니라 확인하지 못했습니다({detail}): {url}",
        ),
        "time_up": Words(
            "{url} was not asked: the time for links was over",
            "링크 확인 시간이 다 되어 확인하지 못했습니다: {url}",
        ),
        "invalid": Words(
            "{url} cannot be asked ({detail})", "확인할 수 없는 주소입니다({detail}): {url}"
        ),
    },
    help=Words(
        "Open it in a browser. Addresses that are known to refuse programs can be left out: "
        "`[links] exclude` in the settings.",
        "브라우저에서 열어 보세요. 프로그램의 접속을 막는 주소는 설정의 `[links] exclude` 목록에 "
        "넣어 건너뛸 수 있습니다.",
    ),
    check_link=check_link,
)
