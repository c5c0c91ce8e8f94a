"""A note made from its schema conforms; each edit makes the one difference that it is.

Schemas are drawn from a pool of quite different names, notes from the schemas, and edits from
the ways in which notes go wrong. Binding must not crash on any Markdown, and not grow faster
than the note.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from notelint.binding.bind_note import bind_note
from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection
from notelint.model.schema import Heading, Order, Part, Schema
from notelint.model.schema_fields import FOREVER, Extras, Range
from notelint.model.source import Source
from notelint.parse import parse
from notelint.text.headings import LIKELY, similarity

NAMES = (
    *("Abstract", "Glossary", "Motivation", "Drawbacks", "Evidence", "Further reading"),
    *("Status", "Timeline", "Who was there", "Budget", "Known problems", "Money"),
    *("본문의 근거", "용어 정리", "추가 조사할 내용", "느낀 점", "회의 안건", "다음 할 일"),
    *("心に残った言葉", "書誌情報", "要約と感想", "参考文献一覧"),
)
STRANGE = ("Weather in Quito", "오늘의 점심 메뉴", "猫と犬の散歩道")
COUNTS = (Range(1, 1), Range(0, 1), Range(0), Range(1), Range(2, 3))
MOST = 3
"""How often a part is repeated at most in a note that is drawn."""


class Section(NamedTuple):
    """One section of a note that is drawn: a part's occurrence, or a strange one (None)."""

    part: Part | None
    level: int
    title: str
    inner: "tuple[Section, ...]" = ()

    def lines(self) -> Iterator[str]:
        yield f"{'#' * self.level} {self.title}"
        yield f"What there is to say on {self.title}."
        for section in self.inner:
            yield from section.lines()


class Drawn(NamedTuple):
    """A schema and a note that conforms to it."""

    schema: Schema
    sections: tuple[Section, ...]

    def bound(self, sections: tuple[Section, ...] | None = None) -> BoundNote:
        """The binding of the note, or of other sections, to the schema."""
        chosen = self.sections if sections is None else sections
        text = "\n\n".join(line for section in chosen for line in section.lines()) + "\n"
        return bind_note(parse(Source.of("drawn.md", text)), self.schema, "drawn.md")

    def told(self, sections: tuple[Section, ...] | None = None) -> list[tuple[str, str]]:
        """The kind of each difference, and the id of its part."""
        differences = self.bound(sections).structure_violations
        return [(one.kind, one.part.id if one.part else "") for one in differences]


ORDERS: st.SearchStrategy[Order] = st.sampled_from(("relative", "strict", "any"))
EXTRAS: st.SearchStrategy[Extras] = st.sampled_from(("allow", "warn", "deny"))


@st.composite
def schemas(draw: st.DrawFn, orders: st.SearchStrategy[Order] = ORDERS) -> Schema:
    """Up to five parts at levels 2 and 3, some with up to three nested ones below them."""
    names = iter(draw(st.permutations(NAMES)))

    def part(levels: list[Range], nested: int) -> Part:
        name = next(names)
        return Part(
            id=name,
            title=name,
            heading=Heading((name,), levels=draw(st.sampled_from(levels))),
            times=draw(st.sampled_from(COUNTS)),
            order=draw(orders),
            extras=draw(EXTRAS),
            parts=tuple(part([Range(4, 4), Range(4, 5)], 0) for _ in range(nested)),
        )

    parts = tuple(
        part([Range(2, 2), Range(2, 3)], draw(st.integers(0, 3)))
        for _ in range(draw(st.integers(1, 5)))
    )
    return Schema("drawn", "drawn.yaml", parts, order=draw(orders), extras=draw(EXTRAS))


@st.composite
def notes(draw: st.DrawFn, orders: st.SearchStrategy[Order] = ORDERS) -> Drawn:
    """A schema and a note made from it."""
    schema = draw(schemas(orders))

    def sections(parts: tuple[Part, ...], order: Order) -> tuple[Section, ...]:
        made = []
        for part in parts:
            minimum, maximum = part.times.minimum, min(part.times.maximum, MOST)
            for _ in range(draw(st.integers(minimum, maximum))):
                assert part.heading
                level = draw(st.integers(part.heading.levels.minimum, part.heading.levels.maximum))
                made.append(Section(part, level, part.title, sections(part.parts, part.order)))
        return tuple(draw(st.permutations(made)) if order == "any" else made)

    return Drawn(schema, sections(schema.parts, schema.order))


