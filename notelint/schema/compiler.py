"""Compiles a checked schema file into the frozen schema that binding and rules read."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, get_args

from notelint.model.schema import (
    ArticleOrigin,
    Heading,
    ItemRequirement,
    Order,
    Part,
    QuoteRequirement,
    RuleOverride,
    Schema,
    Unit,
    UrlRequirement,
)
from notelint.model.schema_fields import (
    ANY_NUMBER,
    Collection,
    EqualValues,
    Extras,
    Field,
    FieldGroup,
    Range,
    TagRequirement,
)
from notelint.parse.positioned_yaml import YamlNode
from notelint.schema.errors import Path
from notelint.schema.field_models import FieldModel, FieldsModel, FrontMatterModel, LabelsModel
from notelint.schema.part_models import OriginModel, PartModel, QuotesModel
from notelint.schema.schema_model import SchemaModel
from notelint.schema.text_patterns import heading_pattern, text_pattern


class _Context(NamedTuple):
    """What parts take over from the schema and the part around them."""

    root: YamlNode
    file: str
    order: Order
    extras: Extras
    accept: tuple[str, ...]
    region: str


def compile_schema(
    model: SchemaModel,
    root: YamlNode,
    file: str,
    rules: tuple[RuleOverride, ...] = (),
    template_leftovers: tuple[str, ...] = (),
) -> Schema:
    """The schema. `root` gives the line of each part; `file` is the file's name in messages.

    `rules` and `template_leftovers` are compiled already, as they need more than the model.
    """
    names = tuple(model.regions.names) if model.regions else ()
    context = _Context(
        root, file, model.order, model.extras, tuple(model.accept), names[0] if names else ""
    )
    tags, collection = model.tags, model.collection
    return Schema(
        name=model.name,
        file=file,
        parts=_parts(model.parts, ("parts",), context),
        description=model.description,
        language=model.language,
        order=model.order,
        extras=model.extras,
        regions=names,
        front_matter=_fields(model.front_matter, ("front_matter",), root),
        labels=_fields(model.labels, ("labels",), root),
        file_name=text_pattern(model.file, of_file=True) if model.file else None,
        new_name=model.new_name,
        equal=tuple(
            EqualValues(tuple(equal.values), equal.how, root.place(("equal", index))[1])
            for index, equal in enumerate(model.equal)
        ),
        collection=(
            Collection(
                tuple(collection.unique),
                tuple(collection.sequence),
                tuple(collection.references.items()),
                collection.within == "folder",
            )
            if collection
            else None
        ),
        rules=rules,
        dialect=model.dialect,
        tags=TagRequirement(tags.count, tuple(tags.values), tags.pattern[1:-1]) if tags else None,
        heading_like=tuple(model.pseudo_headings.items()),
        unique_headings=model.unique_headings,
        template_leftovers=template_leftovers,
        placeholders=tuple(model.placeholders),
    )


def _parts(models: Sequence[PartModel], path: Path, context: _Context) -> tuple[Part, ...]:
    regions = _regions(models, context.region)
    return tuple(
        _part(model, region, (*path, index), context)
        for index, (model, region) in enumerate(zip(models, regions, strict=True))
    )


def _part(model: PartModel, region: str, path: Path, context: _Context) -> Part:
    heading = heading_pattern(model.heading.text, model.heading.level) if model.heading else None
    own = {key: getattr(model, key) for key in ("order", "extras") if key in model.model_fields_set}
    inside = context._replace(region="", **own)
    url, quotes, each, root = model.url, model.quotes, model.each, context.root
    item = each.item if each else None
    file, line, _ = root.place(path)
    return Part(
        id=model.id,
        title=model.title or _title(model.id, heading),
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
        file=file if file != context.file else "",
        when=model.when,
        lengths=_lengths(model),
        accept=(*model.accept, *(text for text in context.accept if text not in model.accept)),
        may_be_empty=model.empty,
        item=ItemRequirement(text_pattern(item.text) if item.text else None, item.checked)
        if item
        else None,
        columns=_fields(model.columns, (*path, "columns"), root),
        labels=_fields(model.labels, (*path, "labels"), root),
        languages=tuple(model.lang),
        callouts=tuple(model.callout),
    )


FROM_FILE = "file"
"""The value of `from` for an article in a file beside the note."""

FILES = ("{name}.article.md", "{name}.article.txt", "{name}.article.html")


def _quotes(model: QuotesModel) -> QuoteRequirement:
    """Where quotes come from. By default an ellipsis is an elision only at typographic level."""
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
    """The lengths that the schema limits."""
    lengths = ((unit, getattr(model, unit)) for unit in get_args(Unit))
    return tuple((unit, length) for unit, length in lengths if length != ANY_NUMBER)


def _title(part_id: str, heading: Heading | None) -> str:
    """What messages call a part without a title: its heading, if that is literal, else its id."""
    return heading.names[0] if heading and heading.names else part_id


def _regions(models: Sequence[PartModel], first: str) -> list[str]:
    """The region of each part: the one that it names, or one by its position.

    A part with a heading of any text would match every heading of its level: with sub-headlines
    above an article, also those in the article. So it gets the region of the next part that names
    one, else of the one before; above all of these the first region.
    """
    named = [model.region for model in models]
    regions = list(named)
    for index, model in enumerate(models):
        if not named[index] and model.heading is not None and not model.heading.text:
            after = next((region for region in named[index + 1 :] if region), "")
            before = next((region for region in reversed(named[:index]) if region), "")
            regions[index] = (before and after) or before or (after and first)
    return regions


def _fields(model: FieldsModel | None, path: Path, root: YamlNode) -> FieldGroup | None:
    """Front matter, inline fields or columns, which are always required."""
    if model is None:
        return None
    fields = _field_tuple(model.fields, (*path, "fields"), root)
    if isinstance(model, FrontMatterModel):
        return FieldGroup(fields, model.extras, model.required, (), model.format)
    if isinstance(model, LabelsModel):
        return FieldGroup(fields, model.extras, shapes=tuple(model.shapes))
    return FieldGroup(fields, model.extras, required=True)


def _field_tuple(models: Mapping[str, FieldModel], path: Path, root: YamlNode) -> tuple[Field, ...]:
    return tuple(_field(name, model, (*path, name), root) for name, model in models.items())


def _field(name: str, model: FieldModel, path: Path, root: YamlNode) -> Field:
    minimum, maximum = model.range
    return Field(
        name=name,
        type=model.type,
        required=model.required,
        aliases=tuple(model.aliases),
        values=tuple(model.values),
        pattern=model.pattern[1:-1],
        formats=tuple(model.format),
        minimum=minimum,
        maximum=maximum,
        items=model.items,
        of=_field(name, model.of, (*path, "of"), root) if model.of else None,
        fields=_field_tuple(model.fields, (*path, "fields"), root),
        extras=model.extras,
        when=model.when,
        line=root.place(path, True)[1],
        single=model.single,
    )
