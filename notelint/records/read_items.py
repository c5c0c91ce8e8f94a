"""The items of a part as values: quotes, terms, links, rows, …"""

import re
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser

from notelint.binding.item_readers import list_item
from notelint.model.bound_note import Item, QuoteMatch
from notelint.model.note import Text, code_language
from notelint.model.schema import ContentKind, Level, Part
from notelint.model.source import Span
from notelint.records.layout import CELLS
from notelint.records.values import NOTHING, Leaf, Node, fields_node
from notelint.text.normalization import normalize
from notelint.text.spans import slice_text

EXPLAINED = re.compile(r"\s*(?::(?=\s|\Z)|：|\s[-–—]\s)\s*")
"""What may stand between a term and its explanation on the same line."""

BESIDE = 4
"""Marks and full stops on either side of a passage that a quote may have and the match leaves."""


def text_leaf(text: Text, span: Span) -> Leaf:
    """A text without white space around it; one that has no place of its own stands at `span`."""
    plain = text.plain
    start, end = len(plain) - len(plain.lstrip()), len(plain.rstrip())
    if start >= end:
        return Leaf("", span)
    return Leaf(plain[start:end], text.span(start, end) if text.runs else span)


def item_nodes(part: Part, item: Item, evidence: QuoteMatch | None) -> Iterator[dict[str, Node]]:
    """An item's values under the names of `notelint.records.layout`; of HTML each image's."""
    if part.holds == "table":
        yield _row(part, item)
    elif part.holds == "images":
        yield from _images(item)
    else:
        made = READERS.get(part.holds, _text)(item)
        if part.quotes:
            made.update(_found(evidence))
        yield made


def link_values(item: Item) -> dict[str, Node]:
    """A link's text and address."""
    link = item.text.links[0]
    return {"text": Leaf(link.text.strip(), link.span), "url": Leaf(link.url, link.target)}


def _text(item: Item) -> dict[str, Node]:
    return {"text": text_leaf(item.text, item.span)}


def _tree(item: Item) -> dict[str, Node]:
    """A list's item with the items nested below it."""
    below: list[Node] = [
        _tree(list_item(child)) for nested in item.below for child in nested.children
    ]
    return {"text": text_leaf(item.text, item.span), "items": below}


def _definition(item: Item) -> dict[str, Node]:
    """A term; what follows it on its line, on further ones, and in lists below explains it."""
    text = item.text
    first = text.plain.partition("\n")[0]
    match = EXPLAINED.search(first)
    if match and match.start() > 0:
        end, begin = match.span()
    else:
        end = begin = len(first)
    rest = slice_text(text, begin, len(text.plain))
    texts = [rest] if rest.plain.strip() else []
    texts += [leaf.text for nested in item.below for leaf in nested.leaves() if leaf.text.plain]
    explanation = text_leaf(Text.join(texts), item.span) if texts else NOTHING
    return {"term": text_leaf(slice_text(text, 0, end), item.span), "explanation": explanation}


def _check(item: Item) -> dict[str, Node]:
    return {**_text(item), "checked": Leaf(item.checked, item.span)}


def _code(item: Item) -> dict[str, Node]:
    text = item.text
    span = text.span(0, len(text.plain)) if text.runs else item.span
    language = code_language(item.info)
    return {"lang": Leaf(language or None, item.span), "text": Leaf(text.plain, span)}


def _callout(item: Item) -> dict[str, Node]:
    """A callout's kind, the title behind that, and the text below."""
    text = item.text
    title, _, body = text.plain.partition("\n")
    at = len(text.plain) - len(body)
    shown = text_leaf(slice_text(text, 0, len(title)), item.span)
    return {
        "kind": Leaf(item.info, item.span),
        "title": shown if shown.value else NOTHING,
        "text": text_leaf(slice_text(text, at, len(text.plain)), item.span),
    }


def _row(part: Part, item: Item) -> dict[str, Node]:
    """A table's row by columns: typed as the schema says, or all as text where it says nothing."""
    columns = part.columns
    if columns is None:
        return {
            CELLS: {cell.key: Leaf(str(cell.value.scalar), cell.value.span) for cell in item.cells}
        }
    return fields_node(item.cells, columns.fields, allowed=columns.extras == "allow")


class _Pictures(HTMLParser):
    """The images of a piece of HTML: alternative text and address."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the attributes of an image."""
        if tag == "img":
            given = dict(attrs)
            self.found.append((given.get("alt") or "", given.get("src") or ""))


def _images(item: Item) -> Iterator[dict[str, Node]]:
    if item.text.links:
        yield link_values(item)
        return
    pictures = _Pictures()
    pictures.feed(item.info)
    pictures.close()
    for text, url in pictures.found:
        yield {"text": Leaf(text, item.span), "url": Leaf(url, item.span)}


def _found(evidence: QuoteMatch | None) -> Mapping[str, Node]:
    """Where in the article's text a quote stands, and how exactly; nothing for one that does not.

    `start` and `end` count code points of that text, all of its occurrences joined by line ends.
    """
    if evidence is None or evidence.article is None or evidence.passage.similarity < 1.0:
        return {"start": NOTHING, "end": NOTHING, "level": NOTHING}
    start, end = evidence.passage.start, evidence.passage.end
    outside = evidence.source is not None  # then only the quote has a place in the note
    span = evidence.item.span if outside else evidence.article.span(start, end)
    around = evidence.article.plain[max(0, start - BESIDE) : end + BESIDE]
    return {
        "start": Leaf(start, span),
        "end": Leaf(end, span),
        "level": Leaf(_level(evidence.item.text.plain.strip(), around), span),
    }


def _level(quote: str, around: str) -> Level:
    """The strictest level at which a quote agrees with the passage, given with what is around."""
    if quote in around:
        return "exact"
    quoted, there = normalize(quote, "whitespace").text, normalize(around, "whitespace").text
    return "whitespace" if quoted.strip() in there else "typographic"


READERS: Mapping[ContentKind, Callable[[Item], dict[str, Node]]] = {
    "list": _tree,
    "outline": _tree,
    "definitions": _definition,
    "checklist": _check,
    "links": link_values,
    "code": _code,
    "callouts": _callout,
}
"""How an item becomes a value; what is not here is its text."""
