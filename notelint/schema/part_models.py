"""A part of a note in a schema file, and the articles of its quotes, figures and terms."""

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from notelint.model.message import phrase
from notelint.model.schema import ContentKind, Level, Order, WhichItems, WhichText
from notelint.model.schema_fields import ANY_LEVEL, ANY_NUMBER, ONE, Extras
from notelint.model.text import MarkKind
from notelint.schema.field_models import ColumnsModel, FieldModel, LabelsModel, columns
from notelint.schema.value_types import (
    ONE_OR_MORE,
    Count,
    HeadingLevel,
    HeadingPatterns,
    ItemPatterns,
    Items,
    Name,
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
    """Where a text comes from that is held against a part."""

    source: Name = Field(
        alias="from",
        description="The id of the part that has it; of a part that holds a link, what the link "
        "leads to has it: a file, or the kept snapshot of a page. `file`: a file beside the note "
        "(`path`).",
    )
    path: Texts = Field(
        default=[],
        description="With `file`: the article's path from the note's folder, or several of "
        "which the first that is there counts. `{name}` is the note's name without its ending, "
        "other names are the captures of the schema's `file`. Left out: `{name}.article` with "
        ".md, .txt or .html.",
    )
    text: WhichText = Field(
        default="all",
        description="Which text of an HTML article counts: all that it shows, or the main text, "
        "as trafilatura finds it (the extra notelint[html]).",
    )


class QuotesModel(OriginModel):
    """Where a part's quotes come from, and how exactly they must agree."""

    model_config = ConfigDict(title="quotes")

    items: WhichItems = Field(
        default="outer",
        description="Which items of nested lists are quotes: outer ones (what stands below is the "
        "author's), inner ones (those around them are topics), or all.",
    )
    match: Level = Field(
        default="typographic",
        description="What may differ: nothing (exact); white space; also quotation marks, dashes, "
        "full-width forms and the last full stop (typographic).",
    )
    marked: Name = Field(
        default="",
        description="The meaning of the mark, among the quoted part's `marks`, that every quoted "
        "passage bears and only quoted passages bear.",
    )
    elision: bool | None = Field(
        default=None,
        description="Whether `…`, `[...]`, `(중략)`, `(中略)` stand for text left out; by default "
        "they do at typographic.",
    )
    remark: Texts = Field(
        default=[],
        description="Signs with which the author's own words begin behind a quote, such as `→`.",
    )


class FiguresModel(OriginModel):
    """Where a part's figures come from."""

    model_config = ConfigDict(title="figures")


class TermModel(OriginModel):
    """What is asked of each defined term."""

    model_config = ConfigDict(title="term")

    source: Name = Field(
        alias="appears_in",
        description="The id of the part in which the term must stand; a part that holds a link, "
        "and `file`, mean what they do behind `from` of quotes.",
    )


def _shorthand(value: Any) -> Any:
    """`heading: Title` and `heading: [A, B]` stand for `heading: {text: ...}`."""
    if isinstance(value, str | list):
        return {"text": value}
    if isinstance(value, bool | int | float):
        raise refuse_key(
            phrase("is neither a text nor a mapping; put a heading's text in quotes"),
        )
    return not_empty(value)


class HeadingModel(Strict):
    """How a part's heading reads, and at which levels it may stand."""

    model_config = ConfigDict(title="heading")

    text: HeadingPatterns = Field(
        default=[],
        description="The heading's text, or a list of which the first is the proper one. "
        "`/.../` is a regular expression (RE2) that must match the whole heading; `{name}` and "
        "`{name:type}` capture what stands there. "
        "Left out: any text.",
    )
    level: HeadingLevel = Field(
        default=ANY_LEVEL, description='A level from 1 to 6, or a range such as "2..4".'
    )


class UrlModel(Strict):
    """What the address of a part's links must be."""

    model_config = ConfigDict(title="url")

    scheme: Annotated[
        list[Scheme],
        Field(min_length=1),
        ONE_OR_MORE,
    ] = Field(default=[], description="Allowed schemes, such as https. Left out: any.")
    reachable: bool = Field(default=False, description="Whether the address must answer.")


class ItemModel(Strict):
    """What is asked of each item."""

    model_config = ConfigDict(title="item")

    text: ItemPatterns = Field(
        default=[],
        description="How it reads: `{title} - {author}`, `{date:date} {what}`, `/.../`; or a list "
        "of such forms.",
    )
    checked: bool = Field(default=False, description="Whether a checklist's box must be ticked.")


class EachModel(Strict):
    """What is asked of each thing that a part holds."""

    model_config = ConfigDict(title="each")

    term: Present[TermModel] = Field(
        default=None, description="Of each term of `holds: definitions`."
    )
    item: Present[ItemModel] = Field(default=None, description="Of each item.")


def _columns(value: Any) -> Any:
    return columns(not_empty(value))


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
    holds: ContentKind = Field(default="anything", description="What its blocks are.")
    items: Items = Field(
        default=ANY_NUMBER, description='How many things it holds: 3, "1..", "2..5".'
    )
    text: Template = Field(
        default="",
        description="A template of its text: `{name}` of a part stands for that part's text, any "
        "other name captures what stands there.",
    )
    url: Present[UrlModel] = Field(default=None, description="What its links' addresses must be.")
    marks: dict[Name, MarkKind] = Field(
        default={}, description="What emphasis means in it: a meaning, and the mark that bears it."
    )
    quotes: Present[QuotesModel] = Field(
        default=None, description="Where its quotes come from; needs `holds: quotes`."
    )
    figures: Present[FiguresModel] = Field(
        default=None, description="The part that must have every figure of this one."
    )
    each: Present[EachModel] = Field(
        default=None, description="What is asked of each thing it holds."
    )
    when: When = Field(default=(), description="The part is required only where this holds.")
    columns: Annotated[
        ColumnsModel | None,
        BeforeValidator(_columns, json_schema_input_type=ColumnsModel | dict[str, FieldModel]),
    ] = Field(default=None, description="The columns of its table; needs `holds: table`.")
    labels: Present[LabelsModel] = Field(default=None, description="Labelled fields in its blocks.")
    lang: Texts = Field(default=[], description="The languages of its code; needs `holds: code`.")
    callout: Texts = Field(
        default=[], description="The kinds of its callouts; needs `holds: callouts`."
    )
    words: Items = Field(
        default=ANY_NUMBER,
        description="How many words its text has, code aside. White space parts words; each "
        "Chinese or Japanese character is one, as are three letters of Thai, Lao, Khmer, Burmese.",
    )
    sentences: Items = Field(
        default=ANY_NUMBER, description="How many sentences its text has, code aside."
    )
    characters: Items = Field(
        default=ANY_NUMBER,
        description="How many characters its text has as it is read: without markup and code, "
        "composed (NFC). A run of white space is one, at the ends of a paragraph none.",
    )
    accept: Texts = Field(
        default=[], description="Texts that stand for nothing to say, such as `없음`."
    )
    empty: bool = Field(default=False, description="Whether nothing need stand under the heading.")
    order: Order = Field(
        default="relative", description="Order of its own parts; by default as around it."
    )
    extras: Extras = Field(
        default="warn", description="Headings in it that it does not name; by default as around it."
    )
    parts: list["PartModel"] = Field(
        default=[], min_length=1, description="Parts whose headings stand below this one."
    )
