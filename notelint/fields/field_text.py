"""Values that stand in a note's text, of labels and cells: what they say, where they lead."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from notelint.model.fields import FieldEntry, FieldValue
from notelint.model.note import Link, Text
from notelint.model.source import Span

COMMA = re.compile("[,，、]")
DECORATION = " \t\n\u00a0.,;:!?。，、；：！？()[]<>（）［］〈〉«»\"'“”‘’"
"""What may stand beside the link that a value is."""


class TextValues:
    """The values of one text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        found = (link for link in text.links if link.kind not in ("image", "embed"))
        self.links = sorted(found, key=lambda link: link.span) if text.links else []

    def value(self, start: int, end: int, at: Span | None = None) -> FieldValue:
        """The value in rendered `[start, end)`; without a place of its own it stands `at` one.

        A text that is one link has its address as an entry, `url`; its pieces between commas are
        its items, for where a list is asked.
        """
        plain = self.text.plain
        said = plain[start:end]
        items: tuple[FieldValue, ...] = ()
        if COMMA.search(said):
            items = tuple(self._single(*piece) for piece in self._pieces(start, end))
            items = tuple(item for item in items if item.scalar)
        whole = self._single(start, end)._replace(items=items)
        return whole if self.text.runs or at is None else whole._replace(span=at)

    def _single(self, start: int, end: int) -> FieldValue:
        said = self.text.plain[start:end]
        start += len(said) - len(said.lstrip())
        said = said.strip()
        span = self.text.span(start, start + len(said))
        link = self._only_link(said, span) if self.links and said else None
        entries: tuple[FieldEntry, ...] = ()
        if link:
            entries = (FieldEntry("url", link.target, FieldValue("text", link.url, link.target)),)
        return FieldValue("text", said, span, entries=entries, untyped=True)

    def _only_link(self, said: str, span: Span) -> Link | None:
        """The link that a value is, signs around it aside."""
        first, last = self._between(span.start), self._between(span.end)
        if first and self.links[first - 1].span.end > span.start:
            first -= 1  # its text begins inside the link
        if last - first != 1:
            return None
        link = self.links[first]
        return link if link.text.strip(DECORATION) == said.strip(DECORATION) else None

    def _between(self, offset: int) -> int:
        return bisect_left(self.links, offset, key=lambda link: link.span.start)

    def is_in_link(self, offset: int) -> bool:
        """Whether a place in the rendered text belongs to a link's."""
        if not self.links:
            return False
        place = self.text.span(offset, offset + 1).start
        before = self._between(place + 1) - 1
        return before >= 0 and place < self.links[before].span.end

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches between commas that stand in no link."""
        pieces = []
        for match in COMMA.finditer(self.text.plain, start, end):
            if not self.is_in_link(match.start()):
                pieces.append((start, match.start()))
                start = match.end()
        return [*pieces, (start, end)]


# Labels on a line of text, `Status: x | Date: y`: where each begins and where its value ends.

LABEL = re.compile(r"[^\S\n]*([^\s:：|｜][^:：|｜\n]{0,39}?)[^\S\n]{0,20}[:：](?!//)[^\S\n]*")
"""A label of at most 40 characters, and its colon (or a full-width one)."""
MOST_WORDS = 6

BARS = (re.compile(r"[|｜│∣‖∥]+[^\S\n]*"), re.compile(r"(?<=\s)[·•‧∙・⋅][^\S\n]+"))
"""What parts labels on a line, and hardly anything else."""
STOPS = re.compile(
    r"[;；][^\S\n]*|[,，、][^\S\n]+|(?<=\s)(?:[—–/→⇒~»-]|--)[^\S\n]+|\t|(?<!\s)[^\S\n]{2,}"
)
"""What parts sentences as well: a label stands behind it only if one of that name is asked."""
SEPARATORS = " \t\u00a0\u3000|｜│∣‖∥·•‧∙・⋅/→⇒~»;；,，、—–-"


class _Label(NamedTuple):
    """The stretch of a label's name, where its value begins, and where the value before it ends."""

    start: int
    end: int
    value: int
    before: int


