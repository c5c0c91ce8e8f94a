"""Which of many schemas a note fits best, where nothing says which one it has.

A sieve of headings comes first, so that a note is bound to the few schemas that it may fit, and
most notes to none. `docs/schema.md` says in words what "fits" means.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from notelint.engine.bind import one_line
from notelint.engine.fit import fit
from notelint.model.binding import Binding, Bound
from notelint.model.note import Note
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


class _Signs(NamedTuple):
    """A schema's named sections: their names, folded, and patterns, each with its part's id."""

    schema: Schema
    names: dict[str, str]
    patterns: tuple[tuple[str, str], ...]


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


def guess(note: Note, schemas: Sequence[Schema], place: str) -> Binding | None:
    """The note bound to the schema that it fits best, None where it fits none.

    Best is the one of which it names the most parts; then of whose required parts it has the
    larger share; then from which it differs less; then the first.
    """
    sections = _sections(note)
    best, best_rank = None, (0, 0.0, 0)
    for most, signs in _likeliest_first(sections, _signs_of(schemas)):
        if most < best_rank[0]:
            break  # neither this one nor those after it can be better
        seen = _see(sections, signs)
        if not _may_fit(note, signs.schema, seen):
            continue
        binding = fit(note, signs.schema, place)
        schema = binding.schema or signs.schema  # its conditions decided
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
        _Section(block.level, text, _folded(text)) for block, text in zip(found, texts, strict=True)
    ]


def _likeliest_first(
    sections: Sequence[_Section], all_signs: Sequence[_Signs]
) -> list[tuple[int, _Signs]]:
    """The schemas, each with the number of its parts that the sections can name at most.

    Names are looked up; patterns, which take longer, are not tried yet.
    """
    folded = {section.folded for section in sections}
    most = []
    for signs in all_signs:
        parts = {part for name, part in signs.names.items() if name in folded}
        parts.update(part for _, part in signs.patterns)
        most.append((len(parts), signs))
    return sorted(most, key=lambda one: -one[0])


def _see(sections: Sequence[_Section], signs: _Signs) -> _Seen:
    """Look which of a note's sections the schema names, among all of the levels of those."""
    named = [(section.level, _part_of(section, signs)) for section in sections]
    levels = {level for level, part in named if part}
    return _Seen(
        frozenset(part for _, part in named if part),
        sum(bool(part) for _, part in named),
        sum(level in levels for level, _ in named),
    )


def _part_of(section: _Section, signs: _Signs) -> str:
    part = signs.names.get(section.folded, "")
    if part or not signs.patterns:
        return part
    return next((id_ for pattern, id_ in signs.patterns if matches(pattern, section.text)), "")


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


class _Kept:
    """The signs of the schemas of the last plan: a worker has one plan for all its notes."""

    schemas: Sequence[Schema] | None = None
    signs: tuple[_Signs, ...] = ()


def _signs_of(schemas: Sequence[Schema]) -> tuple[_Signs, ...]:
    if _Kept.schemas is not schemas:
        signs = tuple(_signs(schema) for schema in schemas)
        _Kept.schemas, _Kept.signs = schemas, signs
    return _Kept.signs


def _signs(schema: Schema) -> _Signs:
    names: dict[str, str] = {}
    patterns: list[tuple[str, str]] = []
    for part in schema.parts:
        if part.heading:
            for name in part.heading.names:
                names.setdefault(fold(name), part.id)
            patterns += [(pattern, part.id) for pattern in part.heading.patterns]
    return _Signs(schema, names, tuple(patterns))


_folded = lru_cache(maxsize=4096)(fold)
"""Notes have most of their headings in common, and each schema asks for each of them."""
