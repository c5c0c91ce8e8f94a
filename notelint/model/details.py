"""What the HTML report shows of notes beside their findings; collected only if a report asks."""

from typing import Literal, NamedTuple

from notelint.model.link import Verdict

Marks = tuple[tuple[int, int], ...]
"""Stretches of a text, in code points."""

QuoteVerdict = Literal["near", "absent", "folded", "found", "unchecked"]
"""near: similar to a passage. absent: no passage is similar. folded: found, but written in another
way (quotation marks, spaces, omissions). found: word for word. unchecked: there is no article."""


class PartPresence(NamedTuple):
    """A part of the schema as it applies to a note, and whether the note has a section of it."""

    id: str
    title: str
    present: bool


class QuoteDetail(NamedTuple):
    """A quote beside the passage that it comes from.

    - `part`: the id of the part
    - `line`, `column`: where the quote is in its note, from 1
    - `quote`, `passage`: both texts, on one line; the marks are what differs in them, in pairs
    - `path`: the file of the passage if that is not the note; `passage_line`: its line, 0 for none
    - `places`: how many other passages are as similar
    - `before`, `after`: the text of the article around the passage
    """

    part: str
    verdict: QuoteVerdict
    line: int
    column: int
    quote: str
    passage: str = ""
    quote_marks: Marks = ()
    passage_marks: Marks = ()
    path: str = ""
    passage_line: int = 0
    places: int = 0
    before: str = ""
    after: str = ""


class LinkDetail(NamedTuple):
    """An external URL of a note and the first line that has it."""

    url: str
    line: int


class NoteDetails(NamedTuple):
    """The details of one note. `schema` is "" if it has none. `read`: it could be read."""

    path: str
    schema: str = ""
    parts: tuple[PartPresence, ...] = ()
    quotes: tuple[QuoteDetail, ...] = ()
    links: tuple[LinkDetail, ...] = ()
    read: bool = True


class LinkState(NamedTuple):
    """An external URL, what is known of it, and the notes that have it.

    `verdict` is that of this run or, if `cached`, an older one of the link cache. `last_good` is
    the time, in seconds since 1970, at which the page was last there; 0 if that is not known.
    `places` are paths and lines.
    """

    url: str
    verdict: Verdict
    cached: bool
    last_good: float
    places: tuple[tuple[str, int], ...]
