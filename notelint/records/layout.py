"""Under which keys a part's value has what it has. Record class and reader both go by it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from notelint.model.schema import ContentKind, Heading, Part, Schema
from notelint.model.schema_fields import ANY_NUMBER, Field, FieldGroup, TextPattern
from notelint.text.patterns import certain_groups
from notelint.text.templates import FIELD


class Capture(NamedTuple):
    """A named text that a form takes: its key in the record, its type, whether it may lack."""

    name: str
    key: str
    kind: str
    optional: bool


class PartLayout(NamedTuple):
    """A part's value. Keys are "" for what it has not.

    What stands below a title of the note (a heading of any text, at level 1 or in a region) is
    the note's, not the part's. `bare`: the value is no object but the one thing that the part
    has, its title, text or items. `whole`: it is an object of one content, null as a whole where
    that lacks. `nullable`: the content may lack in a note that conforms. `text`, `marks`, `url`
    and `items` are content, `items` of a table its rows. `captured` are what the heading
    captures, `template` what the link's text does, `formed` what the form of a single link does.
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
    captured: tuple[Capture, ...] = ()
    template: tuple[Capture, ...] = ()
    formed: tuple[Capture, ...] = ()


class ItemLayout(NamedTuple):
    """An item's value: the key of each thing that it has, and what its form captures."""

    keys: Mapping[str, str]
    captured: tuple[Capture, ...]


WITH_TEXT = ("anything", "prose", "link")
"""What is one text, where other parts have items."""