class InlineFieldParser:
    """The labels of one text, line by line; `names` are those asked for, in small letters."""

    def __init__(self, text: Text, names: Collection[str]) -> None:
        self.text = text
        self.names = names
        self.values = TextValues(text)
        self.bold = sorted((one.start, one.end) for one in text.marks if one.kind == "strong")
        self.code = sorted((one.start, one.end) for one in text.marks if one.kind == "code")

    def entries(self, start: int, end: int) -> Iterator[FieldEntry]:
        """The fields on the line `[start, end)`; none if it begins with no label."""
        first = self._label(start, end, start)
        if first is None:
            return
        labels = [first, *self._further(first, end)]
        for label, following in pairwise([*labels, _Label(end, end, end, end)]):
            yield FieldEntry(
                self._name(label),
                self.text.span(label.start, label.end),
                self.values.value(label.value, following.before),
            )

    def _label(self, start: int, end: int, before: int) -> _Label | None:
        """The label that begins at an offset."""
        match = LABEL.match(self.text.plain, start, end)
        if match is None or len(match[1].split()) > MOST_WORDS or match[1].strip().isdigit():
            return None
        return _Label(*match.span(1), match.end(), before)

    def _name(self, label: _Label) -> str:
        return self.text.plain[label.start : label.end].strip()

    def _is_asked(self, label: _Label) -> bool:
        return self._name(label).casefold() in self.names

    def _further(self, first: _Label, end: int) -> list[_Label]:
        """The labels behind the first one of a line, in order, each once."""
        found: dict[int, _Label] = {}
        for label in (
            *(one for bar in BARS for one in self._behind_bars(bar, first, end)),
            *(one for one in self._behind(STOPS, first.value, end) if one and self._is_asked(one)),
            *self._in_bold(first, end),
        ):
            found.setdefault(label.start, label)
        return [found[start] for start in sorted(found)]

    def _behind(self, pattern: re.Pattern[str], start: int, end: int) -> Iterator[_Label | None]:
        """What stands behind each sign between values, not in code or links: a label, or None."""
        for match in pattern.finditer(self.text.plain, start, end):
            if not self._is_within(match.start()):
                yield self._label(match.end(), end, match.start())

    def _behind_bars(self, bar: re.Pattern[str], first: _Label, end: int) -> list[_Label]:
        """Those that are asked; all of them if nothing else stands behind such a bar.

        Small letters after a capital one, `Usage: cut | sort: by name`, are no further label.
        """
        behind = list(self._behind(bar, first.value, end))
        labels = [one for one in behind if one]
        cases = {self._case(one) for one in (first, *labels)} - {None}
        if len(labels) == len(behind) and len(cases) <= 1:
            return labels
        return [one for one in labels if self._is_asked(one)]

    def _in_bold(self, first: _Label, end: int) -> Iterator[_Label]:
        """Bold names and a colon, where the first is one, too, or where their name is asked."""
        at = bisect_left(self.bold, (first.value, 0))
        begun = bisect_left(self.bold, (first.end, 0)) - 1
        bold = begun >= 0 and self.bold[begun][0] <= first.start < self.bold[begun][1]
        while at < len(self.bold) and self.bold[at][1] <= end:
            start, stop = self.bold[at]
            at += 1
            label = self._label(start, end, start)
            near = label and label.end <= stop <= label.value and not self._is_within(start)
            if label and near and (bold or self._is_asked(label)):
                before = label.before
                while before > first.value and self.text.plain[before - 1] in SEPARATORS:
                    before -= 1
                yield label._replace(before=before)

    def _case(self, label: _Label) -> bool | None:
        """Whether a label begins with a capital letter; None where its script has none."""
        letter = self.text.plain[label.start]
        return letter.isupper() if letter.lower() != letter.upper() else None

    def _is_within(self, offset: int) -> bool:
        """Whether an offset stands in code, or in a link's text."""
        before = bisect_right(self.code, (offset, len(self.text.plain))) - 1
        in_code = before >= 0 and offset < self.code[before][1]
        return in_code or self.values.is_in_link(offset)
