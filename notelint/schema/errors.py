"""Mistakes in settings, schema files and options of the command line, with their places."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Self

from notelint.locale import in_language
from notelint.model.message import Language, Phrase

Path = tuple[str | int, ...]
"""The path of a value in a file: keys of mappings and indices of lists, from the root."""

Place = Callable[[Path, bool], tuple[str, int, int]]
"""Finds file, line and column of the value at a path, or (True) of its key."""


class ConfigProblem(NamedTuple):
    """One mistake. `file` is a path as the user would write it, or an option or argument.

    Line and column count from 1, the column in code points; both are 0 if there is no text to
    point at.
    """

    file: str
    line: int
    column: int
    words: Phrase

    def text(self, language: Language = "en") -> str:
        """`file:line:column: message`, without the parts that are not known."""
        at = f":{self.line}:{self.column}" if self.line else ""
        start = f"{self.file}{at}: " if self.file else ""
        return start + in_language(self.words, language)


def in_order(problems: Iterable[ConfigProblem]) -> tuple[ConfigProblem, ...]:
    """Problems by place, each once."""
    return tuple(sorted(set(problems), key=lambda problem: (*problem[:3], problem.text())))


class ConfigError(Exception):
    """A configuration or schema with which nothing can be checked.

    `str()` gives a line for each mistake: `file:line:column: message`.

    Attributes:
        problems: All mistakes, in order: `file`, `line`, `column`, and `text(language)`.
    """

    def __init__(self, problems: Iterable[ConfigProblem]) -> None:
        self.problems = in_order(problems)
        super().__init__(self.problems)

    @classmethod
    def of(cls, words: Phrase, file: str = "", line: int = 0, column: int = 0) -> Self:
        """The error of one mistake; see `ConfigProblem`."""
        return cls([ConfigProblem(file, line, column, words)])

    def __str__(self) -> str:
        return "\n".join(problem.text() for problem in self.problems)


class InvalidValueError(Exception):
    """A value has the wrong form, for a reason.

    A predicate (`should be a mapping`) has the value's key as its subject.
    """

    def __init__(self, reason: Phrase, *, is_predicate: bool = False) -> None:
        self.reason = reason
        self.is_predicate = is_predicate
        super().__init__(reason)


class SchemaError(ConfigError):
    """A schema file is wrong."""
