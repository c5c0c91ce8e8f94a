"""The texts of the template that new notes are copied from, which should not be left in one."""

from collections.abc import Callable, Iterator

from notelint.model.note import Note
from notelint.model.source import Source
from notelint.parse import parse
from notelint.scaffold.placeholders import is_placeholder, title_of
from notelint.schema.errors import ConfigError, SchemaError, one
from notelint.schema.text_file import as_stored, decode, shown
from notelint.text.boilerplate import FOR_TOOLS, contents_entries
from notelint.text.normalization import normalize

SHORTEST = 4
"""Shorter texts are too common to be the template's."""


def residue(
    path: str, keep: list[str], read: Callable[[str], bytes], at: tuple[str, int, int]
) -> tuple[str, ...]:
    """The template's own texts, normalised, but for those to keep.

    `at` is where the schema names the template. Raises `SchemaError` if it cannot be read.
    """
    try:
        text = decode(read(path), shown(path))
    except ConfigError as error:
        words = [problem.words for problem in error.problems]
        name = shown(path)
        raise SchemaError(
            [one(*at, f"`{name}` {text.en}", f"`{name}`: {text.ko}") for text in words]
        ) from None
    kept = {normalize(one, "typographic").text for one in keep}
    texts = (normalize(one, "typographic").text for one in _texts(parse(Source.of(path, text))))
    return tuple(dict.fromkeys(one for one in texts if len(one) >= SHORTEST and one not in kept))


def _texts(note: Note) -> Iterator[str]:
    """The texts to be replaced, the title marked by `#`.

    Neither a table of contents nor what speaks to tools is one.
    """
    contents = {leaf.span for leaf in contents_entries(note.blocks)}
    for leaf in note.leaves:
        if leaf.kind not in ("heading", "code") and leaf.span not in contents:
            yield leaf.text.plain
    title = title_of(note)
    if title and is_placeholder(title):
        yield f"# {title}"
    for comment in note.comments:
        if not comment.body.startswith("notelint") and not FOR_TOOLS.match(comment.body):
            yield comment.body


def template_path(folder: str, name: str) -> str:
    """A template's path, relative to the folder of the schema that names it."""
    return as_stored(folder, name)
