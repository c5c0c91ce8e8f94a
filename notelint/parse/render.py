"""A block's content to Text: what a reader sees, and the origin of each character."""

from collections.abc import Sequence
from typing import Any

from notelint.model.text import Link, Mark, MarkKind, Run, Text
from notelint.parse.inline_text import InlineText, Rendered, bare_links
from notelint.parse.limits import count_elements
from notelint.parse.offsets import Offsets
from notelint.parse.simple_inline import MAX_ELEMENTS_OF_PIECE, SPECIAL, Piece, simple_inline


def plain_text(content: str, offsets: Offsets) -> Text | None:
    """The text of content without markup, which is most content; None if it may have some."""
    if SPECIAL.search(content):
        return None
    if len(offsets.source) == 1:  # one line
        run = Run(0, len(content), offsets.source[0], len(content))
        text = Text(content, (run,) if content else ())
    else:
        text = Text(content, tuple(offsets.runs(0, 0, len(content))))
    return text._replace(links=bare_links(text)) if "://" in content else text


def render(content: str, offsets: Offsets, env: Any, *, scan: bool) -> Rendered:
    """Parse and render inline content that is not `plain_text`. Raises `TooMuchMarkdown`.

    Without `scan` markdown-it parses also what is simple.
    """
    defined = "references" in env or "footnotes" in env
    pieces = simple_inline(content, defined=defined) if scan else None
    if pieces is None:
        from notelint.parse.render_tokens import render_tokens  # noqa: PLC0415 - markdown-it's 28 ms

        return render_tokens(content, offsets, env)
    count_elements(env, len(pieces) * MAX_ELEMENTS_OF_PIECE)
    return Rendered(_render_pieces(pieces, content, offsets))


def _render_pieces(pieces: Sequence[Piece], content: str, offsets: Offsets) -> Text:
    """The text of simple content."""
    shown = InlineText(offsets)
    plain = opener = 0  # of the open emphasis
    for kind, start, end, inner_start, inner_end, url in pieces:
        if kind == "break":
            shown.put_break()
        elif kind == "open":
            plain, opener = shown.length, start
        elif kind == "close":
            emphasis: MarkKind = "strong" if end - start == 2 else "em"
            shown.marks.append(Mark(emphasis, plain, shown.length, offsets.span(opener, end)))
        else:
            before, seen = shown.length, content[inner_start:inner_end]
            shown.put(seen, inner_start, inner_end)
            if kind == "code":
                shown.marks.append(Mark("code", before, shown.length, offsets.span(start, end)))
            elif kind == "link":
                target = offsets.span(inner_end + 2, end - 1)
                shown.links.append(Link("link", seen, url, offsets.span(start, end), target))
    return shown.text()
