"""A parsed note: blocks, sections, and what is not a block."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import takewhile
from typing import Literal, NamedTuple

from notelint.model.source import Source, Span
from notelint.model.text import NO_TEXT, Link, Text

ContainerKind = Literal["list", "item", "quote", "table", "row", "footnote"]
LeafKind = Literal["heading", "paragraph", "cell", "code", "html", "break"]
BlockKind = ContainerKind | LeafKind


class Block(NamedTuple):
    """One block of the note.

    `span` extends from the block's first character that is not whitespace to the end of its last
    line. Leaves (heading, paragraph, cell, code) have `text`; the others have `children`.

    - `level`: of a heading, 1 to 6
    - `info`: a fence's info string; `=` or `-` of a setext heading and `#` of an ATX heading; the
      marker of a list (`-`, `*`, `+`, `.`, `)`); `th` of a header cell; the source of an HTML
      block; a footnote's label
    - `attributes`: of a heading ` {#id .class}`, as written
    - `closed`: whether a fence has its closing line
    """

    kind: BlockKind
    span: Span
    text: Text = NO_TEXT
    children: "tuple[Block, ...]" = ()
    level: int = 0
    info: str = ""
    attributes: str = ""
    closed: bool = True

    @property
    def text_span(self) -> Span:
        """The source of the block's text without its markers; the block if it has no text."""
        return self.text.place(self.span)

    def leaves(self) -> "Iterator[Block]":
        """The blocks nested in this one that have text, in order; a leaf yields itself.

        Nested footnotes are left out: they appear at the end of the page.
        """
        if not self.children:
            yield self
            return
        stack = list(reversed(self.children))
        while stack:
            block = stack.pop()
            if block.kind == "footnote":
                continue
            if block.children:
                stack.extend(reversed(block.children))
            else:
                yield block


class Section(NamedTuple):
    """A top-level heading and what follows it, up to the next heading that is not deeper.

    `block_index` is the heading's index among the note's blocks. `blocks` are the section's own:
    those before the next heading of any level.
    """

    heading: Block
    block_index: int
    blocks: tuple[Block, ...]
    children: "tuple[Section, ...]" = ()

    @property
    def level(self) -> int:
        """The heading's level."""
        return self.heading.level

    @property
    def title(self) -> str:
        """The heading's text on one line."""
        return " ".join(self.heading.text.plain.split())


class Comment(NamedTuple):
    """An HTML comment: its inner text, stripped, and its span with `<!--` and `-->`."""

    body: str
    span: Span


class Tag(NamedTuple):
    """An HTML tag (`<h2 id="x">`, `</h2>`) as browsers see it: not in code or a comment."""

    html: str
    span: Span


class Definition(NamedTuple):
    """A link reference definition (`[label]: url`); the label is normalized as in CommonMark."""

    label: str
    url: str
    span: Span


class FootnoteMark(NamedTuple):
    """A mark (`[^1]`) whose footnote is defined. It is rendered as a number, and is not text."""

    label: str
    span: Span


class FrontMatter(NamedTuple):
    """The metadata block at the top, located but not read. `kind` is its language.

    `span` includes its fences, `inside` is the place of its `body` without them.
    """

    kind: Literal["yaml", "toml"]
    body: str
    span: Span
    inside: Span


class Note(NamedTuple):
    """A parsed note: its top-level blocks in order, and what is not a block.

    `leaves` are the blocks with text, at any depth, in order; `links` are all their links, `tags`
    their HTML tags. `footnotes` are the blocks that define one, at any depth, in order; so are
    the `footnote_marks`.
    """

    source: Source
    blocks: tuple[Block, ...]
    leaves: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    front_matter: FrontMatter | None = None
    comments: tuple[Comment, ...] = ()
    definitions: tuple[Definition, ...] = ()
    tags: tuple[Tag, ...] = ()
    footnotes: tuple[Block, ...] = ()
    footnote_marks: tuple[FootnoteMark, ...] = ()

    def walk(self) -> Iterator[Block]:
        """Every block of the note, at any depth, parents before children."""
        stack = list(reversed(self.blocks))
        while stack:
            block = stack.pop()
            yield block
            stack.extend(reversed(block.children))

    def headings(self) -> Iterator[Block]:
        """Every heading, also those in block quotes and list items, in order."""
        return (leaf for leaf in self.leaves if leaf.kind == "heading")

    def preamble(self) -> tuple[Block, ...]:
        """The blocks before the first top-level heading."""
        return tuple(takewhile(lambda block: block.kind != "heading", self.blocks))

    def sections(self) -> tuple[Section, ...]:
        """The note as a tree of sections; those of the highest level. Linear in the blocks."""
        following: list[Section] = []  # siblings without a parent yet, the last one first
        end = len(self.blocks)
        for index in range(end - 1, -1, -1):
            heading = self.blocks[index]
            if heading.kind == "heading":
                children = []
                while following and following[-1].level > heading.level:
                    children.append(following.pop())
                own = self.blocks[index + 1 : end]
                following.append(Section(heading, index, own, tuple(children)))
                end = index
        return tuple(reversed(following))

    def walk_sections(self) -> Iterator[Section]:
        """Every section, parents before children: in the order of their headings."""
        stack = list(reversed(self.sections()))
        while stack:
            section = stack.pop()
            yield section
            stack.extend(reversed(section.children))

    def leaf_at(self, offset: int) -> Block | None:
        """The leaf at an offset, None if there is none."""
        index = bisect_right(self.leaves, offset, key=lambda leaf: leaf.span.start) - 1
        leaf = self.leaves[index] if index >= 0 else None
        return leaf if leaf and offset <= leaf.span.end else None


def code_language(info: str) -> str:
    """The language in a code block's info string (`python`, `{.python}`, `rust,ignore`), or ""."""
    words = info.split()
    return words[0].strip("{}.").partition(",")[0] if words else ""
