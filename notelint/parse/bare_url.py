"""URLs that stand in the text without being links."""

import re
from bisect import bisect_right

from notelint.model.note import Link, Text
from notelint.model.source import Span

URL = re.compile(r"\bhttps?://[^\s<>\"“”‘’「」『』、。]+", re.IGNORECASE)
TAIL = "?!.,:;*_~'…·"
"""Punctuation that ends the sentence rather than the URL (as GitHub's autolinks have it)."""

PARTICLE = re.compile(
    r"(?<=[\x21-\x7e])(?:으로|에서|까지|부터|은|는|이|가|을|를|에|의|로|와|과|도)$"
)
"""A Korean particle written right behind a URL's last ASCII character."""

PAIRS = {")": "(", "]": "[", "}": "{"}


def bare_links(text: Text) -> tuple[Link, ...]:
    """The bare URLs of a text that is not in code, a link or an autolink."""
    taken = sorted(
        [(mark.start, mark.end) for mark in text.marks if mark.kind == "code"],
    )
    links = sorted(link.span for link in text.links)
    found = []
    for match in URL.finditer(text.plain):
        url = _trim(match.group())
        span = text.span(match.start(), match.start() + len(url))
        if _inside(taken, match.start()) or _inside(links, span.start):
            continue
        found.append(Link("bare", url, url, span, span))
    return tuple(found)


def _inside(stretches: "list[tuple[int, int]] | list[Span]", offset: int) -> bool:
    index = bisect_right(stretches, (offset, 1 << 62)) - 1
    return index >= 0 and offset < stretches[index][1]


def _trim(url: str) -> str:
    """Take off what belongs to the sentence around a URL."""
    end = len(url)
    while end:
        last = url[end - 1]
        if last in TAIL or (
            last in PAIRS and url.count(last, 0, end) > url.count(PAIRS[last], 0, end)
        ):
            end -= 1
        elif particle := PARTICLE.search(url, 0, end):
            end = particle.start()
        else:
            break
    return url[:end]
