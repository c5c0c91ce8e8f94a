"""Fields in running text, `Status: x | Date: y`: where a name and its value begin and end."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from notelint.model.fields import FieldEntry, FieldValue
from notelint.model.source import Span
from notelint.model.text import Link, Text
from notelint.text.lazy_pattern import LazyPattern

COMMA = LazyPattern("[,，、]")
DECORATION = " \t\n\u00a0.,;:!?。，、；：！？()[]<>（）［］〈〉«»\"'“”‘’"
"""What may surround the link that is a value."""

NAME = LazyPattern(r"[^\S\n]*([^\s:：|｜][^:：|｜\n]{0,39}?)[^\S\n]{0,20}[:：](?!//)[^\S\n]*")
"""A field's name of at most 40 characters, and its colon (or a full-width one)."""
MAX_WORDS = 6
"""The number of words of a name."""

BARS = (LazyPattern(r"[|｜│∣‖∥]+[^\S\n]*"), LazyPattern(r"(?<=\s)[·•‧∙・⋅][^\S\n]+"))
"""What separates fields on a line, and hardly anything else."""
STOPS = LazyPattern(
    r"[;；][^\S\n]*|[,，、][^\S\n]+|(?<=\s)(?:[—–/→⇒~»-]|--)[^\S\n]+|\t|(?<!\s)[^\S\n]{2,}"
)
"""What also separates sentences: a field follows it only if its name is expected."""
SEPARATORS = " \t\u00a0\u3000|｜│∣‖∥·•‧∙・⋅/→⇒~»;；,，、—–-"


class TextValues:
    """The values in one text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        links = (link for link in text.links if link.kind not in ("image", "embed"))
        self.links = sorted(links, key=lambda link: link.span) if text.links else []

    def value(self, start: int, end: int, span: Span | None = None) -> FieldValue:
        """The value in rendered `[start, end)`; `span` is its place if the text has none.

        A text that is one link has an entry `url`. Its pieces between commas are items, in case
        the schema has a list.
        """
        items: tuple[FieldValue, ...] = ()
        if COMMA.search(self.text.plain[start:end]):
            items = tuple(self._single(*piece) for piece in self._pieces(start, end))
            items = tuple(item for item in items if item.scalar)
        value = self._single(start, end)._replace(items=items)
        return value if self.text.runs or span is None else value._replace(span=span)

    def _single(self, start: int, end: int) -> FieldValue:
        raw = self.text.plain[start:end]
        written = raw.strip()
        start += len(raw) - len(raw.lstrip())
        span = self.text.span(start, start + len(written))
        link = self._only_link(written, span) if self.links and written else None
        entries: tuple[FieldEntry, ...] = ()
        if link:
            entries = (FieldEntry("url", link.target, FieldValue("text", link.url, link.target)),)
        return FieldValue("text", written, span, entries=entries, untyped=True)

    def _only_link(self, written: str, span: Span) -> Link | None:
        """The link that a value consists of, apart from decoration."""
        first, last = self._index(span.start), self._index(span.end)
        if first and self.links[first - 1].span.end > span.start:
            first -= 1  # its text begins inside the link
        if last - first != 1:
            return None
        link = self.links[first]
        return link if link.text.strip(DECORATION) == written.strip(DECORATION) else None

    def _index(self, offset: int) -> int:
        """The number of links that begin before an offset."""
        return bisect_left(self.links, offset, key=lambda link: link.span.start)

    def is_in_link(self, offset: int) -> bool:
        """Whether an offset of the rendered text is inside a link."""
        if not self.links:
            return False
        place = self.text.span(offset, offset + 1).start
        before = self._index(place + 1) - 1
        return before >= 0 and place < self.links[before].span.end

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches between commas outside of links."""
        pieces = []
        for match in COMMA.finditer(self.text.plain, start, end):
            if not self.is_in_link(match.start()):
                pieces.append((start, match.start()))
                start = match.end()
        return [*pieces, (start, end)]


class _FieldName(NamedTuple):
    """The stretch of a name, the start of its value, and the end of the value before it."""

    start: int
    end: int
    value: int
    before: int


