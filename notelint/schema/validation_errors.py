"""pydantic's errors in our words, each at its place in the file."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from notelint.model.message import Argument, Phrase, phrase
from notelint.schema.did_you_mean import suggestion
from notelint.schema.errors import ConfigProblem, Path, Place
from notelint.schema.value_types import NO_VALUE, OURS

TEXT = phrase("a text")
EXPECTED: dict[str, Phrase] = {
    "string_type": TEXT,
    "int_type": phrase("a whole number"),
    "int_from_float": phrase("a whole number"),
    "float_type": phrase("a number"),
    "bool_type": phrase("true or false"),
    "list_type": phrase("a list"),
    "tuple_type": phrase("a list"),
    "dict_type": phrase("a mapping"),
    "model_type": phrase("a mapping"),
    "model_attributes_type": phrase("a mapping"),
}
"""What a value should have been, by the type of pydantic's error."""


def validation_problems(
    error: ValidationError,
    model: type[BaseModel],
    file: str,
    place: Place,
    under: Path = (),
    file_of: Callable[[Path], str] | None = None,
) -> list[ConfigProblem]:
    """Every error of a validation; `under` is the way to the validated value in the file.

    `file_of` names the file of a path where there are several (`extends`).
    """
    found = []
    for one in error.errors(include_url=False):
        path: Path = tuple(step for step in one["loc"] if step != "[key]")
        at_key = one["type"] == "extra_forbidden" or "[key]" in one["loc"]
        line, column = place((*under, *path), at_key)
        named = file_of((*under, *path)) if file_of else file
        found.append(ConfigProblem(named, line, column, _words(one, model, path)))
    return found


def _words(error: Any, model: type[BaseModel], path: Path) -> Phrase:
    kind, name, value = error["type"], _name(path), error["input"]
    if kind == OURS:
        return _ours(name, error["ctx"]["reason"])
    if kind == "extra_forbidden":
        near = suggestion(str(path[-1]), known_keys(model, path[:-1]))
        words = phrase("unknown key `{key}`{near}", key=str(path[-1]), near=near)
    elif kind == "missing":
        words = phrase("the key `{key}` is missing", key=str(path[-1]))
    elif kind == "too_short":
        words = _short(name, value, error["ctx"]["min_length"])
    elif value is None:
        words = _ours(name, NO_VALUE)
    elif kind == "literal_error":
        words = _choice(name, value, re.findall(r"'([^']*)'", error["ctx"]["expected"]))
    elif kind in ("greater_than_equal", "less_than_equal"):
        words = _bound(name, value, error["ctx"])
    elif kind in EXPECTED:
        words = _type(name, value, EXPECTED[kind])
    else:
        words = phrase("`{name}`: {reason}", name=name, reason=error["msg"])
    return words


def _short(name: str, value: object, minimum: int) -> Phrase:
    if minimum > 1:
        return phrase("`{name}` needs at least {minimum} entries", name=name, minimum=minimum)
    if isinstance(value, dict):
        return phrase("`{name}` is an empty mapping", name=name)
    return phrase("`{name}` is an empty list", name=name)


def _bound(name: str, value: object, bound: dict[str, Any]) -> Phrase:
    """A number outside its bounds; pydantic names the one that it passes."""
    was = describe(value)
    if "le" in bound:
        return phrase(
            "`{name}` should be at most {maximum}, not {was}",
            name=name,
            maximum=bound["le"],
            was=was,
        )
    return phrase(
        "`{name}` should be at least {minimum}, not {was}", name=name, minimum=bound["ge"], was=was
    )


def _ours(name: str, words: Phrase) -> Phrase:
    """Words of our validators: a sentence of which the key is the subject, or one beside it."""
    if words.template.startswith(("is ", "has ", "should ")):
        return phrase("`{name}` {predicate}", name=name, predicate=words)
    return phrase("`{name}`: {reason}", name=name, reason=words)


def _type(name: str, value: object, expected: Phrase) -> Phrase:
    was = describe(value)
    if expected is TEXT and isinstance(value, bool | int | float):
        quoted: Argument = phrase("; put it in quotes")
    else:
        quoted = ""
    return phrase(
        "`{name}` should be {expected}, not {was}{quoted}",
        name=name,
        expected=expected,
        was=was,
        quoted=quoted,
    )


def _choice(name: str, value: object, choices: Sequence[str]) -> Phrase:
    was = describe(value)
    if isinstance(value, str):
        near = suggestion(value, choices)
        return phrase("`{name}` cannot be {was}{near}", name=name, was=was, near=near)
    listed = ", ".join(f"`{choice}`" for choice in choices)
    return phrase("`{name}` cannot be {was}; known: {listed}", name=name, was=was, listed=listed)


def _name(path: Path) -> str:
    """The last key on a path with the number of the item in it, such as `text[0]`."""
    name = ""
    for step in path:
        name = f"{name}[{step}]" if isinstance(step, int) else step
    return name or "/"


def describe(value: object) -> Argument:
    """A value as a message names it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return phrase("the number {value}", value=str(value))
    if isinstance(value, str):
        text = value if len(value) <= 40 else f"{value[:39]}…"
        return f"`{text}`"
    if isinstance(value, dict):
        return phrase("a mapping")
    if isinstance(value, list | tuple):
        return phrase("a list")
    return phrase("nothing") if value is None else phrase("a date")


def known_keys(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys that the mapping at a path may have."""
    for step in path:
        if isinstance(step, str):
            for name, field in model.model_fields.items():
                if step == (field.alias or name):
                    model = next(_models(field.annotation), model)
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
