"""L008: links and images without an address, and links without a text."""

import re
from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """At most one problem a link."""
    del options
    note = bound.note
    for link in note.links:
        if link.kind not in ("link", "image"):
            continue
        address = link.url.strip()
        source = note.source.slice(link.span)
        if address == "" or (address == "#" and source[0] != "<"):  # `<a href="#">` may do things
            template = "no_image" if link.kind == "image" else "no_target" if address else "no_url"
            yield Problem(link.span, message(template, text=link.text or "…"), found=source)
        elif link.kind == "link" and not link.text.strip() and re.match(r"\[\s*\]", source):
            if bound.dialect == "obsidian" and re.match(r"https?:", address):
                continue  # Obsidian shows an icon behind a link to elsewhere
            yield Problem(link.span, message("no_text", url=link.url), found=source)


RULE = Rule(
    code="L008",
    name="empty-link",
    severity="error",
    summary="Link without a URL or text",
    why=(
        "A link without a URL leads nowhere; usually it was left to be filled in later. A link "
        "without text cannot be seen or clicked."
    ),
    messages={
        "no_url": "link `{text}` has no URL",
        "no_target": "link `{text}` leads to `#`, the top of the page; expected a URL",
        "no_image": "image `{text}` has no URL",
        "no_text": "link to {url} has no text, so readers cannot see it",
    },
    help="Write both: `[text](URL)`. Delete a link that leads nowhere.",
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
