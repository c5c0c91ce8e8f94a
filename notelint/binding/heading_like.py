"""Lines that a schema counts as headings though CommonMark does not: bold, `■ …`, summaries."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notelint.model.note import Block, Note
from notelint.model.schema import Schema
from notelint.model.source import Source, Span
from notelint.model.text import NO_TEXT, Link, Mark, Run, Text
from notelint.text.html_tags import unescaped
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.spans import lines_of, slice_run, trimmed

SUMMARY = LazyPattern(
    r"<!--[\s\S]*?(?:-->|\Z)|<(?P<closing>/?)summary(?:\s[^<>]*)?>", re.IGNORECASE | re.ASCII
)
"""The tags of summaries; comments, in which there are no tags."""

VISIBLE = LazyPattern(r"<[^<>]*>|&#?\w{1,32};|[^<&\s]+|\s+|.")
"""The pieces of a summary: a tag, an entity, text, whitespace."""

SHOWN = ("<img",)
WHITE = " \t\r\n"


def with_heading_like(note: Note, schema: Schema) -> Note:
    """The note with a heading in place of each line that the schema counts as one.

    Only top-level blocks are considered. A paragraph or HTML block is split where only some of its
    lines are headings. Linear in the note.
    """
    if not schema.heading_like:
        return note
    levels = dict(schema.heading_like)
    bold, summary = levels.pop("bold", 0), levels.pop("summary", 0)
    signs = sorted(levels, key=len, reverse=True)  # of `■■` and `■` the first fits
    changed: dict[int, tuple[Block, ...]] = {}
    for block in note.blocks:
        made: tuple[Block, ...] = ()
        if block.kind == "paragraph":
            if bold and _is_bold_line(block.text):
                made = (block._replace(kind="heading", level=bold),)
            elif signs and any(sign in block.text.plain for sign in signs):
                made = tuple(_signed(note.source, block, signs, levels))
        elif block.kind == "html" and summary and "summary" in block.info.lower():
            made = tuple(_summaries(note.source, block, summary))
        if made:
            changed[id(block)] = made
    if not changed:
        return note
    return note._replace(
        blocks=tuple(new for old in note.blocks for new in changed.get(id(old), (old,))),
        leaves=tuple(new for old in note.leaves for new in changed.get(id(old), (old,))),
    )


def _is_bold_line(text: Text) -> bool:
    """Whether a text is one line, bold from end to end."""
    plain = text.plain
    if not text.marks or not plain.strip() or "\n" in plain:
        return False
    return any(mark.kind == "strong" and mark.end - mark.start == len(plain) for mark in text.marks)


class _Piece(NamedTuple):
    """A stretch of a paragraph: `[start, end)` of its text, and its source. Level 0: no heading."""

    start: int
    end: int
    span: Span
    level: int = 0


def _signed(
    source: Source, block: Block, signs: Sequence[str], levels: dict[str, int]
) -> Iterator[Block]:
    """A paragraph split at the lines that begin with a sign; nothing if there are none."""
    pieces = list(_pieces(source, block, signs, levels))
    if not any(piece.level for piece in pieces):
        return
    for piece, text in zip(pieces, _cut(block.text, pieces), strict=True):
        if piece.level:
            yield Block("heading", piece.span, text, level=piece.level)
        else:
            yield Block("paragraph", piece.span, text)


def _pieces(
    source: Source, block: Block, signs: Sequence[str], levels: dict[str, int]
) -> Iterator[_Piece]:
    """The heading lines of a paragraph, and the stretches between them."""
    plain, text = block.text.plain, block.text
    rest, at = 0, block.span.start  # where the piece began that is no heading
    ends = [link.span for link in text.links]
    link = 0
    for start, line in lines_of(plain):
        bare = line.lstrip()
        sign = next((sign for sign in signs if bare.startswith(sign)), "")
        title = bare[len(sign) :].strip()
        if not sign or not title or title.startswith(sign):
            continue
        first = text.span(start, start + len(line))
        row = source.position(first.start).line
        begins = max(at, source.lines[row - 1])
        while begins < first.start and source.text[begins] in WHITE:
            begins += 1
        stop = source.ends[source.position(first.end).line - 1]
        while link < len(ends) and ends[link].start < stop:  # one may go on in the next line
            if ends[link].end > stop:
                stop = source.ends[source.position(ends[link].end).line - 1]
            link += 1
        stop = min(max(stop, begins), block.span.end)
        if rest < start:
            yield _Piece(rest, start - 1, Span(*trimmed(source.text, at, begins, WHITE)))
        body = start + len(line) - len(bare) + len(sign)
        title_at = trimmed(plain, body, start + len(line))
        yield _Piece(*title_at, Span(begins, stop), levels[sign])
        rest, at = start + len(line) + 1, stop
    span = Span(*trimmed(source.text, at, block.span.end, WHITE))
    if rest <= len(plain) and span.start < span.end:
        yield _Piece(rest, len(plain), span)


def _cut(text: Text, pieces: Sequence[_Piece]) -> list[Text]:
    """The texts of consecutive pieces, in one pass over runs, marks and links."""
    starts = [piece.start for piece in pieces]
    sources = [piece.span.start for piece in pieces]
    runs: list[list[Run]] = [[] for _ in pieces]
    marks: list[list[Mark]] = [[] for _ in pieces]
    links: list[list[Link]] = [[] for _ in pieces]
    for run in text.runs:
        for index, start, end in _meeting(pieces, starts, run.plain, run.plain + run.length):
            runs[index].append(slice_run(run, start, end, pieces[index].start))
    for mark in text.marks:
        for index, start, end in _meeting(pieces, starts, mark.start, mark.end):
            at = pieces[index].start
            marks[index].append(Mark(mark.kind, start - at, end - at, mark.span))
    for link in text.links:
        links[max(bisect_right(sources, link.span.start) - 1, 0)].append(link)
    return [
        Text(text.plain[piece.start : piece.end], tuple(runs[i]), tuple(marks[i]), tuple(links[i]))
        for i, piece in enumerate(pieces)
    ]


def _meeting(
    pieces: Sequence[_Piece], starts: Sequence[int], start: int, end: int
) -> Iterator[tuple[int, int, int]]:
    """The pieces that overlap `[start, end)`, by index, each with the overlap."""
    index = max(bisect_right(starts, start) - 1, 0)
    while index < len(pieces) and pieces[index].start < end:
        piece = pieces[index]
        if max(start, piece.start) < min(end, piece.end):
            yield index, max(start, piece.start), min(end, piece.end)
        index += 1


def _summaries(source: Source, block: Block, level: int) -> Iterator[Block]:
    """An HTML block split at its summaries, without the pieces that are not visible."""
    html, begin = block.info, block.span.start
    opened: re.Match[str] | None = None
    found: list[tuple[int, int, Text]] = []
    for tag in SUMMARY.finditer(html):
        if tag["closing"] is None:
            continue
        if not tag["closing"]:
            opened = opened or tag
        elif opened:
            title = _title(html, opened.end(), tag.start(), begin)
            if title.plain:
                found.append((opened.start(), tag.end(), title))
            opened = None
    at = first = 0
    runs = block.text.runs
    for start, end, title in [*found, (len(html), len(html), NO_TEXT)]:
        if not found:
            return
        span = Span(*trimmed(source.text, begin + at, begin + start, WHITE))
        own = []
        while first < len(runs) and runs[first].source < begin + start:
            if runs[first].source >= span.start:
                own.append(runs[first])
            first += 1
        if own or any(shown in source.slice(span).lower() for shown in SHOWN):
            yield Block("html", span, _lines(source, own), info=source.slice(span))
        if title.plain:
            yield Block("heading", Span(begin + start, begin + end), title, level=level)
        at = end


def _lines(source: Source, runs: Sequence[Run]) -> Text:
    """The visible stretches of an HTML block, a line each."""
    lines: list[str] = []
    moved: list[Run] = []
    plain = 0
    for run in runs:
        line = source.text[run.source : run.source + run.width]
        lines.append(line)
        moved.append(Run(plain, len(line), run.source, len(line)))
        plain += len(line) + 1
    return Text("\n".join(lines), tuple(moved))


def _title(html: str, start: int, end: int, begin: int) -> Text:
    """The visible text of `[start, end)` of an HTML block that begins at offset `begin`."""
    runs: list[Run] = []
    plain: list[str] = []
    at = 0
    for piece in VISIBLE.finditer(html, start, end):
        text = piece.group()
        if text[0] == "<" and text[-1] == ">" and len(text) > 1:
            continue
        shown = " " if text.isspace() else unescaped(text) if text[0] == "&" else text
        if shown == " " and (not plain or plain[-1] == " "):
            continue
        runs.append(Run(at, len(shown), begin + piece.start(), len(text)))
        plain.append(shown)
        at += len(shown)
    if plain and plain[-1] == " ":
        plain.pop()
        runs.pop()
    return Text("".join(plain), tuple(runs))
