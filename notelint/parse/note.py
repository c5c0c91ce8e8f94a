"""Source to Note: simple blocks by a scan of their lines, all others by markdown-it."""

from typing import TYPE_CHECKING

from notelint.model.note import Block, Note
from notelint.model.source import Source
from notelint.parse.content import NoteContent
from notelint.parse.front_matter import find_front_matter
from notelint.parse.limits import MAX_ELEMENTS, TooMuchMarkdown
from notelint.parse.line_blocks import LineBlocks
from notelint.parse.offsets import LineOffsets
from notelint.parse.simple_blocks import SimpleBlock, last_line, simple_block

if TYPE_CHECKING:
    from notelint.parse.block import PositionedBlockState
    from notelint.parse.token_blocks import TokenBlocks

MAX_ELEMENTS_OF_LINE = 7
"""How many tokens markdown-it makes at most of a line of a simple block: of an item in a list."""


def parse(source: Source, leaving_out: int = 0, *, scan: bool = True) -> Note:
    """Parse a note, in time linear in its text. Raises `TooMuchMarkdown`.

    The first `leaving_out` lines are not part of the note's text. Without `scan` markdown-it parses
    everything, which gives the same note in more time. So it is also near the limits: only
    markdown-it counts exactly.
    """
    if scan:
        try:
            return _parse(source, leaving_out, scan=True)
        except TooMuchMarkdown:
            pass
    return _parse(source, leaving_out, scan=False)


def _parse(source: Source, leaving_out: int, *, scan: bool) -> Note:
    lines = LineOffsets.of(source)
    front_matter = find_front_matter(source) if not leaving_out else None
    texts = lines.texts
    over = source.position(front_matter.span.end).line if front_matter else leaving_out
    if over:
        texts = [""] * over + texts[over:]
    pieces, state = _scanned(texts) if scan else _parsed(texts)
    content = NoteContent(lines, state.env if state else {}, scan=scan)
    simple = LineBlocks(content)
    tokens = _token_blocks(content, state) if state else None
    blocks: list[Block] = []
    for piece in pieces:
        if not isinstance(piece, range):
            blocks += simple.blocks(piece)
        elif tokens:
            blocks += tokens.blocks(piece)
    return Note(
        source,
        tuple(blocks),
        tuple(content.leaves),
        tuple(link for leaf in content.leaves for link in leaf.text.links),
        front_matter,
        tuple(content.comments),
        tokens.definitions() if tokens else (),
        tuple(content.tags),
        tuple(sorted(content.footnotes, key=lambda block: block.span)),
        tuple(content.marks),
    )


Pieces = tuple[list[SimpleBlock | range], "PositionedBlockState | None"]
"""The note's blocks, simple or as a range of tokens; the state that has these, if there are any."""


def _parsed(texts: list[str]) -> Pieces:
    """All lines as markdown-it parses them."""
    state = _state(texts)
    state.md.block.tokenize(state, 0, state.lineMax)
    return [range(len(state.tokens))], state


def _scanned(texts: list[str]) -> Pieces:
    """All lines, those of simple blocks without markdown-it. Raises `TooMuchMarkdown`.

    markdown-it keeps nothing from one top-level block to the next but what is defined, and that
    concerns only text, which is parsed later. So each block can be parsed in either way.
    """
    pieces: list[SimpleBlock | range] = []
    state: PositionedBlockState | None = None
    simple = line = 0
    while line < len(texts):
        if not texts[line].strip(" \t"):
            line += 1
        elif block := simple_block(texts, line):
            pieces.append(block)
            simple += last_line(block) - line
            line = last_line(block)
        else:
            state = state or _state(texts)
            first = len(state.tokens)
            line = state.parse_block(line)
            pieces.append(range(first, len(state.tokens)))
    elements = simple * MAX_ELEMENTS_OF_LINE + (len(state.tokens) if state else 0)
    if elements > MAX_ELEMENTS:
        raise TooMuchMarkdown("elements", MAX_ELEMENTS)
    return pieces, state


def _state(texts: list[str]) -> "PositionedBlockState":
    from notelint.parse.markdown import block_state  # noqa: PLC0415 - 28 ms, if a block needs it

    return block_state(texts)


def _token_blocks(content: NoteContent, state: "PositionedBlockState") -> "TokenBlocks":
    from notelint.parse.token_blocks import TokenBlocks  # noqa: PLC0415 - as above

    return TokenBlocks(content, state)
