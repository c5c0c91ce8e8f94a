"""A checked schema file made into the frozen schema that the binder and the rules read."""

from collections.abc import Sequence
from typing import NamedTuple

from notelint.model.schema import (
    ANY_NUMBER,
    ArticleOrigin,
    Collection,
    EqualValues,
    Extras,
    Heading,
    ItemRequirement,
    Order,
    Part,
    QuoteRequirement,
    Range,
    RuleOverride,
    Schema,
    TagRequirement,
    Unit,
    UrlRequirement,
)
from notelint.parse.positioned_yaml import YamlNode
from notelint.schema import field_compiler as fields
from notelint.schema import forms
from notelint.schema.errors import Path
from notelint.schema.part_models import OriginModel, PartModel, QuotesModel
from notelint.schema.schema_model import SchemaModel


class _Around(NamedTuple):
    """What a part has from what it is in: the file, the order, the extras, the first region."""

    root: YamlNode
    order: Order
    extras: Extras
    file: str
    accept: tuple[str, ...]
    region: str = ""


def compile_schema(
    model: SchemaModel,
    root: YamlNode,
    file: str,
    rules: tuple[RuleOverride, ...] = (),
    residue: tuple[str, ...] = (),
) -> Schema:
    """The schema; `root` gives the line of each part, `file` is how messages name the file.

    `rules` and `residue` have been made of what the model says of them.
    """
    names = tuple(model.regions.names) if model.regions else ()
    accept = tuple(model.accept)
    around = _Around(root, model.order, model.extras, file, accept, names[0] if names else "")
    head = model.labels
    tags, tied = model.tags, model.collection
    return Schema(
        name=model.name,
        file=file,
        parts=_parts(model.parts, ("parts",), around),
        description=model.description,
        language=model.language,
        order=model.order,
        extras=model.extras,
        regions=names,
        front_matter=(
            fields.front_matter(model.front_matter, ("front_matter",), root)
            if model.front_matter
            else None
        ),
        labels=fields.labels(head, ("labels",), root) if head else None,
        file_name=forms.form(model.file, of_file=True) if model.file else None,
        equal=tuple(
            EqualValues(tuple(one.values), one.how, root.place(("equal", index))[0])
            for index, one in enumerate(model.equal)
        ),
        collection=(
            Collection(
                tuple(tied.unique),
                tuple(tied.sequence),
                tuple(tied.references.items()),
                tied.within == "folder",
            )
            if tied
            else None
        ),
        rules=rules,
        dialect=model.dialect,
        tags=TagRequirement(tags.count, tuple(tags.values), tags.pattern[1:-1]) if tags else None,
        heading_like=tuple(model.pseudo_headings.items()),
        unique_headings=model.unique_headings,
        template_leftovers=residue,
        placeholders=tuple(model.placeholders),
    )


def _parts(models: Sequence[PartModel], path: Path, around: _Around) -> tuple[Part, ...]:
    regions = _regions(models, around.region)
    return tuple(
        _part(model, region, (*path, index), around)
        for index, (model, region) in enumerate(zip(models, regions, strict=True))
    )


def _part(model: PartModel, region: str, path: Path, around: _Around) -> Part:
    heading = forms.heading(model.heading.text, model.heading.level) if model.heading else None
    given = {
        key: getattr(model, key) for key in ("order", "extras") if key in model.model_fields_set
    }
    inside = around._replace(region="", **given)
    url, quotes, each, root = model.url, model.quotes, model.each, around.root
    item = each.item if each else None
    line, _, file = root.spot(path)
    return Part(
        id=model.id,
        title=_title(model.id, heading),
        heading=heading,
        region=region,
        times=model.count,
        holds=model.holds,
        items=model.items,
        template=model.text,
        url=UrlRequirement(tuple(url.scheme), url.reachable) if url else None,
        marks=tuple(model.marks.items()),
        quotes=_quotes(quotes) if quotes else None,
        appears_in=_origin(each.term) if each and each.term else None,
        figures=_origin(model.figures) if model.figures else None,
        order=inside.order,
        extras=inside.extras,
        parts=_parts(model.parts, (*path, "parts"), inside),
        line=line,
        file=file if file != around.file else "",
        when=model.when,
        lengths=_lengths(model),
        accept=(*model.accept, *(text for text in around.accept if text not in model.accept)),
        may_be_empty=model.empty,
        item=ItemRequirement(forms.form(item.text) if item.text else None, item.checked)
        if item
        else None,
        columns=fields.columns(model.columns, (*path, "columns"), root) if model.columns else None,
        labels=fields.labels(model.labels, (*path, "labels"), root) if model.labels else None,
        languages=tuple(model.lang),
        callouts=tuple(model.callout),
    )


FROM_FILE = "file"
"""What `from` says where the article is a file beside the note."""

FILES = ("{name}.article.md", "{name}.article.txt", "{name}.article.html")


def _quotes(model: QuotesModel) -> QuoteRequirement:
    """Where quotes come from. Where only white space may differ, an ellipsis is one."""
    elision = model.match == "typographic" if model.elision is None else model.elision
    return QuoteRequirement(
        origin=_origin(model),
        level=model.match,
        marked=model.marked,
        elision=elision,
        remarks=tuple(model.remark),
        items=model.items,
    )


def _origin(model: OriginModel) -> ArticleOrigin:
    if model.source == FROM_FILE:
        return ArticleOrigin(files=tuple(model.path or FILES), text=model.text)
    return ArticleOrigin(model.source, text=model.text)


def _lengths(model: PartModel) -> tuple[tuple[Unit, Range], ...]:
    """The lengths that are asked for."""
    units: tuple[tuple[Unit, Range], ...] = (
        ("words", model.words),
        ("sentences", model.sentences),
        ("characters", model.characters),
    )
    return tuple((unit, length) for unit, length in units if length != ANY_NUMBER)


def _title(part_id: str, heading: Heading | None) -> str:
    """How messages name a part: as its heading reads, if the schema says that word for word."""
    return heading.names[0] if heading and heading.names else part_id


def _regions(models: Sequence[PartModel], first: str) -> list[str]:
    """The region of each part: the one it names, or the one that it is in by its place.

    A part whose heading may read anything would take every heading of its level: with
    sub-headlines above an article, those in the article too. So it gets the region of the next
    part that names one, else of the one before; above all of these the first region.
    """
    named = [model.region for model in models]
    regions = list(named)
    for index, model in enumerate(models):
        if not named[index] and model.heading is not None and not model.heading.text:
            after = next((region for region in named[index + 1 :] if region), "")
            before = next((region for region in reversed(named[:index]) if region), "")
            regions[index] = (before and after) or before or (after and first)
    return regions
