"""T008: lines that look like headings and are none, and headings that nobody meant."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.note import Block, Note
from notelint.model.rule import Example, Rule
from notelint.model.source import Span
from notelint.model.text import Text
from notelint.text.boilerplate import is_byline
from notelint.text.edits.lines import line_ending
from notelint.text.lazy_pattern import LazyPattern

LONGEST_HEADING = 60
"""Characters. A longer bold paragraph, or a longer line over `---`, is no heading."""

SENTENCE_ENDS = tuple(".。…!?！？:：;；,，다")
"""How headings do not end. Korean sentences end in 다 even where their full stop is left out."""

FULL_STOPS = tuple(".。…다")

NO_TITLE = ('"', "'", "“", "‘", "「", "『", "![[")
"""How titles do not begin: as a quote, or as a picture that Obsidian puts in."""

EMBED = LazyPattern(r"(?:!\[\[[^\[\]\n]+\]\]\s*)+")
"""Pictures in Obsidian's dialect."""

CLOSING = "\"'”’」』)"

DIRECTIVE = r"#(\d|!|(include|define|undef|ifn?def|if|else|endif|pragma|region)\b)"
"""`#12` and lines of source code that lost their fence."""


WIDE = LazyPattern(r"((?=#*＃)[#＃]{1,6})(?:[ \t\u00a0\u3000]+|(?<=[#＃]{2}))(?=[^#＃\s])")
"""Hashes of which one at least is full-width, in front of a title."""


FEWEST_DASHES = 3
"""Of a thematic break."""


class Options(NamedTuple):
    """`bold`: report short bold paragraphs that stand where a heading would."""

    bold: bool = True


def check(bound: BoundNote, options: Options) -> Iterator[Problem]:
    """All kinds of such lines."""
    note = bound.note
    if _has_joined_hash(note.source.text):
        yield from _hashes(note)
    if "＃" in note.source.text:
        yield from _wide_hashes(note)
    for index, block in enumerate(note.blocks):
        if block.kind == "heading" and block.info == "-":
            yield from _underlined(note, block)
        elif options.bold and block.kind == "paragraph" and _is_bold_title(block.text):
            following = note.blocks[index + 1 : index + 2]
            captions = index > 0 and _is_picture(note.blocks[index - 1])
            if following and _is_body(following[0]) and not captions:
                yield Problem(block.span, message("bold", text=block.text.plain))


def _has_joined_hash(text: str) -> bool:
    """Whether a `#` anywhere is followed by anything but white space: all that costs little."""
    at = text.find("#")
    while at >= 0:
        following = text[at + 1 : at + 2]
        if following != "#" and following.strip():
            return True
        at = text.find("#", at + 1)
    return False


def _hashes(note: Note) -> Iterator[Problem]:
    """Lines of paragraphs that begin with `#`s and go on without a space.

    Two or more are always meant as a heading. One may be a tag (`#독서`, `#독서 #경제`), so it
    counts only where it begins a paragraph of one line with several words and no full stop.
    """
    source = note.source
    top = {id(block) for block in note.blocks}
    for block in note.walk():
        if block.kind != "paragraph" or "#" not in block.text.plain:
            continue
        offset = 0
        for line in block.text.plain.split("\n"):
            hashes = re.match(r"#{1,6}(?=[^#＃\s])", line)
            if hashes:
                span = block.text.span(offset, offset + len(line))
                marker = hashes.group()
                bare = source.text.startswith(marker, span.start)  # neither escaped nor in code
                before = source.text[span.start - 1 : span.start].strip(" \t\r\n>")
                whole = line == block.text.plain and id(block) in top
                if bare and not before and (len(marker) > 1 or _is_title(line, whole)):
                    yield Problem(
                        Span(span.start, span.start + len(marker)),
                        message("hash", marker=marker, text=line[len(marker) :]),
                        expected=f"{marker} {line[len(marker) :]}",
                        found=line,
                        fix=_fix(Span(span.start + len(marker), span.start + len(marker)), " "),
                    )
            offset += len(line) + 1


def _wide_hashes(note: Note) -> Iterator[Problem]:
    """Lines that begin with full-width `＃`s, as input methods write them.

    One without a space behind it is a tag (`＃독서`), and one before a sentence may be a number.
    """
    for block in note.blocks:
        if block.kind != "paragraph" or "＃" not in block.text.plain:
            continue
        offset = 0
        for line in block.text.plain.split("\n"):
            start, offset = offset, offset + len(line) + 1
            match = WIDE.match(line)
            if match and (len(match[1]) > 1 or not line.rstrip().endswith(SENTENCE_ENDS)):
                span = block.text.span(start, start + len(match[1]))
                row = note.source.lines[note.source.position(span.start).line - 1]
                if note.source.text[row : span.start].strip():
                    continue  # in code
                marker = unicodedata.normalize("NFKC", match[1])
                yield Problem(
                    span,
                    message("wide", marker=match[1]),
                    expected=f"{marker} {line[match.end() :].lstrip()}",
                    found=line,
                    fix=_fix(block.text.span(start, start + match.end()), f"{marker} "),
                )


