"""The article that quotes are compared with: a part of the note, a file or a saved page."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection
from notelint.model.external_article import ArticleLoader, ArticleRequest, ExternalArticle
from notelint.model.message import Message, message
from notelint.model.note import Block, Note
from notelint.model.schema import ArticleOrigin, Level, Part
from notelint.model.source import Source, Span, file_stem
from notelint.model.text import Mark, Run, Text
from notelint.parse import parse
from notelint.text.emphasis import literal_emphasis
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.normalization import NormalizedText, normalize_article
from notelint.text.quotation.searchable_text import SearchableText
from notelint.text.quotation.word_boundaries import allowed_boundaries, forbidden_boundaries

PLACEHOLDER = LazyPattern(r"\{([^{}]*)\}")
"""A field in the path of an article's file: `{name}`, `{date}`."""

UNSEEN = "\u200b"
"""Replaces a character that does not count; normalization drops it."""

LINK_PARTS = ("link", "links")
"""The kinds of parts whose first link leads to the article."""


class Article(NamedTuple):
    """The text of an article, ready to be searched.

    Its marks include emphasis that CommonMark leaves as literal asterisks (T001). `part` is the
    part whose marks apply. `source` is what the text was rendered from, None for the note itself.
    """

    text: Text
    normal: NormalizedText
    searched: SearchableText
    part: Part
    source: Source | None = None

    @classmethod
    def of_sections(
        cls, sections: Sequence[BoundSection], level: Level, note: Note | None = None
    ) -> "Article | None":
        """All sections of the article's part as one text, or None if there is no text.

        The footnotes that the sections refer to come last, wherever the note defines them.
        """
        leaves = [leaf for section in sections for leaf in section.leaves]
        footnotes = _footnotes(note, leaves) if note else ()
        texts = [leaf.text for leaf in (*leaves, *footnotes)]
        return cls.of_texts(texts, sections[0].part, level) if texts else None

    @classmethod
    def of_texts(
        cls, texts: Sequence[Text], part: Part, level: Level, source: Source | None = None
    ) -> "Article":
        """One or more texts as one article."""
        text = Text.join(list(texts))
        plain, literal = mask_asterisks(text, level)
        if literal:
            marks = list(text.marks)
            for start, end, width in literal:
                span = text.span(start - width, end + width)
                marks.append(Mark("strong" if width > 1 else "em", start, end, span))
            marks.sort(key=lambda mark: mark.span)
            text = text._replace(plain=plain, marks=tuple(marks))
        normal = normalize_article(plain, level)
        blocks = accumulate((len(text.plain) + 1 for text in texts), initial=0)
        opening, closing = (
            allowed_boundaries(plain, normal, blocks),
            forbidden_boundaries(plain, normal),
        )
        return cls(text, normal, SearchableText(normal.text, opening, closing), part, source)


class LoadedArticle(NamedTuple):
    """An article, or why there is none: `problem` is a message of Q009 or Q010.

    `span` is the link that leads to the article, if there is one. Both are None if the note does
    not have the article's part, or no link in it.
    """

    article: Article | None = None
    problem: Message | None = None
    span: Span | None = None


def load_article(
    bound: BoundNote, part: Part, origin: ArticleOrigin, level: Level, loader: ArticleLoader
) -> LoadedArticle:
    """The article that a part is compared with; `loader` reads files and saved pages."""
    path, main = bound.note.source.path, origin.text == "main"
    if origin.files:
        fields = {"name": file_stem(path.replace("\\", "/"))}
        fields.update(
            (ref.reference.removeprefix("file."), ref.text) for ref in bound.file_name or ()
        )
        files = tuple(
            PLACEHOLDER.sub(lambda match: fields.get(match[1], match[0]), file)
            for file in origin.files
        )
        return _prepare(loader(ArticleRequest(path, files, main=main)), part, level, None)
    sections = bound.of(origin.source)
    if not (sections and sections[0].part.holds in LINK_PARTS):
        return LoadedArticle(Article.of_sections(sections, level, bound.note))
    items = (item for section in sections for item in section.items)
    link = next((item.text.links[0] for item in items if item.text.links), None)
    if link is None:
        return LoadedArticle()  # L001 reports it
    request = _request(path, link.url, main=main)
    if request is None:
        return LoadedArticle(problem=message("no_page", url=link.url), span=link.span)
    return _prepare(loader(request), part, level, link.span)


def _request(note: str, url: str, *, main: bool) -> ArticleRequest | None:
    """The page or the file next to the note that a URL leads to; None for anything else."""
    from urllib.parse import unquote, urlsplit  # noqa: PLC0415 - 2 ms, for linked articles

    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme in ("http", "https"):
        return ArticleRequest(note, url=url.partition("#")[0], main=main)
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or not path:
        return None
    return ArticleRequest(note, (path,), main=main)


def _prepare(
    external: ExternalArticle, part: Part, level: Level, span: Span | None
) -> LoadedArticle:
    """A file or page that was read, rendered and ready to be searched."""
    if external.problem:
        return LoadedArticle(problem=external.problem, span=span)
    source = Source.of(external.path, external.text)
    if external.format == "markdown":
        texts = [leaf.text for block in parse(source).blocks for leaf in block.leaves()]
    elif external.format == "text":
        size = len(source.text)
        texts = [Text(source.text, (Run(0, size, 0, size),))]
    else:
        from notelint.parse.html_page import main_blocks, page_text  # noqa: PLC0415 - 1 ms, for pages

        texts = page_text(source.text)
        if external.main_text is not None:
            texts = main_blocks(texts, external.main_text)
    if not any(text.plain.strip() for text in texts):
        return LoadedArticle(problem=message("no_text", path=external.path), span=span)
    return LoadedArticle(Article.of_texts(texts, part, level, source))


def _footnotes(note: Note, leaves: Iterable[Block]) -> Iterator[Block]:
    """The leaves of the footnotes that some leaves of a note refer to, each once.

    Of two footnotes with one label the first counts. Linear in leaves and references.
    """
    if not note.footnote_marks:
        return
    by_label: dict[str, Block] = {}
    for block in note.footnotes:
        by_label.setdefault(block.info.casefold(), block)
    starts = [mark.span.start for mark in note.footnote_marks]
    for leaf in leaves:
        first, last = bisect_left(starts, leaf.span.start), bisect_left(starts, leaf.span.end)
        for mark in note.footnote_marks[first:last]:
            footnote = by_label.pop(mark.label.casefold(), None)
            if footnote:
                yield from (below for below in footnote.leaves() if below.text.plain)


def mask_asterisks(text: Text, level: Level) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """A text without the asterisks that were meant as emphasis, and what these enclose.

    The asterisks become characters that normalization drops, so that all offsets stay the same;
    at level `exact` they count and stay. An enclosed stretch is its start, its end and the number
    of asterisks on each side.
    """
    if "*" not in text.plain:
        return text.plain, ()
    plain, end = text.plain, 0
    pieces: list[str] = []
    enclosed: list[tuple[int, int, int]] = []
    for emphasis in literal_emphasis(text):
        width = len(emphasis.marker)
        inner = emphasis.start + width, emphasis.end - width
        hidden = UNSEEN * width
        pieces += plain[end : emphasis.start], hidden, plain[slice(*inner)], hidden
        enclosed.append((*inner, width))
        end = emphasis.end
    masked = plain if level == "exact" else "".join(pieces) + plain[end:]
    return masked, tuple(enclosed)
