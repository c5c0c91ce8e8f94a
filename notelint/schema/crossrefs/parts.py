"""What one place of a schema file says of another: names that must exist, keys that go together.

Works on the plain data, so that these mistakes are reported beside those that the models find.
Where a value has the wrong form it is passed over: the models have said so.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from notelint.model.message import phrase
from notelint.parse.positioned_yaml import YamlNode
from notelint.schema.crossrefs import articles, named_values, reach
from notelint.schema.crossrefs import content as ties
from notelint.schema.crossrefs import fields as field_ties
from notelint.schema.crossrefs.raw import Raw, mapping, text
from notelint.schema.did_you_mean import suggestion
from notelint.schema.errors import ConfigProblem, Path
from notelint.text.similar_names import closest


def problems(root: YamlNode, file: str) -> list[ConfigProblem]:
    """All mistakes of a schema file that tie two of its places."""
    raw = Raw(root, file)
    found = [
        *_References(raw).all(),
        *ties.problems(raw),
        *field_ties.problems(raw),
        *reach.problems(raw),
    ]
    # While an id is missing, nothing can be said of the names that mean it.
    return found if "" in raw.by_id else [*found, *named_values.problems(raw)]


class _References:
    """The parts of one file, and what is said about them."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.root = raw.root
        self.top = raw.top
        self.by_id = raw.by_id
        self.problem = raw.problem

    def all(self) -> Iterator[ConfigProblem]:
        """The problems, in no order."""
        if "parts" not in self.top:
            yield self.problem((), phrase("the key `parts` is missing"))
        yield from self._unique_ids()
        yield from self._unique_regions()
        for path, part in self.raw.parts:
            yield from self._place(path, part)
            yield from self._quotes(path, part)
            figures, each = mapping(part.get("figures")), mapping(part.get("each"))
            yield from self._origin((*path, "figures"), figures, "from", part)
            term = mapping(each.get("term"))
            yield from self._origin((*path, "each", "term"), term, "appears_in", part)

    def _unique_ids(self) -> Iterator[ConfigProblem]:
        first: dict[str, int] = {}
        for path, part in self.raw.parts:
            name, place = text(part.get("id")), (*path, "id")
            if name in first:
                yield self.problem(
                    place,
                    phrase(
                        "two parts have the id `{name}`; the first is on line {line}",
                        name=name,
                        line=first[name],
                    ),
                )
            elif name:
                first[name] = self.root.place(place)[0]

    def _unique_regions(self) -> Iterator[ConfigProblem]:
        names = self.raw.regions
        for index, name in enumerate(names):
            if name in names[:index]:
                yield self.problem(
                    ("regions", "names", index),
                    phrase("two regions have the name `{name}`", name=name),
                )

    def _place(self, path: Path, part: Mapping[str, Any]) -> Iterator[ConfigProblem]:
        """Where a part is: by its heading, by its region, or by both."""
        placed = "heading" in part or "region" in part
        if not placed and not any(closest(key, ("heading", "region")) for key in part):
            # a key that comes near one of them is told as unknown
            yield self.problem(
                path,
                phrase("the part has neither `heading` nor `region`, so that it is nowhere"),
            )
        region = text(part.get("region"))
        if not region:
            return
        known = self.raw.regions
        if "regions" not in self.top:
            yield self.problem(
                (*path, "region"),
                phrase("the schema has no `regions`, so none is named `{region}`", region=region),
            )
        elif known and region not in known:
            near = suggestion(region, known)
            yield self.problem(
                (*path, "region"),
                phrase("no region is named `{region}`{near}", region=region, near=near),
            )

    def _quotes(self, path: Path, part: Mapping[str, Any]) -> Iterator[ConfigProblem]:
        quotes = mapping(part.get("quotes"))
        source, marked = text(quotes.get("from")), text(quotes.get("marked"))
        yield from self._origin((*path, "quotes"), quotes, "from", part)
        if not marked or source not in self.by_id or articles.is_link(self.by_id[source]):
            return
        marks = self.by_id[source].get("marks", {})
        if isinstance(marks, dict) and marked not in marks:
            near = suggestion(marked, list(marks))
            yield self.problem(
                (*path, "quotes", "marked"),
                phrase(
                    "the part `{source}` has no mark that means `{marked}`{near}",
                    source=source,
                    marked=marked,
                    near=near,
                ),
            )

    def _origin(
        self, path: Path, origin: Mapping[str, Any], key: str, part: Mapping[str, Any]
    ) -> Iterator[ConfigProblem]:
        """Where an article is, that a part is held against."""
        yield from articles.problems(self.raw, path, origin, key)
        if text(origin.get(key)) != articles.FROM_FILE:
            yield from self._part((*path, key), origin.get(key), part)

    def _part(self, path: Path, name: Any, part: Mapping[str, Any]) -> Iterator[ConfigProblem]:
        """A part that another names. Nothing is said while the id of some part is unreadable."""
        if not isinstance(name, str) or not name or "" in self.by_id:
            return
        if name == part.get("id"):
            yield self.problem(
                path,
                phrase("the part `{name}` names itself", name=name),
            )
        elif name not in self.by_id:
            near = suggestion(name, list(self.by_id))
            yield self.problem(
                path,
                phrase("no part has the id `{name}`{near}", name=name, near=near),
            )
