"""pydantic's errors as problems of a file, each at its place."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from notelint.model.message import Argument, Phrase, phrase
from notelint.schema.did_you_mean import suggestion
from notelint.schema.errors import ConfigProblem, Path, Place
from notelint.schema.value_types import NO_VALUE, OURS

EXPECTED: dict[str, Phrase] = {
    "string_type": phrase("a string"),
    "int_type": phrase("a whole number"),
    "int_from_float": phrase("a whole number"),
    "int_parsing": phrase("a whole number"),
    "float_type": phrase("a number"),
    "float_parsing": phrase("a number"),
    "finite_number": phrase("a number"),
    "bool_type": phrase("true or false"),
    "bool_parsing": phrase("true or false"),
    "list_type": phrase("a list"),
    "tuple_type": phrase("a list"),
    "dict_type": phrase("a mapping"),
    "model_type": phrase("a mapping"),
    "model_attributes_type": phrase("a mapping"),
}
"""What a value should be, by the type of pydantic's error."""


def validation_problems(
    error: ValidationError, model: type[BaseModel], place: Place, under: Path = ()
) -> list[ConfigProblem]:
    """Every error of a validation; `under` is the path of the validated value in the file."""
    problems = []
    for details in error.errors(include_url=False):
        path: Path = tuple(step for step in details["loc"] if step != "[key]")
        at_key = details["type"] == "extra_forbidden" or "[key]" in details["loc"]
        location = place((*under, *path), at_key)
        problems.append(ConfigProblem(*location, _reason(details, model, path)))
    return problems


def _reason(  # noqa: PLR0911 - one for each type of error
    error: Any, model: type[BaseModel], path: Path
) -> Phrase:
    kind, name, value = error["type"], _name(path), error["input"]
    if kind == OURS:
        return _refused(name, **error["ctx"])
    if kind == "extra_forbidden":
        return _unknown_key(str(path[-1]), model, path[:-1])
    if kind == "missing":
        return phrase("the key `{key}` is missing", key=str(path[-1]))
    if kind == "too_short":
        return _too_short(name, value, error["ctx"]["min_length"])
    if value is None:
        return _refused(name, NO_VALUE, is_predicate=True)
    if kind == "literal_error":
        return _not_a_choice(name, value, re.findall(r"'([^']*)'", error["ctx"]["expected"]))
    if kind in ("greater_than_equal", "less_than_equal"):
        return _out_of_bounds(name, value, error["ctx"])
    if kind in EXPECTED:
        return _wrong_type(name, value, kind)
    return phrase("`{name}` cannot be {was}{near}", name=name, was=describe(value), near="")


def _unknown_key(key: str, model: type[BaseModel], inside: Path) -> Phrase:
    if inside and key in _known_keys(model, ()):
        words = phrase("`{key}` does not belong in `{inside}`, but at the top of the file")
        return words.given(key=key, inside=_name(inside))
    near = suggestion(key, _known_keys(model, inside))
    return phrase("unknown key `{key}`{near}", key=key, near=near)


def _refused(name: str, reason: Phrase, *, is_predicate: bool) -> Phrase:
    """The reason of a validator of ours, after the key's name."""
    if is_predicate:
        return phrase("`{name}` {predicate}", name=name, predicate=reason)
    return phrase("`{name}`: {reason}", name=name, reason=reason)


def _too_short(name: str, value: object, minimum: int) -> Phrase:
    if minimum > 1:
        return phrase("`{name}` needs at least {minimum} entries", name=name, minimum=minimum)
    if isinstance(value, dict):
        return phrase("`{name}` is an empty mapping", name=name)
    return phrase("`{name}` is an empty list", name=name)


def _out_of_bounds(name: str, value: object, bound: dict[str, Any]) -> Phrase:
    """A number outside its bounds, of which pydantic names the one that it exceeds."""
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


def _wrong_type(name: str, value: object, kind: str) -> Phrase:
    is_bare = kind == "string_type" and isinstance(value, bool | int | float)
    return phrase(
        "`{name}` should be {expected}, not {was}{quoted}",
        name=name,
        expected=EXPECTED[kind],
        was=describe(value),
        quoted=phrase("; put it in quotes") if is_bare else "",
    )


def _not_a_choice(name: str, value: object, choices: Sequence[str]) -> Phrase:
    was = describe(value)
    if isinstance(value, str):
        near = suggestion(value, choices)
        return phrase("`{name}` cannot be {was}{near}", name=name, was=was, near=near)
    listed = ", ".join(f"`{choice}`" for choice in choices)
    return phrase("`{name}` cannot be {was}; known: {listed}", name=name, was=was, listed=listed)


def _name(path: Path) -> str:
    """The last key of a path with the index of the item in it, such as `text[0]`."""
    name = ""
    for step in path:
        name = f"{name}[{step}]" if isinstance(step, int) else step
    return name or "/"


def describe(value: object) -> Argument:
    """A value as messages show it."""
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


def _known_keys(model: type[BaseModel], path: Path) -> tuple[str, ...]:
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
