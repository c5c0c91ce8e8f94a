"""Block HTML: its comments, and the text between its tags."""

import re

from notelint.model.note import Comment, Run, Text
from notelint.parse.offsets import Offsets
from notelint.text.lazy import lazy

MARKUP = lazy(
    r"<!--(?:-?>|[\s\S]*?(?:-->|\Z))"  # an open comment hides all that follows
    r"|<(script|style)(?=[\s>])[\s\S]*?(?:</\1\s*>|\Z)"
    r"|<[/!?]?[a-z][^<>]*>",
    re.IGNORECASE | re.ASCII,
)
"""What a reader does not see."""

VISIBLE = lazy(r"\S(?:[^\n]*\S)?")


def render_html(content: str, offsets: Offsets) -> tuple[Text, list[Comment]]:
    """What of an html block a reader sees, a line for each stretch; and its closed comments."""
    runs: list[Run] = []
    lines: list[str] = []
    comments: list[Comment] = []
    plain = start = 0
    for markup in [*MARKUP.finditer(content), None]:
        stop = markup.start() if markup else len(content)
        for visible in VISIBLE.finditer(content, start, stop):
            line = visible.group()
            runs += offsets.runs(plain, visible.start(), len(line))
            lines.append(line)
            plain += len(line) + 1
        if markup:
            start = markup.end()
            comments += _comment(markup, offsets)
    return Text("\n".join(lines), tuple(runs)), comments


def _comment(markup: re.Match[str], offsets: Offsets) -> list[Comment]:
    """The comment that a piece of markup is, if it is one and closed."""
    text = markup.group()
    if not (text.startswith("<!--") and text.endswith("-->")):
        return []
    return [Comment(text[4:-3].strip(), offsets.span(*markup.span()))]
