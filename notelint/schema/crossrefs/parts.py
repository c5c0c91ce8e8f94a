"""Names of parts, regions, marks and captures that must exist, and articles that they lead to."""

from collections.abc import Iterator, Mapping
from typing import Any

from notelint.model.message import phrase
from notelint.schema.crossrefs.raw import RawSchema, mapping, text, texts
from notelint.schema.did_you_mean import suggestion
from notelint.schema.errors import ConfigProblem, Path
from notelint.schema.value_types import FIELD
from notelint.text.similar_names import closest

FROM_FILE = "file"
"""The value of `from` for an article in a file beside the note."""


def problems(raw: RawSchema) -> Iterator[ConfigProblem]:
    """Every name that nothing has, in no order."""
    if "parts" not in raw.top:
        yield raw.problem((), phrase("the key `parts` is missing"))
    yield from _duplicate_ids(raw)
    yield from _duplicate_regions(raw)
    for path, part in raw.parts:
        yield from _place(raw, path, part)
        yield from _mark(raw, path, part)
        figures, term = part.get("figures"), mapping(part.get("each")).get("term")
        yield from _origin(raw, (*path, "quotes"), part.get("quotes"), "from", part)
        yield from _origin(raw, (*path, "figures"), figures, "from", part)
        yield from _origin(raw, (*path, "each", "term"), term, "appears_in", part)


def _duplicate_ids(raw: RawSchema) -> Iterator[ConfigProblem]:
    first: dict[str, int] = {}
    for path, part in raw.parts:
        name, place = text(part.get("id")), (*path, "id")
        if name in first:
            yield raw.problem(
                place,
                phrase(
                    "duplicate part id `{name}` (first on line {line})", name=name, line=first[name]
                ),
            )
        elif name:
            first[name] = raw.root.place(place)[1]


def _duplicate_regions(raw: RawSchema) -> Iterator[ConfigProblem]:
    names = raw.regions
    for index, name in enumerate(names):
        if name in names[:index]:
            yield raw.problem(
                ("regions", "names", index), phrase("duplicate region name `{name}`", name=name)
            )


def _place(raw: RawSchema, path: Path, part: Mapping[str, Any]) -> Iterator[ConfigProblem]:
    """A part's place in a note: its heading, its region, or both."""
    placed = "heading" in part or "region" in part
    if not placed and not any(closest(key, ("heading", "region")) for key in part):
        # a misspelled key is reported as unknown
        yield raw.problem(path, phrase("the part needs `heading` or `region`"))
    region, known = text(part.get("region")), raw.regions
    if region and "regions" not in raw.top:
        yield raw.problem(
            (*path, "region"),
            phrase("region `{region}` not found: the schema has no `regions`", region=region),
        )
    elif region and known and region not in known:
        near = suggestion(region, known)
        yield raw.problem(
            (*path, "region"), phrase("region `{region}` not found{near}", region=region, near=near)
        )


def _mark(raw: RawSchema, path: Path, part: Mapping[str, Any]) -> Iterator[ConfigProblem]:
    """The mark that quoted passages have, which must be one of the article's."""
    quotes = mapping(part.get("quotes"))
    source, marked = text(quotes.get("from")), text(quotes.get("marked"))
    if not marked or source not in raw.by_id or _is_link(raw.by_id[source]):
        return
    marks = raw.by_id[source].get("marks", {})
    if isinstance(marks, dict) and marked not in marks:
        yield raw.problem(
            (*path, "quotes", "marked"),
            phrase(
                "mark `{marked}` not found in the part `{source}`{near}",
                source=source,
                marked=marked,
                near=suggestion(marked, list(marks)),
            ),
        )


def _origin(
    raw: RawSchema, path: Path, value: Any, key: str, part: Mapping[str, Any]
) -> Iterator[ConfigProblem]:
    """The article of a part's quotes, figures or terms, which the value of `key` names."""
    origin = mapping(value)
    source = text(origin.get(key))
    in_file = source == FROM_FILE
    elsewhere = in_file or _is_link(mapping(raw.by_id.get(source)))
    if "path" in origin and source and not in_file:
        yield raw.problem((*path, "path"), phrase("`path` needs `{key}: file`", key=key))
    if origin.get("text") == "main" and source in ("", *raw.by_id) and not elsewhere:
        yield raw.problem(
            (*path, "text"),
            phrase(
                "`text: main` is for web pages; the part `{source}` is in the note", source=source
            ),
        )
    if "marked" in origin and elsewhere:
        yield raw.problem((*path, "marked"), phrase("`marked` needs an article in the note"))
    yield from _captures_in_path(raw, (*path, "path"), origin.get("path"))
    if not in_file:
        yield from _part(raw, (*path, key), source, part)


def _captures_in_path(raw: RawSchema, path: Path, value: Any) -> Iterator[ConfigProblem]:
    """Fields in the path of an article that nothing captures."""
    known = ["name", *raw.captures_of_file]
    for index, template in enumerate(texts(value)):
        for name in FIELD.findall(template):
            if name not in known:
                near = suggestion(name, known)
                yield raw.problem(
                    (*path, index) if isinstance(value, list) else path,
                    phrase("capture `{name}` not found{near}", name=name, near=near),
                )


def _part(
    raw: RawSchema, path: Path, name: str, part: Mapping[str, Any]
) -> Iterator[ConfigProblem]:
    """A part's name in another part. While some id is unreadable, the name may be that id."""
    if not name or "" in raw.by_id:
        return
    if name == part.get("id"):
        yield raw.problem(path, phrase("the part `{name}` refers to itself", name=name))
    elif name not in raw.by_id:
        near = suggestion(name, list(raw.by_id))
        yield raw.problem(path, phrase("no part has the id `{name}`{near}", name=name, near=near))


def _is_link(part: Mapping[str, Any]) -> bool:
    """Whether the article is what the part's link leads to."""
    return text(part.get("holds")) in ("link", "links")
