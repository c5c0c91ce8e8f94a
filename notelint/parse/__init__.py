"""Floor 2: text to Note. The only place that knows markdown-it.

`parse(source)` is all that others use.
"""

from notelint.parse.note import parse

__all__ = ["parse"]
