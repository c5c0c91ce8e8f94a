"""What a part is held against: the quotes, figures and terms that an article must have."""

from pydantic import ConfigDict, Field

from notelint.model.schema import Level, WhichItems, WhichText
from notelint.schema.language.fields import Name, Strict, Texts


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