class Place(NamedTuple):
    """A section's scope, by the indexes that lead to it, and its index there."""

    path: tuple[int, ...]
    index: int


def places(sections: tuple[Section, ...], path: tuple[int, ...] = ()) -> Iterator[Place]:
    """The places of all sections, at any depth."""
    for index, section in enumerate(sections):
        yield Place(path, index)
        yield from places(section.inner, (*path, index))


def scope(sections: tuple[Section, ...], path: tuple[int, ...]) -> tuple[Section, ...]:
    for index in path:
        sections = sections[index].inner
    return sections


Rewrite = Callable[[tuple[Section, ...]], tuple[Section, ...]]


def rewritten(
    sections: tuple[Section, ...], path: tuple[int, ...], rewrite: Rewrite
) -> tuple[Section, ...]:
    """The sections with one scope rewritten."""
    if not path:
        return rewrite(sections)
    index = path[0]
    inner = rewritten(sections[index].inner, path[1:], rewrite)
    return (*sections[:index], sections[index]._replace(inner=inner), *sections[index + 1 :])


def replaced(sections: tuple[Section, ...], place: Place, *by: Section) -> tuple[Section, ...]:
    """The sections with one of them replaced by none, one or several."""
    return rewritten(
        sections,
        place.path,
        lambda among: (*among[: place.index], *by, *among[place.index + 1 :]),
    )


class Chosen(NamedTuple):
    """A section of a drawn note: its part, its place, and how often the part stands there."""

    section: Section
    part: Part
    place: Place
    times: int


def choose(data: st.DataObject, drawn: Drawn, fits: Callable[[Chosen], bool]) -> Chosen:
    """One section for an edit; a note without a fitting one is drawn again."""
    fitting = []
    for place in places(drawn.sections):
        among = scope(drawn.sections, place.path)
        section = among[place.index]
        assert section.part
        times = sum(other.part is section.part for other in among)
        chosen = Chosen(section, section.part, place, times)
        if fits(chosen):
            fitting.append(chosen)
    assume(fitting)
    return data.draw(st.sampled_from(fitting))


def test_the_names_of_the_pool_are_quite_different() -> None:
    pool = (*NAMES, *STRANGE)
    for index, one in enumerate(pool):
        for other in pool[index + 1 :]:
            assert similarity(one, other) < LIKELY - 0.2


@settings(max_examples=150, deadline=None)
@given(notes())
def test_a_note_made_from_its_schema_conforms(drawn: Drawn) -> None:
    binding = drawn.bound()
    assert binding.structure_violations == ()
    assert [ids(one) for one in binding.sections] == [made(one) for one in drawn.sections]


def ids(bound: BoundSection) -> tuple[str, list[Any]]:
    return bound.part.id, [ids(child) for child in bound.children]


def made(section: Section) -> tuple[str, list[Any]]:
    assert section.part
    return section.part.id, [made(inner) for inner in section.inner]


@settings(max_examples=150, deadline=None)
@given(notes(), st.data())
def test_a_required_section_that_is_dropped_is_missing(drawn: Drawn, data: st.DataObject) -> None:
    chosen = choose(data, drawn, lambda one: one.times == one.part.times.minimum)
    without = replaced(drawn.sections, chosen.place)
    assert drawn.told(without) == [("missing", chosen.part.id)]


@settings(max_examples=150, deadline=None)
@given(notes(), st.data())
def test_a_section_more_than_allowed_is_a_duplicate(drawn: Drawn, data: st.DataObject) -> None:
    chosen = choose(data, drawn, lambda one: one.times == one.part.times.maximum)
    doubled = replaced(drawn.sections, chosen.place, chosen.section, chosen.section)
    assert drawn.told(doubled) == [("duplicate", chosen.part.id)]


