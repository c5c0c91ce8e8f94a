"""A checked schema file made into the frozen schema that the binder and the rules read."""

from collections.abc import Sequence
from typing import NamedTuple

from notelint.config.errors import Path
from notelint.config.fields import pattern_of
from notelint.config.models import HeadingModel, PartModel, SchemaModel
from notelint.config.node import Node
from notelint.model.schema import Extras, Heading, Order, Part, Quotes, Schema, Url


class _Around(NamedTuple):
    """What a part has from what it is in: the file, the order, the extras, the first region."""

    root: Node
    order: Order
    extras: Extras
    region: str = ""


def compile_schema(model: SchemaModel, root: Node, file: str) -> Schema:
    """The schema; `root` gives the line of each part, `file` is how messages name the file."""
    names = tuple(model.regions.names) if model.regions else ()
    around = _Around(root, model.order, model.extras, names[0] if names else "")
    return Schema(
        name=model.name,
        file=file,
        parts=_parts(model.parts, ("parts",), around),
        description=model.description,
        language=model.language,
        order=model.order,
        extras=model.extras,
        regions=names,
    )


def _parts(models: Sequence[PartModel], path: Path, around: _Around) -> tuple[Part, ...]:
    regions = _regions(models, around.region)
    return tuple(
        _part(model, region, (*path, index), around)
        for index, (model, region) in enumerate(zip(models, regions, strict=True))
    )


def _part(model: PartModel, region: str, path: Path, around: _Around) -> Part:
    heading = _heading(model.heading) if model.heading else None
    given = {
        key: getattr(model, key) for key in ("order", "extras") if key in model.model_fields_set
    }
    inside = around._replace(region="", **given)
    url, quotes = model.url, model.quotes
    return Part(
        id=model.id,
        title=_title(model.id, heading),
        heading=heading,
        region=region,
        times=model.count,
        holds=model.holds,
        items=model.items,
        template=model.text,
        url=Url(tuple(url.scheme), url.reachable) if url else None,
        marks=tuple(model.marks.items()),
        quotes=Quotes(quotes.source, quotes.match, quotes.marked) if quotes else None,
        appears_in=model.each.term.appears_in if model.each else "",
        order=inside.order,
        extras=inside.extras,
        parts=_parts(model.parts, (*path, "parts"), inside),
        line=around.root.place(path)[0],
    )


def _heading(model: HeadingModel) -> Heading:
    patterns = tuple(pattern for text in model.text if (pattern := pattern_of(text)) is not None)
    names = tuple(text for text in model.text if pattern_of(text) is None)
    return Heading(names, patterns, model.level)


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
