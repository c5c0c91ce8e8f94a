"""Parts that no note can have: their headings are impossible, or an earlier part takes them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from notelint.model.message import phrase
from notelint.model.schema_fields import ANY_LEVEL, FOREVER, ONE, Range
from notelint.schema.crossrefs.raw import RawSchema, mapping, sequence, text, texts
from notelint.schema.errors import ConfigProblem, InvalidValueError, Path
from notelint.schema.ranges import count_range, level_range
from notelint.schema.text_patterns import regex_of


class _PartHeading(NamedTuple):
    """What decides which headings a part takes; `names` is None for any text."""

    id: str
    region: object
    names: frozenset[str] | None
    levels: Range
    times: Range

    def takes_all_of(self, following: "_PartHeading") -> bool:
        """Whether this part, of any number, takes every heading of the part after it.

        Of two parts with a bound, or with another part between them, each may have its own.
        """
        if self.names is None or following.names is None:
            covers_names = self.names is following.names
        else:
            covers_names = following.names <= self.names
        return (
            covers_names
            and self.times.maximum == FOREVER
            and self.region == following.region
            and self.levels.minimum <= following.levels.minimum
            and following.levels.maximum <= self.levels.maximum
        )


def problems(raw: RawSchema) -> Iterator[ConfigProblem]:
    """Every part that is never reached."""
    yield from _among(raw, raw.top, ("parts",), None)
    for path, part in raw.parts:
        yield from _among(raw, part, (*path, "parts"), _heading(part))


def _among(
    raw: RawSchema, owner: Mapping[str, Any], path: Path, above: _PartHeading | None
) -> Iterator[ConfigProblem]:
    """The unreachable ones among the parts directly in the schema or in a part."""
    before: _PartHeading | None = None
    for index, part in enumerate(sequence(owner.get("parts"))):
        heading = _heading(mapping(part))
        if heading is None:
            continue
        if above and heading.levels.maximum <= above.levels.minimum:
            yield raw.problem(
                (*path, index, "heading"),
                phrase(
                    "the part `{name}` can never appear in `{outer}`: its heading would have to be "
                    "deeper than level {minimum}",
                    name=heading.id,
                    outer=text(owner.get("id")),
                    minimum=above.levels.minimum,
                ),
            )
        if before and before.takes_all_of(heading):
            yield raw.problem(
                (*path, index, "heading"),
                phrase(
                    "the part `{name}` can never match: `{first}` matches all of its headings "
                    "first",
                    name=heading.id,
                    first=before.id,
                ),
            )
        before = heading


def _heading(part: Mapping[str, Any]) -> _PartHeading | None:
    """The heading of a part; None if it has none or a wrong one."""
    if "heading" not in part:
        return None
    heading = part["heading"]
    full = heading if isinstance(heading, dict) else {"text": heading}
    names = frozenset(texts(full.get("text"))) or None
    if names and any(regex_of(name) or "{" in name for name in names):
        names = frozenset(["\0".join(sorted(names))])  # patterns take only what equal ones take
    try:
        levels = level_range(full["level"]) if "level" in full else ANY_LEVEL
        times = count_range(part["count"]) if "count" in part else ONE
    except InvalidValueError:
        return None
    return _PartHeading(text(part.get("id")), part.get("region"), names, levels, times)
