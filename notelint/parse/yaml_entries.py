"""YAML front matter as entries with their places.

The parser's events are walked with a stack of our own, so that nothing recurses; an alias stands
for what it names, and a text that would unfold to very many values is refused as it is counted.
"""

from typing import Any

import yaml

from notelint.model.fields import FieldEntry, FieldValue, Scalar, UnreadableFields, ValueKind
from notelint.model.finding import Words
from notelint.model.source import Span
from notelint.text.dates import is_datetime, iso_date
from notelint.text.lazy import lazy
from notelint.text.scalars import resolve
from notelint.text.syntax import yaml_mistake

MAX_DEPTH = 20
MAX_VALUES = 10_000

UNPRINTABLE = lazy("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.2 does not allow in a stream (section 5.1)."""
LINE_END = lazy("\r\n|[\n\r\x85\u2028\u2029]")
"""Where PyYAML counts a new line."""


class _Error(Exception):
    def __init__(self, en: str, ko: str, line: int, column: int) -> None:
        self.words = Words(en, ko)
        self.line, self.column = line, column
        super().__init__(en)


class _Open:
    """A collection that is being read."""

    def __init__(self, event: Any) -> None:
        self.event = event
        self.mapping = isinstance(event, yaml.MappingStartEvent)
        self.key: tuple[str, Span] | None = None
        self.entries: dict[str, FieldEntry] = {}
        self.items: list[FieldValue] = []
        self.size = 1


def read_yaml(text: str, start: int) -> tuple[FieldEntry, ...] | UnreadableFields:
    """The entries of a YAML mapping that begins at offset `start` of the note."""
    reader = _Reader(text, start)
    strange = UNPRINTABLE.search(text)
    if strange:
        code = f"U+{ord(strange.group()):04X}"
        words = Words(
            f"YAML: character {code} is not allowed", f"YAML: {code} 문자는 쓸 수 없습니다"
        )
        return UnreadableFields(words, Span(start + strange.start(), start + strange.end()))
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            reader.take(event)
    except _Error as error:
        at = reader.offset(error.line, error.column)
        return UnreadableFields(error.words, Span(at, at))
    except yaml.YAMLError as error:
        return reader.broken(error)
    root = reader.root
    if root is None or root.kind == "null":
        return ()
    if root.kind != "mapping":
        words = Words(
            "it is not a mapping of keys to values", "키와 값의 매핑(`키: 값`)이 아닙니다"
        )
        return UnreadableFields(words, root.span)
    return root.entries


class _Reader:
    """Builds data from events."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.start = text, start
        self.lines = [0, *(match.end() for match in LINE_END.finditer(text))]
        self.root: FieldValue | None = None
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[FieldValue, int] | None] = {}

    def offset(self, line: int, column: int) -> int:
        """The note's offset of a place that PyYAML names, both from 0."""
        at = self.lines[min(line, len(self.lines) - 1)] + column
        return self.start + min(at, len(self.text))

    def span(self, event: Any) -> Span:
        first, last = event.start_mark, event.end_mark
        begin = self.offset(first.line, first.column)
        end = max(begin, self.offset(last.line, last.column))
        inside = self.text[begin - self.start : end - self.start]
        return Span(begin, begin + len(inside.rstrip()))

    def broken(self, error: Exception) -> UnreadableFields:
        """A mistake of syntax, where the parser noticed it."""
        mistake = yaml_mistake(error, self.text)
        at = self.offset(mistake.line - 1, mistake.column - 1)
        return UnreadableFields(mistake.words, Span(at, at))

    def take(self, event: Any) -> None:
        """One event of the parser."""
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.stop(event, "more than one document", "문서가 둘 이상입니다")
        elif isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            self.alias(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            if self.open and self.open[-1].mapping and self.open[-1].key is None:
                self.stop(event, "a key must be text", "키는 문자열이어야 합니다")
            if len(self.open) >= MAX_DEPTH:
                self.stop(event, "nested too deeply", "너무 깊게 중첩되어 있습니다")
            if event.anchor:
                self.anchors[event.anchor] = None
            self.open.append(_Open(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.close(event)

    def close(self, end: Any) -> None:
        done = self.open.pop()
        begin = self.span(done.event).start
        last = self.offset(end.end_mark.line, end.end_mark.column)
        inside = self.text[begin - self.start : max(last, begin) - self.start]
        span = Span(begin, begin + len(inside.rstrip()))
        if done.mapping:
            datum = FieldValue("mapping", None, span, entries=tuple(done.entries.values()))
        else:
            datum = FieldValue("list", None, span, items=tuple(done.items))
        self.put(datum, done.size, done.event.anchor, end)

    def scalar(self, event: Any) -> None:
        span = self.span(event)
        parent = self.open[-1] if self.open else None
        if parent and parent.mapping and parent.key is None:
            if event.value in parent.entries:
                self.stop(
                    event,
                    f"the key '{event.value}' stands twice",
                    f"키 '{event.value}' 항목이 두 번 있습니다",
                )
            parent.key = (event.value, span)
            return
        plain = event.implicit[0] and not event.tag
        value = resolve(event.value) if plain else event.value
        kind, scalar = _kind(value, plain=plain)
        written = "" if kind == "text" else event.value
        self.put(FieldValue(kind, scalar, span, written=written), 1, event.anchor, event)

    def alias(self, event: Any) -> None:
        named = self.anchors.get(event.anchor)
        if named is None:
            self.stop(
                event, f"no anchor '&{event.anchor}'", f"앵커 '&{event.anchor}' 정의가 없습니다"
            )
        elif self.open and self.open[-1].mapping and self.open[-1].key is None:
            self.stop(event, "a key must be text", "키는 문자열이어야 합니다")
        else:
            self.put(named[0], named[1], None, event)

    def put(self, datum: FieldValue, size: int, anchor: str | None, event: Any) -> None:
        """Hand a finished value to the collection around it, with how much it holds."""
        if anchor:
            self.anchors[anchor] = (datum, size)
        if not self.open:
            self.root = datum
            return
        parent = self.open[-1]
        parent.size += size
        if parent.size > MAX_VALUES:
            self.stop(
                event, f"holds more than {MAX_VALUES:,} values", f"값이 {MAX_VALUES:,}개를 넘습니다"
            )
        if parent.mapping and parent.key:
            key, span = parent.key
            parent.entries[key] = FieldEntry(key, span, datum)
            parent.key = None
        else:
            parent.items.append(datum)

    def stop(self, event: Any, en: str, ko: str) -> None:
        """Give up at an event."""
        mark = event.start_mark
        raise _Error(f"YAML: {en}", f"YAML: {ko}", mark.line, mark.column)


def _kind(value: object, *, plain: bool) -> tuple[ValueKind, Scalar]:
    if value is None:
        return "null", None
    if isinstance(value, bool):
        return "boolean", value
    if isinstance(value, int):
        return "integer", value
    if isinstance(value, float):
        return "number", value
    text = str(value)
    if plain and is_datetime(text):
        return "datetime", text
    return ("date" if plain and iso_date(text) and len(text) == len("2023-11-30") else "text"), text