def _is_title(line: str, whole: bool) -> bool:
    """Whether a line that begins with one `#` is meant as a heading rather than as tags."""
    return (
        whole
        and " " in line.strip()
        and line.count("#") == 1
        and len(line) <= LONGEST_HEADING
        and not line.rstrip().endswith(SENTENCE_ENDS)
        and not re.match(DIRECTIVE, line)
    )


def _underlined(note: Note, block: Block) -> Iterator[Problem]:
    """Report a paragraph right above dashes, which Markdown takes for an underline."""
    source, plain = note.source, block.text.plain
    ends = [link.span.end for link in block.text.links[-1:]]  # the text may be one image
    number = source.position(max(block.text.span(0, len(plain)).end, *ends, 0)).line + 1
    line = source.line(number)
    dashes = line.strip()
    if set(dashes) != {"-"}:  # behind a comment, which leaves no text
        return
    reads_as_text = (
        len(plain) > LONGEST_HEADING
        or plain.rstrip(CLOSING).endswith(FULL_STOPS)
        or _is_link(block.text)
    )
    if len(dashes) == 1 or "\n" in plain or (len(dashes) <= 5 and reads_as_text):
        row = source.lines[number - 1]
        start = row + len(line) - len(line.lstrip())
        is_break = len(dashes) >= FEWEST_DASHES  # fewer would begin a list, or be text
        yield Problem(
            Span(start, start + len(dashes)),
            message("underline", dashes=dashes),
            found=plain.rsplit("\n", 1)[-1],
            related=block.text.span(0, len(plain)),
            fix=_fix(Span(row, row), line_ending(source)) if is_break else None,
        )


def _fix(span: Span, text: str) -> Fix:
    """Not safe: the line is another kind of block then, and the outline changes."""
    return Fix((Edit(span, text),), safe=False)


def _is_bold_title(text: Text) -> bool:
    """Whether a text is bold throughout and short, and reads like a title."""
    plain = text.plain
    if not text.marks or not plain or len(plain) > LONGEST_HEADING or "\n" in plain:
        return False
    bold = any(m.kind == "strong" and (m.start, m.end) == (0, len(plain)) for m in text.marks)
    reads_as_text = plain.rstrip(CLOSING).endswith(SENTENCE_ENDS) or plain.startswith(NO_TITLE)
    return bold and not reads_as_text and not text.links and not is_byline(plain)


def _is_picture(block: Block) -> bool:
    """Whether a block is nothing but pictures; the line below them says what they show."""
    if block.kind == "html":
        return "<img" in block.info.lower() or "<figure" in block.info.lower()
    text = block.text
    shown = sum(image.kind in ("image", "embed") for image in text.links)
    embedded = block.kind == "paragraph" and EMBED.fullmatch(text.plain.strip())
    return bool(embedded) or (block.kind == "paragraph" and shown > 0 and not text.plain.strip())


def _is_body(block: Block) -> bool:
    """Whether a block is what would stand below a heading; a bold line above others captions."""
    if block.kind != "paragraph":
        return block.kind in ("list", "quote")
    return bool(block.text.plain.strip()) and not _is_bold_title(block.text)


def _is_link(text: Text) -> bool:
    """Whether a text is nothing but one link."""
    return len(text.links) == 1 and text.links[0].text == text.plain.strip()


RULE = Rule(
    code="T008",
    name="heading-like-line",
    severity="warning",
    summary="Line that looks like a heading, or accidental heading",
    why=(
        "Readers see a heading, tools do not: what is below it belongs to the section before. "
        "A line of dashes directly below text does the opposite: it turns the text into a "
        "heading, where a thematic break was intended."
    ),
    messages={
        "hash": "no space after `{marker}`, so this line is not a heading",
        "wide": "`{marker}` is full-width, so this line is not a heading; expected `#`",
        "bold": "bold line `{text}` in place of a heading; expected a heading or a sentence",
        "underline": (
            "`{dashes}` directly below text turns the text into a heading; expected a blank "
            "line above it"
        ),
    },
    help=(
        "Write headings with `#` and a space. Put a blank line above a thematic break. To "
        "allow bold lines, set the option `bold = false`; to show a `#`, write `\\#`."
    ),
    examples=(
        Example("# 제목\n\n##배경\n\n본문\n", at=("3:1",)),
        Example("#오늘의 경제 뉴스\n\n본문\n", at=("1:1",)),
        Example("# 제목\n\n**배경**\n\n본문이 이어집니다.\n", at=("3:1",)),
        Example("# 제목\n\n본문이 끝났습니다.\n---\n\n다음\n", at=("4:1",)),
        Example("# 제목\n\n＃＃ 배경\n\n본문\n", at=("3:1",)),
        Example("# 제목\n\n#경제 #인공지능\n\n#독서\n\n`#코드`\n\n\\##글자\n"),
        Example("# 제목\n\n**굵게 쓴 문장입니다.**\n\n본문\n\n부제\n----\n\n본문\n"),
    ),
    options=Options,
    fix="unsafe",  # not of bold lines, whose level is unknown
    edits_structure=True,
    check=check,
)
