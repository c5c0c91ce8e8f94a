"""L005: an address of which it is sure that nothing is there."""

from notelint.model.finding import Words, say
from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, Verdict
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
        return LinkProblem(say("fragment", url=reference.url, name=answer.detail))
    copy = ARCHIVE + reference.url if answer.copy is None else answer.copy
    said = say("status", url=reference.url, status=answer.status)
    if answer.reason == "no_host":
        said = say("no_host", host=answer.detail)
    fits = answer.copy and reference.written in ("link", "autolink")
    return LinkProblem(said, expected=copy, address=encoded_url(answer.copy or "") if fits else "")


RULE = Rule(
    code="L005",
    name="dead-link",
    severity="error",
    summary=Words("An address at which nothing is", "사라진 주소로 가는 링크"),
    why=Words(
        "Articles are taken down and sites are rebuilt. A note whose source is gone can no longer "
        "be checked by its readers. Only what is sure counts: the server itself says that there is "
        "nothing (404, 410), or the host's name has no address, asked twice.",
        "기사는 내려가고 사이트는 개편됩니다. 출처가 사라진 노트는 읽는 사람이 더는 확인할 수 "
        "없습니다. 서버가 없다고 답하거나(404, 410) 호스트 이름의 주소를 찾을 수 없다는 것을 두 번 "
        "확인한 경우만 사라진 것으로 봅니다.",
    ),
    messages={
        "status": Words(
            "{url} is gone: the server answers {status}",
            "사라진 주소입니다({status} 응답): {url}",
        ),
        "no_host": Words(
            "there is no host {host}", "{host} 호스트를 찾을 수 없습니다(주소가 없음)"
        ),
        "fragment": Words(
            "the page {url} has no place named '{name}'",
            "페이지에 '{name}' 위치가 없습니다: {url}",
        ),
    },
    help=Words(
        "Link to where it went, or to a copy: the address that is shown leads to the Internet "
        "Archive's newest one, if it has any. With `--archive` it is asked, and only a copy that "
        "is there is shown.",
        "옮겨 간 주소나 보관된 사본으로 바꾸세요. 함께 표시된 주소로 가면 인터넷 아카이브의 "
        "가장 최근 사본을 볼 수 있습니다(있는 경우). `--archive` 옵션을 쓰면 사본이 있는지 직접 "
        "확인하여 있는 것만 보여 줍니다.",
    ),
    fix="unsafe",  # with --archive: the copy's address
    check_link=check_link,
)
