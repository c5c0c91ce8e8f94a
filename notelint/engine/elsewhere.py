"""Articles that stand outside their notes, asked for and made ready to be searched."""

from typing import NamedTuple

from notelint.engine.article import Article
from notelint.engine.file_name import stem
from notelint.model.binding import Binding
from notelint.model.elsewhere import Elsewhere, Find, Wanted
from notelint.model.finding import Message, say
from notelint.model.note import Run, Text
from notelint.model.schema import Level, Origin, Part
from notelint.model.source import Source, Span
from notelint.parse import parse
from notelint.text.lazy import lazy

FIELD = lazy(r"\{([^{}]*)\}")


class Found(NamedTuple):
    """An article from elsewhere, or why there is none, told at `span` (None: at the part)."""

    article: Article | None = None
    wrong: Message | None = None
    span: Span | None = None


def fetch(binding: Binding, part: Part, origin: Origin, level: Level, find: Find) -> Found:
    """The article that a part is held against, where that is not in the note."""
    note, main = binding.note.source.path, origin.text == "main"
    if origin.files:
        named = {"name": stem(note.replace("\\", "/"))}
        named.update((one.reference.removeprefix("file."), one.text) for one in binding.file or ())
        paths = tuple(FIELD.sub(lambda m: named.get(m[1], m[0]), one) for one in origin.files)
        return _made(find(Wanted(note, paths, main=main)), part, level, None)
    links = [item for one in binding.of(origin.source) for item in one.items if item.text.links]
    if not links:
        return Found()  # L001 tells it
    link = links[0].text.links[0]
    wanted = _wanted(note, link.url, main=main)
    if wanted is None:
        return Found(wrong=say("no_page", url=link.url), span=link.span)
    return _made(find(wanted), part, level, link.span)


def _wanted(note: str, url: str, *, main: bool) -> Wanted | None:
    """What a link leads to: a page, or a file beside the note; None for anything else."""
    from urllib.parse import unquote, urlsplit  # noqa: PLC0415 - for few schemas

    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme in ("http", "https"):
        return Wanted(note, url=url.partition("#")[0], main=main)
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or not path:
        return None
    return Wanted(note, (path,), main=main)


def _made(given: Elsewhere, part: Part, level: Level, span: Span | None) -> Found:
    if given.wrong:
        return Found(wrong=given.wrong, span=span)
    source = Source.of(given.path, given.text)
    texts = _texts(given, source)
    if not any(text.plain.strip() for text in texts):
        return Found(wrong=say("no_text", path=given.path), span=span)
    return Found(Article.of_texts(texts, part, level, source))


def _texts(given: Elsewhere, source: Source) -> list[Text]:
    if given.form == "markdown":
        return [leaf.text for block in parse(source).blocks for leaf in block.leaves()]
    if given.form == "text":
        plain = source.text
        return [Text(plain, (Run(0, len(plain), 0, len(plain)),))]
    from notelint.parse.page import main_blocks, page_text  # noqa: PLC0415 - only for HTML

    blocks = page_text(source.text)
    return blocks if given.main is None else main_blocks(blocks, given.main)
