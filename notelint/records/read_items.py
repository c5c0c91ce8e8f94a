"""The items of a part as values: quotes, terms, links, table rows and others."""

import re
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser

from notelint.binding.item_readers import list_item
from notelint.model.bound_note import QuoteMatch
from notelint.model.bound_section import Item
from notelint.model.note import code_language
from notelint.model.schema import ContentKind, Level, Part
from notelint.model.source import Span
from notelint.model.text import Text
from notelint.records.layout import CELLS
from notelint.records.values import NOTHING, Leaf, Node, read_fields
from notelint.text.normalization import normalize
from notelint.text.spans import slice_text, trimmed

EXPLANATION = re.compile(r"\s*(?::(?=\s|\Z)|：|\s[-–—]\s)\s*")
"""What separates a term from its explanation on the same line."""

CONTEXT = 4
"""The number of characters on each side of a passage that a quote may include: marks, stops."""


def text_leaf(text: Text, span: Span) -> Leaf:
    """A text without surrounding whitespace; `span` is its place if it has none of its own."""
    plain = text.plain
    start, end = trimmed(plain, 0, len(plain))
    if start == end:
        return Leaf("", span)
    return Leaf(plain[start:end], text.span(start, end) if text.runs else span)


def read_item(part: Part, item: Item, match: QuoteMatch | None) -> Iterator[dict[str, Node]]:
    """The values of an item, by the keys of `ITEM_KEYS`; one for each image of an HTML item.

    `match` is the result for an item that is compared with an article.
    """
    if part.holds == "table":
        yield _row(part, item)
    elif part.holds == "images":
        yield from _images(item)
    else:
        values = READERS.get(part.holds, _text)(item)
        yield {**values, **_passage(match)} if part.quotes else values


def link_values(item: Item) -> dict[str, Node]:
    """The text and URL of a link."""
    link = item.text.links[0]
    return {"text": Leaf(link.text.strip(), link.span), "url": Leaf(link.url, link.target)}


def _text(item: Item) -> dict[str, Node]:
    return {"text": text_leaf(item.text, item.span)}


def _tree(item: Item) -> dict[str, Node]:
    """A list item with the items nested below it."""
    below: list[Node] = [
        _tree(list_item(child)) for nested in item.below for child in nested.children
    ]
    return {"text": text_leaf(item.text, item.span), "items": below}


def _definition(item: Item) -> dict[str, Node]:
    """A term, and its explanation: the rest of its line, further lines and lists below."""
    text = item.text
    line = text.plain.partition("\n")[0]
    separator = EXPLANATION.search(line)
    has_both = separator is not None and separator.start() > 0
    end, start = separator.span() if separator and has_both else (len(line), len(line))
    rest = slice_text(text, start, len(text.plain))
    texts = [rest] if rest.plain.strip() else []
    texts += [leaf.text for nested in item.below for leaf in nested.leaves() if leaf.text.plain]
    explanation = text_leaf(Text.join(texts), item.span) if texts else NOTHING
    return {"term": text_leaf(slice_text(text, 0, end), item.span), "explanation": explanation}


def _check(item: Item) -> dict[str, Node]:
    return {**_text(item), "checked": Leaf(item.checked, item.span)}


def _code(item: Item) -> dict[str, Node]:
    language = code_language(item.info)
    text = Leaf(item.text.plain, item.span_of_text)
    return {"lang": Leaf(language or None, item.span), "text": text}


def _callout(item: Item) -> dict[str, Node]:
    """The kind of a callout, its title if it has one, and the text below."""
    text = item.text
    title, _, body = text.plain.partition("\n")
    shown = text_leaf(slice_text(text, 0, len(title)), item.span)
    start = len(text.plain) - len(body)
    return {
        "kind": Leaf(item.info, item.span),
        "title": shown if shown.value else NOTHING,
        "text": text_leaf(slice_text(text, start, len(text.plain)), item.span),
    }


def _row(part: Part, item: Item) -> dict[str, Node]:
    """A table row by columns: typed by the schema, or all text if it does not name the columns."""
    columns = part.columns
    if columns:
        return read_fields(item.cells, columns.fields, extras=columns.extras == "allow")
    return {CELLS: {cell.key: Leaf(str(cell.value.scalar), cell.value.span) for cell in item.cells}}


class _ImageParser(HTMLParser):
    """Collects the images of a piece of HTML: alternative text and URL."""

    def __init__(self) -> None:
        super().__init__()
        self.images: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect an image."""
        if tag == "img":
            attributes = dict(attrs)
            self.images.append((attributes.get("alt") or "", attributes.get("src") or ""))


def _images(item: Item) -> Iterator[dict[str, Node]]:
    if item.text.links:
        yield link_values(item)
        return
    parser = _ImageParser()
    parser.feed(item.info)
    parser.close()
    for text, url in parser.images:
        yield {"text": Leaf(text, item.span), "url": Leaf(url, item.span)}


def _passage(match: QuoteMatch | None) -> Mapping[str, Node]:
    """The passage of a quote in the article, and how exactly the two agree; null if they do not.

    `start` and `end` count code points of the article's text, all of its sections joined by line
    ends.
    """
    if match is None or match.article is None or match.passage.similarity < 1.0:
        return {"start": NOTHING, "end": NOTHING, "level": NOTHING}
    start, end = match.passage.start, match.passage.end
    is_external = match.source is not None  # then only the quote has a place in the note
    span = match.item.span if is_external else match.article.span(start, end)
    context = match.article.plain[max(0, start - CONTEXT) : end + CONTEXT]
    return {
        "start": Leaf(start, span),
        "end": Leaf(end, span),
        "level": Leaf(_level(match.item.text.plain.strip(), context), span),
    }


def _level(quote: str, context: str) -> Level:
    """The strictest level at which a quote agrees with a passage, given with its context."""
    if quote in context:
        return "exact"
    normal = normalize(quote, "whitespace").text.strip()
    return "whitespace" if normal in normalize(context, "whitespace").text else "typographic"


READERS: Mapping[ContentKind, Callable[[Item], dict[str, Node]]] = {
    "list": _tree,
    "outline": _tree,
    "definitions": _definition,
    "checklist": _check,
    "links": link_values,
    "code": _code,
    "callouts": _callout,
}
"""How an item becomes a value; for other kinds of content it is the item's text."""
