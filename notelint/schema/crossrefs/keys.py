"""Keys that need a value of another key: what a part holds, a field's type, the dialect."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from notelint.model.message import phrase
from notelint.model.schema import ContentKind
from notelint.schema.crossrefs.raw import RawSchema, mapping
from notelint.schema.errors import ConfigProblem, Path
from notelint.schema.field_models import TYPE_NAMES

CONTENT_KINDS: tuple[str, ...] = get_args(ContentKind)
COUNTABLE = (
    *("list", "outline", "definitions", "checklist", "quotes", "link", "links", "images"),
    *("table", "code", "callouts"),
)
"""The kinds of content that `items` can count."""

OF_CONTENT: tuple[tuple[Path, tuple[str, ...]], ...] = (
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
"""Keys of a part, and the values of `holds` with which they have a meaning."""

OF_TYPES: Mapping[str, tuple[str, ...]] = {
    "values": ("enum",),
    "pattern": ("string",),
    "format": ("date", "datetime"),
    "range": ("integer", "number"),
    "items": ("list",),
    "of": ("list",),
    "single": ("list",),
    "fields": ("mapping",),
    "extras": ("mapping",),
}
"""Keys of a field, and the types with which they have a meaning."""

ENUMS = ("enum", "enum?")


def problems(raw: RawSchema) -> Iterator[ConfigProblem]:
    """Every key that has no meaning beside the others, and enums without values."""
    obsidian = raw.top.get("dialect") == "obsidian"
    if "tags" in raw.top and not obsidian:
        yield _needs_obsidian(raw, ("tags",), "`tags`", key=True)
    for path, part in raw.parts:
        yield from _of_content(raw, path, part)
        if part.get("holds") == "callouts" and not obsidian:
            yield _needs_obsidian(raw, (*path, "holds"), "`holds: callouts`")
    for path, field in raw.fields():
        yield from _of_type(raw, path, field)
    for path, group in raw.field_groups():
        yield from _short_enums(raw, path, group)


def _needs_obsidian(raw: RawSchema, path: Path, what: str, *, key: bool = False) -> ConfigProblem:
    return raw.problem(path, phrase("{what} needs `dialect: obsidian`", what=what), key=key)


def _of_content(raw: RawSchema, path: Path, part: Mapping[str, Any]) -> Iterator[ConfigProblem]:
    holds = part.get("holds", "anything")
    if holds not in CONTENT_KINDS:
        return
    for steps, needed in OF_CONTENT:
        inside = part
        for step in steps[:-1]:
            inside = mapping(inside.get(str(step)))
        if steps[-1] in inside and holds not in needed:
            yield raw.problem(
                (*path, *steps),
                phrase(
                    "`{key}` needs `holds: {listed}`; the part holds {holds}",
                    key=".".join(map(str, steps)),
                    listed=", ".join(needed),
                    holds=holds,
                ),
            )


def _of_type(raw: RawSchema, path: Path, field: Mapping[str, Any]) -> Iterator[ConfigProblem]:
    kind = field.get("type", "string")
    if kind not in TYPE_NAMES:
        return
    for key, needed in OF_TYPES.items():
        if key in field and kind not in needed:
            yield raw.problem(
                (*path, key),
                phrase(
                    "`{key}` needs `type: {listed}`; the field's type is {kind}",
                    key=key,
                    listed=", ".join(needed),
                    kind=kind,
                ),
                key=True,
            )
    if kind == "enum" and "values" not in field:
        yield _no_values(raw, path)
    if field.get("of") == "enum":
        yield _no_values(raw, (*path, "of"))
    yield from _short_enums(raw, (*path, "fields"), mapping(field.get("fields")))


def _short_enums(raw: RawSchema, path: Path, fields: Mapping[str, Any]) -> Iterator[ConfigProblem]:
    """Enums by the shorthand `name: enum`, which leaves no room for values."""
    for name, field in fields.items():
        if field in ENUMS:
            yield _no_values(raw, (*path, name))


def _no_values(raw: RawSchema, path: Path) -> ConfigProblem:
    return raw.problem(
        path, phrase("an enum needs `values`: `{type: enum, values: [draft, done]}`")
    )
