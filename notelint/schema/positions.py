"""A YAML file as plain data that knows where each value stands. Safe with any input.

The parser's events are walked with a stack of our own: nothing recurses, and aliases share what
they name, so a file that would unfold to billions of values is refused as soon as it is counted.
"""

import re
from typing import Any, NoReturn

import yaml

from notelint.schema.errors import ConfigProblem, SchemaError, one
from notelint.schema.node import Node
from notelint.schema.text_file import at_offset, yaml_problem
from notelint.text.scalars import resolve

MAX_DEPTH = 50
MAX_ALIASES = 100
MAX_PROBLEMS = 100
MAX_NODES = 10_000
"""How many values a file may hold once its aliases are unfolded."""

UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.2 does not allow in a stream (section 5.1)."""


class _Open:
    """A collection that is being read."""

    def __init__(self, event: Any, mapping: bool, file: str) -> None:
        self.event = event
        self.file = file
        self.mapping = mapping
        self.key: tuple[str, int, int] | None = None
        self.entries: dict[str, tuple[int, int, Node]] = {}
        self.items: list[Node] = []
        self.size = 1
        self.height = 0

    def close(self) -> Node:
        """The finished node."""
        mark = self.event.start_mark
        value: Any = (
            {key: entry[2].value for key, entry in self.entries.items()}
            if self.mapping
            else [node.value for node in self.items]
        )
        return Node(
            value, mark.line + 1, mark.column + 1, self.entries, tuple(self.items), self.file
        )


def read_yaml(text: str, file: str) -> tuple[Node, tuple[ConfigProblem, ...]]:
    """The file's one document, and what is wrong with it that leaves the rest readable.

    Raises `SchemaError` where nothing can be read: a mistake of syntax, too deep, too large.
    """
    strange = UNPRINTABLE.search(text)
    if strange:
        line, column = at_offset(text, strange.start())
        code = f"U+{ord(strange.group()):04X}"
        en, ko = f"character {code} is not allowed", f"{code} 문자는 쓸 수 없습니다"
        raise SchemaError([one(file, line, column, f"YAML: {en}", f"YAML: {ko}")])
    reader = _Reader(file)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            reader.take(event)
    except yaml.YAMLError as error:
        raise SchemaError([yaml_problem(error, text, file), *reader.problems]) from None
    return reader.root or Node(None, 1, 1, {}, (), file), tuple(reader.problems)


class _Reader:
    """Builds nodes from events."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[ConfigProblem] = []
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int, int] | None] = {}
        self.aliases = 0
        self.documents = 0

    def take(self, event: Any) -> None:
        """One event of the parser."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.stop(event, "more than one document", "문서가 둘 이상입니다")
        elif isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            self.alias(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            collection = self.open.pop()
            node = collection.close()
            self.put(node, collection.size, collection.height + 1, collection.event)

    def start(self, event: Any) -> None:
        """A mapping or a list begins."""
        self.deep(event, 1)
        if self.open and self.open[-1].mapping and self.open[-1].key is None:
            self.stop(event, "a key must be text", "키는 문자열이어야 합니다")
        if event.anchor:
            self.anchors[event.anchor] = None
        kind = "map" if isinstance(event, yaml.MappingStartEvent) else "seq"
        if event.tag not in (None, "!", f"tag:yaml.org,2002:{kind}"):
            self.tag(event)
        self.open.append(_Open(event, kind == "map", self.file))

    def scalar(self, event: Any) -> None:
        """A scalar: a key is text as written, a value is resolved."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        parent = self.open[-1] if self.open else None
        if parent and parent.mapping and parent.key is None:
            parent.key = (event.value, line, column)
            if event.value in parent.entries:
                if len(self.problems) >= MAX_PROBLEMS:
                    self.stop(event, "too many mistakes", "잘못된 곳이 너무 많습니다")
                first = parent.entries[event.value][0]
                self.problems.append(
                    one(
                        self.file,
                        line,
                        column,
                        f"the key `{event.value}` stands twice; the first is on line {first}",
                        f"키 `{event.value}`: {first}번째 줄에 이미 있습니다",
                    )
                )
            return
        if event.tag not in (None, "!", "tag:yaml.org,2002:str"):
            self.tag(event)
        value = resolve(event.value) if event.implicit[0] and not event.tag else event.value
        self.put(Node(value, line, column, {}, (), self.file), 1, 0, event)

    def alias(self, event: Any) -> None:
        """`*name`: the very node that `&name` stands before."""
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            self.stop(
                event, f"more than {MAX_ALIASES} aliases", f"별칭이 {MAX_ALIASES}개를 넘습니다"
            )
        if event.anchor not in self.anchors:
            name = f"&{event.anchor}"
            self.stop(event, f"no anchor `{name}`", f"앵커 `{name}` 정의를 찾을 수 없습니다")
        named = self.anchors[event.anchor]
        if named is None:
            self.stop(
                event,
                f"the alias `*{event.anchor}` contains itself",
                f"별칭 `*{event.anchor}` 안에 자기 자신이 들어 있습니다",
            )
        if self.open and self.open[-1].mapping and self.open[-1].key is None:
            self.stop(event, "a key must be text", "키는 문자열이어야 합니다")
        self.deep(event, named[2])
        self.put(*named)

    def deep(self, event: Any, height: int) -> None:
        """Stop where something so high would be nested too deeply, aliases unfolded."""
        if len(self.open) + height > MAX_DEPTH:
            self.stop(
                event,
                f"nested more than {MAX_DEPTH} levels deep",
                f"{MAX_DEPTH}단계보다 깊게 중첩되어 있습니다",
            )

    def put(self, node: Node, size: int, height: int, event: Any = None) -> None:
        """Hand a finished node to the collection around it, with how much it holds."""
        if event is not None and event.anchor:
            self.anchors[event.anchor] = (node, size, height)
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        parent.size += size
        parent.height = max(parent.height, height)
        if parent.size > MAX_NODES:
            self.stop(
                parent.event,
                f"holds more than {MAX_NODES:,} values",
                f"값이 {MAX_NODES:,}개를 넘습니다",
            )
        if parent.mapping and parent.key is not None:
            key, line, column = parent.key
            parent.entries.setdefault(key, (line, column, node))
            parent.key = None
        else:
            parent.items.append(node)

    def tag(self, event: Any) -> None:
        """A tag changes nothing for us and means nothing to us: say so."""
        mark = event.start_mark
        en, ko = f"the tag `{event.tag}` is not known", f"알 수 없는 태그 `{event.tag}`입니다"
        self.problems.append(one(self.file, mark.line + 1, mark.column + 1, en, ko))

    def stop(self, event: Any, en: str, ko: str) -> NoReturn:
        """Give up at an event."""
        mark = event.start_mark
        problem = one(self.file, mark.line + 1, mark.column + 1, f"YAML: {en}", f"YAML: {ko}")
        raise SchemaError([problem, *self.problems])
