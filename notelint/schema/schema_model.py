"""The schema language, version 1, as pydantic models: what a schema file may contain.

The published JSON Schema is generated from these models, so each key is described for the person
who completes it in an editor. `crossrefs` checks what one key requires of another.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from notelint.model.message import phrase
from notelint.model.schema import Dialect, Order
from notelint.model.schema_fields import ANY_NUMBER, Extras
from notelint.schema.field_models import FrontMatterModel, LabelsModel
from notelint.schema.part_models import PartModel
from notelint.schema.value_types import (
    FilePatterns,
    Filled,
    Items,
    Literally,
    Name,
    NewName,
    OneOrMore,
    Present,
    PublishedJsonSchema,
    Regex,
    Strict,
    Texts,
    not_empty,
    refuse_key,
)


def _version(value: Any) -> Any:
    if value is not None and (type(value) is not int or value != 1):
        raise refuse_key(phrase("should be 1, the only version of the schema language"))
    return not_empty(value)


class RegionsModel(Strict):
    """Regions of a note, separated by thematic breaks."""

    model_config = ConfigDict(title="regions")

    by: Literal["---"] = Field(
        default="---", description="What separates regions: a thematic break."
    )
    names: list[Name] = Field(
        min_length=1,
        description="Names of the first regions, from the top. The last of them continues across "
        "thematic breaks, up to a heading that the schema names.",
    )


class EqualModel(Strict):
    """Values that must be equal."""

    model_config = ConfigDict(title="equal")

    values: list[Filled] = Field(
        min_length=2, description="References, such as `title`, `front_matter.title`, `file.date`."
    )
    how: Literal["text", "slug", "exact"] = Field(
        default="text",
        alias="as",
        description="How they are compared: as text (ignoring differences in quotation marks, "
        "dashes and whitespace), as slugs, or exactly.",
    )


def _equal(value: Any) -> Any:
    return {"values": value} if isinstance(value, list) else not_empty(value)


class CollectionModel(Strict):
    """Relations between the notes of this schema."""

    model_config = ConfigDict(title="collection")

    unique: Texts = Field(default=[], description="Values that must be unique across notes.")
    sequence: Texts = Field(
        default=[], description="Whole numbers that must form a sequence without gaps."
    )
    references: dict[Filled, Filled] = Field(
        default={}, description="A value, and the value of another note that it must be equal to."
    )
    within: Literal["schema", "folder"] = Field(
        default="schema",
        description="Where `unique` and `sequence` apply: to all notes of the schema, or to the "
        "notes of each folder.",
    )


class TagsModel(Strict):
    """Obsidian tags of a note; needs `dialect: obsidian`."""

    model_config = ConfigDict(title="tags")

    count: Items = Field(default=ANY_NUMBER, description="Number of tags.")
    values: Texts = Field(default=[], description="Allowed tags, without `#`.")
    pattern: Regex = Field(default="", description="Pattern of allowed tags: `/.../`.")


class TemplateModel(Strict):
    """The file that new notes are copied from."""

    model_config = ConfigDict(title="template")

    file: Filled = Field(description="Path of the template, relative to the schema file.")
    keep: Texts = Field(default=[], description="Template text that may stay in a note.")


def _template(value: Any) -> Any:
    return {"file": value} if isinstance(value, str) else not_empty(value)


OverrideValue = Literal["off", "error", "warning", "unverified"] | dict[str, Any]
"""A value of `rules`."""


def _override(value: Any) -> Any:
    if isinstance(value, str | dict):
        return value
    raise refuse_key(
        phrase("should be `off`, `error`, `warning`, `unverified` or a mapping of options")
    )


class SchemaModel(Strict):
    """The structure of one kind of notes."""

    model_config = ConfigDict(title="notelint schema")

    notelint: Annotated[Literal[1], BeforeValidator(_version)] = Field(
        description="Version of the schema language."
    )
    name: Name = Field(
        description="Name of the schema, as notes and the configuration refer to it."
    )
    description: Filled = Field(default="", description="What kind of notes the schema is for.")
    language: Filled = Field(default="", description="Language of the notes, such as ko or en.")
    order: Order = Field(
        default="relative",
        description="Order of the parts: strict, relative (of the parts that are present), or any.",
    )
    extras: Extras = Field(default="warn", description="Headings that the schema does not name.")
    regions: Present[RegionsModel] = Field(
        default=None, description="How thematic breaks divide the note into regions."
    )
    extends: Filled = Field(
        default="",
        description="Schema to inherit from: the name of a built-in one, or a path relative to "
        "this file. Keys replace inherited keys; parts are merged by their ids.",
    )
    without: OneOrMore[Name] = Field(default=[], description="Ids of parts not to inherit.")
    front_matter: Present[FrontMatterModel] = Field(
        default=None, description="Front matter: the metadata block at the top."
    )
    labels: Present[LabelsModel] = Field(
        default=None, description="Inline fields above the second heading."
    )
    file: FilePatterns = Field(
        default=[],
        description="Pattern of a note's file name: `{date:date}-{slug:slug}.md`, `/.../`, or a "
        "list.",
    )
    new_name: NewName = Field(
        default="",
        description="File name that `notelint new` gives a note, with `{title}`, `{slug}` (the "
        "title for file names), `{date}` and `{number}` (the next one).",
    )
    equal: list[
        Annotated[
            EqualModel, BeforeValidator(_equal, json_schema_input_type=EqualModel | list[str])
        ]
    ] = Field(default=[], min_length=1, description="Values that must be equal.")
    collection: Present[CollectionModel] = Field(
        default=None, description="Relations between notes: unique values, sequences, references."
    )
    rules: dict[
        str, Annotated[Any, BeforeValidator(_override, json_schema_input_type=OverrideValue)]
    ] = Field(
        default={},
        description="Rules for notes of this schema: `off`, a severity, or a mapping of "
        "options and `severity`.",
    )
    dialect: Dialect = Field(
        default="commonmark",
        description="Markdown dialect. obsidian: with wikilinks, embeds, tags and callouts.",
    )
    tags: Present[TagsModel] = Field(default=None, description="Tags of a note.")
    pseudo_headings: dict[Filled, Annotated[int, Field(ge=1, le=6)]] = Field(
        default={},
        min_length=1,
        description="What else counts as a heading, and its level: `bold` (a paragraph of one bold "
        "line), `summary`, or a sign at the start of a line, such as `■`.",
    )
    unique_headings: Literal["none", "siblings", "note"] = Field(
        default="none", description="Where headings must be unique."
    )
    template: Annotated[
        TemplateModel | None, BeforeValidator(_template, json_schema_input_type=TemplateModel | str)
    ] = Field(default=None, description="Template file, whose text must not be left in a note.")
    placeholders: OneOrMore[Literally] = Field(
        default=[], description="Placeholders that must not be left in a note: texts or `/.../`."
    )
    accept: Texts = Field(
        default=[],
        description="Texts accepted in every part instead of its content, meaning that there is "
        "nothing to say.",
    )
    example: Texts = Field(
        default=[], description="Paths of example notes, for `notelint schema check`."
    )
    parts: list[PartModel] = Field(
        default=[], min_length=1, description="The parts, in order. Required except with `extends`."
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a schema file."""
    made = SchemaModel.model_json_schema(schema_generator=PublishedJsonSchema)
    return {"$schema": PublishedJsonSchema.schema_dialect, **made}
