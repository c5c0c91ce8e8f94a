"""Collects what the HTML report shows of a note beside its findings. Pure."""

from collections.abc import Iterator

from notelint.lint.collect_facts import WEB
from notelint.model.bound_note import BoundNote, QuoteMatch
from notelint.model.details import (
    LinkDetail,
    Marks,
    NoteDetails,
    PartPresence,
    QuoteDetail,
    QuoteVerdict,
)
from notelint.text.normalization import normalize
from notelint.text.quotation.differences import compare_side_by_side, differences

LONGEST = 2_000
"""Characters of a quote and of a passage that are shown."""

CONTEXT = 60
"""Characters of the article that are shown on each side of a passage."""

JOINT = " … "


def collect_details(bound: BoundNote) -> NoteDetails:
    """The details of a note."""
    schema = bound.schema
    present = {section.part.id for section in bound.all_sections}
    parts = schema.walk_parts() if schema else ()
    return NoteDetails(
        bound.note.source.path,
        schema.name if schema else "",
        tuple(PartPresence(part.id, part.title, part.id in present) for part in parts),
        tuple(_quote(quote, bound) for quote in bound.quotes),
        tuple(_links(bound)),
    )


def _quote(quote: QuoteMatch, bound: BoundNote) -> QuoteDetail:
    """A quote and its passage, side by side."""
    own = bound.note.source
    line, column = own.position(quote.item.span_of_text.start)
    written = _one_line(quote.item.text.plain)
    match, article = quote.passage, quote.article
    if article is None or not match.similarity:
        nowhere: QuoteVerdict = "absent" if article else "unchecked"
        return QuoteDetail(quote.part.id, nowhere, line, column, written[:LONGEST])
    found = match.similarity == 1.0
    if found or match.joined:
        passage = JOINT.join(_one_line(article.plain[slice(*place)]) for place in match.places)
        same = passage in written
        pieces = () if same else differences(passage[:LONGEST], written[:LONGEST])
        passage_marks: Marks = tuple(piece.article_span for piece in pieces)
        quote_marks: Marks = tuple(piece.quote_span for piece in pieces)
    else:
        same = False
        level = quote.part.quotes.level if quote.part.quotes else "typographic"
        plain = article.plain[match.start : match.end]
        left, right, _ = compare_side_by_side(plain, quote.item.text.plain, match.differing, level)
        passage, passage_marks = left
        written, quote_marks = right
    source = quote.source or own
    return QuoteDetail(
        quote.part.id,
        "near" if not found else "found" if same else "folded",
        line,
        column,
        written[:LONGEST],
        passage[:LONGEST],
        _within(quote_marks),
        _within(passage_marks),
        quote.source.path if quote.source else "",
        source.position(article.span(match.start, match.end).start).line,
        len(match.others),
        _context(article.plain[max(0, match.start - CONTEXT) : match.start]),
        _context(article.plain[match.end : match.end + CONTEXT]),
    )


def _links(bound: BoundNote) -> Iterator[LinkDetail]:
    """The external URLs of a note, each once."""
    seen: set[str] = set()
    for link in bound.note.links:
        url = link.url.strip()
        if url.startswith(WEB) and url not in seen:
            seen.add(url)
            yield LinkDetail(url, bound.note.source.position(link.span.start).line)


def _one_line(text: str) -> str:
    """A text on one line and without invisible characters, as a quote is compared at first."""
    return normalize(text, "whitespace").text


def _context(text: str) -> str:
    """The text around a passage on one line, with the space between the two."""
    before, after = text[:1].isspace(), text[-1:].isspace()
    return " " * before + _one_line(text) + " " * after if text.strip() else ""


def _within(marks: Marks) -> Marks:
    """The marks of a text that was cut."""
    return tuple((start, min(end, LONGEST)) for start, end in marks if start < LONGEST)
