"""Reads a bound note as its schema's record: values with their places, not yet validated."""

from collections.abc import Iterable, Iterator, Sequence

from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection
from notelint.model.fields import FieldEntry, Reference, UnreadableFields
from notelint.model.schema import Part
from notelint.model.schema_fields import FieldGroup
from notelint.model.text import MarkKind, Text
from notelint.records.layout import CELLS, Capture, PartLayout, RecordLayout, is_repeated
from notelint.records.read_items import link_values, read_item, text_leaf
from notelint.records.values import NOTHING, Leaf, Node, capture_value, read_fields, to_unicode
from notelint.text.emphasis import literal_emphasis
from notelint.text.spans import trimmed


def read_record(bound: BoundNote, layout: RecordLayout) -> dict[str, Node]:
    """The values of a note that is bound to the layout's schema; null for what is missing."""
    return _Reader(bound, layout).record()


class _Reader:
    def __init__(self, bound: BoundNote, layout: RecordLayout) -> None:
        self.bound = bound
        self.layout = layout
        self.quotes = {quote.item.span: quote for quote in bound.quotes}

    def record(self) -> dict[str, Node]:
        bound, layout, schema = self.bound, self.layout, self.layout.schema
        record: dict[str, Node] = {
            layout.path: Leaf(to_unicode(bound.note.source.path)),
            layout.name: Leaf(schema.name),
        }
        if layout.file:
            record[layout.file] = NOTHING if bound.file_name is None else self.file(bound.file_name)
        front, entries = schema.front_matter, bound.front_matter
        if layout.front_matter and front:
            record[layout.front_matter] = (
                NOTHING
                if entries is None or isinstance(entries, UnreadableFields)
                else read_fields(entries, front.fields, extras=front.extras == "allow")
            )
        if layout.labels and schema.labels:
            record[layout.labels] = _inline_fields(bound.labels, schema.labels)
        if layout.tags:
            tags: dict[str, Leaf] = {}
            for tag in bound.tags:
                tags.setdefault(tag.text, Leaf(tag.text, tag.span))
            record[layout.tags] = list(tags.values())
        return {**record, **self.parts(schema.parts, bound.sections)}

    def file(self, references: Iterable[Reference]) -> dict[str, Node]:
        """What the file's name captures. It has no place in the note."""
        named = [ref._replace(reference=ref.reference.removeprefix("file.")) for ref in references]
        leaves = _captures(self.layout.captures, named)
        return {key: Leaf(leaf.value) for key, leaf in leaves.items()}

    def parts(self, parts: Sequence[Part], sections: Sequence[BoundSection]) -> dict[str, Node]:
        """The values of the parts of one scope, by their ids."""
        values: dict[str, Node] = {}
        for part in parts:
            own = [section for section in sections if section.part.id == part.id]
            layout = self.layout.parts[part.id]
            if is_repeated(part):
                values[part.id] = [self.part(section, layout) for section in own]
            elif own:
                values[part.id] = self.part(own[0], layout)
            else:
                values[part.id] = [] if layout.bare and layout.items else NOTHING
        return values

    def part(self, section: BoundSection, layout: PartLayout) -> Node:
        """The value of one section."""
        part = section.part
        values: dict[str, Node] = {}
        if layout.title and section.heading:
            values[layout.title] = text_leaf(section.heading.text, section.heading.span)
        values.update(_captures(layout.captures, section.captures))
        if part.labels and layout.labels:
            values[layout.labels] = (
                NOTHING if section.accepted else _inline_fields(section.labels, part.labels)
            )
        is_missing = section.accepted or not section.conforms
        if layout.url:
            values.update(_link(section, layout))
        elif layout.text:
            text = section.text
            is_blank = layout.nullable and not text.plain.strip()
            leaf = Leaf(text.plain, text.place(section.span))
            values[layout.text] = NOTHING if is_missing or is_blank else leaf
        if layout.marks:
            values[layout.marks] = {
                meaning: [] if is_missing else _marked(section.text, kind)
                for meaning, kind in part.marks
            }
        if layout.items:
            values[layout.items] = list(self.items(section))
        if layout.bare:
            return next(iter(values.values()))
        if layout.whole and values[layout.text] == NOTHING:
            return NOTHING
        return {**values, **self.parts(part.parts, section.children)}

    def items(self, section: BoundSection) -> Iterator[Node]:
        """The items of a section, each with what its form captures."""
        part = section.part
        layout = self.layout.items[part.id]
        forms = section.item_captures or [None] * len(section.items)
        for item, form in zip(section.items, forms, strict=True):
            captures = _captures(layout.captures, form or ())
            for values in read_item(part, item, self.quotes.get(item.span)):
                if CELLS in layout.keys and not captures:
                    yield values[CELLS]
                else:
                    own = {layout.keys.get(name, name): value for name, value in values.items()}
                    yield {**captures, **own}


def _inline_fields(entries: tuple[FieldEntry, ...], fields: FieldGroup) -> dict[str, Node]:
    return read_fields(entries, fields.fields, extras=False)


def _link(section: BoundSection, layout: PartLayout) -> dict[str, Node]:
    """The first link, and what the template and the form of its text capture."""
    item = section.items[0] if section.items else None
    values = link_values(item) if item else {"text": NOTHING, "url": NOTHING}
    span = item.span if item else section.span
    pairs = section.template.captures if section.template else ()
    return {
        layout.text: values["text"],
        layout.url: values["url"],
        **_captures(
            layout.template_captures, [Reference(name, text, span) for name, text in pairs]
        ),
        **_captures(
            layout.form_captures,
            (section.item_captures[0] if section.item_captures else None) or (),
        ),
    }


def _captures(captures: Iterable[Capture], references: Iterable[Reference]) -> dict[str, Leaf]:
    """The captured values by their keys, each in its type."""
    by_name = {reference.reference: reference for reference in references}
    values: dict[str, Leaf] = {}
    for capture in captures:
        reference = by_name.get(capture.name)
        values[capture.key] = (
            Leaf(capture_value(reference.text, capture.kind), reference.span)
            if reference
            else NOTHING
        )
    return values


def _marked(text: Text, kind: MarkKind) -> list[Node]:
    """The stretches with a kind of mark; literal asterisks were meant as emphasis (T001)."""
    places = [(mark.start, mark.end) for mark in text.marks if mark.kind == kind]
    if kind in ("strong", "em"):
        for emphasis in literal_emphasis(text):
            width = len(emphasis.marker)
            if (kind == "strong") == (width > 1):
                places.append(trimmed(text.plain, emphasis.start + width, emphasis.end - width))
    return [Leaf(text.plain[start:end], text.span(start, end)) for start, end in sorted(places)]
