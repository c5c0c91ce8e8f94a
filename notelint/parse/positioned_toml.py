"""Where the keys and values of a TOML text stand; tomllib does not tell.

Only for text that tomllib has read: what is not TOML is not looked for here.
"""

import re
import tomllib
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The way to a value: keys of mappings and indices of lists, from the root."""

TOKEN = re.compile(
    r"""(?P<skip>[ \t]+|\#[^\n]*)
      | (?P<end>\r?\n)
      | (?P<string>\"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5} | "(?:\\.|[^"\\\n])*" | '[^'\n]*')
      | (?P<mark>[=,.{}\[\]])
      | (?P<bare>[^\s=,.{}\[\]#"']+)""",
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


def toml_places(text: str) -> dict[Path, tuple[int, int, int]]:
    """The offsets of each key, its value and that value's end, by the way to it.

    A list's item has no key: that stands where the item does. A table's value is its name.
    """
    return _Index(text).places


class _Index:
    """Reads the file's tokens once and notes the place of each key and value."""

    def __init__(self, text: str) -> None:
        self.tokens = [
            _Token(str(match.lastgroup), match.group(), match.start())
            for match in TOKEN.finditer(text)
            if match.lastgroup != "skip"
        ]
        self.tokens.append(_Token("end", "", len(text)))
        self.at = 0
        self.places: dict[Path, tuple[int, int, int]] = {}
        self.lengths: dict[Path, int] = {}
        table: Path = ()
        while self.at < len(self.tokens):
            if self.next.kind == "end":
                self.at += 1
            elif self.next.text == "[":
                table = self.header()
            else:
                self.pair(table)

    @property
    def next(self) -> _Token:
        return self.tokens[min(self.at, len(self.tokens) - 1)]

    @property
    def end(self) -> int:
        """Where the last token that was read ends."""
        last = self.tokens[self.at - 1]
        return last.at + len(last.text)

    def header(self) -> Path:
        """`[table]` or `[[table]]`: the path that the following keys lie under."""
        array = self.tokens[self.at + 1].text == "["
        self.at += 2 if array else 1
        start = self.next.at
        keys = self.keys("]")
        end = self.end
        self.at += 2 if array else 1
        path: Path = ()
        for number, key in enumerate(keys, 1):
            path = (*path, key)
            self.places.setdefault(path, (start, start, end))
            if array and number == len(keys):
                self.lengths[path] = self.lengths.get(path, 0) + 1
            if path in self.lengths:
                path = (*path, self.lengths[path] - 1)
                self.places.setdefault(path, (start, start, end))
        return path

    def keys(self, end: str) -> list[str]:
        """A dotted key, up to the sign that ends it."""
        keys = []
        while self.next.text != end and self.next.kind in ("bare", "string", "mark"):
            token = self.next
            if token.kind == "bare":
                keys.append(token.text)
            elif token.kind == "string":
                keys.append(str(tomllib.loads(f"k = {token.text}")["k"]))
            self.at += 1
        return keys

    def pair(self, table: Path) -> None:
        """`key = value`."""
        start = self.next.at
        path = table
        for key in self.keys("="):
            path = (*path, key)
            self.places.setdefault(path, (start, start, self.end))
        self.at += 1
        begin = self.next.at
        self.value(path)
        self.places[path] = (start, begin, self.end)

    def value(self, path: Path) -> None:
        """A value and all that it holds."""
        if self.next.text not in ("[", "{"):
            while self.next.text not in (",", "]", "}") and self.next.kind != "end":
                self.at += 1
            return
        array = self.next.text == "["
        self.at += 1
        index = 0
        while self.next.text not in ("]", "}"):
            if self.next.kind == "end" or self.next.text == ",":
                self.at += 1
            elif array:
                begin = self.next.at
                self.value((*path, index))
                self.places[(*path, index)] = (begin, begin, self.end)
                index += 1
            else:
                self.pair(path)
        self.at += 1
