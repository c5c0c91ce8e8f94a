"""YAML as plain data that knows where each value is. Safe with any input.

The parser's events are followed with a stack: nothing recurses, as `yaml.compose` does, so that
depth costs no stack of Python's or C's. An alias shares the node that it names, and a text that
would unfold to very many values is refused as soon as they are counted.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, NoReturn

import yaml

from notelint.model.message import Phrase, phrase
from notelint.parse.positioned_toml import Path
from notelint.parse.syntax_errors import of_yaml, yaml_mistake
from notelint.text.scalars import resolve_scalar

MAX_VALUES = 10_000
"""How many values a text may have once its aliases are unfolded."""
MAX_PROBLEMS = 100

UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.2 does not allow in a stream (section 5.1)."""


class YamlEntry(NamedTuple):
    """A key of a mapping, where it is, and its value. Lines and columns count from 1."""

    line: int
    column: int
    start: int
    end: int
    node: "YamlNode"


class YamlNode(NamedTuple):
    """A value, where it is, and what it holds.

    `value` is plain data, all the way down. `start` and `end` are offsets in the text, without the
    white space at the end. `written` is a scalar's text; `plain`: it has neither quotes nor a tag.
    `file` names the text. `size` counts the values, this one included; `height` the levels below.
    """

    value: Any
    line: int = 1
    column: int = 1
    start: int = 0
    end: int = 0
    entries: Mapping[str, YamlEntry] = {}
    items: "tuple[YamlNode, ...]" = ()
    written: str = ""
    plain: bool = False
    file: str = ""
    size: int = 1
    height: int = 0

    def place(self, path: Path, key: bool = False) -> tuple[str, int, int]:
        """File, line and column of the value at a path, or of its key.

        A step that leads nowhere is passed over: for a missing key the result is the place of its
        mapping, for the long form of a shorthand the place of the shorthand.
        """
        node, line, column = self, self.line, self.column
        for step in path:
            if isinstance(step, str) and step in node.entries:
                line, column, _, _, node = node.entries[step]
            elif isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                line, column = node.line, node.column
        return (node.file, line, column) if key else (node.file, node.line, node.column)


class YamlProblem(NamedTuple):
    """What is wrong at a place of the text. Line and column count from 1."""

    words: Phrase
    line: int
    column: int
    offset: int


class YamlError(Exception):
    """The text cannot be read: the last of the problems says why."""

    def __init__(self, *problems: YamlProblem) -> None:
        self.problems = problems
        super().__init__(problems[-1].words)


def read_yaml(
    text: str,
    *,
    max_depth: int,
    max_aliases: int = MAX_VALUES,
    allow_tags: bool = False,
    first_line: int = 1,
    file: str = "",
) -> tuple[YamlNode, tuple[YamlProblem, ...]]:
    """The value of a text, and the problems that leave the rest of it readable.

    These are keys that occur twice, of which the first counts, and tags, which change nothing.
    `first_line` is the number of the text's first line in messages. Raises `YamlError` for a
    mistake of syntax and beyond a limit; aliases are unfolded for depth and number of values.
    """
    if strange := UNPRINTABLE.search(text):
        start = strange.start()
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        code = f"U+{ord(strange.group()):04X}"
        words = of_yaml(phrase("character {code} is not allowed", code=code))
        raise YamlError(YamlProblem(words, line, column, start))
    reader = _Reader(text, max_depth, max_aliases, allow_tags, first_line, file)
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            reader.take(event)
    except yaml.YAMLError as error:
        words, line, column = yaml_mistake(error, text)
        before = text.splitlines(keepends=True)[: line - 1]
        offset = min(sum(map(len, before)) + column - 1, len(text))
        raise YamlError(*reader.problems, YamlProblem(words, line, column, offset)) from None
    return reader.root or YamlNode(None, file=file), tuple(reader.problems)


class _Open:
    """A collection that is being read."""

    def __init__(self, event: Any) -> None:
        self.event = event
        self.is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.key: Any = None
        self.entries: dict[str, YamlEntry] = {}
        self.items: list[YamlNode] = []
        self.size, self.height = 1, 1

    @property
    def expects_key(self) -> bool:
        return self.is_mapping and self.key is None


