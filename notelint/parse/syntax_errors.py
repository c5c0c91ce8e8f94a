"""Mistakes of YAML and TOML syntax in our words; the parsers' own are terse and only English."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from notelint.model.message import Argument, Phrase, phrase

DOES_NOT_FIT = phrase(
    "the line does not fit the lines above it; indent it as far as its neighbours"
)
YAML_WORDS: tuple[tuple[str, Phrase], ...] = (
    (
        "mapping values are not allowed",
        phrase(
            "unexpected `:`; correct the indentation, or put a string "
            "that contains `: ` in quotation marks"
        ),
    ),
    ("mapping keys are not allowed", phrase('`?` begins a key in YAML; write it in quotes: `"?"`')),
    ("while scanning an alias", phrase('`*` begins an alias in YAML; write it in quotes: `"*"`')),
    ("could not find expected ':'", phrase("a key without `:`")),
    ("expected <block end>", DOES_NOT_FIT),
    ("did not find expected key", DOES_NOT_FIT),
    ("expected <document start>", DOES_NOT_FIT),
    (
        "did not find expected '-' indicator",
        phrase("a list goes on with `- `, or ends with less indentation"),
    ),
    ("block sequence entries are not allowed", phrase("unexpected list item")),
    ("did not find expected ',' or ']'", phrase("`,` or `]` is missing in a list")),
    ("did not find expected ',' or '}'", phrase("`,` or `}` is missing in a mapping")),
    ("found unexpected end of stream", phrase("a quotation mark is not closed")),
    (
        "found unknown escape character",
        phrase("a backslash in double quotes begins an escape; use single quotes"),
    ),
    (
        "found character that cannot start any token",
        phrase("this character can begin no value; put the value in quotes"),
    ),
)

TAB = phrase("a tab indents the line; YAML allows only spaces")


class Mistake(NamedTuple):
    """What is wrong, and where: line and column, both from 1."""

    words: Phrase
    line: int
    column: int


def yaml_mistake(error: Exception, text: str) -> Mistake:
    """What PyYAML's error on a text says."""
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = getattr(error, "problem", None) or "cannot be read"
    said = f"{getattr(error, 'context', None) or ''} {reason}"
    lines = text.splitlines()
    written = lines[line - 1] if line <= len(lines) else ""
    indent = written[: len(written) - len(written.lstrip())]
    if "\t" in indent and column <= len(indent) + 1:
        return Mistake(of_yaml(TAB), line, indent.index("\t") + 1)
    for fragment, words in YAML_WORDS:
        if fragment in said:
            return Mistake(of_yaml(words), line, column)
    return Mistake(phrase("YAML: {reason}", reason=reason), line, column)


def of_yaml(words: Phrase) -> Phrase:
    """What is wrong, as the mistake of YAML that it is."""
    return phrase("YAML: {words}", words=words)


TOML_WORDS: Mapping[str, Phrase] = {
    "Invalid value": phrase("invalid value{detail}"),
    "Invalid statement": phrase("invalid statement{detail}"),
    "Expected '=' after a key": phrase("expected '=' after a key{detail}"),
    "Expected newline or end of document": phrase("expected newline or end of document{detail}"),
    "Unclosed array": phrase("unclosed array{detail}"),
    "Unclosed inline table": phrase("unclosed inline table{detail}"),
    "Unterminated string": phrase("a string is not closed"),
    "Cannot overwrite a value": phrase("a key is given twice{detail}"),
    "Duplicate inline table key": phrase("duplicate inline table key{detail}"),
    "Cannot declare": phrase("a table is declared twice{detail}"),
    "Illegal character": phrase("illegal character{detail}"),
    "Found invalid character": phrase("found invalid character{detail}"),
    "Unescaped '\\'": phrase("unescaped '\\'{detail}"),
    "Expected ']": phrase("expected ']{detail}"),
    "Expected \"'": phrase("expected \"'{detail}"),
    "Invalid initial character for a key part": phrase(
        "invalid initial character for a key part{detail}"
    ),
    "Cannot mutate immutable namespace": phrase("an inline table takes no further keys"),
    "Invalid hex value": phrase("invalid hex value{detail}"),
    "Invalid date or datetime": phrase("invalid date or datetime{detail}"),
    "Escaped character is not": phrase("escaped character is not{detail}"),
    "Exceeds the limit": phrase("exceeds the limit{detail}"),
}
"""What tomllib says, by its beginning; the rest of it is `detail`."""

TWICE = ("Cannot overwrite a value", "Cannot declare")
KEY = re.compile(
    r"""[ \t]*(?:\[[ \t]*([\w.-]+)[ \t]*\](?!\])|([\w.-]+)[ \t]*=(?!.*(?:"{3}|'{3})))"""
)
"""The key of a table or a value on its line; not the end of a text of several lines."""


def toml_mistake(error: Exception, text: str) -> Mistake:
    """What tomllib's error on a text says; it gives the place only at the end of its message."""
    said = str(error)
    found = re.search(r" \(at line (\d+), column (\d+)\)$", said)
    if found:
        line, column = int(found.group(1)), int(found.group(2))
        said = said[: found.start()]
    elif said.endswith(" (at end of document)"):
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
        said = said.removesuffix(" (at end of document)")
    else:
        line, column = 1, 1
    if said.startswith(("Illegal character '\\n'", "Illegal character '\\r'")):
        said = "Unterminated string"  # the line ends in one
    start = next((start for start in TOML_WORDS if said.startswith(start)), "")
    reason: Argument = said[:1].lower() + said[1:]
    if start:
        detail: Argument = said.removeprefix(start)
        if start in TWICE:
            key = KEY.match(text.split("\n")[line - 1])
            detail = phrase(": `{key}`", key=key[1] or key[2]) if key else ""
        reason = TOML_WORDS[start].given(detail=detail)
    return Mistake(phrase("TOML: {reason}", reason=reason), line, column)
