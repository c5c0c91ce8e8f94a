"""What notelint says: English templates and their arguments, not yet in the reader's language.

`notelint.locale` fills templates in, in a language.
"""

from typing import Literal, NamedTuple, Union, get_args

Language = Literal["en", "ko"]
"""A third language is its code here and one catalogue in `notelint/locale`."""

LANGUAGES: tuple[Language, ...] = get_args(Language)


def known_language(code: str) -> Language | None:
    """The language of a code or a locale, such as `ko`, `ko-KR` or `ko_KR.UTF-8`.

    None if there is no catalogue of it.
    """
    for mark in "-.@":
        code = code.replace(mark, "_")
    name = code.partition("_")[0].lower()
    return next((language for language in LANGUAGES if language == name), None)


class Phrase(NamedTuple):
    """A text for the reader: an English template, and the values of its `{name}` fields."""

    template: str
    arguments: "tuple[tuple[str, Argument], ...]" = ()

    def given(self, **arguments: "Argument") -> "Phrase":
        """The phrase with more arguments."""
        return Phrase(self.template, (*self.arguments, *arguments.items()))


Argument = Union[str, int, Phrase]  # noqa: UP007 - `|` cannot name a class that is being defined
"""A value in a text; a phrase is put in the reader's language too."""


class Message(NamedTuple):
    """A rule's message: the name of one of the rule's templates, and the arguments."""

    name: str
    arguments: tuple[tuple[str, Argument], ...] = ()


def phrase(template: str, /, **arguments: Argument) -> Phrase:
    """A phrase: `phrase("no such folder: {folder}", folder="notes")`.

    The template must be a literal, so that `make docs` finds it for the catalogues.
    """
    return Phrase(template, tuple(arguments.items()))


def message(name: str, /, **arguments: Argument) -> Message:
    """A rule's message: `message("missing", part="evidence")`."""
    return Message(name, tuple(arguments.items()))
