"""Recognizes a template that nobody has filled in, by its path or by its text."""

import re

from notelint.model.note import Block, BlockKind, Note
from notelint.text.boilerplate import COMMON_PLACEHOLDERS, is_template_stem
from notelint.text.lazy_pattern import LazyPattern

OPEN = LazyPattern(
    r"""
    \{\{[^{}\n]*\}\}                       # {{title}}
  | \{%[^{}\n]*%\} | <%[^<>\n]*%>          # of a template engine
  | \{[^{}\n]*\}                           # {short title}
  | <(?!/|!|[a-z][a-z0-9+.-]*:|[^<>\s]*@)[^<>\n]{1,80}>   # <short title>, no address
  | (?<![\[!\]])\[(?![ xX^]?\]|\[)[^\[\]\n]{2,80}\](?![(\[:\]])   # [short title], no link, no box
  | \b[Yy]{4}[-./년 ]*[Mm]{2}[-./월 ]*[Dd]{2}일?       # as DATE below
  | \bN{2,}\b | \bX{2,}\b | \.{3,} | …
    """,
    re.VERBOSE,
)
OPENING = ("{", "<", "[", "yy", "yY", "Yy", "YY", "NN", "XX", "...", "…")
"""What a block has at least one of that has a placeholder, a tag or a comment."""

DATE = LazyPattern(r"\b[Yy]{4}[-./년 ]*[Mm]{2}[-./월 ]*[Dd]{2}")
TAG = LazyPattern(
    r"</?(?:a|abbr|b|br|center|cite|code|dd|details|div|dl|dt|em|figure|figcaption|font|h[1-6]|hr"
    r"|i|iframe|img|ins|kbd|li|mark|ol|p|picture|pre|q|rp|rt|ruby|s|small|source|span|strong|sub"
    r"|summary|sup|svg|table|tbody|td|th|thead|tr|u|ul|video)\b[^<>]*>",
    re.IGNORECASE,
)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
LABEL = LazyPattern(r"^(?:\d{1,9}[.)]\s)?(?:[^:：\n]{1,40}[:：](?:\s|$))?")
MARKERS = " \t#>*+-|"
SIGNS = " \t*_~`.:：()[]{}<>|,;/…-#"
LONGEST = 2_000
"""Characters of a block that are read: nobody leaves a longer one in a template."""


def is_template(note: Note, place: str) -> bool:
    """Whether more sections of a note have only placeholders than have other text.

    The text above the first heading counts as a section; empty sections do not count.
    """
    *folders, file = place.split("/")
    stem = file.rpartition(".")[0] or file
    if any(map(is_template_stem, (*folders, stem))):
        return True
    more = 0  # unfilled sections than filled ones
    sections = _sections(note)
    for left in range(len(sections), 0, -1):
        if more + left <= 0:  # whatever the last ones are
            return False
        state = _is_section_filled(note, sections[-left])
        more += (state is False) - (state is True)
    return more > 0


def _is_section_filled(note: Note, blocks: list[Block]) -> bool | None:
    """Whether a section has text of its own: False for only placeholders, None for no text."""
    sources = [(note.source.slice(block.span), block.kind) for block in blocks]
    filled = None
    for opens, source, kind in sorted((_opens(source), source, kind) for source, kind in sources):
        if state := _is_filled(source, kind, opens=opens):
            return True
        filled = filled if state is None else False
    return filled


def _opens(source: str) -> bool:
    """Whether a block may have placeholders, tags or comments."""
    return any(sign in source for sign in OPENING)


def _sections(note: Note) -> list[list[Block]]:
    """The blocks of each section without breaks; a title above all sections counts as a block."""
    sections = [list(note.preamble())]
    for index, section in enumerate(note.walk_sections()):
        title = [section.heading] if index == 0 and section.level == 1 else []
        sections.append([*title, *section.blocks])
    return [[block for block in blocks if block.kind != "break"] for blocks in sections]


def _is_filled(source: str, kind: BlockKind, *, opens: bool) -> bool | None:
    """Whether a block has text of its own, likewise; `opens`: placeholders are possible."""
    if len(source) > LONGEST:
        return True
    if kind == "heading" and opens and DATE.search(source):
        return False  # of the title's other words all notes have some
    unfilled = False
    for line in (COMMENT.sub("", source) if opens else source).split("\n"):
        text = line.lstrip(MARKERS).rstrip()
        if not text:
            continue
        if "<" in text and TAG.search(text):  # a picture, a table in HTML
            return True
        bare, number = OPEN.compiled.subn("", text) if opens else (text, 0)
        rest = LABEL.sub("", bare) if number else text.strip(SIGNS)
        rest = rest.strip(SIGNS)
        if any(map(str.isalnum, rest)) and rest.casefold() not in _USUAL:
            return True
        unfilled = unfilled or bool(number) or rest.casefold() in _USUAL
    return False if unfilled else None


_USUAL = frozenset(text.casefold() for text in COMMON_PLACEHOLDERS)
