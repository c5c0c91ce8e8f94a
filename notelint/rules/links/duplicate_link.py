"""L010: the same address twice in a part that lists links."""

import re
from collections.abc import Iterator, Sequence

from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.note import Block
from notelint.model.rule import Example, Rule
from notelint.model.source import Source, Span
from notelint.model.text import Link
from notelint.text.boilerplate import is_placeholder_url
from notelint.text.edits.lines import remove_lines

NORMAL = re.compile(r"https?://[a-z0-9.-]+/[\w/.~-]*(?:\?[\w=&.~-]+)?", re.ASCII)
"""A URL in which nothing can be normalized."""

PORTS = {"http": ":80", "https": ":443"}

SCHEMA = """\
parts:
  - {id: title, heading: {level: 1}}
  - id: related
    heading: {text: 연관기사, level: 2}
    holds: links
"""


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each repeated link within a section."""
    del options
    for section in bound.all_sections:
        if section.part.holds == "links":
            yield from _part(section, bound.note.source)


def _part(section: BoundSection, source: Source) -> Iterator[Problem]:
    first: dict[str, Link] = {}
    alone: dict[Span, Span] | None = None
    for item in section.items:
        for link in item.text.links[:1]:
            earlier = first.setdefault(_key(link.url), link)
            if earlier.span != link.span and link.url and not is_placeholder_url(link.url):
                line = source.position(earlier.span.start).line
                same = link.url == earlier.url
                wording = (
                    message("duplicate", url=link.url, line=line)
                    if same
                    else message("equivalent", url=link.url, first=earlier.url, line=line)
                )
                alone = dict(_items_of_one_link(section.blocks)) if alone is None else alone
                edits: tuple[Edit, ...] = ()
                if link.span in alone and link.text == earlier.text:
                    edits = remove_lines(source, alone[link.span])
                fix = Fix(edits, safe=False) if edits else None
                yield Problem(link.span, wording, section.part.id, related=earlier.span, fix=fix)


def _items_of_one_link(blocks: Sequence[Block]) -> Iterator[tuple[Span, Span]]:
    """The places of links that are all that a list item says, and of their items."""
    stack = list(blocks)
    while stack:
        block = stack.pop()
        stack += block.children
        if block.kind == "item" and len(block.children) == 1:
            text = block.children[0].text
            if len(text.links) == 1 and text.plain.strip() == text.links[0].text.strip():
                yield text.links[0].span, block.span


def _key(url: str) -> str:
    """A URL normalized so that equivalent ones are equal (RFC 3986, section 6.2).

    Lowercase scheme and host, no default port, `/` for no path, no empty fragment, percent-encoding
    decoded. A URL that cannot be parsed stays as it is.
    """
    if NORMAL.fullmatch(url):
        return url
    from urllib.parse import unquote, urlsplit  # noqa: PLC0415 - 2 ms, for unusual addresses

    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    if parts.scheme not in PORTS:
        return url
    host = parts.netloc.lower().removesuffix(PORTS[parts.scheme])
    parts = parts._replace(netloc=host, path=unquote(parts.path) or "/")
    return parts.geturl()


RULE = Rule(
    code="L010",
    name="duplicate-link",
    severity="warning",
    summary="Duplicate link",
    why=(
        "In a list of related articles, each entry should add something. A second link to the "
        "same article is usually a copying mistake: another URL was intended."
    ),
    messages={
        "duplicate": "duplicate link {url} (first on line {line})",
        "equivalent": "duplicate link {url}: the same page as {first} (line {line})",
    },
    help="Delete one of the two, or correct the wrong URL.",
    examples=(
        Example(
            "# 제목\n\n## 연관기사\n\n"
            "- [첫째](https://example.com/a)\n- [둘째](HTTPS://Example.com:443/a#)\n",
            at=("6:3",),
            schema=SCHEMA,
        ),
        Example(
            "# 제목\n\n## 연관기사\n\n"
            "- [첫째](https://example.com/a)\n- [첫째](https://example.com/a)\n",
            at=("6:3",),
            schema=SCHEMA,
        ),
        Example(
            "# 제목\n\n[첫째](https://example.com/a)\n\n## 연관기사\n\n"
            "- [첫째](https://example.com/a)\n- [둘째](https://example.com/a?page=2)\n",
            schema=SCHEMA,
        ),
    ),
    fix="unsafe",  # where both items are nothing but the same link
    edits_structure=True,
    check=check,
)
