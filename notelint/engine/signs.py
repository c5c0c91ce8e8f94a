"""What a note is known by to have a schema: the names of the schema's sections."""

from notelint.model.plan import Signs
from notelint.model.schema import Schema
from notelint.text.heading import fold


def signs_of(schema: Schema) -> Signs:
    """A schema's signs. A plan's maker finds them once, since folding all names takes long."""
    names: dict[str, str] = {}
    patterns: list[tuple[str, str]] = []
    for part in schema.parts:
        if part.heading:
            for name in part.heading.names:
                names.setdefault(fold(name), part.id)
            patterns += [(pattern, part.id) for pattern in part.heading.patterns]
    return Signs(
        schema.name,
        tuple(names),
        tuple(names.values()),
        tuple(pattern for pattern, _ in patterns),
        tuple(id_ for _, id_ in patterns),
    )