class FieldLineParser:
    """Reads the fields of one text, line by line; `names` are the expected ones, casefolded."""

    def __init__(self, text: Text, names: Collection[str]) -> None:
        self.text = text
        self.names = names
        self.values = TextValues(text)
        self.bold = sorted((mark.start, mark.end) for mark in text.marks if mark.kind == "strong")
        self.code = sorted((mark.start, mark.end) for mark in text.marks if mark.kind == "code")

    def entries(self, start: int, end: int) -> Iterator[FieldEntry]:
        """The fields on the line `[start, end)`; none if it does not begin with one."""
        first = self._name_at(start, end, start)
        if first is None:
            return
        names = [first, *self._further(first, end)]
        for name, following in pairwise([*names, _FieldName(end, end, end, end)]):
            yield FieldEntry(
                self._written(name),
                self.text.span(name.start, name.end),
                self.values.value(name.value, following.before),
            )

    def _name_at(self, start: int, end: int, before: int) -> _FieldName | None:
        """The name that begins at an offset; `before` is the end of the value before it."""
        match = NAME.match(self.text.plain, start, end)
        if match is None or len(match[1].split()) > MAX_WORDS or match[1].strip().isdigit():
            return None
        return _FieldName(*match.span(1), match.end(), before)

    def _written(self, name: _FieldName) -> str:
        return self.text.plain[name.start : name.end].strip()

    def _is_expected(self, name: _FieldName) -> bool:
        return self._written(name).casefold() in self.names

    def _further(self, first: _FieldName, end: int) -> list[_FieldName]:
        """The names after the first one of a line, in order, each once."""
        by_start: dict[int, _FieldName] = {}
        for name in (
            *(name for bar in BARS for name in self._after_bars(bar, first, end)),
            *(
                name
                for name in self._after(STOPS, first.value, end)
                if name and self._is_expected(name)
            ),
            *self._in_bold(first, end),
        ):
            by_start.setdefault(name.start, name)
        return [by_start[start] for start in sorted(by_start)]

    def _after(self, separator: LazyPattern, start: int, end: int) -> Iterator[_FieldName | None]:
        """What follows each separator outside of code and links: a name, or None."""
        for match in separator.finditer(self.text.plain, start, end):
            if not self._is_in_code_or_link(match.start()):
                yield self._name_at(match.end(), end, match.start())

    def _after_bars(self, bar: LazyPattern, first: _FieldName, end: int) -> list[_FieldName]:
        """The expected names after bars; all names if nothing else follows such a bar.

        After a capitalized name one in lowercase, `Usage: cut | sort: by name`, is no name.
        """
        following = list(self._after(bar, first.value, end))
        names = [name for name in following if name]
        cases = {self._is_capitalized(name) for name in (first, *names)} - {None}
        if len(names) == len(following) and len(cases) <= 1:
            return names
        return [name for name in names if self._is_expected(name)]

    def _in_bold(self, first: _FieldName, end: int) -> Iterator[_FieldName]:
        """Bold names with a colon, if the first name is bold, too, or if they are expected."""
        index = bisect_left(self.bold, (first.end, 0)) - 1
        is_bold = index >= 0 and self.bold[index][0] <= first.start < self.bold[index][1]
        for at in range(bisect_left(self.bold, (first.value, 0)), len(self.bold)):
            start, stop = self.bold[at]
            if stop > end:
                return
            name = self._name_at(start, end, start)
            if name is None or not name.end <= stop <= name.value:
                continue
            if (is_bold or self._is_expected(name)) and not self._is_in_code_or_link(start):
                before = start
                while before > first.value and self.text.plain[before - 1] in SEPARATORS:
                    before -= 1
                yield name._replace(before=before)

    def _is_capitalized(self, name: _FieldName) -> bool | None:
        """Whether a name begins with a capital letter; None if its script has none."""
        letter = self.text.plain[name.start]
        return letter.isupper() if letter.lower() != letter.upper() else None

    def _is_in_code_or_link(self, offset: int) -> bool:
        before = bisect_right(self.code, (offset, len(self.text.plain))) - 1
        in_code = before >= 0 and offset < self.code[before][1]
        return in_code or self.values.is_in_link(offset)
