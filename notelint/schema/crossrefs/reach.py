"""Parts that no note can have: their headings cannot stand there, or an earlier part takes them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from notelint.model.message import phrase
from notelint.model.schema_fields import ANY_LEVEL, FOREVER, ONE, Range
from notelint.schema import ranges
from notelint.schema.crossrefs.raw import Raw, mapping, text, texts
from notelint.schema.errors import ConfigProblem, Path
from notelint.schema.forms import pattern_of


class _Heading(NamedTuple):
    """A part's heading as far as it matters here; `names` is None for any text."""

    names: frozenset[str] | None
    levels: Range
    times: Range


def problems(raw: Raw) -> Iterator[ConfigProblem]:
    """Every part that is never reached."""
    yield from _level(raw, raw.top, ("parts",), None)
    for path, part in raw.parts:
        heading = _heading(part)
        yield from _level(raw, part, (*path, "parts"), heading)


def _level(
    raw: Raw, owner: Mapping[str, Any], path: Path, above: _Heading | None
) -> Iterator[ConfigProblem]:
    """The parts directly in one, or in the schema."""
    before: tuple[str, Mapping[str, Any], _Heading] | None = None
    parts = owner.get("parts")
    for index, part in enumerate(parts if isinstance(parts, list) else ()):
        heading = _heading(mapping(part))
        if heading is None:
            continue
        name = text(part.get("id"))
        if above and heading.levels.maximum <= above.levels.minimum:
            outer = text(owner.get("id"))
            yield raw.problem(
                (*path, index, "heading"),
                phrase(
                    "the part `{name}` can never stand in `{outer}`: its heading would have"
                    " to be deeper than level {minimum}",
                    name=name,
                    outer=outer,
                    minimum=above.levels.minimum,
                ),
            )
        if before and _takes_all(before[1], before[2], part, heading):
            yield raw.problem(
                (*path, index, "heading"),
                phrase(
                    "the part `{name}` is never reached: `{first}` takes every heading that"
                    " it could have",
                    name=name,
                    first=before[0],
                ),
            )
        before = (name, part, heading)


def _takes_all(
    earlier: Mapping[str, Any], one: _Heading, later: Mapping[str, Any], other: _Heading
) -> bool:
    """Whether the part before, of which there may be any number, has all that the next one may.

    Of two parts with a bound, or with another part between them, each may have its own.
    """
    return (
        one.times.maximum == FOREVER
        and earlier.get("region") == later.get("region")
        and one.levels.minimum <= other.levels.minimum
        and other.levels.maximum <= one.levels.maximum
        and (
            other.names <= one.names
            if one.names is not None and other.names is not None
            else one.names is other.names
        )
    )


def _heading(part: Mapping[str, Any]) -> _Heading | None:
    """A heading of literal names or of any text; None for patterns, none, and what is wrong."""
    if "heading" not in part:
        return None
    heading = part["heading"]
    full = heading if isinstance(heading, dict) else {"text": heading}
    names = texts(full.get("text")) if "text" in full else None
    if names is not None and (not names or any(pattern_of(one) or "{" in one for one in names)):
        names = None if not names else ["\0".join(names)]
    try:
        levels = ranges.level(full["level"]) if "level" in full else ANY_LEVEL
        times = ranges.count(part["count"]) if "count" in part else ONE
    except ranges.RangeError:
        return None
    return _Heading(None if names is None else frozenset(names), levels, times)
