"""Patterns of a text, `{date:date}-{slug:slug}.md` or `/regex/`, as regular expressions.

`{name}` captures any text, `{name:TYPE}` one of a type; `{{` and `}}` are braces. In a file's name
no field extends over a `/`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from notelint.model.message import phrase
from notelint.model.schema import Heading
from notelint.model.schema_fields import Range, TextPattern
from notelint.schema.did_you_mean import suggestion
from notelint.schema.errors import InvalidValueError
from notelint.text.nfc import compose
from notelint.text.patterns import compile_groups

PIECE = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+")
SPACES = re.compile(r"\s+")
"""White space of a text is matched as one space."""

SLASHED = 3
"""The minimum length of `/…/`."""

TYPES: Mapping[str, str] = {
    "string": r"\S(?:.*\S)?",
    "word": r"\S+",
    "slug": r"[\w\-]+",
    "integer": r"[+\-]?\d+",
    "number": r"[+\-]?\d+(?:\.\d+)?",
    "date": r"\d{4}-\d{2}-\d{2}",
}
IN_FILES: Mapping[str, str] = {**TYPES, "string": r"[^/\s](?:[^/]*[^/\s])?", "word": r"[^/\s]+"}
DIRECTIVES: Mapping[str, str] = {"Y": r"\d{4}", **dict.fromkeys("ymdHMS", r"\d{2}")}
"""What strptime's directives match; the others depend on the locale or on more than a text."""


class Alternative(NamedTuple):
    """One of the texts of a pattern: a regular expression with its captures, or a literal text."""

    regex: str | None
    captures: tuple[tuple[str, str], ...] = ()
    literal: str = ""


def regex_of(text: str) -> str | None:
    """The regular expression of `/.../`, or None for another text."""
    return text[1:-1] if len(text) >= SLASHED and text[0] == text[-1] == "/" else None


def read_alternative(text: str, types: Mapping[str, str] = TYPES) -> Alternative:
    """A text of a pattern, read. Raises `InvalidValueError`."""
    regex = regex_of(text)
    if regex is not None:
        return Alternative(regex, tuple((name, "string") for name in named_groups(text, regex)))
    pieces: list[str] = []
    literal: list[str] = []
    captures: dict[str, str] = {}
    for piece in PIECE.findall(compose(text.strip())):
        if piece in ("{", "}"):
            raise InvalidValueError(
                phrase(
                    "`{text}` has an unmatched brace; write `{{{{` or `}}}}` for a literal brace",
                    text=text,
                )
            )
        if piece[0] == "{" and piece != "{{":
            name, _, kind = piece[1:-1].partition(":")
            pieces.append(_field(text, name, kind or "string", captures, types))
            continue
        written = piece[0] if piece in ("{{", "}}") else SPACES.sub(" ", piece)
        literal.append(written)
        pieces.append(re.escape(written))
    if not captures:
        return Alternative(None, (), "".join(literal))
    regex = "".join(pieces)
    named_groups(text, regex)  # a group's name may be shorter than one of Python
    return Alternative(regex, tuple(captures.items()))


def _field(
    text: str, name: str, kind: str, captures: dict[str, str], types: Mapping[str, str]
) -> str:
    """The regular expression of one field, which is added to the captures."""
    if not name.isidentifier():
        raise InvalidValueError(
            phrase(
                "`{text}`: a field is a name in braces, such as `{{title}}` or `{{date:date}}`",
                text=text,
            )
        )
    if name in captures:
        raise InvalidValueError(
            phrase("`{text}` contains `{{{name}}}` twice", text=text, name=name)
        )
    captures[name] = kind
    if "%" in kind:
        return f"(?P<{name}>{_date_format(kind)})"
    if kind not in types:
        near = suggestion(kind, list(types))
        raise InvalidValueError(
            phrase("`{text}`: unknown type `{kind}`{near}", text=text, kind=kind, near=near)
        )
    return f"(?P<{name}>{types[kind]})"


def _date_format(form: str) -> str:
    """The regular expression of a strptime format."""
    return "".join(
        DIRECTIVES.get(piece[1], "%") if piece[0] == "%" else re.escape(piece)
        for piece in split_date_format(form, DIRECTIVES)
    )


def split_date_format(form: str, known: Mapping[str, object]) -> list[str]:
    """A strptime format in pieces, directives and texts. Raises `InvalidValueError`."""
    pieces: list[str] = re.findall(r"%.|%|[^%]+", form)
    seen: set[str] = set()
    for piece in pieces:
        if piece[0] != "%" or piece == "%%":
            continue
        if piece[1:] not in known:
            listed = ", ".join(f"%{letter}" for letter in known)
            raise InvalidValueError(
                phrase(
                    "`{form}` is not a date format: `{piece}` cannot be used; known: {listed}",
                    form=form,
                    piece=piece,
                    listed=listed,
                )
            )
        if piece in seen:
            raise InvalidValueError(
                phrase(
                    "`{form}` is not a date format: `{piece}` appears twice", form=form, piece=piece
                )
            )
        seen.add(piece)
    if not seen:
        raise InvalidValueError(
            phrase("`{form}` is not a date format: it has no directive such as `%Y`", form=form)
        )
    return pieces


def named_groups(text: str, pattern: str) -> tuple[str, ...]:
    """The named groups of a regular expression, in order. Raises `InvalidValueError`."""
    try:
        return compile_groups(pattern).groups
    except ValueError as error:
        raise InvalidValueError(
            phrase("invalid regular expression `{text}`: {error}", text=text, error=str(error))
        ) from None


def _captures(
    texts: Sequence[str], alternatives: Sequence[Alternative]
) -> tuple[tuple[str, str], ...]:
    """The captures of alternatives. Raises `InvalidValueError` if a name has two types."""
    captures: dict[str, str] = {}
    for text, alternative in zip(texts, alternatives, strict=True):
        for name, kind in alternative.captures:
            if captures.setdefault(name, kind) != kind:
                raise InvalidValueError(
                    phrase(
                        "`{text}`: `{{{name}}}` has the type {captures} in another alternative, "
                        "not {kind}; use another name",
                        text=text,
                        name=name,
                        captures=captures[name],
                        kind=kind,
                    )
                )
    return tuple(captures.items())


def text_pattern(texts: Sequence[str], *, of_file: bool = False) -> TextPattern:
    """The pattern of which each text is an alternative. Raises `InvalidValueError`."""
    for text in texts if of_file else ():
        _check_steps(text)
    alternatives = [read_alternative(text, IN_FILES if of_file else TYPES) for text in texts]
    regexes = tuple(
        re.escape(alternative.literal) if alternative.regex is None else alternative.regex
        for alternative in alternatives
    )
    return TextPattern(" | ".join(texts), regexes, _captures(texts, alternatives))


def _check_steps(text: str) -> None:
    """Raises `InvalidValueError` for a path that leads out of its folder."""
    steps = text.strip().split("/")
    if regex_of(text) is None and any(step in ("", ".", "..") for step in steps):
        raise InvalidValueError(
            phrase("`{text}`: a file name cannot contain `..` or begin with `/`", text=text)
        )


def heading_pattern(texts: Sequence[str], levels: Range) -> Heading:
    """How a heading reads: its literal names and its patterns. Raises `InvalidValueError`."""
    alternatives = [read_alternative(text) for text in texts]
    by_text = zip(texts, alternatives, strict=True)
    return Heading(
        tuple(literal for regex, _, literal in alternatives if regex is None),
        tuple(regex for regex, _, _ in alternatives if regex is not None),
        levels,
        _captures(texts, alternatives),
        tuple(text for text, alternative in by_text if alternative.regex is not None),
    )
