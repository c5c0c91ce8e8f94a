"""pydantic's errors in our words, each at its place in the file."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from notelint.model.finding import Words
from notelint.schema.did_you_mean import suggestion
from notelint.schema.errors import ConfigProblem, Path, Place
from notelint.schema.value_types import NO_VALUE, OURS

TEXT = Words("a text", "문자열")
EXPECTED: dict[str, Words] = {
    "string_type": TEXT,
    "int_type": Words("a whole number", "정수"),
    "int_from_float": Words("a whole number", "정수"),
    "float_type": Words("a number", "숫자"),
    "bool_type": Words("true or false", "true 또는 false"),
    "list_type": Words("a list", "목록"),
    "tuple_type": Words("a list", "목록"),
    "dict_type": Words("a mapping", "매핑(`키: 값`)"),
    "model_type": Words("a mapping", "매핑(`키: 값`)"),
    "model_attributes_type": Words("a mapping", "매핑(`키: 값`)"),
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


def _words(error: Any, model: type[BaseModel], path: Path) -> Words:
    kind, name, value = error["type"], _name(path), error["input"]
    if kind == OURS:
        return _ours(name, Words(error["ctx"]["en"], error["ctx"]["ko"]))
    if kind == "extra_forbidden":
        near = suggestion(str(path[-1]), known_keys(model, path[:-1]))
        words = Words(f"unknown key `{path[-1]}`{near.en}", f"알 수 없는 키 `{path[-1]}`{near.ko}")
    elif kind == "missing":
        words = Words(f"the key `{path[-1]}` is missing", f"필수 키 `{path[-1]}` 항목이 없습니다")
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
        words = Words(f"`{name}`: {error['msg']}", f"`{name}` 값 오류: {error['msg']}")
    return words


def _short(name: str, value: object, minimum: int) -> Words:
    if minimum > 1:
        return Words(
            f"`{name}` needs at least {minimum} entries",
            f"`{name}`: 항목이 {minimum}개 이상 필요합니다",
        )
    if isinstance(value, dict):
        return Words(f"`{name}` is an empty mapping", f"`{name}`: 빈 매핑입니다")
    return Words(f"`{name}` is an empty list", f"`{name}`: 빈 목록입니다")


def _bound(name: str, value: object, bound: dict[str, Any]) -> Words:
    """A number outside its bounds; pydantic names the one that it passes."""
    was = describe(value)
    if "le" in bound:
        return Words(
            f"`{name}` should be at most {bound['le']}, not {was.en}",
            f"`{name}`: {bound['le']} 이하여야 합니다(현재: {was.ko})",
        )
    return Words(
        f"`{name}` should be at least {bound['ge']}, not {was.en}",
        f"`{name}`: {bound['ge']} 이상이어야 합니다(현재: {was.ko})",
    )


def _ours(name: str, words: Words) -> Words:
    """Words of our validators: a sentence of which the key is the subject, or one beside it."""
    joined = " " if words.en.startswith(("is ", "has ", "should ")) else ": "
    return Words(f"`{name}`{joined}{words.en}", f"`{name}`: {words.ko}")


def _type(name: str, value: object, expected: Words) -> Words:
    was = describe(value)
    if expected is TEXT and isinstance(value, bool | int | float):
        quoted = Words("; put it in quotes", ". 따옴표로 묶으세요")
    else:
        quoted = Words("", "")
    return Words(
        f"`{name}` should be {expected.en}, not {was.en}{quoted.en}",
        f"`{name}`: {expected.ko} 형식이어야 합니다(현재: {was.ko}){quoted.ko}",
    )


def _choice(name: str, value: object, choices: Sequence[str]) -> Words:
    was = describe(value)
    if isinstance(value, str):
        near = suggestion(value, choices)
        return Words(
            f"`{name}` cannot be {was.en}{near.en}",
            f"`{name}`: {was.ko} 값은 쓸 수 없습니다{near.ko}",
        )
    listed = ", ".join(f"`{choice}`" for choice in choices)
    return Words(
        f"`{name}` cannot be {was.en}; known: {listed}",
        f"`{name}`: {was.ko} 값은 쓸 수 없습니다. 쓸 수 있는 값: {listed}",
    )


def _name(path: Path) -> str:
    """The last key on a path with the number of the item in it, such as `text[0]`."""
    name = ""
    for step in path:
        name = f"{name}[{step}]" if isinstance(step, int) else step
    return name or "/"


def describe(value: object) -> Words:
    """A value as a message names it."""
    if isinstance(value, bool):
        return Words(str(value).lower(), str(value).lower())
    if isinstance(value, int | float):
        return Words(f"the number {value}", f"숫자 {value}")
    if isinstance(value, str):
        text = value if len(value) <= 40 else f"{value[:39]}…"
        return Words(f"`{text}`", f"`{text}`")
    if isinstance(value, dict):
        return Words("a mapping", "매핑(`키: 값`)")
    if isinstance(value, list | tuple):
        return Words("a list", "목록")
    return Words("nothing", "없음") if value is None else Words("a date", "날짜")


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
