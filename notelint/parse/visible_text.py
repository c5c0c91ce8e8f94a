"""Text collected from between HTML tags, without readings above words and footnote marks."""

from typing import NamedTuple

from notelint.model.text import Run
from notelint.text.html_tags import REACH, hides_text, is_footnote_mark, tag_attributes


class RaisedText(NamedTuple):
    """How much was collected before a `<sup>`, and whether it has a link to an anchor."""

    pieces: int
    runs: int
    last: Run | None
    length: int
    has_anchor: bool = False


class VisibleText:
    """The pieces of a text so far, their runs, and the length of the text that they make.

    `hidden`: what follows is the reading of a ruby. `raised`: what follows is in a `<sup>`.
    """

    reach = REACH
    """How many pieces before a superscript are examined."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.length = 0
        self.hidden = False
        self.raised: RaisedText | None = None

    def pass_tag(self, name: str, html: str) -> None:
        """Take note of an inline tag; `name` has the `/` of a closing one.

        At the end of a superscript that marks a footnote, it is taken back.
        """
        self.hidden = hides_text(name, self.hidden)
        if name == "sup" and not self.raised:
            last = self.runs[-1] if self.runs else None
            self.raised = RaisedText(len(self.pieces), len(self.runs), last, self.length)
        elif name == "a" and self.raised and "#" in tag_attributes(html).get("href", ""):
            self.raised = self.raised._replace(has_anchor=True)
        elif name == "/sup" and self.raised:
            raised, self.raised = self.raised, None
            mark = "".join(self.pieces[raised.pieces :])
            before = "".join(self.pieces[max(0, raised.pieces - self.reach) : raised.pieces])
            if is_footnote_mark(mark, before, has_anchor=raised.has_anchor):
                self.take_back(raised)

    def take_back(self, raised: RaisedText) -> None:
        """Remove what was collected since."""
        del self.pieces[raised.pieces :], self.runs[raised.runs :]
        if raised.last:
            self.runs[-1] = raised.last
        self.length = raised.length
