"""How the fields of a note (front matter, labels, columns, tags) depart from its schema."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from notelint.fields.inline_fields import note_header
from notelint.fields.tables import find_tables, table_header
from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection, Item
from notelint.model.fields import (
    FieldEntry,
    FieldValue,
    FieldViolation,
    UnreadableFields,
    find_entry,
)
from notelint.model.message import Argument, Phrase, phrase
from notelint.model.note import Block
from notelint.model.schema_fields import FOREVER, Field, FieldGroup, TagRequirement
from notelint.model.source import Source, Span
from notelint.text.field_types import TYPES, expected_value
from notelint.text.patterns import matches
from notelint.text.similar_names import closest, similar_names

FRONT_MATTER = phrase("front matter")
HEAD = phrase("the head of the note")
TAGS = phrase("tags")
LONGEST = 80
"""Characters that are shown of a value."""

OURS = "notelint"
"""The key of front matter by which a note names its schema."""


def field_violations(binding: BoundNote) -> tuple[FieldViolation, ...]:
    """All departures of a bound note, in the order of their places."""
    return tuple(sorted(_all(binding), key=lambda one: one.span))


def _all(binding: BoundNote) -> Iterator[FieldViolation]:
    schema = binding.schema
    if schema is None:
        return
    if schema.front_matter:
        yield from _front_matter(binding, schema.front_matter)
    unread = sorted(one.span.start for one in binding.unreadable)
    if schema.labels:
        head = note_header(binding.note)
        asked = _readable(schema.labels, unread, Span(0, head[-1].span.end if head else 0))
        yield from _fields(binding.labels, asked, HEAD, Span(0, 0), "")
    if schema.tags:
        yield from _tags(binding, schema.tags)
    for bound in binding.all_sections:
        place = phrase("section '{name}'", name=bound.name)
        if bound.part.labels and not bound.accepted:
            at = _begin(bound)
            asked = _readable(bound.part.labels, unread, bound.span)
            yield from _fields(bound.labels, asked, place, at, bound.part.id)
        if bound.part.holds == "table" and bound.conforms and not bound.accepted:
            yield from _tables(bound, place, binding.note.source)


def _readable(asked: FieldGroup, unread: Sequence[int], place: Span) -> FieldGroup:
    """What is asked of a place: nothing need be there if some of it cannot be read (F006)."""
    index = bisect_left(unread, place.start)
    if index == len(unread) or unread[index] > place.end:
        return asked
    return asked._replace(fields=tuple(one._replace(required=False) for one in asked.fields))


def _begin(bound: BoundSection) -> Span:
    """The text of a part's heading, or the point at which the part begins."""
    if bound.heading:
        return bound.heading.text.span(0, len(bound.heading.text.plain))
    return Span(bound.span.start, bound.span.start)


def _front_matter(binding: BoundNote, asked: FieldGroup) -> Iterator[FieldViolation]:
    entries = binding.front_matter
    if isinstance(entries, UnreadableFields):
        return  # F006 speaks of it
    front = binding.note.front_matter
    at = Span(front.span.start, front.span.start + 3) if front else Span(0, 0)
    required = [one.name for one in asked.fields if one.required]
    if entries is None and asked.required:
        names = ", ".join(f"'{name}'" for name in required)
        yield FieldViolation("missing", at, "", FRONT_MATTER, expected=names)
        return
    if entries is None and not required:
        return
    named = tuple(entry for entry in entries or () if entry.key != OURS)
    yield from _fields(named, asked, FRONT_MATTER, at, "")


def _fields(
    entries: Sequence[FieldEntry],
    asked: FieldGroup,
    place: Phrase,
    at: Span,
    part: str,
    prefix: str = "",
) -> Iterator[FieldViolation]:
    """One place's fields: what lacks (told at `at`), what is unknown, what is wrong."""
    taken, lacking = _taken(entries, asked)
    yield from _keys(entries, asked, (taken, lacking), place, at, part, prefix)
    for field, entry in taken.values():
        if not entry.value.is_blank:
            yield from _value(entry.value, field, prefix + entry.key, place, part)
        elif field.required:
            yield FieldViolation("empty", entry.span, prefix + entry.key, place, field, part=part)


def _taken(
    entries: Sequence[FieldEntry], asked: FieldGroup
) -> tuple[dict[str, tuple[Field, FieldEntry]], list[Field]]:
    """The entries that fields take, by their keys, and the fields that find none."""
    taken: dict[str, tuple[Field, FieldEntry]] = {}
    lacking: list[Field] = []
    for field in asked.fields:
        entry = find_entry(tuple(entries), field)
        if entry is None:
            lacking.append(field)
        else:
            taken[entry.key] = (field, entry)
    return taken, lacking


def _keys(
    entries: Sequence[FieldEntry],
    asked: FieldGroup,
    found: tuple[Mapping[str, tuple[Field, FieldEntry]], Sequence[Field]],
    place: Phrase,
    at: Span,
    part: str,
    prefix: str = "",
) -> Iterator[FieldViolation]:
    """Required fields without an entry, and entries that no field takes.

    An entry that likely is a lacking field, mistyped, is told with that field alone. A table's
    header that no field takes names the columns.
    """
    taken, lacking = found
    left = {field.name: field for field in lacking}
    for entry in entries:
        if entry.key in taken:
            continue
        near = closest(entry.key, left) or ""
        field = left.get(near)
        name = prefix + entry.key
        if field and field.required:
            del left[near]
            yield FieldViolation(
                "missing", entry.span, prefix + near, place, field, found=entry.key, part=part
            )
        elif asked.extras != "allow" and not entry.header:
            denied = asked.extras == "deny"
            yield FieldViolation(
                "unknown", entry.span, name, place, None, near, part=part, denied=denied
            )
    for field in left.values():
        if field.required:
            yield FieldViolation("missing", at, prefix + field.name, place, field, part=part)


