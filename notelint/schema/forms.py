"""Forms of a text: `{date:date}-{slug:slug}.md` or `/regex/`, made into RE2 patterns with captures.

`{name}` captures any text, `{name:TYPE}` one of a type; `{{` and `}}` are braces. In a file's
name no field reaches over a `/`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from notelint.model.message import Phrase, phrase
from notelint.model.schema import Heading
from notelint.model.schema_fields import Range, TextPattern
from notelint.schema.did_you_mean import suggestion
from notelint.text.nfc import compose
from notelint.text.patterns import compile_groups

PIECE = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+")
SPACES = re.compile(r"\s+")
"""A text's white space counts as one space when it is matched."""

SLASHED = 3
"""The least length of `/…/`."""

TYPES: Mapping[str, str] = {
    "string": r"\S(?:.*\S)?",
    "word": r"\S+",
    "slug": r"[\w\-]+",
    "integer": r"[+\-]?\d+",
    "number": r"[+\-]?\d+(?:\.\d+)?",
    "date": r"\d{4}-\d{2}-\d{2}",
}
IN_FILES: Mapping[str, str] = {**TYPES, "string": r"[^/\s](?:[^/]*[^/\s])?", "word": r"[^/\s]+"}
DIRECTIVES: Mapping[str, str] = {
    "Y": r"\d{4}",
    **dict.fromkeys("ymdHMS", r"\d{2}"),
}
"""What strptime's directives take here; all others depend on the locale or on more than a text."""


class FormError(Exception):
    """A text that is no form; `words` say why."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words)
        self.words = words


class Read(NamedTuple):
    """One text of a form: a pattern with the captures it names, or a literal text."""

    pattern: str | None
    captures: tuple[tuple[str, str], ...] = ()
    literal: str = ""


def pattern_of(text: str) -> str | None:
    """The regular expression of `/.../`, or None for another text."""
    return text[1:-1] if len(text) >= SLASHED and text[0] == text[-1] == "/" else None


def read(text: str, types: Mapping[str, str] = TYPES) -> Read:
    """What a form's text says. Raises `FormError`."""
    pattern = pattern_of(text)
    if pattern is not None:
        return Read(pattern, tuple((name, "string") for name in groups(text, pattern)))
    pieces: list[str] = []
    literal: list[str] = []
    captures: dict[str, str] = {}
    for piece in PIECE.findall(compose(text.strip())):
        if piece in ("{", "}"):
            raise FormError(
                phrase(
                    "`{text}` has a brace without its partner; write `{{{{` or `}}}}` for a brace",
                    text=text,
                ),
            )
        if piece[0] == "{" and piece != "{{":
            name, _, kind = piece[1:-1].partition(":")
            pieces.append(_field(text, name, kind or "string", captures, types))
            continue
        written = piece[0] if piece in ("{{", "}}") else SPACES.sub(" ", piece)
        literal.append(written)
        pieces.append(re.escape(written))
    if not captures:
        return Read(None, (), "".join(literal))
    made = "".join(pieces)
    groups(text, made)  # a name that Python takes may be none to RE2
    return Read(made, tuple(captures.items()))


def _field(
    text: str, name: str, kind: str, captures: dict[str, str], types: Mapping[str, str]
) -> str:
    """The pattern of one field, noted among the captures."""
    if not name.isidentifier():
        raise FormError(
            phrase(
                "`{text}`: a field is a name in braces, such as `{{title}}` or `{{date:date}}`",
                text=text,
            ),
        )
    if name in captures:
        raise FormError(phrase("`{text}` names `{{{name}}}` twice", text=text, name=name))
    captures[name] = kind
    if "%" in kind:
        return f"(?P<{name}>{_moment(kind)})"
    if kind not in types:
        near = suggestion(kind, list(types))
        raise FormError(phrase("`{text}`: no type `{kind}`{near}", text=text, kind=kind, near=near))
    return f"(?P<{name}>{types[kind]})"


def _moment(form: str) -> str:
    """The pattern of a strptime format."""
    found = check_moment(form, DIRECTIVES)
    pieces = [DIRECTIVES.get(piece[1], "%") if piece[0] == "%" else piece for piece in found]
    return "".join(
        piece if raw[0] == "%" else re.escape(piece)
        for raw, piece in zip(found, pieces, strict=True)
    )


def check_moment(form: str, known: Mapping[str, object]) -> list[str]:
    """A strptime format cut up at its directives. Raises `FormError` for an impossible one."""
    pieces: list[str] = re.findall(r"%.|%|[^%]+", form)
    seen: set[str] = set()
    for piece in pieces:
        if piece[0] != "%" or piece == "%%":
            continue
        if piece[1:] not in known:
            listed = ", ".join(f"%{letter}" for letter in known)
            raise FormError(
                phrase(
                    "`{form}` is no date format: `{piece}` cannot be used; known: {listed}",
                    form=form,
                    piece=piece,
                    listed=listed,
                ),
            )
        if piece in seen:
            raise FormError(
                phrase(
                    "`{form}` is no date format: `{piece}` stands twice", form=form, piece=piece
                ),
            )
        seen.add(piece)
    if not seen:
        raise FormError(
            phrase("`{form}` is no date format: it has no directive such as `%Y`", form=form),
        )
    return pieces


def groups(text: str, pattern: str) -> tuple[str, ...]:
    """The named groups of a regular expression, in order. Raises `FormError`."""
    try:
        found: Mapping[str, int] = getattr(compile_groups(pattern), "groupindex", {})
    except ValueError as error:
        raise FormError(
            phrase(
                "the regular expression `{text}` cannot be used: {error}",
                text=text,
                error=str(error),
            ),
        ) from None
    return tuple(sorted(found, key=found.__getitem__))


def _together(texts: Sequence[str], found: Sequence[Read]) -> tuple[tuple[str, str], ...]:
    """The captures of alternatives. Raises `FormError` where one name has two types."""
    captures: dict[str, str] = {}
    for text, one in zip(texts, found, strict=True):
        for name, kind in one.captures:
            if captures.setdefault(name, kind) != kind:
                raise FormError(
                    phrase(
                        "`{text}`: `{{{name}}}` is {captures} in another alternative, not "
                        "{kind}; give it another name",
                        text=text,
                        name=name,
                        captures=captures[name],
                        kind=kind,
                    ),
                )
    return tuple(captures.items())


def form(texts: Sequence[str], *, of_file: bool = False) -> TextPattern:
    """The form of which each text is an alternative. Raises `FormError`."""
    for text in texts if of_file else ():
        _check_steps(text)
    found = [read(text, IN_FILES if of_file else TYPES) for text in texts]
    patterns = tuple(
        re.escape(one.literal) if one.pattern is None else one.pattern for one in found
    )
    return TextPattern(" | ".join(texts), patterns, _together(texts, found))


def _check_steps(text: str) -> None:
    """Raises `FormError` for a path that leads out of the folder in which it is looked for."""
    steps = text.strip().split("/")
    if pattern_of(text) is None and any(step in ("", ".", "..") for step in steps):
        raise FormError(
            phrase(
                "`{text}`: the name of a file has no `..` and does not begin with `/`", text=text
            ),
        )


def heading(texts: Sequence[str], levels: Range) -> Heading:
    """How a heading reads: its literal names, its patterns. Raises `FormError`."""
    found = [read(text) for text in texts]
    return Heading(
        tuple(one.literal for one in found if one.pattern is None),
        tuple(one.pattern for one in found if one.pattern is not None),
        levels,
        _together(texts, found),
        tuple(text for text, one in zip(texts, found, strict=True) if one.pattern is not None),
    )
