"""Named values as a schema file declares them: front matter, labelled fields, columns."""

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from notelint.model.message import phrase
from notelint.model.schema_fields import ANY_NUMBER, Extras, FieldType, Shape
from notelint.schema.value_types import (
    ONE_OR_MORE,
    DateFormat,
    Filled,
    Items,
    Number,
    Regex,
    Strict,
    Texts,
    When,
    listed,
    refuse_key,
)

TYPE_NAMES: tuple[str, ...] = get_args(FieldType)


class FieldModel(Strict):
    """A named value: its type, and what else is asked of it. A type alone is a required field."""

    model_config = ConfigDict(title="field")

    type: FieldType = Field(default="string", description="What the value is.")
    required: bool = Field(default=True, description="Whether it must be there and have a value.")
    aliases: Texts = Field(default=[], description="Other names that are taken for it.")
    values: Texts = Field(default=[], description="The values of an enum.")
    pattern: Regex = Field(
        default="", description="`/.../`: what the whole of a string must match (RE2)."
    )
    format: Annotated[
        list[DateFormat],
        Field(min_length=1),
        ONE_OR_MORE,
    ] = Field(
        default=[],
        description='How a date is written, as strptime has it: "%Y.%m.%d". Left out: ISO 8601.',
    )
    range: Number = Field(
        default=(None, None), description='Between which numbers: "1..5", "0.5..", "..10".'
    )
    items: Items = Field(default=ANY_NUMBER, description="How many elements a list has.")
    single: bool = Field(
        default=False, description="Whether one value will do where a list is asked: `tags: ai`."
    )
    of: "FieldModel | None" = Field(default=None, description="What each element of a list is.")
    fields: "dict[Filled, FieldModel]" = Field(
        default={}, min_length=1, description="The fields of a mapping."
    )
    extras: Extras = Field(
        default="warn", description="Keys of a mapping that `fields` does not name."
    )
    when: When = Field(default=(), description="It is required only where this holds.")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`date` stands for `{type: date}`, `date?` for one that need not be there."""
        if isinstance(value, str):
            return {"type": value.removesuffix("?"), "required": not value.endswith("?")}
        if isinstance(value, dict) and "of" in value and value["of"] is None:
            raise refuse_key(phrase("has no type after `of`"))
        if value is None or isinstance(value, bool | int | float | list):
            raise refuse_key(
                phrase("should be a type such as `string`, `date?`, or a mapping"),
            )
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The mapping, or the shorthand."""
        names = [name + sign for name in TYPE_NAMES for sign in ("", "?")]
        return {"anyOf": [{"enum": names, "type": "string"}, handler(core_schema)]}


class FieldsModel(Strict):
    """The fields of one place."""

    fields: dict[Filled, FieldModel] = Field(
        default={}, min_length=1, description="The fields: a name, and the type or more."
    )
    extras: Extras = Field(default="warn", description="Fields that the schema does not name.")


class FrontMatterModel(FieldsModel):
    """The metadata block at the top of a note."""

    model_config = ConfigDict(title="front_matter")

    required: bool = Field(default=False, description="Whether the block must be there.")
    format: Literal["", "yaml", "toml"] = Field(
        default="", description="Its language: yaml (`---`) or toml (`+++`). Left out: either."
    )


class LabelsModel(FieldsModel):
    """Labelled fields outside of front matter, such as `- Date: 2023-11-28`."""

    model_config = ConfigDict(title="labels")

    shapes: Annotated[
        list[Shape],
        Field(min_length=1),
        BeforeValidator(listed, json_schema_input_type=Shape | list[Shape]),
    ] = Field(default=[], description="How they are written. Left out: in any way.")
    extras: Extras = Field(default="allow", description="Fields that the schema does not name.")


class ColumnsModel(FieldsModel):
    """The columns of a table."""

    model_config = ConfigDict(title="columns")


def columns(value: Any) -> Any:
    """A mapping of columns stands for `{fields: ...}`."""
    if isinstance(value, dict) and not is_full(value):
        return {"fields": value}
    return value


def is_full(value: dict[str, Any]) -> bool:
    """Whether a mapping says `fields` and `extras`, and does not list columns."""
    return set(value) <= {"fields", "extras"} and isinstance(value.get("fields"), dict)
