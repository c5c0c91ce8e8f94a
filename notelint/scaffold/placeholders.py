"""Templates that another program fills in: `title: {{title}}` in their front matter.

As YAML that is a mapping whose key is a mapping, which nobody means who writes it for Obsidian.
"""

import re

from notelint.model.note import Note
from notelint.model.source import Source
from notelint.parse import parse

VALUE = re.compile(r"^([^\s#][^:\n]*:[ \t]+)\{\{([^{}\"\\\n]*)\}\}(?=[ \t]*$)", re.MULTILINE)


def quoted(note: Note) -> Note:
    """The template with such values as texts: `"{title}"`. Places stay the same."""
    front = note.front_matter
    if not front or not VALUE.search(front.body):
        return note
    body = VALUE.sub(r'\1"{\2}"', front.body)
    return parse(Source.of(note.source.path, note.source.text.replace(front.body, body, 1)))
