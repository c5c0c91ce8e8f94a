"""The layout of a schema's records: under which key each value is.

Both the record class and the reader of notes follow it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from notelint.model.schema import ContentKind, Part, Schema
from notelint.model.schema_fields import ANY_NUMBER, Field, FieldGroup, TextPattern
from notelint.text.patterns import certain_groups
from notelint.text.templates import FIELD


class Capture(NamedTuple):
    """A named text that a pattern captures: its key in the record, its type; may it be null."""

    name: str
    key: str
    kind: str
    optional: bool


class PartLayout(NamedTuple):
    """The layout of a part's value. A key is "" if the value does not have it.

    `bare`: the value is no object but its only element: title, text or items. `whole`: it is an
    object with one content, and null as a whole if that is missing. `nullable`: the content may be
    missing in a valid note. `text`, `marks`, `url` and `items` are content; the items of a table
    are its rows. `captures` come from the heading, `template_captures` from the link's text by the
    part's template, `form_captures` from a single link by the form of its item.

    What is below a title of the note (a heading of any text, at level 1 or in a region) belongs to
    the note, not to the part.
    """

    bare: bool
    whole: bool
    nullable: bool
    title: str = ""
    text: str = ""
    marks: str = ""
    url: str = ""
    items: str = ""
    labels: str = ""
    captures: tuple[Capture, ...] = ()
    template_captures: tuple[Capture, ...] = ()
    form_captures: tuple[Capture, ...] = ()


class ItemLayout(NamedTuple):
    """The layout of an item's value: the key of each element, and what its form captures."""

    keys: Mapping[str, str]
    captures: tuple[Capture, ...]


class RecordLayout(NamedTuple):
    """The keys of a record, "" if its notes do not have the value, and the layouts of all parts.

    A part's id is its key. Any other key gets a `_` if a part has the same id.
    """

    schema: Schema
    path: str
    name: str
    file: str
    front_matter: str
    labels: str
    tags: str
    positions: str
    captures: tuple[Capture, ...]
    parts: Mapping[str, PartLayout]
    items: Mapping[str, ItemLayout]


TEXT_CONTENT = ("anything", "prose", "link")
"""The kinds of content that are one text; the others are items."""

ITEM_KEYS: Mapping[ContentKind, tuple[str, ...]] = {
    "anything": ("text",),
    "prose": ("text",),
    "list": ("text", "items"),
    "outline": ("text", "items"),
    "definitions": ("term", "explanation"),
    "checklist": ("text", "checked"),
    "quotes": ("text",),
    "links": ("text", "url"),
    "images": ("text", "url"),
    "code": ("lang", "text"),
    "callouts": ("kind", "title", "text"),
    "table": (),
}
QUOTE_KEYS = ("start", "end", "level")
"""The further keys of a quote that is compared with an article."""

OTHERS = "others"
CELLS = "cells"
"""The only key of a table's row if the schema does not name the columns."""


def is_repeated(part: Part) -> bool:
    """Whether the value is a list with one element for each section of the part."""
    return part.times.maximum > 1


def is_optional(part: Part) -> bool:
    """Whether a valid note may lack the part."""
    return part.times.minimum == 0 or bool(part.when)


def has_fields(fields: FieldGroup) -> bool:
    """Whether a record has any of the fields."""
    return bool(fields.fields) or fields.extras == "allow"


def may_be_missing(fields: FieldGroup) -> bool:
    """Whether a valid note may have no front matter."""
    return not fields.required and not any(
        field.required and not field.when for field in fields.fields
    )


def record_layout(schema: Schema) -> RecordLayout:
    """The layout of a schema's records."""
    parts = list(schema.walk_parts())
    ids = frozenset(part.id for part in parts)
    used = {part.id for part in schema.parts}
    captures = _form_captures(schema.file_name, set())
    front = schema.front_matter
    return RecordLayout(
        schema=schema,
        path=free_key("path", used),
        name=free_key("schema", used),
        file=free_key("file", used) if captures else "",
        front_matter=free_key("front_matter", used) if front and has_fields(front) else "",
        labels=free_key("labels", used) if schema.labels and schema.labels.fields else "",
        tags=free_key("tags", used) if schema.tags else "",
        positions=free_key("positions", used),
        captures=captures,
        parts={part.id: _part_layout(part, ids) for part in parts},
        items={part.id: _item_layout(part) for part in parts if part.holds != "link"},
    )