@settings(max_examples=150, deadline=None)
@given(notes(st.sampled_from(("relative", "strict"))), st.data())
def test_two_sections_that_change_places_make_the_fewest_moves(
    drawn: Drawn, data: st.DataObject
) -> None:
    def fits(one: Chosen) -> bool:
        among = scope(drawn.sections, one.place.path)
        following = among[one.place.index + 1 : one.place.index + 2]
        return one.times == 1 and bool(following) and following[0].part is not one.part

    chosen = choose(data, drawn, fits)
    among = scope(drawn.sections, chosen.place.path)
    run = [other for other in among if other.part is among[chosen.place.index + 1].part]
    at, length = chosen.place.index, len(run)

    swapped = rewritten(
        drawn.sections,
        chosen.place.path,
        lambda old: (*old[:at], *run, chosen.section, *old[at + 1 + length :]),
    )
    (kind, part), *more = drawn.told(swapped)
    assert kind == "misplaced"
    assert more == []
    movable = [chosen.part, *(run[0].part for _ in range(length == 1))]
    assert part in [one.id for one in movable if one]


@settings(max_examples=150, deadline=None)
@given(notes(), st.data(), st.sampled_from(STRANGE))
def test_a_required_heading_that_is_renamed_is_missing_and_not_unknown_too(
    drawn: Drawn, data: st.DataObject, strange: str
) -> None:
    def fits(one: Chosen) -> bool:  # deeper than the others, it might be a sub-heading of theirs
        heading = one.part.heading
        minimum = heading.levels.minimum if heading else 0
        return one.times == one.part.times.minimum == 1 and one.section.level == minimum

    chosen = choose(data, drawn, fits)
    renamed = replaced(drawn.sections, chosen.place, chosen.section._replace(title=strange))
    (difference,) = drawn.bound(renamed).structure_violations
    assert (difference.kind, difference.part) == ("missing", chosen.part)
    order, extras = manners(drawn, chosen.place)
    heading = chosen.part.heading
    title = heading is not None and heading.levels.maximum == 1
    if extras == "allow" and order != "strict" and not title:  # it may be a welcome one
        assert difference.block is None
    elif extras != "allow" or order == "strict":
        assert difference.block
        assert difference.block.text.plain == strange


def manners(drawn: Drawn, place: Place) -> tuple[str, str]:
    """Order and extras of the parts among which a section stands."""
    holder: Schema | Part = drawn.schema
    sections = drawn.sections
    for index in place.path:
        part = sections[index].part
        assert part
        holder, sections = part, sections[index].inner
    return holder.order, holder.extras


def long_words(title: str) -> list[tuple[int, int]]:
    """Where words stand in which one letter more or less makes no other word: `할`, `할 일` may."""
    return [match.span() for match in re.finditer(r"\S{6,}", title)]


@settings(max_examples=150, deadline=None)
@given(notes(), st.data())
def test_a_misspelt_heading_is_known_for_what_it_was_meant_to_be(
    drawn: Drawn, data: st.DataObject
) -> None:
    chosen = choose(data, drawn, lambda one: one.times == 1 and long_words(one.section.title))
    title = chosen.section.title
    start, end = data.draw(st.sampled_from(long_words(title)))
    at = data.draw(st.integers(start, end - 1))
    misspelt = title[:at] + data.draw(st.sampled_from("zq")) + title[at + 1 :]
    wrong = replaced(drawn.sections, chosen.place, chosen.section._replace(title=misspelt))
    (difference,) = drawn.bound(wrong).structure_violations
    kind = "missing" if chosen.part.times.minimum else "unknown"
    assert (difference.kind, difference.part, difference.likely) == (kind, chosen.part, True)


@settings(max_examples=150, deadline=None)
@given(notes(), st.data())
def test_a_heading_of_the_wrong_level_is_still_the_part(drawn: Drawn, data: st.DataObject) -> None:
    chosen = choose(data, drawn, lambda one: True)
    assert chosen.part.heading
    wrong = [level for level in range(1, 7) if level not in chosen.part.heading.levels]
    level = data.draw(st.sampled_from(wrong))
    changed = replaced(drawn.sections, chosen.place, chosen.section._replace(level=level))
    told = drawn.told(changed)
    deeper = level > chosen.part.heading.levels.maximum
    may_be_content = deeper and chosen.times > chosen.part.times.minimum
    assert told == [("level", chosen.part.id)] or (may_be_content and not told)


@settings(max_examples=150, deadline=None)
@given(notes(), st.data(), st.sampled_from(STRANGE))
def test_a_strange_section_is_told_where_the_schema_minds(
    drawn: Drawn, data: st.DataObject, strange: str
) -> None:
    at = data.draw(st.integers(0, len(drawn.sections)))
    with_it = (*drawn.sections[:at], Section(None, 2, strange), *drawn.sections[at:])
    between = drawn.schema.order == "strict" and 0 < at < len(drawn.sections)
    minded = drawn.schema.extras != "allow" or between
    assert drawn.told(with_it) == [("unknown", "")] * minded


