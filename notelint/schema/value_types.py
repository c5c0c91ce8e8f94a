"""Kinds of value that schema and settings files share, as types of pydantic models.

A validator raises `refuse(...)` or `refuse_key(...)`, whose phrase becomes the message.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from notelint.model.message import Phrase, phrase
from notelint.model.schema import NEW_NAME_FIELDS
from notelint.model.schema_fields import Condition, Range
from notelint.schema import ranges
from notelint.schema.conditions import read_condition
from notelint.schema.errors import InvalidValueError
from notelint.schema.text_patterns import (
    read_alternative,
    regex_of,
    split_date_format,
    text_pattern,
)

OURS = "notelint"
"""The type of the errors that have their phrase in `ctx`."""

NO_VALUE = phrase("has no value; set one or delete the key")
Value = TypeVar("Value")
FIELD = re.compile(r"\{([^{}]*)\}")


class Strict(BaseModel):
    """A mapping with known keys only, whose values are not converted."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class UntitledJsonSchema(GenerateJsonSchema):
    """pydantic's generator, without titles that only repeat the keys, which an editor shows."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's
        """Set no titles."""
        return False


class PublishedJsonSchema(UntitledJsonSchema):
    """pydantic's generator for files in an editor, without what stands for no value."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave out defaults that no file can say: null, an empty text or list, a range."""
        made = super().default_schema(schema)
        if made.get("default") in (None, "", [], {}) or isinstance(schema.get("default"), tuple):
            made.pop("default", None)
        return made

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave out null, which stands for a key that is left out."""
        return self.generate_inner(schema["schema"])


def refuse(reason: Phrase, *, is_predicate: bool = False) -> PydanticCustomError:
    """The error of a value, for a reason.

    A predicate (`is an empty text`) has the key as its subject; another reason follows the key.
    """
    return PydanticCustomError(OURS, "{reason}", {"reason": reason, "is_predicate": is_predicate})


refuse_key = partial(refuse, is_predicate=True)


def not_empty(value: Any) -> Any:
    """Refuse a key without a value; a key that is left out is not validated."""
    if value is None:
        raise refuse_key(NO_VALUE)
    return value


def listed(value: Any) -> Any:
    """A text alone stands for a list of one."""
    return [value] if isinstance(value, str) else value


def _validator(read: Callable[[Any], object]) -> Callable[[Value], Value]:
    """A validator that refuses the values that `read` refuses."""

    def validate(value: Value) -> Value:
        _converter(read)(value)
        return value

    return validate


def _converter(read: Callable[[Any], Value]) -> Callable[[Any], Value]:
    """A validator that makes of a value what `read` makes of it."""

    def validate(value: Any) -> Value:
        try:
            return read(not_empty(value))
        except InvalidValueError as error:
            raise refuse(error.reason, is_predicate=error.is_predicate) from None

    return validate


def _range_validator(
    read: Callable[[object], Range], pattern: str, **bounds: int
) -> PlainValidator:
    """A range: a whole number within `bounds`, or a string that matches `pattern`."""
    schema = Annotated[int, Field(**bounds)] | Annotated[str, Field(pattern=pattern)]
    return PlainValidator(_converter(read), json_schema_input_type=schema)


def _text(value: str) -> str:
    if not value.strip():
        raise refuse_key(phrase("is an empty string"))
    return value


def _identifier(value: str) -> str:
    if not value.replace("-", "_").isidentifier():
        raise refuse(
            phrase(
                "`{value}` is not a name: use letters, digits, `-` and `_`, and begin with a "
                "letter",
                value=value,
            )
        )
    return value


def _regex(value: str) -> str:
    if regex_of(value) is None:
        raise refuse(
            phrase(
                "`{value}` is not a regular expression: write it between slashes, as in `/[a-z]+/`",
                value=value,
            )
        )
    return value


def _regex_if_slashed(value: str) -> None:
    if regex_of(value) is not None:
        read_alternative(value)


def _template(value: str) -> str:
    names = FIELD.findall(value)
    rest = FIELD.sub("", value)
    if "{" in rest or "}" in rest or not all(name.isidentifier() for name in names):
        raise refuse(
            phrase(
                "`{value}` is not a template: each field is a name in braces, such as "
                "`{{headline}}`",
                value=value,
            )
        )
    return value


def _new_name(value: str) -> str:
    unknown = [name for name in FIELD.findall(_template(value)) if name not in NEW_NAME_FIELDS]
    if unknown:
        raise refuse(
            phrase(
                "`{{{field}}}` is not a field of a new name: use `{{title}}`, `{{slug}}`, "
                "`{{date}}` or `{{number}}`",
                field=unknown[0],
            )
        )
    return value


def _scheme(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9+.-]*", value):
        raise refuse(
            phrase(
                "`{value}` is not a URL scheme: write it in lowercase and without `:`, such as "
                "`https`",
                value=value,
            )
        )
    return value


_DOTTED = r"([0-9]+(\.\.[0-9]*)?|\.\.[0-9]+)"
ONE_OR_MORE = BeforeValidator(listed, json_schema_input_type=str | list[str])
"""A list, for which a text alone may stand."""

Present = Annotated[Value | None, BeforeValidator(not_empty)]
"""A value that is None if its key is left out, but not null in the file."""
Name = Annotated[str, AfterValidator(_identifier)]
Filled = Annotated[str, AfterValidator(_text)]
PatternText = Annotated[Filled, AfterValidator(_validator(read_alternative))]
Literally = Annotated[Filled, AfterValidator(_validator(_regex_if_slashed))]
Regex = Annotated[str, AfterValidator(_regex), AfterValidator(_validator(read_alternative))]
DateFormat = Annotated[
    str, AfterValidator(_validator(partial(split_date_format, known=dict.fromkeys("YmdHMSyfz"))))
]
Template = Annotated[Filled, AfterValidator(_template)]
NewName = Annotated[Filled, AfterValidator(_new_name)]
Scheme = Annotated[str, AfterValidator(_scheme)]
OneOrMore = Annotated[list[Value], Field(min_length=1), ONE_OR_MORE]
Texts = OneOrMore[Filled]
HeadingPatterns = Annotated[OneOrMore[PatternText], AfterValidator(_validator(text_pattern))]
ItemPatterns = Annotated[Texts, AfterValidator(_validator(text_pattern))]
FilePatterns = Annotated[Texts, AfterValidator(_validator(partial(text_pattern, of_file=True)))]
When = Annotated[
    Condition,
    PlainValidator(
        _converter(read_condition),
        json_schema_input_type=dict[str, Any] | Annotated[list[dict[str, Any]], Field()],
    ),
]
Number = Annotated[
    tuple[float | None, float | None],
    PlainValidator(
        _converter(ranges.number_range),
        json_schema_input_type=int | float | Annotated[str, Field()],
    ),
]
Count = Annotated[Range, _range_validator(ranges.count_range, rf"^([?*+]|{_DOTTED})$", ge=1)]
Items = Annotated[Range, _range_validator(ranges.items_range, f"^{_DOTTED}$", ge=0)]
HeadingLevel = Annotated[
    Range, _range_validator(ranges.level_range, r"^([1-6](\.\.[1-6]?)?|\.\.[1-6])$", ge=1, le=6)
]
