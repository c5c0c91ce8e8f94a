"""Keys that ask something of what a part holds, or of the dialect in which notes are written."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from notelint.model.message import phrase
from notelint.model.schema import ContentKind
from notelint.schema.crossrefs.raw import Raw, mapping
from notelint.schema.errors import ConfigProblem, Path

HOLDS: tuple[str, ...] = get_args(ContentKind)
COUNTABLE = (
    *("list", "outline", "definitions", "checklist", "quotes", "link", "links", "images"),
    *("table", "code", "callouts"),
)
"""What a part may hold for `items` to count."""

NEEDED: tuple[tuple[Path, tuple[str, ...]], ...] = (
    (("quotes",), ("quotes",)),
    (("items",), COUNTABLE),
    (("text",), ("link",)),
    (("url",), ("link", "links")),
    (("columns",), ("table",)),
    (("lang",), ("code",)),
    (("callout",), ("callouts",)),
    (("each", "term"), ("definitions",)),
    (("each", "item", "checked"), ("checklist",)),
)
"""Keys of a part, and what it must hold for them to mean anything."""


def problems(raw: Raw) -> Iterator[ConfigProblem]:
    """Every key that means nothing where it stands."""
    obsidian = raw.top.get("dialect") == "obsidian"
    if "tags" in raw.top and not obsidian:
        yield _dialect(raw, ("tags",), "`tags`", key=True)
    for path, part in raw.parts:
        yield from _content(raw, path, part)
        if part.get("holds") == "callouts" and not obsidian:
            yield _dialect(raw, (*path, "holds"), "`holds: callouts`")


def _content(raw: Raw, path: Path, part: Mapping[str, Any]) -> Iterator[ConfigProblem]:
    holds = part.get("holds", "anything")
    if holds not in HOLDS:
        return
    for way, needed in NEEDED:
        inside = part
        for step in way[:-1]:
            inside = mapping(inside.get(str(step)))
        if way[-1] in inside and holds not in needed:
            key, listed = ".".join(map(str, way)), ", ".join(needed)
            yield raw.problem(
                (*path, *way),
                phrase(
                    "`{key}` needs `holds: {listed}`; the part holds {holds}",
                    key=key,
                    listed=listed,
                    holds=holds,
                ),
            )


def _dialect(raw: Raw, path: Path, what: str, *, key: bool = False) -> ConfigProblem:
    return raw.problem(
        path,
        phrase("{what} needs `dialect: obsidian`", what=what),
        key=key,
    )
