"""Binds a note to its schema, with everything that rules and records read."""

from notelint.binding.anchors import anchors_of
from notelint.binding.apply_schema import apply_schema, has_fields
from notelint.fields.captures import capture
from notelint.model.bound_note import BoundNote
from notelint.model.external_article import ArticleLoader, no_article
from notelint.model.note import Note
from notelint.model.schema import Schema
from notelint.quotes.match_quotes import match_quotes


def bind_note(
    note: Note, schema: Schema | None, place: str, load: ArticleLoader = no_article
) -> BoundNote:
    """The note at `place` (its path from the plan's root), bound to its schema.

    `load` loads articles outside of the note.
    """
    binding = apply_schema(note, schema, place)
    evidence = match_quotes(binding, load)
    binding = capture(
        binding._replace(
            quotes=evidence.quotes,
            missing_evidence=evidence.missing,
            anchors=anchors_of(binding.note),
        )
    )
    schema = binding.schema
    if schema is None:
        return binding
    if has_fields(schema) or binding.field_violations:
        from notelint.fields.violations import field_violations  # noqa: PLC0415 - for some schemas

        binding = binding._replace(
            field_violations=(*binding.field_violations, *field_violations(binding))
        )
    if schema.equal:
        from notelint.fields.references import unequal_values  # noqa: PLC0415 - for some schemas

        wrong = {one.span for one in binding.field_violations if one.kind in ("invalid", "tag")}
        found = [pair for pair in unequal_values(binding) if pair[1].span not in wrong]
        binding = binding._replace(disagreements=tuple(found))
    return binding
