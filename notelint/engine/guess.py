"""Which of many schemas a note fits best, where nothing says which one it has.

A sieve of headings comes first, so that a note is bound to the few schemas that it may fit, and
most notes to none. `docs/schema.md` says in words what "fits" means.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from notelint.engine.bind import one_line
from notelint.engine.fit import fit
from notelint.model.binding import Binding, Bound
from notelint.model.note import Note
from notelint.model.plan import Signs
from notelint.model.schema import Part, Schema
from notelint.text.heading import fold
from notelint.text.pattern import matches

ENOUGH_NAMES = 2
"""Sections of that many different parts make a note fit a schema, one more where the schema
requires none of them."""

ENOUGH_REQUIRED = 3
"""Or all required parts, if there are that many, and one of them by its name."""

HALF = 0.5
"""Of a schema's required parts, and of a note's sections, so many must be there."""


class _Section(NamedTuple):
    """A heading of the note: its text on one line, and folded."""

    level: int
    text: str
    folded: str


class _Seen(NamedTuple):
    """What a note's sections say for a schema: the parts they name, and how many do."""

    parts: frozenset[str]
    sections: int
    all_sections: int


def guess(
    note: Note, schemas: Mapping[str, Schema], signs: Sequence[Signs], place: str
) -> Binding | None:
    """The note bound to the schema that it fits best, None where it fits none.

    Best is the one of which it names the most parts; then of whose required parts it has the
    larger share; then from which it differs less; then the first.
    """
    sections = _sections(note)
    best, best_rank = None, (0, 0.0, 0)
    for most, its in _likeliest_first(sections, signs):
        if not most or most < best_rank[0]:
            break  # neither this one nor those after it can be better
        seen = _see(sections, its)
        if not _may_fit(note, schemas[its.schema], seen):
            continue
        binding = fit(note, schemas[its.schema], place)
        schema = binding.schema or schemas[its.schema]  # its conditions decided
        share = _share(binding, schema)
        rank = (len(seen.parts), share, -len(binding.differences))
        if _fits(seen, share, schema) and rank > best_rank:
            best, best_rank = binding, rank
    return best


def _sections(note: Note) -> list[_Section]:
    """A note's headings but for its title: a first one above the others."""
    found = [block for block in note.blocks if block.kind == "heading"]
    if len(found) > 1 and all(found[0].level < other.level for other in found[1:]):
        del found[0]
    texts = [one_line(block.text.plain) for block in found]
    return [
        _Section(block.level, text, fold(text)) for block, text in zip(found, texts, strict=True)
    ]


def _likeliest_first(
    sections: Sequence[_Section], all_signs: Sequence[Signs]
) -> list[tuple[int, Signs]]:
    """The schemas, each with the number of its parts that the sections can name at most.

    Names are looked up; patterns, which take longer, are not tried yet.
    """
    folded = {section.folded for section in sections}
    most = []
    for signs in all_signs:
        parts = {
            part for name, part in zip(signs.names, signs.named, strict=True) if name in folded
        }
        parts.update(signs.matched)
        most.append((len(parts), signs))
    return sorted(most, key=lambda one: -one[0])


def _see(sections: Sequence[_Section], signs: Signs) -> _Seen:
    """Look which of a note's sections the schema names, among all of the levels of those."""
    named = [(section.level, _part_of(section, signs)) for section in sections]
    levels = {level for level, part in named if part}
    return _Seen(
        frozenset(part for _, part in named if part),
        sum(bool(part) for _, part in named),
        sum(level in levels for level, _ in named),
    )


def _part_of(section: _Section, signs: Signs) -> str:
    if section.folded in signs.names:
        return signs.named[signs.names.index(section.folded)]
    tried = zip(signs.patterns, signs.matched, strict=True)
    return next((part for pattern, part in tried if matches(pattern, section.text)), "")


def _may_fit(note: Note, schema: Schema, seen: _Seen) -> bool:
    """Whether it is worth while to bind the note to the schema."""
    if schema.front_matter and schema.front_matter.required and not note.front_matter:
        return False
    return bool(seen.parts) and seen.sections >= HALF * seen.all_sections


def _share(binding: Binding, schema: Schema) -> float:
    """How much of what the schema requires is there: parts, and fields of the front matter."""
    present = {bound.part.id for bound in binding.bound if bound.fits and _at_its_level(bound)}
    found = [part.id in present for part in _required(schema)]
    if schema.front_matter:
        entries = binding.front_matter if isinstance(binding.front_matter, tuple) else ()
        keys = {entry.key for entry in entries}
        found += [
            not keys.isdisjoint((field.name, *field.aliases))
            for field in schema.front_matter.fields
            if field.required
        ]
    return sum(found) / len(found) if found else 1.0


def _at_its_level(bound: Bound) -> bool:
    """Whether a part that is known by its heading's level alone has that level."""
    asked = bound.part.heading
    return not (bound.heading and asked) or asked.named or bound.heading.level in asked.levels


def _fits(seen: _Seen, share: float, schema: Schema) -> bool:
    required = _required(schema)
    named = {part.id for part in required if part.heading and part.heading.named}
    if share < HALF or (named and named.isdisjoint(seen.parts)):
        return False
    whole = share == 1.0 and len(required) >= ENOUGH_REQUIRED and bool(named)
    return whole or len(seen.parts) >= ENOUGH_NAMES + (not named)


def _required(schema: Schema) -> list[Part]:
    return [part for part in schema.parts if part.times.least]
