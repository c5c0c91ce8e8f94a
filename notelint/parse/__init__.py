"""Text to Note, and other formats to values with places. The only user of markdown-it.

Other packages import `source_of(path, data)`, the source of a note's bytes, and `parse(source)`,
the note; both raise `TooMuchMarkdown` for a note that would take all memory. Further modules:
`front_matter` (where it is), `metadata` (what is in it), `positioned_yaml`, `positioned_toml`,
`syntax_errors`, and `html_page` (the text of an HTML page).
"""

from notelint.parse.limits import TooMuchMarkdown, source_of
from notelint.parse.note import parse

__all__ = ["TooMuchMarkdown", "parse", "source_of"]
