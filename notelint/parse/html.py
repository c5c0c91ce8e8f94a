"""Block HTML: its comments and tags, and the text between these."""

import re

from notelint.model.note import Comment, Run, Tag, Text
from notelint.parse.offsets import Offsets
from notelint.text.lazy import lazy

MARKUP = lazy(
    r"<!--(?:-?>|[\s\S]*?(?:-->|\Z))"  # an open comment hides all that follows
    r"|<(script|style)(?=[\s>])[\s\S]*?(?:</\1\s*>|\Z)"
    r"|<!\[CDATA\[[\s\S]*?(?:\]\]>|\Z)|<\?[\s\S]*?(?:\?>|\Z)"
    r"|<[/!]?[a-z](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>"  # an attribute's value may hold a `>`
    r"|<[/!]?[a-z][^<>]*>",
    re.IGNORECASE | re.ASCII,
)
"""What a reader does not see."""

TAG = lazy(r"<(?:script|style)\b[^<>]*>|</?[a-z][\s\S]*", re.IGNORECASE | re.ASCII)
"""The tag at the beginning of a match: of a script only that, without what is in it."""

VISIBLE = lazy(r"\S(?:[^\n]*\S)?")


def render_html(content: str, offsets: Offsets) -> tuple[Text, list[Comment], list[Tag]]:
    """What of an html block a reader sees, a line for each stretch; its closed comments; its tags.

    Linear: what of a tag is not closed is given up at the next `<`.
    """
    runs: list[Run] = []
    lines: list[str] = []
    comments: list[Comment] = []
    tags: list[Tag] = []
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
            if tag := TAG.match(markup.group()):
                begin = markup.start()
                tags.append(Tag(tag[0], offsets.span(begin, begin + len(tag[0]))))
    return Text("\n".join(lines), tuple(runs)), comments, tags


def _comment(markup: re.Match[str], offsets: Offsets) -> list[Comment]:
    """The comment that a piece of markup is, if it is one and closed."""
    text = markup.group()
    if not (text.startswith("<!--") and text.endswith("-->")):
        return []
    return [Comment(text[4:-3].strip(), offsets.span(*markup.span()))]