def _part_layout(part: Part, ids: frozenset[str]) -> PartLayout:
    """The layout of a part's value; `ids` are those of all parts, which templates may name."""
    used = {child.id for child in part.parts}
    heading, form = part.heading, part.item.form if part.item else None
    captures: tuple[Capture, ...] = ()
    if heading:
        patterns = () if heading.names else heading.patterns
        captures = _captures(heading.captures, patterns, used)
    title_only = (
        heading is not None
        and not heading.names
        and (part.holds, part.items, form) == ("anything", ANY_NUMBER, None)
        and (heading.levels.maximum == 1 or bool(part.region))
    )
    has_title = (
        heading is not None
        and not captures
        and not heading.names
        and (title_only or not heading.patterns or is_repeated(part))
    )
    has_text = part.holds in TEXT_CONTENT and not title_only
    has_items = part.holds not in TEXT_CONTENT or (form is not None and part.holds != "link")
    is_link, is_object = part.holds == "link", part.holds in ("prose", "link")
    free = [(name, "string") for name in FIELD.findall(part.template) if name not in ids]
    template_captures = _captures(free, (), used)
    has_more = bool(captures or part.parts or part.labels)
    is_single = not (has_more or has_title or (has_text and has_items))
    return PartLayout(
        bare=(title_only and not has_more) or (is_single and not is_object),
        whole=is_single and is_object,
        nullable=bool(part.accept or part.may_be_empty or part.parts),
        title=free_key("title", used) if has_title else "",
        text=free_key("text", used) if has_text else "",
        marks=free_key("marks", used) if part.marks and part.holds == "prose" else "",
        url=free_key("url", used) if is_link else "",
        items=free_key("items", used) if has_items else "",
        labels=free_key("labels", used) if part.labels else "",
        captures=captures,
        template_captures=template_captures,
        form_captures=_form_captures(form, used) if is_link else (),
    )


def _item_layout(part: Part) -> ItemLayout:
    """The layout of the value of each item of a part."""
    names = [*ITEM_KEYS[part.holds], *(QUOTE_KEYS if part.quotes else ())]
    used: set[str] = set()
    if part.columns:  # cells keep the names of their columns
        used = {field.name for field in part.columns.fields}
        used.add(others_key(part.columns.fields))
    elif part.holds == "table":
        names = [CELLS]
    captures = _form_captures(part.item.form if part.item else None, used)
    return ItemLayout({name: free_key(name, used) for name in names}, captures)


def _form_captures(form: TextPattern | None, used: set[str]) -> tuple[Capture, ...]:
    """The captures of an item's or a file name's form; their keys are added to `used`."""
    return _captures(form.captures, form.patterns, used) if form else ()


def _captures(
    names: Iterable[tuple[str, str]], patterns: Sequence[str], used: set[str]
) -> tuple[Capture, ...]:
    """Captures by their names and types; optional if not in every match of every pattern.

    Their keys are added to `used`.
    """
    certain = frozenset.intersection(*map(certain_groups, patterns)) if patterns else frozenset()
    captures: dict[str, Capture] = {}
    for name, kind in names:
        if name not in captures:
            captures[name] = Capture(name, free_key(name, used), kind, name not in certain)
    return tuple(captures.values())


def others_key(fields: Iterable[Field]) -> str:
    """The key of undeclared fields, where the schema allows them."""
    return free_key(OTHERS, {field.name for field in fields})


def free_key(name: str, used: set[str]) -> str:
    """A key that is not in use, with a `_` at its end if the name is; it is added to `used`."""
    while name in used:
        name += "_"
    used.add(name)
    return name
