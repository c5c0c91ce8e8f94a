"""L008: links and images without an address, and links without a text."""

import re
from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """At most one problem a link."""
    del options
    note = binding.note
    for link in note.links:
        if link.kind not in ("link", "image"):
            continue
        address = link.url.strip()
        source = note.source.slice(link.span)
        if address == "" or (address == "#" and source[0] != "<"):  # `<a href="#">` may do things
            template = "no_image" if link.kind == "image" else "no_target" if address else "no_url"
            yield Problem(link.span, say(template, text=link.text or "…"), found=source)
        elif link.kind == "link" and not link.text.strip() and re.match(r"\[\s*\]", source):
            yield Problem(link.span, say("no_text", url=link.url), found=source)


RULE = Rule(
    code="L008",
    name="empty-link",
    severity="error",
    summary=Words("A link without an address or without a text", "주소나 글이 없는 링크"),
    why=Words(
        "A link without an address leads nowhere, usually because it was to be filled in later. "
        "One without a text cannot be seen, let alone clicked.",
        "주소가 없는 링크는 아무 데로도 이어지지 않으며, 나중에 채우려다 잊은 경우가 많습니다. "
        "글이 없는 링크는 화면에 보이지 않아 누를 수도 없습니다.",
    ),
    messages={
        "no_url": Words(
            "the link '{text}' has no address",
            "링크 '{text}'에 주소가 없습니다",
        ),
        "no_target": Words(
            "the link '{text}' leads to '#', the top of the page, expected an address",
            "링크 '{text}'의 주소가 페이지 맨 위를 뜻하는 '#'입니다. 실제 주소가 있어야 합니다",
        ),
        "no_image": Words(
            "the image '{text}' has no address",
            "이미지 '{text}'에 주소가 없습니다",
        ),
        "no_text": Words(
            "the link to {url} has no text, so nobody can see it",
            "{url} 링크에 글이 없어 화면에 보이지 않습니다",
        ),
    },
    help=Words(
        "Write both: `[text](address)`; delete a link that leads nowhere.",
        "`[글](주소)`처럼 둘 다 적으세요. 이어질 곳이 없는 링크는 지우세요.",
    ),
    examples=(
        Example("# 제목\n\n[기사]() 참고\n", at=("3:1",)),
        Example("# 제목\n\n참고: [](https://example.com/a)\n", at=("3:5",)),
        Example("# 제목\n\n[맨 위](#) ![사진]()\n", at=("3:1", "3:10")),
        Example(
            "# 제목\n\n[기사](https://example.com/a) [아래로](#제목)\n\n"
            "[![](https://example.com/b.png)](https://example.com/b)\n"
        ),
    ),
    check=check,
)
