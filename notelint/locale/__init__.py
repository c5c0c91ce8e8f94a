"""Texts in the reader's language: the catalogues, and templates filled in.

English needs no catalogue: its templates are in the code. Each other language has
`<language>/LC_MESSAGES/notelint.po`, which `make docs` compiles to the `.mo` that is read here.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from gettext import translation
from typing import NamedTuple

from notelint.locale import korean
from notelint.model.message import Argument, Language, Phrase

PLURAL = "s"
LONGEST = 500
"""Characters of a value that are shown: a heading or an address may have any number."""

FIELD = re.compile(r"\{\{|\}\}|\{(\w+)(?::(\w+))?\}(['\"`)\]]?)")
"""A field: its name, its ending, and a quotation mark or bracket that closes behind it."""


class Endings(NamedTuple):
    """What a language's grammar adds to a value: `{part:은}` in a translation."""

    fitting: Callable[[str, str], str]
    """The form of an ending that fits a value."""

    either: Callable[[str], str]
    """All forms of an ending, for a value that is not known."""


ENDINGS: Mapping[Language, Endings] = {"ko": Endings(korean.fitting, korean.either)}
"""Languages of which a field may ask for an ending. In the others it is left out."""


def in_language(phrase: Phrase, language: Language) -> str:
    """A phrase and the phrases in it, in one language."""
    return fill(translated(phrase.template, language), dict(phrase.arguments), language)


def translated(template: str, language: Language) -> str:
    """A template in one language, not filled in; English where the catalogue does not have it."""
    return catalogue(language)(template) if language != "en" and template else template


@cache
def catalogue(language: Language) -> Callable[[str], str]:
    """Looks a template up in a language's catalogue."""
    folder = __file__.rpartition("__init__")[0]
    return translation("notelint", folder, [language]).gettext


def fill(template: str, arguments: Mapping[str, Argument], language: Language) -> str:
    """Put values into the `{name}` fields of a template; `{{` and `}}` are braces.

    `{count:s}` is an `s`, or nothing where the value is 1. A field may carry an ending of the
    language (`{part:은}`): in Korean the form that fits the value follows it, or both (`은(는)`)
    where the value's sound is unknown. A quotation mark or bracket that closes behind the field
    comes first: `'{part:은}'` gives `'본문'은`. Values are never read as templates.

    Raises KeyError if an argument is missing or the language has no such ending.
    """
    endings = ENDINGS.get(language)
    literals, fields = _cut(template)
    pieces = [literals[0]]
    for (name, ending, closing), literal in zip(fields, literals[1:], strict=True):
        argument = arguments[name]
        if ending == PLURAL:
            pieces += PLURAL if argument != 1 else "", closing, literal
            continue
        if isinstance(argument, Phrase):
            argument = in_language(argument, language)
        text = shortened(str(argument))
        fitting = endings.fitting(text, ending) if ending and endings else ""
        pieces += text, closing, fitting, literal
    return "".join(pieces)


@lru_cache(maxsize=512)
def _cut(template: str) -> tuple[list[str], list[tuple[str, str, str]]]:
    """A template cut at its fields: what is between them, and the groups of `FIELD` of each.

    Kept, because a report fills the same few templates in for thousands of findings.
    """
    literals, fields, at = [""], [], 0
    for match in FIELD.finditer(template):
        literals[-1] += template[at : match.start()]
        at = match.end()
        name, ending, closing = match.groups()
        if name is None:
            literals[-1] += match.group()[0]
        else:
            fields.append((name, ending, closing))
            literals.append("")
    literals[-1] += template[at:]
    return literals, fields


def shortened(text: str, maximum: int = LONGEST) -> str:
    """A text of at most `maximum` characters, cut in its middle: its ends tell most of it."""
    if len(text) <= maximum:
        return text
    tail = maximum // 3
    return f"{text[: maximum - tail - 3]} … {text[-tail:]}"


def unfilled(template: str, language: Language) -> str:
    """A template as a reader may see it: `{part}은(는)`, `{count} word(s)`."""
    endings = ENDINGS.get(language)

    def field(match: re.Match[str]) -> str:
        name, ending, closing = match.groups()
        if name is None:
            return match.group()[0]
        if ending == PLURAL:
            return f"({PLURAL}){closing}"
        return f"{{{name}}}{closing}{endings.either(ending) if ending and endings else ''}"

    return FIELD.sub(field, template)
