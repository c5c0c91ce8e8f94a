"""Binds a note to a schema: which blocks are which part, and every difference between the two.

The one hard algorithm of notelint. It runs in O(parts × headings); `docs/binding.md` explains it.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from notelint.binding.assign_headings import HeadingAssignment, assign_headings
from notelint.binding.filled import is_filled
from notelint.binding.items import read_heading
from notelint.binding.match_headings import HeadingCandidate
from notelint.binding.meant_headings import with_unmade
from notelint.binding.read_content import is_accepted, read_content, read_forms
from notelint.binding.regions import divide, region_names
from notelint.binding.structure_violations import find_structure_violations
from notelint.model.bound_note import BoundNote, BoundSection, StructureViolation
from notelint.model.fields import FieldViolation, UnreadableFields
from notelint.model.note import Block, Note
from notelint.model.schema import Part, Schema
from notelint.model.source import Span
from notelint.text.nfc import compose


def bind(note: Note, schema: Schema | None) -> BoundNote:
    """Lay a note beside a schema; without a schema nothing is bound and nothing differs."""
    if schema is None:
        return BoundNote(note)
    names = region_names(note.blocks, schema.regions)
    first = next((at for at, block in enumerate(note.blocks) if _says_something(block)), 0)
    headings = [
        HeadingCandidate(
            section.heading,
            one_line(section.heading.text.plain),
            section.block_index,
            names[section.block_index],
            section.block_index == first,
        )
        for section in note.walk_sections()
    ]
    placed = assign_headings(headings, schema.parts, schema.order, schema.extras)
    regions_end = _regions_end(headings, schema, placed, len(note.blocks))
    binder = _Binder(note, regions_end, schema)
    end = note.source.ends[-1]
    bound = binder.scope(headings, schema.parts, placed, len(note.blocks), end)
    slips: dict[int, StructureViolation] = {}
    if schema.regions:
        from notelint.binding.regions import region_slips  # noqa: PLC0415 - for some schemas

        slips = region_slips(headings, schema.parts, placed, note.blocks, schema.regions)
    top = find_structure_violations(
        headings, schema.parts, placed, schema.order, schema.extras, end, slips
    )
    binder.differences += with_unmade(tuple(top), note.blocks)
    bound += binder.regions(schema, bound)
    bound.sort(key=lambda one: one.span)
    binder.differences.sort(key=lambda difference: difference.span)
    departures = tuple(binder.departures)
    return BoundNote(
        note,
        schema,
        tuple(bound),
        tuple(with_nested(bound)),
        tuple(binder.differences),
        field_violations=departures,
        unreadable=tuple(binder.unread),
    )


def _says_something(block: Block) -> bool:
    """Whether a block is text: not metadata in a fence, a comment, a picture, a break."""
    return block.kind not in ("code", "break", "footnote") and any(
        leaf.text.plain.strip() for leaf in block.leaves()
    )


def with_nested(bound: Sequence[BoundSection]) -> Iterator[BoundSection]:
    """Occurrences and all that are nested in them, parents before children."""
    for one in bound:
        yield one
        yield from with_nested(one.children)


def one_line(text: str) -> str:
    """A heading's text as names are compared: NFC, white space collapsed."""
    return " ".join(compose(text).split())


def _regions_end(
    headings: Sequence[HeadingCandidate], schema: Schema, placed: HeadingAssignment, end: int
) -> int:
    """The block at which the last named region ends: the first heading that the schema names."""
    if not schema.regions:
        return 0
    for heading, part in _at_any_depth(headings, schema.parts, placed):
        there = heading.region == schema.regions[-1] and heading.at > 0  # a title ends nothing
        if there and part.heading and part.heading.named and not part.region:
            return heading.at
    return end


def _at_any_depth(
    headings: Sequence[HeadingCandidate], parts: Sequence[Part], placed: HeadingAssignment
) -> Iterator[tuple[HeadingCandidate, Part]]:
    """The headings that have a part, or stand in for one, in order, nested ones too."""
    for row, following in pairwise([*placed.dividing, len(headings)]):
        index = placed.matched.get(row, placed.substitutes.get(row))
        if index is not None:
            part, inside = parts[index], headings[row + 1 : following]
            yield headings[row], part
            if part.parts:
                below = assign_headings(inside, part.parts, part.order, part.extras)
                yield from _at_any_depth(inside, part.parts, below)


