"""How the fields of a note (front matter, inline fields, columns, tags) violate its schema."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, NamedTuple

from notelint.fields.inline_fields import note_header
from notelint.fields.placeholders import expected_instead, placeholder_in
from notelint.fields.tables import find_tables, surplus_cell, table_header
from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection
from notelint.model.fields import (
    FieldEntry,
    FieldValue,
    FieldViolation,
    UnreadableFields,
    ViolationKind,
    find_entry,
)
from notelint.model.message import Argument, Phrase, phrase
from notelint.model.schema_fields import FOREVER, Field, FieldGroup, Range, TagRequirement
from notelint.model.source import Source, Span
from notelint.text.boilerplate import is_placeholder
from notelint.text.field_types import TYPES, expected_value
from notelint.text.patterns import matches
from notelint.text.similar_names import closest, similar_names

FRONT_MATTER = phrase("front matter")
HEAD = phrase("the note header")
TAGS = phrase("tags")

MAX_SHOWN = 80
"""The number of characters of a value that a message shows."""

SCHEMA_KEY = "notelint"
"""The key of front matter by which a note names its schema."""


class _Place(NamedTuple):
    """Where fields are: how messages name it, where missing fields are reported, the part's id.

    `prefix` is the path of the mapping that has the fields, such as `author.`.
    """

    phrase: Phrase
    span: Span
    part: str = ""
    prefix: str = ""

    def violation(
        self, kind: ViolationKind, span: Span, name: str, **details: Any
    ) -> FieldViolation:
        """A violation in this place; `details` are further fields of `FieldViolation`."""
        return FieldViolation(kind, span, name, self.phrase, self.part, **details)


def field_violations(bound: BoundNote) -> tuple[FieldViolation, ...]:
    """All violations in the fields of a note, in the order of their spans."""
    return tuple(sorted(_all(bound), key=lambda violation: violation.span))


def _all(bound: BoundNote) -> Iterator[FieldViolation]:
    schema = bound.schema
    if schema is None:
        return
    if schema.front_matter:
        yield from _front_matter(bound, schema.front_matter)
    unreadable = sorted(fields.span.start for fields in bound.unreadable)
    if schema.labels:
        header = note_header(bound.note)
        span = Span(0, header[-1].span.end if header else 0)
        group = _readable(schema.labels, unreadable, span)
        yield from _entries(bound.labels, group, _Place(HEAD, Span(0, 0)))
    if schema.tags:
        yield from _tags(bound, schema.tags)
    for section in bound.all_sections:
        part = section.part
        if section.accepted or not (part.labels or part.holds == "table"):
            continue
        place = _Place(phrase("section `{name}`", name=section.name), _start(section), part.id)
        if part.labels:
            group = _readable(part.labels, unreadable, section.span)
            yield from _entries(section.labels, group, place)
        if part.holds == "table" and section.conforms:
            yield from _tables(section, place, bound.note.source)


def _readable(group: FieldGroup, unreadable: Sequence[int], span: Span) -> FieldGroup:
    """The fields of a place; none is required if some fields there cannot be read (F006)."""
    index = bisect_left(unreadable, span.start)
    if index == len(unreadable) or unreadable[index] > span.end:
        return group
    return group._replace(fields=tuple(field._replace(required=False) for field in group.fields))


def _start(section: BoundSection) -> Span:
    """The text of a section's heading, or the empty span at which the section begins."""
    if section.heading:
        return section.heading.text.span(0, len(section.heading.text.plain))
    return Span(section.span.start, section.span.start)


def _front_matter(bound: BoundNote, group: FieldGroup) -> Iterator[FieldViolation]:
    entries = bound.front_matter
    if isinstance(entries, UnreadableFields):
        return  # F006 reports it
    front = bound.note.front_matter
    place = _Place(
        FRONT_MATTER, Span(front.span.start, front.span.start + 3) if front else Span(0, 0)
    )
    required = [field.name for field in group.fields if field.required]
    if entries is None and group.required:
        names = ", ".join(f"`{name}`" for name in required)
        yield place.violation("no front matter", place.span, "", expected=names)
    elif entries is not None or required:
        own = tuple(entry for entry in entries or () if entry.key != SCHEMA_KEY)
        yield from _entries(own, group, place)


def _entries(
    entries: Sequence[FieldEntry], group: FieldGroup, place: _Place
) -> Iterator[FieldViolation]:
    """The missing, unknown and invalid fields of one place."""
    matched, missing = _match(entries, group)
    yield from _keys(entries, group, matched.keys(), missing, place)
    for field, entry in matched.values():
        name = place.prefix + entry.key
        if not entry.value.is_blank:
            yield from _value(entry.value, field, name, place)
        elif field.required:
            yield place.violation("empty", entry.span, name)


def _match(
    entries: Sequence[FieldEntry], group: FieldGroup
) -> tuple[dict[str, tuple[Field, FieldEntry]], dict[str, Field]]:
    """The entries that are fields, by their keys, and the fields without an entry."""
    matched: dict[str, tuple[Field, FieldEntry]] = {}
    missing: dict[str, Field] = {}
    for field in group.fields:
        if entry := find_entry(entries, field):
            matched[entry.key] = field, entry
        else:
            missing[field.name] = field
    return matched, missing


