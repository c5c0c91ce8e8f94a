"""The texts of the template that new notes are copied from, which must not be left in a note."""

import re
from collections.abc import Callable, Iterator

from notelint.model.message import phrase
from notelint.model.note import Note
from notelint.model.source import Source
from notelint.parse import parse
from notelint.scaffold.placeholders import is_open, is_placeholder, title_of
from notelint.schema.errors import ConfigError, ConfigProblem, SchemaError
from notelint.schema.text_file import decode, shown
from notelint.text.boilerplate import FOR_TOOLS, contents_entries
from notelint.text.normalization import comparable

SHORTEST = 4
"""Characters; a shorter text is too common to be recognized as the template's."""


VALUE = re.compile(r"^([^\s#:=][^:=\n]*?) ?[:=] ?[\"']([^\"'\n]+)[\"']\s*$", re.MULTILINE)
"""A field of front matter with a text between quotation marks; without, `{name}` is a mapping."""


def template_leftovers(
    path: str, keep: list[str], read: Callable[[str], bytes], at: tuple[str, int, int]
) -> tuple[str, ...]:
    """The template's own texts, normalized, except those to keep.

    `at` is the place where the schema names the template. Raises `SchemaError` if it is unreadable.
    """
    try:
        text = decode(read(path), shown(path))
    except ConfigError as error:
        words = [problem.words for problem in error.problems]
        name = shown(path)
        raise SchemaError(
            [ConfigProblem(*at, phrase("`{name}` {text}", name=name, text=text)) for text in words]
        ) from None
    kept = {comparable(allowed) for allowed in keep}
    leftovers = dict.fromkeys(map(comparable, _texts(parse(Source.of(path, text)))))
    return tuple(text for text in leftovers if len(text) >= SHORTEST and text not in kept)


def _texts(note: Note) -> Iterator[str]:
    """The texts that a note replaces, the title marked by `#`, a field as `key: value`.

    Tables of contents and comments for tools are left out.
    """
    contents = {leaf.span for leaf in contents_entries(note.blocks)}
    for leaf in note.leaves:
        if leaf.kind not in ("heading", "code") and leaf.span not in contents:
            yield leaf.text.plain
    if note.front_matter:
        for key, value in VALUE.findall(note.front_matter.body):
            if is_open(value):
                yield f"{key}: {value}"
    title = title_of(note)
    if title and is_placeholder(title):
        yield f"# {title}"
    for comment in note.comments:
        if not comment.body.startswith("notelint") and not FOR_TOOLS.match(comment.body):
            yield comment.body
