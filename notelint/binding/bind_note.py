"""Binds a note to its schema, with everything that rules and records read.

read fields → decide conditions → bind sections → match quotes → find violations
"""

from collections.abc import Iterator, Sequence

from notelint.binding.anchors import anchors_of
from notelint.binding.bind_sections import SectionBinding, bind_sections, with_nested
from notelint.binding.heading_like import with_heading_like
from notelint.binding.note_fields import NoteFields, read_note_fields
from notelint.binding.obsidian import NO_VAULT, read_obsidian
from notelint.binding.read_section import heading_captures
from notelint.fields.references import unequal_values
from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection
from notelint.model.external_article import ArticleLoader, no_article
from notelint.model.fields import FieldViolation
from notelint.model.message import phrase
from notelint.model.note import Note
from notelint.model.schema import Dialect, Schema
from notelint.model.schema_fields import TextPattern
from notelint.quotes.match_quotes import match_quotes
from notelint.text.boilerplate import is_placeholder_url
from notelint.text.templates import match_template, unreal_values

IN_HEADING = phrase("the heading")
UNBOUND = SectionBinding((), ())


def bind_note(
    note: Note,
    schema: Schema | None,
    place: str,
    load: ArticleLoader = no_article,
    dialect: Dialect = "commonmark",
) -> BoundNote:
    """The note at `place` (its path from the plan's root), bound to its schema.

    `load` loads articles outside of the note. `dialect` is the note's if it has no schema.
    """
    fields = read_note_fields(note, schema, place)
    if schema is None:
        return _without_evidence(fields, place, fields.note, None, UNBOUND, dialect)
    decided = decide_conditions(schema, fields, place)
    note = with_heading_like(fields.note, decided)
    binding = bind_sections(note, decided)
    bound = _without_evidence(fields, place, note, decided, binding, decided.dialect)
    evidence = match_quotes(bound, load)
    violations = (*_heading_violations(bound.all_sections), *_field_violations(bound))
    # A value that is invalid or a placeholder is reported as such; that it also differs says
    # nothing more.
    invalid = {violation.span for violation in violations if violation.kind in ("invalid", "tag")}
    return bound._replace(
        quotes=evidence.quotes,
        missing_evidence=evidence.missing,
        field_violations=violations,
        disagreements=tuple(
            pair
            for pair in unequal_values(bound)
            if pair[1].span not in invalid
            and not any(is_placeholder_url(reference.text) for reference in pair)
        ),
    )


def decide_conditions(schema: Schema, fields: NoteFields, place: str) -> Schema:
    """The schema for this note: requirements whose condition fails become optional.

    Conditions read fields only, so that the note is bound here without its sections.
    """
    if not any(schema.walk_conditions()):
        return schema
    from notelint.fields.conditions import apply_conditions  # noqa: PLC0415 - 2 ms with the below

    bound = _without_evidence(fields, place, fields.note, schema, UNBOUND)
    return apply_conditions(schema, bound)


def _without_evidence(
    fields: NoteFields,
    place: str,
    note: Note,
    schema: Schema | None,
    binding: SectionBinding,
    dialect: Dialect = "commonmark",
) -> BoundNote:
    """The note bound, but without quotes, field violations and disagreements."""
    sections = _with_templates(binding.sections)
    all_sections = tuple(with_nested(sections))
    unreadable = (one for section in all_sections for one in section.unreadable)
    vault = read_obsidian(note) if dialect == "obsidian" else NO_VAULT
    return BoundNote(
        note,
        schema,
        sections,
        all_sections,
        binding.violations,
        place=place,
        front_matter=fields.front_matter,
        labels=fields.labels,
        unreadable=(*fields.unreadable, *unreadable),
        file_name=fields.file_name,
        anchors=anchors_of(note),
        dialect=dialect,
        wikilinks=vault.links,
        tags=vault.tags,
        comments=vault.comments,
    )


def _with_templates(sections: Sequence[BoundSection]) -> tuple[BoundSection, ...]:
    """The sections, the first item of each matched with its part's template."""
    if not any(section.part.template for section in sections):
        return tuple(sections)
    titles: dict[str, str] = {}
    for section in with_nested(sections):
        text = section.heading.text if section.heading else section.text
        titles.setdefault(section.part.id, text.plain)
    return tuple(
        section._replace(
            template=match_template(section.part.template, section.items[0].text.plain, titles)
        )
        if section.part.template and section.items
        else section
        for section in sections
    )


def _field_violations(bound: BoundNote) -> tuple[FieldViolation, ...]:
    """The violations in the note's fields; few schemas have fields."""
    schema = bound.schema
    has_fields = schema and (
        schema.front_matter
        or schema.labels
        or schema.tags
        or any(one.part.labels or one.part.holds == "table" for one in bound.all_sections)
    )
    if not has_fields:
        return ()
    from notelint.fields.violations import field_violations  # noqa: PLC0415 - 2 ms

    return field_violations(bound)


def _heading_violations(sections: Sequence[BoundSection]) -> Iterator[FieldViolation]:
    """Captured dates that do not exist, and numbers that are too long."""
    for section in sections:
        heading, expectation = section.heading, section.part.heading
        if not (heading and expectation and expectation.captures):
            continue
        if heading_captures(section.part, heading) is not None:
            continue
        from notelint.text.field_types import REAL_DATE, TOO_GREAT, TOO_LONG  # noqa: PLC0415 - as below

        expected = {"integer": TOO_LONG, "number": TOO_GREAT}
        types = dict(expectation.captures)
        pattern = TextPattern("", expectation.patterns, expectation.captures)
        for value in unreal_values(pattern, heading.text.plain):
            yield FieldViolation(
                "invalid",
                heading.text.span(value.start, value.end),
                value.name,
                IN_HEADING,
                expected=expected.get(types.get(value.name, ""), REAL_DATE),
                found=value.text,
                part=section.part.id,
            )