OF_ITEMS: Mapping[ContentKind, tuple[str, ...]] = {
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
OF_QUOTES = ("start", "end", "level")
"""What a quote that is looked for has besides its text."""

OTHERS = "others"
CELLS = "cells"
"""What a table's row has whose columns the schema does not name."""


def is_repeated(part: Part) -> bool:
    """Whether the value is a list with one element for each time that the part stands."""
    return part.times.maximum > 1


def is_optional(part: Part) -> bool:
    """Whether a note that conforms may be without the part."""
    return part.times.minimum == 0 or bool(part.when)


def part_layout(part: Part, ids: frozenset[str]) -> PartLayout:
    """How a part's value looks; `ids` are those of all parts, which templates name."""
    taken = {child.id for child in part.parts}
    form = part.item.form if part.item else None
    captured = _captures(_of_heading(part.heading), taken) if part.heading else ()
    title_only = (
        part.heading is not None
        and not part.heading.names
        and (part.holds, part.items, form) == ("anything", ANY_NUMBER, None)
        and (part.heading.levels.maximum == 1 or bool(part.region))
    )
    titled = not captured and part.heading is not None and _is_told_by_heading(part, title_only)
    text = part.holds in WITH_TEXT and not title_only
    items = part.holds not in WITH_TEXT or (form is not None and part.holds != "link")
    is_link = part.holds == "link"
    free = [name for name in FIELD.findall(part.template) if name not in ids]
    template = _captures(((name, "string", True) for name in free), taken)
    others = bool(captured or part.parts or part.labels)
    alone = not (others or titled or (text and items))
    an_object = part.holds in ("prose", "link")
    return PartLayout(
        bare=(title_only and not others) or (alone and not an_object),
        whole=alone and an_object,
        nullable=bool(part.accept or part.may_be_empty or part.parts),
        title=free_key("title", taken) if titled else "",
        text=free_key("text", taken) if text else "",
        marks=free_key("marks", taken) if part.marks and part.holds == "prose" else "",
        url=free_key("url", taken) if is_link else "",
        items=free_key("items", taken) if items else "",
        labels=free_key("labels", taken) if part.labels else "",
        captured=captured,
        template=template,
        formed=form_captures(form, taken) if is_link else (),
    )


def item_layout(part: Part) -> ItemLayout:
    """How the value of each item of a part looks."""
    names = [*OF_ITEMS[part.holds]]
    if part.quotes:
        names += OF_QUOTES
    taken: set[str] = set()
    if part.columns:  # cells keep the names of their columns
        taken = {field.name for field in part.columns.fields}
        taken.add(others_key(part.columns.fields))
    elif part.holds == "table":
        names = [CELLS]
    captured = form_captures(part.item.form if part.item else None, taken)
    return ItemLayout({name: free_key(name, taken) for name in names}, captured)


def form_captures(form: TextPattern | None, taken: set[str]) -> tuple[Capture, ...]:
    """The captures of an item's or a file name's form; their keys are put among the `taken`."""
    if form is None:
        return ()
    certain = _certain(form.patterns)
    return _captures(((name, kind, name not in certain) for name, kind in form.captures), taken)


def others_key(fields: Iterable[Field]) -> str:
    """The key of what a place has besides its declared fields, where the schema allows it."""
    return free_key(OTHERS, {field.name for field in fields})


def free_key(name: str, taken: set[str]) -> str:
    """A key that nothing else has: what comes later and collides gets a `_`."""
    while name in taken:
        name += "_"
    taken.add(name)
    return name


def _of_heading(heading: Heading) -> Iterator[tuple[str, str, bool]]:
    """The captures of a heading: name, type, whether it may lack. A plain name captures nothing."""
    certain = frozenset() if heading.names else _certain(heading.patterns)
    for name, kind in heading.captures:
        yield name, kind, name not in certain


def _certain(patterns: tuple[str, ...]) -> frozenset[str]:
    """The groups that take part whichever of the patterns matches."""
    return frozenset.intersection(*map(certain_groups, patterns)) if patterns else frozenset()


def _is_told_by_heading(part: Part, title_only: bool) -> bool:
    """Whether the heading's text says more than the schema does."""
    heading = part.heading
    if heading is None or heading.names:
        return False
    return title_only or not heading.patterns or is_repeated(part)


def _captures(found: Iterable[tuple[str, str, bool]], taken: set[str]) -> tuple[Capture, ...]:
    made: dict[str, Capture] = {}
    for name, kind, optional in found:
        if name not in made:
            made[name] = Capture(name, free_key(name, taken), kind, optional)
    return tuple(made.values())


# How the record of a schema's notes looks as a whole.


class RecordLayout(NamedTuple):
    """The keys of a record, "" for what its notes have not; the layouts of all parts by their id.

    A part's id is its key. What a record has besides gets a `_` where a part has its name.
    """

    schema: Schema
    path: str
    name: str
    file: str
    front_matter: str
    labels: str
    tags: str
    positions: str
    captured: tuple[Capture, ...]
    parts: Mapping[str, PartLayout]
    items: Mapping[str, ItemLayout]


def record_layout(schema: Schema) -> RecordLayout:
    """The shape of a schema's records."""
    every = list(schema.walk_parts())
    ids = frozenset(part.id for part in every)
    taken = {part.id for part in schema.parts}
    captured = form_captures(schema.file_name, set())
    front = schema.front_matter
    return RecordLayout(
        schema=schema,
        path=free_key("path", taken),
        name=free_key("schema", taken),
        file=free_key("file", taken) if captured else "",
        front_matter=free_key("front_matter", taken) if front and has_fields(front) else "",
        labels=free_key("labels", taken) if schema.labels and schema.labels.fields else "",
        tags=free_key("tags", taken) if schema.tags else "",
        positions=free_key("positions", taken),
        captured=captured,
        parts={part.id: part_layout(part, ids) for part in every},
        items={part.id: item_layout(part) for part in every if part.holds != "link"},
    )


def has_fields(fields: FieldGroup) -> bool:
    """Whether a place has anything that a record could hold."""
    return bool(fields.fields) or fields.extras == "allow"


def may_lack(fields: FieldGroup) -> bool:
    """Whether a note that conforms may be without the place itself."""
    return not fields.required and not any(one.required and not one.when for one in fields.fields)
