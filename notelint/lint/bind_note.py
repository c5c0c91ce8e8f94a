"""Binds a note to its schema, with everything that rules and records read."""

from notelint.binding.anchors import anchors_of
from notelint.binding.apply_schema import apply_schema
from notelint.fields.captures import capture
from notelint.fields.references import unequal_values
from notelint.fields.violations import field_violations
from notelint.model.bound_note import BoundNote
from notelint.model.external_article import ArticleLoader, no_article
from notelint.model.note import Note
from notelint.model.schema import Schema
from notelint.quotes.match_quotes import match_quotes


def bind_note(
    note: Note, schema: Schema | None, place: str, load: ArticleLoader = no_article
) -> BoundNote:
    """The note at `place` (its path from the plan's root), bound to its schema.

    The schema is applied first; then quotes, fields and values are compared with their sources,
    of which each needs only the sections. `load` loads articles outside of the note.
    """
    bound = capture(apply_schema(note, schema, place))
    evidence = match_quotes(bound, load)
    violations = (*bound.field_violations, *field_violations(bound))
    invalid = {violation.span for violation in violations if violation.kind in ("invalid", "tag")}
    return bound._replace(
        quotes=evidence.quotes,
        missing_evidence=evidence.missing,
        field_violations=violations,
        disagreements=tuple(pair for pair in unequal_values(bound) if pair[1].span not in invalid),
        anchors=anchors_of(bound.note),
    )
