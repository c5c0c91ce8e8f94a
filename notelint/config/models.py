"""The schema language, version 1, as pydantic models: what a schema file may say.

The published JSON Schema is made of these models, so each key is described for the person who
completes it in an editor. What ties one key to another is checked in `references`.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from notelint.config.fields import (
    Count,
    Filled,
    HeadingText,
    Items,
    Level,
    Name,
    Scheme,
    Strict,
    Template,
    listed,
    not_empty,
    refuse,
)
from notelint.model.note import MarkKind
from notelint.model.schema import ANY_LEVEL, ANY_NUMBER, ONE, Extras, Holds, Order
from notelint.model.schema import Level as QuoteLevel


def _shorthand(value: Any) -> Any:
    """`heading: Title` and `heading: [A, B]` stand for `heading: {text: ...}`."""
    if isinstance(value, str | list):
        return {"text": value}
    if isinstance(value, bool | int | float):
        raise refuse(
            "is neither a text nor a mapping; put a heading's text in quotes",
            "문자열이나 매핑(`키: 값`)이 아닙니다. 제목 글자라면 따옴표로 묶으세요",
        )
    return not_empty(value)


def _version(value: Any) -> Any:
    if value is not None and (type(value) is not int or value != 1):
        raise refuse(
            "should be 1, the only version of the schema language",
            "스키마 언어의 버전인 숫자 1이어야 합니다",
        )
    return not_empty(value)


class RegionsModel(Strict):
    """The stretches into which thematic breaks divide a note."""

    model_config = ConfigDict(title="regions")

    by: Literal["---"] = Field(default="---", description="What divides: a thematic break.")
    names: list[Name] = Field(
        min_length=1,
        description="Names of the first regions, from the top. The last named one runs on, over "
        "thematic breaks, until a heading that the schema names.",
    )


class HeadingModel(Strict):
    """How a part's heading reads, and at which levels it may stand."""

    model_config = ConfigDict(title="heading")

    text: Annotated[
        list[HeadingText],
        Field(min_length=1),
        BeforeValidator(listed, json_schema_input_type=str | list[str]),
    ] = Field(
        default=[],
        description="The heading's text, or a list of which the first is the proper one. "
        "`/.../` is a regular expression (RE2) that must match the whole heading. "
        "Left out: any text.",
    )
    level: Level = Field(
        default=ANY_LEVEL, description='A level from 1 to 6, or a range such as "2..4".'
    )


class UrlModel(Strict):
    """What the address of a part's links must be."""

    model_config = ConfigDict(title="url")

    scheme: Annotated[
        list[Scheme],
        Field(min_length=1),
        BeforeValidator(listed, json_schema_input_type=str | list[str]),
    ] = Field(default=[], description="Allowed schemes, such as https. Left out: any.")
    reachable: bool = Field(default=False, description="Whether the address must answer.")


class QuotesModel(Strict):
    """Where a part's quotes come from, and how exactly they must agree."""

    model_config = ConfigDict(title="quotes")

    source: Name = Field(alias="from", description="The id of the part that is quoted.")
    match: QuoteLevel = Field(
        default="typographic",
        description="What may differ: nothing (exact); white space; also quotation marks, dashes, "
        "full-width forms and the last full stop (typographic).",
    )
    marked: Name = Field(
        default="",
        description="The meaning of the mark, among the quoted part's `marks`, that every quoted "
        "passage bears and only quoted passages bear.",
    )


class TermModel(Strict):
    """What is asked of each defined term."""

    model_config = ConfigDict(title="term")

    appears_in: Name = Field(description="The id of the part in which the term must stand.")


class EachModel(Strict):
    """What is asked of each thing that a part holds."""

    model_config = ConfigDict(title="each")

    term: TermModel = Field(description="Of each term of `holds: definitions`.")


class PartModel(Strict):
    """One part of a note: where it is, how many there are, what it holds."""

    model_config = ConfigDict(title="part")

    id: Name = Field(description="The part's name, unique in the schema.")
    heading: Annotated[
        HeadingModel | None,
        BeforeValidator(_shorthand, json_schema_input_type=HeadingModel | str | list[str]),
    ] = Field(
        default=None,
        description="The heading that begins the part; a text or a list alone is its `text`.",
    )
    region: Name = Field(
        default="",
        description="The region that the part is, or, with a heading, in which the heading stands.",
    )
    count: Count = Field(
        default=ONE, description='How often it stands: 1 (default), "?", "*", "+", "2..5".'
    )
    holds: Holds = Field(default="anything", description="What its blocks are.")
    items: Items = Field(
        default=ANY_NUMBER, description='How many things it holds: 3, "1..", "2..5".'
    )
    text: Template = Field(
        default="",
        description="A template of its text: `{name}` of a part stands for that part's text, any "
        "other name captures what stands there.",
    )
    url: Annotated[UrlModel | None, BeforeValidator(not_empty, json_schema_input_type=UrlModel)] = (
        Field(default=None, description="What its links' addresses must be.")
    )
    marks: dict[Name, MarkKind] = Field(
        default={}, description="What emphasis means in it: a meaning, and the mark that bears it."
    )
    quotes: Annotated[
        QuotesModel | None, BeforeValidator(not_empty, json_schema_input_type=QuotesModel)
    ] = Field(default=None, description="Where its quotes come from; needs `holds: quotes`.")
    each: Annotated[
        EachModel | None, BeforeValidator(not_empty, json_schema_input_type=EachModel)
    ] = Field(default=None, description="What is asked of each thing it holds.")
    order: Order = Field(
        default="relative", description="Order of its own parts; by default as around it."
    )
    extras: Extras = Field(
        default="warn", description="Headings in it that it does not name; by default as around it."
    )
    parts: list["PartModel"] = Field(
        default=[], min_length=1, description="Parts whose headings stand below this one."
    )


class SchemaModel(Strict):
    """The form that notes of one kind have."""

    model_config = ConfigDict(title="notelint schema")

    notelint: Annotated[Literal[1], BeforeValidator(_version)] = Field(
        description="The version of the schema language."
    )
    name: Name = Field(description="The schema's name, by which notes and settings call it.")
    description: Filled = Field(default="", description="What notes it is for.")
    language: Filled = Field(default="", description="The notes' language, such as ko or en.")
    order: Order = Field(
        default="relative",
        description="Order of the parts: strict, relative (of those that stand there), or any.",
    )
    extras: Extras = Field(default="warn", description="Headings that the schema does not name.")
    regions: Annotated[
        RegionsModel | None, BeforeValidator(not_empty, json_schema_input_type=RegionsModel)
    ] = Field(default=None, description="How thematic breaks divide the note.")
    parts: list[PartModel] = Field(min_length=1, description="The parts, in order.")
