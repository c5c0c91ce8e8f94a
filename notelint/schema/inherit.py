"""`extends`: a schema file laid over another; every value keeps its own file and line."""

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from notelint.model.message import phrase
from notelint.parse.positioned_yaml import YamlEntry, YamlNode
from notelint.schema.built_in import SchemaFile, find_schema
from notelint.schema.data_file import read_yaml_file
from notelint.schema.did_you_mean import suggestion
from notelint.schema.errors import ConfigError, ConfigProblem, SchemaError

OWN = ("extends", "without", "example")
"""Keys that are not inherited."""


class Layer(NamedTuple):
    """A schema's data with all that it inherits, and the folders of its files, by name."""

    root: YamlNode
    folders: dict[str, str]


def with_parents(
    root: YamlNode, file: SchemaFile, read: Callable[[str], bytes], below: Sequence[str] = ()
) -> Layer:
    """A schema's data laid over that of the schema which it extends, and so on.

    `read` returns the bytes of a path; `below` are the paths of the files that led here. Raises
    `SchemaError` for a missing schema, a circle, or an unknown part in `without`.
    """
    folder = os.path.dirname(os.path.abspath(file.path))
    folders = {file.shown: folder}
    named = _text(root, "extends")
    if not named:
        if "without" in root.entries and "extends" not in root.entries:
            wrong = phrase("`without` removes inherited parts and needs `extends`")
            raise SchemaError.of(wrong, *root.place(("without",)))
        return Layer(root, folders)
    place = root.place(("extends",))
    try:
        parent_file = find_schema(named, folder)
    except ConfigError as error:
        words = [problem.words for problem in error.problems]
        raise SchemaError([ConfigProblem(*place, text) for text in words]) from None
    paths = (*below, os.path.abspath(file.path))
    if os.path.abspath(parent_file.path) in paths:
        wrong = phrase("`extends` forms a cycle: {shown} leads back here", shown=parent_file.shown)
        raise SchemaError.of(wrong, *place)
    data = read(parent_file.path)
    parent, problems = read_yaml_file(data, parent_file.shown)
    if problems or not isinstance(parent.value, dict):
        wrong = phrase("a schema must be a mapping")
        raise SchemaError(problems or [ConfigProblem(*parent.place(()), wrong)])
    above = with_parents(parent, parent_file, read, paths)
    return Layer(_lay(root, above.root), {**above.folders, **folders})


def _lay(child: YamlNode, parent: YamlNode) -> YamlNode:
    """The child's keys over the parent's; of both their parts, one list."""
    handed_on = {key: entry for key, entry in parent.entries.items() if key not in OWN}
    entries = {**handed_on, **child.entries}
    if "parts" in handed_on:
        left = _without(child, handed_on["parts"].node)
        own = child.entries.get("parts")
        if own is None:
            entries["parts"] = _with_items(handed_on["parts"], left)
        elif own.node.items:  # the model reports what is not a list
            entries["parts"] = _with_items(own, _merged(left, own.node.items))
    return _mapping(child, entries)


def _without(child: YamlNode, parts: YamlNode) -> list[YamlNode]:
    """The parent's parts but for those that the child leaves out."""
    known = [_text(part, "id") for part in parts.items]
    entry = child.entries.get("without")
    items = (entry.node.items or (entry.node,)) if entry else ()
    problems = []
    for item in items:
        if item.value not in known:
            near = suggestion(str(item.value), known)
            wrong = phrase(
                "`without`: no inherited part has the id `{value}`{near}",
                value=str(item.value),
                near=near,
            )
            problems.append(ConfigProblem(*item.place(()), wrong))
    if problems:
        raise SchemaError(problems)
    dropped = {item.value for item in items}
    return [
        part
        for part, name in zip(parts.items, known, strict=True)
        if name not in dropped or not name
    ]


def _merged(above: Sequence[YamlNode], own: Sequence[YamlNode]) -> list[YamlNode]:
    """Parts by their ids: one that both have is laid over; a new one follows the one before it."""
    parts = list(above)
    before = -1
    for part in own:
        name = _text(part, "id")
        at = next((i for i, other in enumerate(parts) if name and _text(other, "id") == name), -1)
        if at >= 0:
            parts[at] = _lay_part(part, parts[at])
            before = at
        elif before >= 0:
            before += 1
            parts.insert(before, part)
        else:
            parts.append(part)
            before = len(parts) - 1
    return parts


def _lay_part(child: YamlNode, parent: YamlNode) -> YamlNode:
    entries = {**parent.entries, **child.entries}
    if "parts" in parent.entries and "parts" in child.entries:
        own = child.entries["parts"]
        if own.node.items:
            merged = _merged(parent.entries["parts"].node.items, own.node.items)
            entries["parts"] = _with_items(own, merged)
    return _mapping(child, entries)


def _mapping(at: YamlNode, entries: dict[str, YamlEntry]) -> YamlNode:
    value = {key: entry.node.value for key, entry in entries.items()}
    return at._replace(value=value, entries=entries)


def _with_items(entry: YamlEntry, items: Sequence[YamlNode]) -> YamlEntry:
    value = [item.value for item in items]
    return entry._replace(node=entry.node._replace(value=value, items=tuple(items)))


def _text(node: YamlNode, key: str) -> str:
    value = node.value.get(key) if isinstance(node.value, dict) else None
    return value if isinstance(value, str) else ""
