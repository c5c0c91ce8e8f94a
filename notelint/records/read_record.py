"""A bound note read as its schema's record: plain values with their places, not yet validated."""

from collections.abc import Iterable, Sequence

from notelint.model.bound_note import BoundNote, BoundSection, QuoteMatch
from notelint.model.fields import Reference, UnreadableFields
from notelint.model.note import MarkKind, Text
from notelint.model.schema import Part
from notelint.model.source import Span
from notelint.records.layout import CELLS, Capture, PartLayout, RecordLayout, is_repeated
from notelint.records.read_items import item_nodes, link_values, text_leaf
from notelint.records.values import NOTHING, Leaf, Node, capture_value, clean, fields_node
from notelint.text.emphasis import literal_emphasis


def read_record(binding: BoundNote, shape: RecordLayout) -> dict[str, Node]:
    """The values of a note that was bound to the shape's schema; null where one lacks."""
    return _Reader(binding, shape).record()


class _Reader:
    def __init__(self, binding: BoundNote, shape: RecordLayout) -> None:
        self.binding = binding
        self.shape = shape
        self.source = binding.note.source
        self.evidence: dict[Span, QuoteMatch] = {quote.item.span: quote for quote in binding.quotes}

    def record(self) -> dict[str, Node]:
        binding, shape, schema = self.binding, self.shape, self.shape.schema
        made: dict[str, Node] = {
            shape.path: Leaf(clean(self.source.path)),
            shape.name: Leaf(schema.name),
        }
        if shape.file:
            made[shape.file] = (
                NOTHING if binding.file_name is None else self.file(binding.file_name)
            )
        front = schema.front_matter
        if shape.front_matter and front:
            entries = binding.front_matter
            made[shape.front_matter] = (
                NOTHING
                if entries is None or isinstance(entries, UnreadableFields)
                else fields_node(entries, front.fields, allowed=front.extras == "allow")
            )
        if shape.labels and schema.labels:
            made[shape.labels] = fields_node(binding.labels, schema.labels.fields, allowed=False)
        if shape.tags:
            tags: dict[str, Leaf] = {}
            for named in binding.tags:
                tags.setdefault(named.text, Leaf(named.text, named.span))
            made[shape.tags] = list(tags.values())
        made.update(self.parts(schema.parts, binding.sections))
        return made

    def file(self, found: tuple[Reference, ...]) -> dict[str, Node]:
        """What the file's name says. It stands nowhere in the note."""
        named = [one._replace(reference=one.reference.removeprefix("file.")) for one in found]
        return {
            key: Leaf(leaf.value) for key, leaf in self.captures(self.shape.captured, named).items()
        }

    def parts(self, parts: Sequence[Part], bounds: Sequence[BoundSection]) -> dict[str, Node]:
        """The values of the parts of one scope, by their ids."""
        made: dict[str, Node] = {}
        for part in parts:
            found = [bound for bound in bounds if bound.part.id == part.id]
            lay = self.shape.parts[part.id]
            if is_repeated(part):
                made[part.id] = [self.part(part, bound, lay) for bound in found]
            elif found:
                made[part.id] = self.part(part, found[0], lay)
            else:
                made[part.id] = [] if lay.bare and lay.items else NOTHING
        return made

    def part(self, part: Part, bound: BoundSection, lay: PartLayout) -> Node:
        """One occurrence of a part."""
        made: dict[str, Node] = {}
        if lay.title and bound.heading:
            made[lay.title] = text_leaf(bound.heading.text, bound.heading.span)
        made.update(self.captures(lay.captured, bound.captures))
        if part.labels and lay.labels:
            made[lay.labels] = (
                NOTHING
                if bound.accepted
                else fields_node(bound.labels, part.labels.fields, allowed=False)
            )
        lacks = bound.accepted or not bound.conforms
        if lay.url:
            made.update(self.link(bound, lay))
        elif lay.text:
            blank = lay.nullable and not bound.text.plain.strip()
            text = bound.text
            whole = Leaf(text.plain, text.span(0, len(text.plain)) if text.runs else bound.span)
            made[lay.text] = NOTHING if lacks or blank else whole
        if lay.marks:
            made[lay.marks] = _marks(part, bound.text if not lacks else Text(""))
        if lay.items:
            made[lay.items] = list(self.items(part, bound))
        if lay.bare:
            return next(iter(made.values()))
        if lay.whole and made[lay.text] == NOTHING:
            return NOTHING
        made.update(self.parts(part.parts, bound.children))
        return made

    def link(self, bound: BoundSection, lay: PartLayout) -> dict[str, Node]:
        """The first link, what the template takes of its text, and what its form does."""
        item = bound.items[0] if bound.items else None
        values = link_values(item) if item else {"text": NOTHING, "url": NOTHING}
        span = item.span if item else bound.span
        pairs = bound.template.captures if bound.template else ()
        taken = [Reference(name, value, span) for name, value in pairs]
        return {
            lay.text: values["text"],
            lay.url: values["url"],
            **self.captures(lay.template, taken),
            **self.captures(
                lay.formed, (bound.item_captures[0] if bound.item_captures else None) or ()
            ),
        }

    def items(self, part: Part, bound: BoundSection) -> Iterable[Node]:
        """The items, each with what its form captured."""
        lay = self.shape.items[part.id]
        forms = bound.item_captures or [None] * len(bound.items)
        for item, form in zip(bound.items, forms, strict=True):
            captured = self.captures(lay.captured, form or ())
            evidence = self.evidence.get(item.span)
            for values in item_nodes(part, item, evidence):
                if CELLS in lay.keys and not captured:
                    yield values[CELLS]
                    continue
                own = {lay.keys.get(name, name): value for name, value in values.items()}
                yield {**captured, **own}

    def captures(self, asked: Iterable[Capture], found: Iterable[Reference]) -> dict[str, Leaf]:
        """The values that a form took, each in its type."""
        named = {one.reference: one for one in found}
        made: dict[str, Leaf] = {}
        for one in asked:
            taken = named.get(one.name)
            made[one.key] = (
                Leaf(capture_value(taken.text, one.kind), taken.span) if taken else NOTHING
            )
        return made


def _marks(part: Part, text: Text) -> dict[str, Node]:
    """The marked stretches of a text by what the marks mean."""
    made: dict[str, Node] = {}
    for meaning, kind in part.marks:
        made[meaning] = [
            Leaf(text.plain[start:end], text.span(start, end))
            for start, end in _stretches(text, kind)
        ]
    return made


def _stretches(text: Text, kind: MarkKind) -> list[tuple[int, int]]:
    """Where a kind of mark stands; asterisks that CommonMark leaves were meant as such (T001)."""
    found = [(mark.start, mark.end) for mark in text.marks if mark.kind == kind]
    if kind in ("strong", "em"):
        for one in literal_emphasis(text):
            width = len(one.marker)
            if (kind == "strong") == (width > 1):
                inner = text.plain[one.start + width : one.end - width]
                start = one.start + width + len(inner) - len(inner.lstrip())
                found.append((start, start + len(inner.strip())))
    return sorted(found)
