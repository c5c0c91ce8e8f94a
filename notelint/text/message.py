"""Message templates filled in, with the endings that fit their values.

A template asks for a Korean particle in the field that it follows (`{part:은}`), and for the plural
of an English word by its number (`{count} word{count:s}`).
"""

import re
from collections.abc import Mapping

from notelint.model.finding import Language
from notelint.text.korean import either, fitting

PLURAL = "s"
LONGEST = 500
"""Characters of a value that are shown: a heading or an address may have any number."""

FIELD = re.compile(r"\{\{|\}\}|\{(\w+)(?::(\w+))?\}(['\"`)\]]?)")
"""A field: its name, its particle, and a quotation mark or bracket that closes behind it."""


def fill(template: str, arguments: Mapping[str, str | int], language: Language) -> str:
    """Put values into the `{name}` fields of a template; `{{` and `}}` are braces.

    `{count:s}` is an `s`, or nothing where the value is 1. A field may carry a particle
    (`{part:은}`): in Korean the form that fits the value follows it, or both (`은(는)`) where the
    value's sound is unknown; in English it is left out. A quotation mark or bracket that closes
    behind the field comes first: `'{part:은}'` gives `'본문'은`. Values are never read as
    templates.

    Raises KeyError if an argument is missing or the particle is none.
    """

    def value(match: re.Match[str]) -> str:
        name, particle, closing = match.groups()
        if name is None:
            return match.group()[0]
        if particle == PLURAL:
            return (PLURAL if arguments[name] != 1 else "") + closing
        text = shortened(str(arguments[name]))
        fits = fitting(text, particle) if particle and language == "ko" else ""
        return text + closing + fits

    return FIELD.sub(value, template)


def shortened(text: str, maximum: int = LONGEST) -> str:
    """A text of at most `maximum` characters, cut in its middle: its ends tell most of it."""
    if len(text) <= maximum:
        return text
    tail = maximum // 3
    return f"{text[: maximum - tail - 3]} … {text[-tail:]}"


def unfilled(template: str, language: Language) -> str:
    """A template as a reader may see it: `{part}은(는)`, `{count} word(s)`."""

    def field(match: re.Match[str]) -> str:
        name, particle, closing = match.groups()
        if name is None:
            return match.group()[0]
        if particle == PLURAL:
            return f"({PLURAL}){closing}"
        forms = either(particle) if particle and language == "ko" else ""
        return f"{{{name}}}{closing}{forms}"

    return FIELD.sub(field, template)