MARKDOWN = st.lists(
    st.sampled_from(
        [
            *("# T\n", "## Abstract\n", "### Abstract\n", "## Glosary\n", "#### 용어정리\n"),
            *("## 1. *Status*\n", "# Status\n", "## Weather\n", "##\n", "Status\n===\n"),
            *("---\n", "text\n", "* item\n", "> # quoted\n", "\n", "<!-- x -->\n", "```\n"),
            *("- # listed\n", "<details>\n", "</details>\n", "\ufeff", "\0", "\r"),
        ]
    ),
    max_size=30,
).map("".join)


@st.composite
def any_schemas(draw: st.DrawFn) -> Schema:
    """Parts of any kind: without a name, by pattern, in regions, nested in any way."""
    regions = draw(st.sampled_from(((), ("preamble",), ("preamble", "body"))))
    ids = iter(range(1000))
    names = st.sampled_from(("Abstract", "Status", "Glossary", "용어 정리", "T"))
    headings = st.builds(
        Heading,
        st.lists(names, max_size=2).map(tuple),
        st.sampled_from(((), (".*t.*",))),
        st.sampled_from((Range(1, 1), Range(2, 2), Range(2, 4), Range(1, 6))),
    )

    def part(depth: int) -> Part:
        heading = draw(st.none() | headings) if regions and not depth else draw(headings)
        return Part(
            id=f"p{next(ids)}",
            title="a part",
            heading=heading,
            region=draw(st.sampled_from(regions if heading is None else ("", *regions))),
            times=draw(st.sampled_from((*COUNTS, Range(2, 2)))),
            holds=draw(st.sampled_from(("anything", "prose", "list", "links"))),
            order=draw(ORDERS),
            extras=draw(EXTRAS),
            parts=tuple(part(depth + 1) for _ in range(draw(st.integers(0, 2 - depth)))),
        )

    parts = tuple(part(0) for _ in range(draw(st.integers(0, 4))))
    return Schema("any", "any.yaml", parts, "", "", draw(ORDERS), draw(EXTRAS), regions)


@settings(max_examples=300, deadline=None)
@given(MARKDOWN, any_schemas())
def test_any_note_binds_to_any_schema_and_each_block_at_most_once(
    text: str, schema: Schema
) -> None:
    source = Source.of("any.md", text)
    binding = bind_note(parse(source), schema, "note.md")
    for difference in binding.structure_violations:
        assert 0 <= difference.span.start <= difference.span.end <= len(source.text)
    for one in binding.all_sections:
        assert 0 <= one.span.start <= one.span.end <= len(source.text)
    for bound in (binding.sections, *(one.children for one in binding.all_sections)):
        sections = [one for one in bound if one.heading]
        blocks = [id(block) for one in sections for block in (one.heading, *one.blocks)]
        assert len(blocks) == len(set(blocks))


PARTS = tuple(Part(name, name, Heading((name,), levels=Range(2, 3))) for name in NAMES[:12])
KINDS = {
    "unknown": lambda index: f"Chapter {index:x} of {index * 7919:x}",
    "duplicate": lambda index: NAMES[index % 2],
    "misplaced": lambda index: NAMES[11 - index % 12],
    "similar": lambda index: f"{NAMES[index % 12]}{index:x}",
}


def binding(headings: int, title: Callable[[int], str], order: Order) -> Callable[[], object]:
    """The call that binds a note of so many headings."""
    text = "\n\n".join(f"## {title(index)}\n\nText." for index in range(headings))
    note = parse(Source.of("long.md", text))
    parts = tuple(part._replace(times=Range(1, FOREVER)) for part in PARTS[6:])
    schema = Schema("long", "long.yaml", (*PARTS[:6], *parts), order=order)
    return lambda: bind_note(note, schema, "note.md")


@pytest.mark.parametrize("order", ["relative", "any"])
@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_headings_take_at_most_three_times_the_work(
    kind: str, order: Order, operations: Callable[[Callable[[], object]], int]
) -> None:
    binding(10, KINDS[kind], order)()  # what is cached, is
    small, large = (operations(binding(count, KINDS[kind], order)) for count in (60, 120))
    assert large < 3 * small
