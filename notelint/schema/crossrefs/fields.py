"""Keys of a declared field that ask something of its type."""

from collections.abc import Iterator, Mapping
from typing import Any

from notelint.model.message import phrase
from notelint.schema.crossrefs.raw import Raw, mapping
from notelint.schema.errors import ConfigProblem, Path
from notelint.schema.field_models import TYPE_NAMES, is_full

NEEDED: Mapping[str, tuple[str, ...]] = {
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
"""Keys of a field, and the types for which they mean something."""


def places(raw: Raw) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Where fields are declared: the way to the mapping that holds them, and the mapping."""
    for key in ("front_matter", "labels"):
        yield (key, "fields"), mapping(mapping(raw.top.get(key)).get("fields"))
    for path, part in raw.parts:
        yield (*path, "labels", "fields"), mapping(mapping(part.get("labels")).get("fields"))
        columns = mapping(part.get("columns"))
        if is_full(dict(columns)):
            yield (*path, "columns", "fields"), mapping(columns.get("fields"))
        else:
            yield (*path, "columns"), columns


def declared(raw: Raw) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Every field that is declared as a mapping, at any depth, with the way to it."""
    waiting = [((*path, name), one) for path, found in places(raw) for name, one in found.items()]
    while waiting:
        path, field = waiting.pop()
        if not isinstance(field, dict):
            continue
        yield path, field
        waiting.append(((*path, "of"), field.get("of")))
        inner = mapping(field.get("fields"))
        waiting += [((*path, "fields", name), one) for name, one in inner.items()]


def problems(raw: Raw) -> Iterator[ConfigProblem]:
    """Every key that means nothing for its field's type, and enums without values."""
    for path, field in declared(raw):
        kind = field.get("type", "string")
        if kind not in TYPE_NAMES:
            continue
        for key, needed in NEEDED.items():
            if key in field and kind not in needed:
                listed = ", ".join(needed)
                yield raw.problem(
                    (*path, key),
                    phrase(
                        "`{key}` needs `type: {listed}`; the field is a {kind}",
                        key=key,
                        listed=listed,
                        kind=kind,
                    ),
                    key=True,
                )
        if kind == "enum" and "values" not in field:
            yield _no_values(raw, path)
        if field.get("of") == "enum":
            yield _no_values(raw, (*path, "of"))
        for name, inner in mapping(field.get("fields")).items():
            if inner in ("enum", "enum?"):
                yield _no_values(raw, (*path, "fields", name))
    for path, found in places(raw):
        for name, field in found.items():
            if field in ("enum", "enum?"):
                yield _no_values(raw, (*path, name))


def _no_values(raw: Raw, path: Path) -> ConfigProblem:
    return raw.problem(
        path,
        phrase("an enum needs `values`: `{type: enum, values: [draft, done]}`"),
    )
