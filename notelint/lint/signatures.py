"""What a note is known by to have a schema: signs, found once when a plan is made.

Folding all names takes long, and so does asking which patterns tell anything.
"""

from notelint.model.plan import FieldSigns, PartSigns, SchemaSignature
from notelint.model.schema import Fields, Part, Schema
from notelint.text.everyday import points
from notelint.text.heading import fold
from notelint.text.pattern import matches

BLOCKS = {
    **dict.fromkeys(("list", "outline", "definitions", "checklist"), ("list",)),
    "quotes": ("list", "quote"),
    "links": ("list", "paragraph"),
    "table": ("table",),
    "code": ("code",),
}
"""In which blocks people write what a part holds."""

NOBODY = "qzj 0 xk"
"""A pattern that matches this matches anything, and tells nothing."""


def signs_of(schema: Schema) -> SchemaSignature:
    """A schema's signs."""
    headed = [part for part in schema.parts if part.heading]
    known = [one for one in map(_part, headed) if one.names or one.patterns]
    at_top = [one for one in known if one.patterns and one.levels.maximum == 1]
    files = schema.file_name.patterns if schema.file_name else ()
    source = next((part for part in schema.parts if _opens(part, schema)), None)
    template = source.template if source else ""
    return SchemaSignature(
        schema.name,
        schema.name.partition("-")[0],
        tuple(one for one in known if one not in at_top),
        tuple(pattern for one in at_top for pattern in one.patterns),
        tuple(pattern for pattern in files if not matches(pattern, f"{NOBODY}.md")),
        _fields(schema.front_matter),
        _fields(schema.labels),
        len(schema.regions),
        source is not None,
        template,
        next((part.id for part in headed if f"{{{part.id}}}" in template), ""),
        schema.dialect == "obsidian",
        schema.extras == "allow",
    )


def _part(part: Part) -> PartSigns:
    """What a part is known by; one that only some notes must have is missed in none."""
    if part.heading is None:
        return PartSigns(part.id)
    names = dict.fromkeys(part.heading.names)
    return PartSigns(
        part.id,
        tuple(map(fold, names)),
        tuple(map(points, names)),
        tuple(one for one in part.heading.patterns if not matches(one, NOBODY)),
        part.heading.levels,
        bool(part.times.minimum and not part.when),
        BLOCKS.get(part.holds, ()),
    )


def _opens(part: Part, schema: Schema) -> bool:
    """Whether a part is a link in the note's first region."""
    return bool(schema.regions) and part.region == schema.regions[0] and part.holds == "link"


def _fields(fields: Fields | None) -> tuple[FieldSigns, ...]:
    return tuple(
        FieldSigns(tuple(map(fold, (field.name, *field.aliases))), points(field.name))
        for field in (fields.fields if fields else ())
    )
