"""Why a note gives no record: the findings of the rules that speak of what it lacks."""

from collections.abc import Iterator, Mapping

from notelint.lint.findings import make_finding
from notelint.model.bound_note import BoundNote, BoundSection
from notelint.model.finding import Finding, Problem, say
from notelint.model.source import Lines, Span
from notelint.records.layout import RecordLayout
from notelint.rules import RULES

WHOLE = ("S001", "S006", "S012", "L001", "F001", "F003", "F006")
"""Rules of which every problem is one of the record too: something required is not there, or is
not of its type."""

SOME: Mapping[str, tuple[str, ...]] = {"S003": ("again",), "S007": ("wrong", "item")}
"""Rules of which only some problems are, by their messages: a part that stands again though a
record has room for one; another kind of content; an item without its form."""

TAGS = "tags"
"""Where the values stand of which a record asks nothing."""


def problems(binding: BoundNote, shape: RecordLayout) -> list[tuple[str, Problem]]:
    """What a note lacks for its record, each with its rule's code, in the note's order.

    Neither a comment nor the settings can put these away: a record has its type.
    """
    fields = tuple(one for one in binding.field_violations if one.place.en != TAGS)
    binding = binding._replace(field_violations=fields)
    found = [
        *(pair for code in WHOLE for pair in _of(code, binding)),
        *(
            (code, problem)
            for code, templates in SOME.items()
            for _, problem in _of(code, binding)
            if problem.message.template in templates
        ),
        *_hollow(binding),
    ]
    found = [pair for pair in found if pair[0] != "S006" or _has_content(pair[1].part, shape)]
    if not shape.front_matter:  # then nothing of it is in the record
        found = [pair for pair in found if pair[1].message.template != "broken"]
    if shape.file:
        found += _of("F004", binding)
    return sorted(found, key=lambda pair: (pair[1].span, pair[0]))


def findings(binding: BoundNote, shape: RecordLayout) -> list[Finding]:
    """The problems as findings, all of them errors."""
    source = binding.note.source
    lines = Lines(source)
    return [
        make_finding(code, "error", problem._replace(severity=None), source, shape.schema, lines)
        for code, problem in problems(binding, shape)
    ]


def _of(code: str, binding: BoundNote) -> Iterator[tuple[str, Problem]]:
    check = RULES[code].check
    if check:
        for problem in check(binding, None):
            yield code, problem


def _hollow(binding: BoundNote) -> Iterator[tuple[str, Problem]]:
    """Headings with a part of another scope right below, so that no rule calls them empty."""
    for bound in binding.all_sections:
        if bound.heading and not bound.blocks and _lacks(bound):
            text = bound.heading.text
            span = text.span(0, len(text.plain)) if text.plain else Span(*bound.heading.span)
            yield "S006", Problem(span, say("empty", part=bound.name), part=bound.part.id)


def _has_content(part_id: str, shape: RecordLayout) -> bool:
    """Whether a part's value has what stands below its heading."""
    lay = shape.parts[part_id]
    return bool(lay.text or lay.items)


def _lacks(bound: BoundSection) -> bool:
    part = bound.part
    may_lack = part.may_be_empty or part.parts or bound.accepted
    return not (bound.conforms or bound.empty or may_lack)
