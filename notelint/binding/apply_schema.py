"""Fits a note to a schema: reads the values outside of its sections, decides, binds."""

from notelint.binding.bind import bind
from notelint.fields.conditions import apply_conditions
from notelint.fields.references import read_file_name
from notelint.model.bound_note import BoundNote
from notelint.model.fields import UnreadableFields
from notelint.model.finding import Words
from notelint.model.note import FrontMatter, Note
from notelint.model.schema import Schema
from notelint.model.source import Span
from notelint.parse import parse
from notelint.parse.front_matter import is_meant, is_plain
from notelint.text.boilerplate import is_template_stem

MARKS = ("{{", "{%", "<%")
FENCES = ("---", "+++", "<!-")
"""How front matter begins that is out of place, or what stands above it."""


def apply_schema(note: Note, schema: Schema | None, place: str) -> BoundNote:
    """The note at `place` (its path from the plan's root), bound to a schema.

    What the schema does not ask for is not read, but for whether front matter can be.
    """
    if schema is None:
        unread = _unasked(BoundNote(note, place=place))
        return bind(unread.note, None)._replace(place=place, front_matter=unread.front_matter)
    outside = _outside(note, schema, place)
    note = outside.note
    if any(schema.walk_conditions()):
        schema = apply_conditions(schema, outside)
    if schema.heading_like:
        from notelint.binding.heading_like import with_pseudo_headings  # noqa: PLC0415 - seldom asked

        note = with_pseudo_headings(note, schema)
    bound = bind(note, schema)
    binding = bound._replace(
        place=place,
        front_matter=outside.front_matter,
        labels=outside.labels,
        unreadable=(*outside.unreadable, *bound.unreadable),
        file_name=outside.file_name,
    )
    if schema.dialect == "obsidian":
        from notelint.binding.obsidian import read_obsidian  # noqa: PLC0415 - seldom asked

        wikilinks, tags = read_obsidian(note)
        binding = binding._replace(wikilinks=wikilinks, tags=tags)
    return binding


def _outside(note: Note, schema: Schema, place: str) -> BoundNote:
    """What is known before the parts are: the file's name, front matter, the head's labels."""
    binding = BoundNote(note, schema, place=place)
    if schema.file_name:
        binding = binding._replace(file_name=read_file_name(schema.file_name, place))
    asked = {reference.partition(".")[0] for reference in schema.references()}
    if not (schema.front_matter or "front_matter" in asked):
        binding = _unasked(binding)
    elif note.front_matter:
        from notelint.parse.metadata import read_front_matter  # noqa: PLC0415 - imports YAML

        entries = read_front_matter(note.front_matter)
        asked_format = schema.front_matter.format if schema.front_matter else ""
        if asked_format not in ("", note.front_matter.kind):
            entries = _of_another_format(note.front_matter.kind)
        binding = binding._replace(front_matter=entries)
    elif schema.front_matter:
        expected = any(field.required for field in schema.front_matter.fields)
        binding = _misplaced(binding, asked=True, expected=expected or schema.front_matter.required)
    if schema.labels or "labels" in asked:
        from notelint.fields.inline_fields import note_header, read_inline_fields  # noqa: PLC0415 - seldom asked

        labels = read_inline_fields(note_header(note), note, schema.labels)
        binding = binding._replace(labels=labels.entries, unreadable=labels.unreadable)
    return binding


def _unasked(binding: BoundNote) -> BoundNote:
    """With what is wrong with front matter that no schema asks for: others will read it."""
    front = binding.note.front_matter
    if front is None:
        return _misplaced(binding, asked=False, expected=False)
    if is_plain(front) or not is_meant(front) or _is_to_be_filled(front, binding.place):
        return binding
    from notelint.parse.metadata import read_front_matter  # noqa: PLC0415 - imports YAML

    entries = read_front_matter(front)
    return (
        binding._replace(front_matter=entries) if isinstance(entries, UnreadableFields) else binding
    )


def _is_to_be_filled(front: FrontMatter, place: str) -> bool:
    """Whether front matter is a template's, with marks that a program replaces: no YAML yet."""
    marked = any(mark in front.body for mark in MARKS)
    return marked and any(
        is_template_stem(step.rpartition(".")[0] or step) for step in place.split("/")
    )


def _misplaced(binding: BoundNote, *, asked: bool, expected: bool) -> BoundNote:
    """With front matter that is none; its lines are no text, of which further rules would speak."""
    source = binding.note.source
    if source.text.lstrip()[:3] not in FENCES:
        return binding
    from notelint.parse.misplaced import misplaced  # noqa: PLC0415 - seldom asked

    found = misplaced(source, asked=asked, expected=expected)
    if found is None:
        return binding
    note = parse(source, leaving_out=found.last)
    return binding._replace(note=note, front_matter=found.why)


def _of_another_format(kind: str) -> UnreadableFields:
    if kind == "toml":
        words = Words(
            "it is TOML (`+++`), the schema asks for YAML (`---`)",
            "TOML(`+++`)로 적혀 있습니다. YAML(`---`)이어야 합니다",
        )
    else:
        words = Words(
            "it is YAML (`---`), the schema asks for TOML (`+++`)",
            "YAML(`---`)로 적혀 있습니다. TOML(`+++`)이어야 합니다",
        )
    return UnreadableFields(words, Span(0, 3))


def has_fields(schema: Schema) -> bool:
    """Whether a schema has fields, or a table, whose cells are fields."""
    return bool(schema.front_matter or schema.labels or schema.tags) or any(
        part.labels or part.columns or part.holds == "table" for part in schema.walk_parts()
    )