def _keys(
    entries: Sequence[FieldEntry],
    group: FieldGroup,
    matched: Collection[str],
    missing: Mapping[str, Field],
    place: _Place,
) -> Iterator[FieldViolation]:
    """Required fields without an entry, and entries that are not a field.

    An entry whose key is probably a misspelled name of a required field is reported with that
    field only. The header of a table that is not a field names the columns.
    """
    missing = dict(missing)  # those that no entry is a misspelling of
    for entry in entries:
        if entry.key in matched:
            continue
        similar = closest(entry.key, missing) or ""
        if similar and missing[similar].required:
            name = place.prefix + similar
            field = missing.pop(similar)
            yield place.violation("misspelled", entry.span, name, found=entry.key, field=field)
        elif group.extras != "allow" and not entry.header:
            name, denied = place.prefix + entry.key, group.extras == "deny"
            yield place.violation("unknown", entry.span, name, did_you_mean=similar, denied=denied)
    for field in missing.values():
        if field.required:
            yield place.violation("missing", place.span, place.prefix + field.name)


def _value(value: FieldValue, field: Field, name: str, place: _Place) -> Iterator[FieldViolation]:
    """The violations in the value of a field; `name` is its path."""
    if found := placeholder_in(value, field):
        violation = _invalid(value, field, expected_instead(value, field), name, place)
        yield violation._replace(kind="placeholder", found=found)
    elif field.type == "mapping":
        if value.kind != "mapping":
            yield _invalid(value, field, TYPES["mapping"], name, place)
        elif field.fields:
            start = Span(value.span.start, value.span.start)
            inside = place._replace(span=start, prefix=f"{name}.")
            yield from _entries(value.entries, FieldGroup(field.fields, field.extras), inside)
    elif field.type == "list":
        items = value.listed(single=field.single)
        if items is None:
            yield _invalid(value, field, TYPES["list"], name, place)
            return
        is_filled = not any(map(placeholder_in, items, repeat(field.of or field)))
        if len(items) > field.items.maximum or (is_filled and len(items) not in field.items):
            yield _invalid(value, field, _count(field.items), name, place, number=len(items))
        is_single = field.single and items == (value,)
        for index, item in enumerate(items):
            path = name if is_single else f"{name}[{index}]"
            if field.of or placeholder_in(item, field):
                yield from _value(item, field.of or Field(name), path, place)
    elif requirement := expected_value(value, field):
        near = similar_names(field.values).closest(value.text) if field.type == "enum" else None
        yield _invalid(value, field, requirement, name, place, near or "")


def _count(items: Range) -> Phrase:
    minimum, maximum = items
    if maximum >= FOREVER:
        return phrase("at least {minimum}", minimum=minimum)
    if minimum == maximum:
        return phrase("{minimum}", minimum=minimum)
    return phrase("{minimum} to {maximum}", minimum=minimum, maximum=maximum)


def _invalid(
    value: FieldValue,
    field: Field,
    requirement: Argument,
    name: str,
    place: _Place,
    near: str = "",
    number: int | None = None,
) -> FieldViolation:
    shown = {"list": "[…]", "mapping": "{…}"}.get(value.kind) or _shortened(value.text)
    return place.violation(
        "invalid",
        value.span,
        name,
        expected=requirement,
        found=shown if number is None else str(number),
        did_you_mean=near,
        number=number,
        field=field,
        value=value,
    )


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"


def _tables(section: BoundSection, place: _Place, source: Source) -> Iterator[FieldViolation]:
    """The columns of each table, cells beyond the last column, and the cells of every row."""
    group = section.part.columns
    for table in find_tables(section.blocks):
        columns = table_header(table)
        if group:
            start = columns[0].span if columns else table.span
            yield from _keys(columns, group, *_match(columns, group), place._replace(span=start))
        for row in table.children[1:]:
            if surplus := surplus_cell(row, len(columns), source):
                span, count = surplus
                yield place.violation(
                    "surplus",
                    span,
                    _shortened(source.slice(span)),
                    denied=group is not None and group.extras == "deny",
                    counts=(count, len(columns)),
                )
    for item in section.items if group else ():
        for field in group.fields if group else ():
            cell = find_entry(item.cells, field)
            if cell and str(cell.value.scalar).strip():
                yield from _value(cell.value, field, cell.key, place)
            elif cell and field.required:  # a missing column is reported at the header
                span = cell.value.span if cell.value.span.end else item.span
                yield place.violation("empty", span, cell.key)


def _tags(bound: BoundNote, requirement: TagRequirement) -> Iterator[FieldViolation]:
    tags = {tag.text: tag.span for tag in reversed(bound.tags)}
    for name in filter(is_placeholder, tags.keys() - set(requirement.values)):
        yield FieldViolation("placeholder", tags[name], "tags", TAGS, found=f"#{name}")
    is_filled = not any(map(is_placeholder, tags))
    if len(tags) > requirement.times.maximum or (is_filled and len(tags) not in requirement.times):
        count = _count(requirement.times)
        yield FieldViolation(
            "tag", Span(0, 0), "tags", TAGS, expected=count, found=str(len(tags)), number=len(tags)
        )
    for name, span in tags.items() if requirement.values or requirement.pattern else ():
        if name in requirement.values or is_placeholder(name):
            continue
        if not (requirement.pattern and matches(requirement.pattern, name)):
            near = similar_names(requirement.values).closest(name)
            yield FieldViolation(
                "tag",
                span,
                f"#{name}",
                TAGS,
                expected=phrase("a known tag"),
                found=f"#{name}",
                did_you_mean=f"#{near}" if near else "",
            )
