"""A part of a note in a schema file, and the articles of its quotes, figures and terms."""

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from notelint.model.message import phrase
from notelint.model.schema import ContentKind, Level, Order, WhichItems, WhichText
from notelint.model.schema_fields import ANY_LEVEL, ANY_NUMBER, ONE, Extras
from notelint.model.text import MarkKind
from notelint.schema.field_models import ColumnsModel, FieldModel, LabelsModel, as_columns
from notelint.schema.value_types import (
    Count,
    Filled,
    HeadingLevel,
    HeadingPatterns,
    ItemPatterns,
    Items,
    Name,
    OneOrMore,
    Present,
    Scheme,
    Strict,
    Template,
    Texts,
    When,
    not_empty,
    refuse_key,
)


class OriginModel(Strict):
    """The text that a part is compared with."""

    source: Name = Field(
        alias="from",
        description="Id of the part to search. For a part that holds a link: the linked file or "
        "page snapshot. `file`: a file next to the note, see `path`.",
    )
    path: Texts = Field(
        default=[],
        description="With `file`: path of the article, relative to the note's folder, or a list of "
        "which the first existing file is used. `{name}` is the note's file name without "
        "its extension; other names are captures of the schema's `file`. Default: "
        "`{name}.article` with .md, .txt or .html.",
    )
    text: WhichText = Field(
        default="all",
        description="Text of an HTML article to search: all visible text, or the main text as "
        "extracted by trafilatura (needs the extra notelint[html]).",
    )


class QuotesModel(OriginModel):
    """The article of a part's quotes, and how exactly they must match it."""

    model_config = ConfigDict(title="quotes")

    items: WhichItems = Field(
        default="outer",
        description="Which items of nested lists are quotes: outer ones (items below are remarks), "
        "inner ones (items around them are topics), or all.",
    )
    match: Level = Field(
        default="typographic",
        description="Allowed differences: none (exact); whitespace; or also quotation marks, "
        "dashes, full-width forms and the final full stop (typographic).",
    )
    marked: Name = Field(
        default="",
        description="Meaning of a mark, from the quoted part's `marks`: all quoted passages, and "
        "only those, must have this mark.",
    )
    elision: bool | None = Field(
        default=None,
        description="Whether `…`, `[...]`, `(중략)` and `(中略)` mark omitted text. Default: true "
        "if `match` is typographic.",
    )
    remark: Texts = Field(
        default=[], description="Signs that begin the author's remark after a quote, such as `→`."
    )


class FiguresModel(OriginModel):
    """The article of a part's numbers."""

    model_config = ConfigDict(title="figures")


class TermModel(OriginModel):
    """Requirements for each defined term."""

    model_config = ConfigDict(title="term")

    source: Name = Field(
        alias="appears_in",
        description="Id of the part in which the term must appear. For a part that holds a link, "
        "and for `file`: as `from` of quotes.",
    )


def _shorthand(value: Any) -> Any:
    """`heading: Title` and `heading: [A, B]` stand for `heading: {text: ...}`."""
    if isinstance(value, str | list):
        return {"text": value}
    if isinstance(value, bool | int | float):
        raise refuse_key(
            phrase("is neither a string nor a mapping; put a heading's text in quotes")
        )
    return not_empty(value)


class HeadingModel(Strict):
    """The text of a part's heading, and its allowed levels."""

    model_config = ConfigDict(title="heading")

    text: HeadingPatterns = Field(
        default=[],
        description="Text of the heading, or a list of which the first is preferred. `/.../` is a "
        "regular expression (RE2) that must match the whole heading; `{name}` and "
        "`{name:type}` capture text. Default: any text.",
    )
    level: HeadingLevel = Field(
        default=ANY_LEVEL, description='Level from 1 to 6, or a range such as "2..4".'
    )


class UrlModel(Strict):
    """Requirements for the URLs of a part's links."""

    model_config = ConfigDict(title="url")

    scheme: OneOrMore[Scheme] = Field(
        default=[], description="Allowed schemes, such as https. Default: any."
    )
    reachable: bool = Field(
        default=False,
        description="Whether external URLs must be reachable; `notelint check` requests them.",
    )