class _Binder:
    """Cuts the note's blocks into bound parts, scope by scope, collecting inner differences."""

    def __init__(self, note: Note, regions_end: int, schema: Schema) -> None:
        self.note = note
        self.blocks = note.blocks
        self.regions_end = regions_end
        self.dialect = schema.dialect
        self.schema = schema
        self.whole = {part.region for part in schema.parts if part.region and not part.heading}
        self.above_whole = _above_whole(schema.parts) if schema.regions else set()
        self.departures: list[FieldViolation] = []
        self.unread: list[UnreadableFields] = []
        self.owned: set[int] = set()
        self.differences: list[StructureViolation] = []

    def scope(
        self,
        headings: Sequence[HeadingCandidate],
        parts: Sequence[Part],
        placed: HeadingAssignment,
        stop: int,
        end: int,
    ) -> list[BoundSection]:
        """Bind the headings of one scope; it ends before block `stop`, at offset `end`."""
        bound: list[BoundSection] = []
        for row, following in pairwise([*placed.dividing, len(headings)]):
            index = placed.matched.get(row)
            last = following == len(headings)
            section_stop = stop if last else headings[following].at
            section_end = end if last else headings[following].block.span.start
            if index is not None:
                inner = headings[row + 1 : following]
                bound.append(
                    self._section(headings[row], parts[index], inner, section_stop, section_end)
                )
        return bound

    def _section(
        self,
        heading: HeadingCandidate,
        part: Part,
        inside: Sequence[HeadingCandidate],
        stop: int,
        end: int,
    ) -> BoundSection:
        """One bound heading with what stands below it."""
        children: list[BoundSection] = []
        own_stop = stop
        if part.parts:
            placed = assign_headings(inside, part.parts, part.order, part.extras)
            children = self.scope(inside, part.parts, placed, stop, end)
            self.differences += find_structure_violations(
                inside, part.parts, placed, part.order, part.extras, end, {}
            )
            own_stop = inside[placed.dividing[0]].at if placed.dividing else stop
        if heading.at < self.regions_end:  # its blocks belong to the region, or end with it
            own_stop = self._end_in_region(heading, part, own_stop)
        own = self.blocks[heading.at + 1 : own_stop]
        self.owned.update(range(heading.at, own_stop))
        linked = part.holds == "link" and _has_link(heading.block)
        empty = not linked and self._empty(heading, own, children)
        bound = self._bound(part, heading.block, own, children, empty=empty)
        if part.heading and part.heading.captures:
            captures, wrong = read_heading(part, part.heading, heading.block)
            self.departures += wrong
            bound = bound._replace(captures=captures)
        return bound

    def _end_in_region(self, heading: HeadingCandidate, part: Part, stop: int) -> int:
        """The block at which a section among regions ends: at the break that ends the region.

        In a region that is a part as a whole, a heading of any text, or one that asks for no
        content, leaves what stands below it to the region, unless the schema has it in that region
        and behind that part. Each break ends a section there, also in the last region, which runs
        on.
        """
        named = part.heading is not None and part.heading.named
        shared = heading.region in self.whole
        own = part.holds != "anything" or (part.region and part.id not in self.above_whole)
        if shared and not (named and own):
            return heading.at + 1
        if not shared and heading.region == self.schema.regions[-1]:
            return stop
        for index in range(heading.at + 1, stop):
            if self.blocks[index].kind == "break":
                return index
        return stop

    def _empty(
        self, heading: HeadingCandidate, own: Sequence[Block], children: Sequence[BoundSection]
    ) -> bool:
        """Whether nothing stands under a heading; a title above deeper headings is not empty."""
        if children or any(is_filled(block) for block in own):
            return False
        shared = heading.at < self.regions_end and heading.region in self.whole
        for index in range(heading.at + 1, len(self.blocks)):
            block = self.blocks[index]
            if block.kind == "heading":
                return block.level <= heading.block.level
            if block.kind != "break" and shared:
                return False
        return True

    def regions(self, schema: Schema, sections: Sequence[BoundSection]) -> list[BoundSection]:
        """Bind the parts that are found by their region; tell the regions that are absent."""
        if not schema.regions:
            return []
        everything = divide(self.blocks, schema.regions, self.regions_end, set())
        free = divide(self.blocks, schema.regions, self.regions_end, self.owned)
        without_break = {
            one.name for one in self.differences if one.kind == "break" and not one.side
        }
        bound: list[BoundSection] = []
        for name in schema.regions:
            parts = [part for part in schema.parts if part.region == name and not part.heading]
            required = [part for part in parts if part.times.minimum]
            linked = [block for block in everything[name] if _has_link(block)]
            if any(is_filled(block) for block in free[name]):
                for part in parts:
                    one = self._bound(part, None, free[name], [], empty=False)
                    if part.holds == "link" and linked and not one.conforms:
                        one = self._bound(part, None, linked, [], empty=False)
                    bound.append(one)
            elif linked and parts and all(part.holds == "link" for part in required):
                bound += [
                    self._bound(part, None, linked, [], empty=False)
                    for part in parts
                    if part.holds == "link"
                ]
            elif required and any(block.kind == "heading" for block in everything[name]):
                end = everything[name][-1].span.end  # there is nothing but headings
                self.differences += [
                    StructureViolation("missing", Span(end, end), part) for part in required
                ]
            elif required and name not in without_break:
                later = {part.id for part in schema.parts[schema.parts.index(required[0]) :]}
                starts = [one.span.start for one in sections if one.part.id in later]
                at = min(starts, default=self.blocks[-1].span.end if self.blocks else 0)
                begun = self._break_of(schema.regions.index(name))
                self.differences.append(
                    StructureViolation("region", Span(at, at), required[0], begun, name=name)
                )
        return bound

    def _break_of(self, region: int) -> Block | None:
        """The thematic break that begins a region; the first one has none."""
        breaks = (block for block in self.blocks if block.kind == "break")
        return next(islice(breaks, region - 1, None), None) if region else None

    def _bound(
        self,
        part: Part,
        heading: Block | None,
        blocks: Sequence[Block],
        children: list[BoundSection],
        *,
        empty: bool,
    ) -> BoundSection:
        """Read what the blocks hold, and put all together."""
        visible = _shown(blocks)
        spans = [block.span for block in (heading, *visible) if block]
        spans += [child.span for child in children]
        span = Span(min(s.start for s in spans), max(s.end for s in spans))
        within = tuple(children)
        if part.accept and not children and visible and is_accepted(part, visible):
            return BoundSection(part, heading, visible, span, children=within, accepted=True)
        items, fits = read_content(part, visible, self.dialect, heading)
        bound = BoundSection(part, heading, visible, span, items, fits, empty, within)
        if part.item:
            bound = bound._replace(item_captures=read_forms(part, items))
        if part.labels:
            from notelint.fields.inline_fields import read_inline_fields  # noqa: PLC0415 - seldom asked

            start = heading.span.end if heading else span.start
            labels = read_inline_fields(visible, self.note, part.labels, start)
            self.unread += labels.unreadable
            bound = bound._replace(labels=labels.entries)
        return bound


def _shown(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that readers see in a section.

    Its footnotes they see at the end of the page; but one that has nothing else is a list of them.
    """
    shown = tuple(block for block in blocks if block.kind != "break")
    own = tuple(block for block in shown if block.kind != "footnote")
    return own if any(is_filled(block) for block in own) else shown


def _has_link(block: Block) -> bool:
    """Whether a block is a heading with a link."""
    links = block.text.links if block.kind == "heading" else ()
    return any(link.kind != "image" and link.url.strip() for link in links)


def _above_whole(parts: Sequence[Part]) -> set[str]:
    """The ids of parts that come before one that is their region as a whole."""
    above: set[str] = set()
    whole: set[str] = set()
    for part in reversed(parts):
        if part.region in whole:
            above.add(part.id)
        if part.region and not part.heading:
            whole.add(part.region)
    return above
