"""What a schema looks at, in a few lines: for `init`, where nobody has read it."""

from collections.abc import Iterable

from notelint.locale import in_language
from notelint.model.message import Language, phrase
from notelint.model.schema import Part, Schema
from notelint.report.terminal import visible


def schema_summary(schema: Schema, language: Language) -> str:
    """The required and optional sections of a schema, and whether quotes are compared."""
    sections = [part for part in schema.parts if part.heading or part.region]
    required = [part for part in sections if part.times.minimum and not part.when]
    optional = [part for part in sections if part not in required]
    quoting = [part for part in schema.walk_parts() if part.quotes]
    texts = [
        *([phrase("  required: {names}\n", names=_names(required))] if required else []),
        *([phrase("  optional: {names}\n", names=_names(optional))] if optional else []),
        phrase("  Quotes compared with the article: {names}\n", names=_names(quoting))
        if quoting
        else phrase(
            "  Quotes are not compared with an article. Your own schema: `notelint init --infer`.\n"
        ),
    ]
    return "".join(in_language(text, language) for text in texts)


def _names(parts: Iterable[Part]) -> str:
    return ", ".join(visible(part.title) for part in parts)
