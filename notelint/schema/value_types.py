"""Kinds of value that schema and settings files share, as pydantic sees them.

A validator of ours raises `refuse(...)`, whose words come out of pydantic's error unchanged.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError

from notelint.model.message import Phrase, phrase
from notelint.model.schema_fields import Condition, Range
from notelint.schema import conditions, ranges
from notelint.schema.forms import (
    TYPES,
    FormError,
    Read,
    check_moment,
    form,
    pattern_of,
    read,
)

OURS = "notelint"
"""The type of the errors that carry their words in `ctx`."""

NO_VALUE = phrase("has no value; give one or delete the key")
Kind = TypeVar("Kind")
FIELD = re.compile(r"\{([^{}]*)\}")


class Strict(BaseModel):
    """A mapping with known keys only, whose values are not converted."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def refuse(reason: Phrase) -> PydanticCustomError:
    """An error to raise."""
    return PydanticCustomError(OURS, "{reason}", {"reason": reason})


def not_empty(value: Any) -> Any:
    """Refuse a key without a value; a key that is left out is not asked."""
    if value is None:
        raise refuse(NO_VALUE)
    return value


def listed(value: Any) -> Any:
    """One text stands for a list of one."""
    return [value] if isinstance(value, str) else value


def _text(value: str) -> str:
    if not value.strip():
        raise refuse(phrase("is an empty text"))
    return value


def _identifier(value: str) -> str:
    if not value.replace("-", "_").isidentifier():
        raise refuse(
            phrase(
                "`{value}` is no name: use letters, digits, `-` and `_`, and begin with a letter",
                value=value,
            ),
        )
    return value


def _form(value: str) -> str:
    _read_form(value)
    return value


def _read_form(value: str) -> Read:
    try:
        return read(_text(value), TYPES)
    except FormError as error:
        raise refuse(error.words) from None


def _pattern(value: str) -> str:
    if pattern_of(value) is None:
        raise refuse(
            phrase(
                "`{value}` is no regular expression: write it between slashes, as in `/[a-z]+/`",
                value=value,
            ),
        )
    return _literal_or_pattern(value)


def _literal_or_pattern(value: str) -> str:
    if pattern_of(_text(value)) is not None:
        _read_form(value)
    return value


def _forms(*, of_file: bool) -> Callable[[list[str]], list[str]]:
    def validate(value: list[str]) -> list[str]:
        try:
            form(value, of_file=of_file)
        except FormError as error:
            raise refuse(error.words) from None
        return value

    return validate


forms_agree = _forms(of_file=False)
"""Refuse alternatives that give one name two types."""


def _moment(value: str) -> str:
    try:
        check_moment(value, dict.fromkeys("YmdHMSyfz"))
    except FormError as error:
        raise refuse(error.words) from None
    return value


def _condition(value: Any) -> Condition:
    try:
        return conditions.condition(not_empty(value))
    except conditions.ConditionError as error:
        raise refuse(error.words) from None


def _template(value: str) -> str:
    fields = FIELD.findall(_text(value))
    rest = FIELD.sub("", value)
    if "{" in rest or "}" in rest or not all(name.isidentifier() for name in fields):
        raise refuse(
            phrase(
                "`{value}` is no template: each field is a name in braces, such as `{{headline}}`",
                value=value,
            ),
        )
    return value


def _scheme(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9+.-]*", value):
        raise refuse(
            phrase(
                "`{value}` is no URL scheme: write it in lower case and without `:`, "
                "such as `https`",
                value=value,
            ),
        )
    return value


def _range(made: Callable[[object], Kind]) -> Callable[[Any], Kind]:
    def validate(value: Any) -> Kind:
        try:
            return made(not_empty(value))
        except ranges.RangeError as error:
            raise refuse(error.words) from None

    return validate


_DOTTED = r"([0-9]+(\.\.[0-9]*)?|\.\.[0-9]+)"
Name = Annotated[str, AfterValidator(_identifier)]
Filled = Annotated[str, AfterValidator(_text)]
FormText = Annotated[str, AfterValidator(_form)]
Regex = Annotated[str, AfterValidator(_pattern)]
Literally = Annotated[str, AfterValidator(_literal_or_pattern)]
Moment = Annotated[str, AfterValidator(_moment)]
Template = Annotated[str, AfterValidator(_template)]
Scheme = Annotated[str, AfterValidator(_scheme)]
Texts = Annotated[
    list[Filled],
    Field(min_length=1),
    BeforeValidator(listed, json_schema_input_type=str | list[str]),
]
Names = Annotated[
    list[Name], Field(min_length=1), BeforeValidator(listed, json_schema_input_type=str | list[str])
]
FileForms = Annotated[
    list[Filled],
    Field(min_length=1),
    AfterValidator(_forms(of_file=True)),
    BeforeValidator(listed, json_schema_input_type=str | list[str]),
]
ItemForms = Annotated[
    list[Filled],
    Field(min_length=1),
    AfterValidator(forms_agree),
    BeforeValidator(listed, json_schema_input_type=str | list[str]),
]
When = Annotated[
    Condition,
    PlainValidator(
        _condition, json_schema_input_type=dict[str, Any] | Annotated[list[dict[str, Any]], Field()]
    ),
]
Number = Annotated[
    tuple[float | None, float | None],
    PlainValidator(
        _range(ranges.number), json_schema_input_type=int | float | Annotated[str, Field()]
    ),
]
Count = Annotated[
    Range,
    PlainValidator(
        _range(ranges.count),
        json_schema_input_type=Annotated[int, Field(ge=1)]
        | Annotated[str, Field(pattern=rf"^([?*+]|{_DOTTED})$")],
    ),
]
Items = Annotated[
    Range,
    PlainValidator(
        _range(ranges.items),
        json_schema_input_type=Annotated[int, Field(ge=0)]
        | Annotated[str, Field(pattern=f"^{_DOTTED}$")],
    ),
]
HeadingLevel = Annotated[
    Range,
    PlainValidator(
        _range(ranges.level),
        json_schema_input_type=Annotated[int, Field(ge=1, le=6)]
        | Annotated[str, Field(pattern=r"^([1-6](\.\.[1-6]?)?|\.\.[1-6])$")],
    ),
]
