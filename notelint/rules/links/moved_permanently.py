"""L007: an address that has moved for good."""

from notelint.model.finding import Words, say
from notelint.model.link import LinkAnswer, LinkProblem, LinkReference, Verdict
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
    told = say("moved", url=reference.url, to=address or answer.moved)
    return LinkProblem(
        told, expected=address, address=address if reference.written in FITTING else ""
    )


RULE = Rule(
    code="L007",
    name="moved-permanently",
    severity="warning",
    summary=Words("An address that has moved for good", "영구히 옮겨 간 주소"),
    why=Words(
        "The server says that the page has another address now (301, 308). Such redirects are "
        "switched off some day, and then the link is dead.",
        "서버가 페이지의 주소가 바뀌었다고 답합니다(301, 308). 이런 리디렉션은 언젠가 없어지고, "
        "그때 링크도 깨집니다.",
    ),
    messages={
        "moved": Words("{url} has moved to {to}", "주소가 바뀌었습니다: {url} → {to}"),
    },
    help=Words("Write the new address.", "새 주소로 바꾸세요."),
    fix="safe",
    check_link=check_link,
)