class ItemModel(Strict):
    """Requirements for items."""

    model_config = ConfigDict(title="item")

    text: ItemPatterns = Field(
        default=[],
        description="Pattern of an item: `{title} - {author}`, `{date:date} {what}`, `/.../`; or a "
        "list of patterns.",
    )
    checked: bool = Field(
        default=False, description="Whether the box of each checklist item must be checked."
    )


class EachModel(Strict):
    """Requirements for each thing that a part holds."""

    model_config = ConfigDict(title="each")

    term: Present[TermModel] = Field(
        default=None, description="Requirements for each term of `holds: definitions`."
    )
    item: Present[ItemModel] = Field(default=None, description="Requirements for each item.")


class PartModel(Strict):
    """One part of a note: its place, number and content."""

    model_config = ConfigDict(title="part")

    id: Name = Field(description="Id of the part, unique in the schema.")
    heading: Annotated[
        HeadingModel | None,
        BeforeValidator(_shorthand, json_schema_input_type=HeadingModel | str | list[str]),
    ] = Field(
        default=None,
        description="Heading that begins the part; a string or a list is short for its `text`.",
    )
    title: Filled | None = Field(
        default=None, description="What messages call the part. Default: its heading, or its id."
    )
    region: Name = Field(
        default="",
        description="Region of the part; with a heading, the region that contains the heading.",
    )
    count: Count = Field(
        default=ONE, description='How often the part appears: 1 (default), "?", "*", "+", "2..5".'
    )
    holds: ContentKind = Field(default="anything", description="Kind of content of the part.")
    items: Items = Field(
        default=ANY_NUMBER, description='Number of things that the part holds: 3, "1..", "2..5".'
    )
    text: Template = Field(
        default="",
        description="Template of the part's text: the `{id}` of a part is that part's text, any "
        "other `{name}` captures text.",
    )
    url: Present[UrlModel] = Field(
        default=None, description="Requirements for the URLs of its links."
    )
    marks: dict[Name, MarkKind] = Field(
        default={}, description="What emphasis means in the part: meanings, each with its mark."
    )
    quotes: Present[QuotesModel] = Field(
        default=None, description="Article of its quotes; needs `holds: quotes`."
    )
    figures: Present[FiguresModel] = Field(
        default=None, description="Article that must contain every number of this part."
    )
    each: Present[EachModel] = Field(
        default=None, description="Requirements for each thing that the part holds."
    )
    when: When = Field(default=(), description="Condition under which the part is required.")
    columns: Annotated[
        ColumnsModel | None,
        BeforeValidator(as_columns, json_schema_input_type=ColumnsModel | dict[str, FieldModel]),
    ] = Field(default=None, description="Columns of its table; needs `holds: table`.")
    labels: Present[LabelsModel] = Field(default=None, description="Inline fields in the part.")
    lang: Texts = Field(
        default=[], description="Allowed languages of its code blocks; needs `holds: code`."
    )
    callout: Texts = Field(
        default=[], description="Allowed kinds of its callouts; needs `holds: callouts`."
    )
    words: Items = Field(
        default=ANY_NUMBER,
        description="Number of words, without code. Words are separated by whitespace; each "
        "Chinese or Japanese character counts as one, as do three letters of Thai, Lao, Khmer or "
        "Burmese.",
    )
    sentences: Items = Field(default=ANY_NUMBER, description="Number of sentences, without code.")
    characters: Items = Field(
        default=ANY_NUMBER,
        description="Number of characters of the rendered text, without code, in NFC. A run of "
        "whitespace counts as one, at the ends of a paragraph as none.",
    )
    accept: Texts = Field(
        default=[],
        description="Texts accepted instead of its content, meaning that there is nothing to say, "
        "such as `없음`.",
    )
    empty: bool = Field(default=False, description="Whether the section may be empty.")
    order: Order = Field(
        default="relative", description="Order of its parts. Default: as for the surrounding parts."
    )
    extras: Extras = Field(
        default="warn",
        description="Headings in it that the schema does not name. Default: as for the surrounding "
        "parts.",
    )
    parts: list["PartModel"] = Field(
        default=[], min_length=1, description="Parts whose headings are below this one."
    )
