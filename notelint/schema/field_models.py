"""Named values as a schema file declares them: front matter, inline fields, columns."""

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from notelint.model.message import phrase
from notelint.model.schema_fields import ANY_NUMBER, Extras, FieldType, Shape
from notelint.schema.value_types import (
    DateFormat,
    Filled,
    Items,
    Number,
    OneOrMore,
    Regex,
    Strict,
    Texts,
    When,
    listed,
    not_empty,
    refuse_key,
)

TYPE_NAMES: tuple[str, ...] = get_args(FieldType)


class FieldModel(Strict):
    """A named value: its type and further requirements. A type alone is a required field."""

    model_config = ConfigDict(title="field")

    type: FieldType = Field(default="string", description="Type of the value.")
    required: bool = Field(
        default=True, description="Whether the field must be present and have a value."
    )
    aliases: Texts = Field(default=[], description="Other accepted names of the field.")
    values: Texts = Field(default=[], description="Values of an enum.")
    pattern: Regex = Field(
        default="", description="Pattern that the whole string must match: `/.../` (RE2)."
    )
    format: OneOrMore[DateFormat] = Field(
        default=[], description='Format of a date, as for strptime: "%Y.%m.%d". Default: ISO 8601.'
    )
    range: Number = Field(
        default=(None, None), description='Range of a number: "1..5", "0.5..", "..10".'
    )
    items: Items = Field(default=ANY_NUMBER, description="Number of elements of a list.")
    single: bool = Field(
        default=False, description="Whether a single value is accepted for a list: `tags: ai`."
    )
    of: "FieldModel | None" = Field(default=None, description="Type of each element of a list.")
    fields: "dict[Filled, FieldModel]" = Field(
        default={}, min_length=1, description="Fields of a mapping."
    )
    extras: Extras = Field(
        default="warn", description="Keys of a mapping that `fields` does not name."
    )
    when: When = Field(default=(), description="Condition under which the field is required.")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`date` stands for `{type: date}`, `date?` for one that need not be there."""
        if isinstance(value, str):
            return {"type": value.removesuffix("?"), "required": not value.endswith("?")}
        if isinstance(value, dict) and "of" in value and value["of"] is None:
            raise refuse_key(phrase("has no type after `of`"))
        if value is None or isinstance(value, bool | int | float | list):
            raise refuse_key(phrase("should be a type such as `string`, `date?`, or a mapping"))
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The mapping, or the shorthand."""
        names = [name + sign for name in TYPE_NAMES for sign in ("", "?")]
        return {"anyOf": [{"enum": names, "type": "string"}, handler(core_schema)]}


class FieldsModel(Strict):
    """Fields of one place."""

    fields: dict[Filled, FieldModel] = Field(
        default={}, min_length=1, description="Fields: names, each with a type or a mapping."
    )
    extras: Extras = Field(default="warn", description="Fields that the schema does not name.")


class FrontMatterModel(FieldsModel):
    """The metadata block at the top of a note."""

    model_config = ConfigDict(title="front_matter")

    required: bool = Field(default=False, description="Whether front matter must be present.")
    format: Literal["", "yaml", "toml"] = Field(
        default="", description="Format: yaml (`---`) or toml (`+++`). Default: either."
    )


class LabelsModel(FieldsModel):
    """Inline fields: labeled values outside of front matter, such as `- Date: 2023-11-28`."""

    model_config = ConfigDict(title="labels")

    shapes: Annotated[
        list[Shape],
        Field(min_length=1),
        BeforeValidator(listed, json_schema_input_type=Shape | list[Shape]),
    ] = Field(default=[], description="Allowed notations of inline fields. Default: any.")
    extras: Extras = Field(default="allow", description="Fields that the schema does not name.")


class ColumnsModel(FieldsModel):
    """The columns of a table."""

    model_config = ConfigDict(title="columns")


def as_columns(value: Any) -> Any:
    """A mapping of columns stands for `{fields: ...}`."""
    if isinstance(value, dict) and not is_full(value):
        return {"fields": value}
    return not_empty(value)


def is_full(value: dict[str, Any]) -> bool:
    """Whether a mapping says `fields` and `extras`, and does not list columns."""
    return set(value) <= {"fields", "extras"} and isinstance(value.get("fields"), dict)
