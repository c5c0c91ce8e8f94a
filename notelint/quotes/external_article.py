"""Articles that stand outside their notes, asked for and made ready to be searched."""

from typing import NamedTuple

from notelint.fields.references import stem
from notelint.model.bound_note import BoundNote
from notelint.model.external_article import ArticleLoader, ArticleRequest, ExternalArticle
from notelint.model.finding import Message, say
from notelint.model.note import Run, Text
from notelint.model.schema import Level, Origin, Part
from notelint.model.source import Source, Span
from notelint.parse import parse
from notelint.quotes.article import Article
from notelint.text.lazy import lazy

FIELD = lazy(r"\{([^{}]*)\}")


class LoadedArticle(NamedTuple):
    """An article from elsewhere, or why there is none, told at `span` (None: at the part)."""

    article: Article | None = None
    wrong: Message | None = None
    span: Span | None = None


def fetch(
    binding: BoundNote, part: Part, origin: Origin, level: Level, find: ArticleLoader
) -> LoadedArticle:
    """The article that a part is held against, where that is not in the note."""
    note, main = binding.note.source.path, origin.text == "main"
    if origin.files:
        named = {"name": stem(note.replace("\\", "/"))}
        named.update((one.reference.removeprefix("file."), one.text) for one in binding.file or ())
        paths = tuple(FIELD.sub(lambda m: named.get(m[1], m[0]), one) for one in origin.files)
        return _made(find(ArticleRequest(note, paths, main=main)), part, level, None)
    links = [item for one in binding.of(origin.source) for item in one.items if item.text.links]
    if not links:
        return LoadedArticle()  # L001 tells it
    link = links[0].text.links[0]
    wanted = _wanted(note, link.url, main=main)
    if wanted is None:
        return LoadedArticle(wrong=say("no_page", url=link.url), span=link.span)
    return _made(find(wanted), part, level, link.span)


def _wanted(note: str, url: str, *, main: bool) -> ArticleRequest | None:
    """What a link leads to: a page, or a file beside the note; None for anything else."""
    from urllib.parse import unquote, urlsplit  # noqa: PLC0415 - for few schemas

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


def _made(given: ExternalArticle, part: Part, level: Level, span: Span | None) -> LoadedArticle:
    if given.wrong:
        return LoadedArticle(wrong=given.wrong, span=span)
    source = Source.of(given.path, given.text)
    texts = _texts(given, source)
    if not any(text.plain.strip() for text in texts):
        return LoadedArticle(wrong=say("no_text", path=given.path), span=span)
    return LoadedArticle(Article.of_texts(texts, part, level, source))


def _texts(given: ExternalArticle, source: Source) -> list[Text]:
    if given.form == "markdown":
        return [leaf.text for block in parse(source).blocks for leaf in block.leaves()]
    if given.form == "text":
        plain = source.text
        return [Text(plain, (Run(0, len(plain), 0, len(plain)),))]
    from notelint.parse.page import main_blocks, page_text  # noqa: PLC0415 - only for HTML

    blocks = page_text(source.text)
    return blocks if given.main is None else main_blocks(blocks, given.main)