def _value(
    value: FieldValue, field: Field, name: str, place: Phrase, part: str
) -> Iterator[FieldViolation]:
    if field.type == "mapping":
        if value.kind != "mapping":
            yield _invalid(value, TYPES["mapping"], field, name, place, part)
        elif field.fields:
            inside = FieldGroup(field.fields, field.extras)
            begin = Span(value.span.start, value.span.start)
            yield from _fields(value.entries, inside, place, begin, part, f"{name}.")
    elif field.type == "list":
        items = value.listed(single=field.single)
        if items is None:
            yield _invalid(value, TYPES["list"], field, name, place, part)
            return
        if len(items) not in field.items:
            yield _invalid(value, _count(field), field, name, place, part, str(len(items)))
        for index, item in enumerate(items):
            if field.of:
                alone = field.single and items == (value,)
                its_name = name if alone else f"{name}[{index}]"
                yield from _value(item, field.of, its_name, place, part)
    else:
        asked = expected_value(value, field)
        if asked:
            yield _invalid(value, asked, field, name, place, part)


def _count(field: Field) -> Phrase:
    minimum, maximum = field.items
    if maximum >= FOREVER:
        return phrase("at least {minimum} value{minimum:s}", minimum=minimum)
    if minimum == maximum:
        return phrase("{minimum} value{minimum:s}", minimum=minimum)
    return phrase("{minimum} to {maximum} values", minimum=minimum, maximum=maximum)


def _invalid(
    value: FieldValue,
    asked: Argument,
    field: Field,
    name: str,
    place: Phrase,
    part: str,
    found: str = "",
) -> FieldViolation:
    shown = found or _shown(value)
    return FieldViolation("invalid", value.span, name, place, field, "", asked, shown, part)


def _shown(value: FieldValue) -> str:
    if value.kind == "list":
        return "[…]"
    if value.kind == "mapping":
        return "{…}"
    return _cut(value.text)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _tables(bound: BoundSection, place: Phrase, source: Source) -> Iterator[FieldViolation]:
    """The columns of each table, cells without a column, and the cells of every row."""
    part, asked = bound.part, bound.part.columns
    for table in find_tables(bound.blocks):
        header = table_header(table)
        if asked:
            first = header[0].span if header else table.span
            yield from _keys(header, asked, _taken(header, asked), place, first, part.id)
        for row in table.children[1:]:
            found = surplus(row, len(header), source)
            if found:
                span, number = found
                text, counts = _cut(source.slice(span)), (number, len(header))
                denied = asked is not None and asked.extras == "deny"
                yield FieldViolation(
                    "surplus", span, text, place, part=part.id, denied=denied, counts=counts
                )
    if asked:
        for item in bound.items:
            yield from _cells(item, asked, place, part.id)


def _cells(item: Item, asked: FieldGroup, place: Phrase, part: str) -> Iterator[FieldViolation]:
    """The cells of one row; of a column that is not there the header was spoken of."""
    for field in asked.fields:
        cell = find_entry(item.cells, field)
        if cell is None:
            continue
        if str(cell.value.scalar).strip():
            yield from _value(cell.value, field, cell.key, place, part)
        elif field.required:
            at = cell.value.span if cell.value.span.end else item.span
            yield FieldViolation("empty", at, cell.key, place, field, part=part)


def _tags(binding: BoundNote, asked: TagRequirement) -> Iterator[FieldViolation]:
    tags = {named.text: named.span for named in reversed(binding.tags)}
    if len(tags) not in asked.times:
        field = Field("tags", "list", items=asked.times)
        yield FieldViolation(
            "tag", Span(0, 0), "tags", TAGS, field, "", _count(field), str(len(tags))
        )
    for name, span in tags.items():
        fits = name in asked.values or (asked.pattern and matches(asked.pattern, name))
        if (asked.values or asked.pattern) and not fits:
            near = similar_names(asked.values).closest(name) or ""
            words = f"'{near}'" if near else phrase("a known tag")
            yield FieldViolation("tag", span, f"#{name}", TAGS, None, near, words, f"#{name}")


# Cells of a table's row behind its last column: they are in the source, and nobody sees them.

BAR = re.compile(r"(?<!\\)\|")


def surplus(row: Block, columns: int, source: Source) -> tuple[Span, int] | None:
    """The first cell with text that has no column, and how many cells the row has."""
    line = source.slice(row.span)
    ends = [*(match.start() for match in BAR.finditer(line)), len(line)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    if ends[0] == 0:
        del starts[0], ends[0]  # the row begins with a bar
    cells = list(zip(starts, ends, strict=True))
    while cells and not line[slice(*cells[-1])].strip():
        cells.pop()
    for start, end in cells[columns:]:
        text = line[start:end]
        if text.strip():
            begin = row.span.start + start + len(text) - len(text.lstrip())
            return Span(begin, begin + len(text.strip())), len(cells)
    return None
