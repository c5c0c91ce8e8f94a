"""Floor 2: text to Note. The only place that knows markdown-it.

Others use `source_of(path, data)`, the source of a note's bytes, and `parse(source)`. Both
raise `TooMuchMarkdown` for a note that would take all memory.
"""

from notelint.parse.limits import TooMuchMarkdown, source_of
from notelint.parse.note import parse

__all__ = ["TooMuchMarkdown", "parse", "source_of"]