class _Reader:
    """Builds nodes from events."""

    def __init__(
        self,
        text: str,
        max_depth: int,
        max_aliases: int,
        allow_tags: bool,
        first_line: int,
        file: str,
    ) -> None:
        self.text, self.file, self.first_line = text, file, first_line
        self.max_depth, self.max_aliases, self.allow_tags = max_depth, max_aliases, allow_tags
        self.root: YamlNode | None = None
        self.problems: list[YamlProblem] = []
        self.aliases = 0
        self.open: list[_Open] = []
        self.anchors: dict[str, YamlNode | None] = {}

    def take(self, event: Any) -> None:
        """One event of the parser."""
        if isinstance(event, yaml.ScalarEvent):
            if self.open and self.open[-1].expects_key:
                self.key(event, self.open[-1])
            else:
                self.scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.close(event)
        elif isinstance(event, yaml.AliasEvent):
            self.alias(event)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.stop(event, phrase("more than one document"))

    def key(self, event: Any, parent: _Open) -> None:
        """A key, which is text as it is written."""
        parent.key = event
        if event.value not in parent.entries:
            return
        if len(self.problems) >= MAX_PROBLEMS:
            self.stop(event, phrase("too many mistakes"))
        first = parent.entries[event.value].line + self.first_line - 1
        words = phrase(
            "duplicate key `{value}` (first on line {first})", value=event.value, first=first
        )
        self.problems.append(_problem(event, words))

    def scalar(self, event: Any) -> None:
        """A value, which is resolved if it is plain."""
        tag = event.tag
        if tag:
            self.check_tag(event, "str")
        plain = bool(event.implicit[0] and not tag)
        value = resolve_scalar(event.value) if plain else event.value
        node = self.node(value, event, event, written=event.value, plain=plain)
        self.put(node, event.anchor, event)

    def start(self, event: Any) -> None:
        """A mapping or a list begins."""
        self.check_place(event, 1)
        if event.anchor:
            self.anchors[event.anchor] = None
        opened = _Open(event)
        self.check_tag(event, "map" if opened.is_mapping else "seq")
        self.open.append(opened)

    def close(self, event: Any) -> None:
        """A mapping or a list ends."""
        done = self.open.pop()
        if done.is_mapping:
            value: Any = {key: entry.node.value for key, entry in done.entries.items()}
        else:
            value = [node.value for node in done.items]
        node = self.node(
            value,
            done.event,
            event,
            entries=done.entries,
            items=tuple(done.items),
            size=done.size,
            height=done.height,
        )
        self.put(node, done.event.anchor, event)

    def alias(self, event: Any) -> None:
        """`*name`: the very node of `&name`."""
        self.aliases += 1
        most, name = self.max_aliases, event.anchor
        if self.aliases > most:
            self.stop(event, phrase("more than {most} aliases", most=most))
        if name not in self.anchors:
            self.stop(event, phrase("no anchor `&{name}`", name=name))
        node = self.anchors[name]
        if node is None:
            self.stop(event, phrase("the alias `*{name}` contains itself", name=name))
        self.check_place(event, node.height)
        self.put(node, None, event)

    def put(self, node: YamlNode, anchor: str | None, event: Any) -> None:
        """Hand a finished node to the collection around it."""
        if anchor:
            self.anchors[anchor] = node
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        parent.size += node.size
        parent.height = max(parent.height, node.height + 1)
        if parent.size > MAX_VALUES:
            wrong = phrase("holds more than {maximum} values", maximum=f"{MAX_VALUES:,}")
            self.stop(event, wrong)
        if not parent.is_mapping:
            parent.items.append(node)
            return
        key, parent.key = parent.key, None
        mark, end = key.start_mark, key.end_mark
        entry = YamlEntry(mark.line + 1, mark.column + 1, mark.index, end.index, node)
        parent.entries.setdefault(key.value, entry)

    def node(self, value: object, first: Any, last: Any, **details: Any) -> YamlNode:
        """The node from the start of one event to the end of another."""
        mark = first.start_mark
        start = mark.index
        end = start + len(self.text[start : last.end_mark.index].rstrip())
        return YamlNode(
            value, mark.line + 1, mark.column + 1, start, end, file=self.file, **details
        )

    def check_place(self, event: Any, height: int) -> None:
        """Stop at a collection that would be nested too deeply, or would be a key."""
        most = self.max_depth
        if len(self.open) + height > most:
            wrong = phrase("nested more than {most} levels deep", most=most)
            self.stop(event, wrong)
        if self.open and self.open[-1].expects_key:
            self.stop(event, phrase("a key must be text"))

    def check_tag(self, event: Any, usual: str) -> None:
        """Report a tag other than the one of the value's form."""
        if not self.allow_tags and event.tag not in (None, "!", f"tag:yaml.org,2002:{usual}"):
            wrong = phrase("the tag `{tag}` is not known", tag=event.tag)
            self.problems.append(_problem(event, wrong))

    def stop(self, event: Any, reason: Phrase) -> NoReturn:
        """Give up at an event."""
        raise YamlError(*self.problems, _problem(event, of_yaml(reason)))


def _problem(event: Any, words: Phrase) -> YamlProblem:
    mark = event.start_mark
    return YamlProblem(words, mark.line + 1, mark.column + 1, mark.index)
