"""A schema as an outline that a person reads: what a note of it looks like, from the top."""

from collections.abc import Iterator

from notelint.locale import in_language, shortened
from notelint.model.message import Language, phrase
from notelint.model.schema import ArticleOrigin, Part, Schema, Unit
from notelint.model.schema_fields import ANY_LEVEL, ANY_NUMBER, ONE, FieldGroup, Range
from notelint.schema.outline_words import (
    EXTRAS,
    HOLDS,
    LABELS,
    ORDER,
    UNITS,
    condition,
    field,
    levels,
    many,
)

STEP = "  "
LONGEST = 2_000
"""Characters of a line: a pattern may have any number."""


def outline(schema: Schema, language: Language) -> str:
    """The whole schema, one line for each thing that it asks, its parts indented."""
    return "".join(f"{shortened(line, LONGEST)}\n" for line in _lines(schema, language))


def _lines(schema: Schema, language: Language) -> Iterator[str]:
    def label(key: str) -> str:
        return in_language(LABELS[key], language)

    yield f"{schema.name}: {schema.description}" if schema.description else schema.name
    yield f"{label('schema file')}: {schema.file}"
    if schema.file_name:
        yield f"{label('file')}: {schema.file_name.shown}"
    if schema.dialect != "commonmark":
        yield f"{label('dialect')}: {schema.dialect}"
    if schema.regions:
        yield f"{label('regions')}: {' / '.join(schema.regions)}"
    if schema.heading_like:
        shown = ", ".join(f"{sign} = {level}" for sign, level in schema.heading_like)
        yield f"{label('pseudo')}: {shown}"
    for key, fields in (("front matter", schema.front_matter), ("labels", schema.labels)):
        if fields:
            yield from _fields(label(key), fields, language)
    yield from _tied(schema, language)
    for rule in schema.rules:
        values = rule.options._asdict() if rule.options is not None else {}
        options = (f"{name}: {value}" for name, value in values.items())
        said = [rule.severity, ", ".join(options)]
        yield f"{label('rule')}: {rule.code} {' '.join(filter(None, said))}"
    accepted = {part.accept for part in schema.walk_parts()}
    common = accepted.pop() if len(accepted) == 1 else ()
    if common:
        yield f"{label('accepted')}: {', '.join(common)}"
    yield _heading_of_parts("parts", schema.order, schema.extras, language)
    for part in schema.parts:
        yield from _part(_without(part, common), schema, 1, language)


def _without(part: Part, accepted: tuple[str, ...]) -> Part:
    """A part that does not say once more what all parts accept."""
    own = () if part.accept == accepted else part.accept
    return part._replace(accept=own, parts=tuple(_without(inner, accepted) for inner in part.parts))


def _tied(schema: Schema, language: Language) -> Iterator[str]:
    """Tags, values that must agree, and what ties a note to others."""

    def label(key: str) -> str:
        return in_language(LABELS[key], language)

    if schema.tags:
        allowed = [*schema.tags.values, *([f"/{schema.tags.pattern}/"] * bool(schema.tags.pattern))]
        yield _joined(f"{label('tags')}: {many(schema.tags.times, language)}", [", ".join(allowed)])
    for equal in schema.equal:
        how = "" if equal.how == "text" else f" ({equal.how})"
        yield f"{label('equal')}: {' = '.join(equal.references)}{how}"
    tied = schema.collection
    where = f" ({label('by folder')})" if tied and tied.by_folder else ""
    for reference in tied.unique if tied else ():
        yield f"{label('unique')}: {reference}{where}"
    for reference in tied.sequence if tied else ():
        yield f"{label('sequence')}: {reference}{where}"
    for reference, target in tied.references if tied else ():
        yield f"{label('references')}: {reference} -> {target}"


def _heading_of_parts(key: str, order: str, extras: str, language: Language) -> str:
    after = f"{in_language(ORDER[order], language)}; {in_language(EXTRAS[extras], language)}"
    return f"{in_language(LABELS[key], language)} ({after}):"


def _fields(name: str, fields: FieldGroup, language: Language) -> Iterator[str]:
    said = [in_language(LABELS["required"], language)] if fields.required else []
    said += [fields.format] if fields.format else []
    said += [", ".join(fields.shapes)] if fields.shapes else []
    said.append(in_language(EXTRAS[fields.extras], language))
    yield f"{name} ({'; '.join(said)}):"
    for one in fields.fields:
        yield f"{STEP}{one.name}: {field(one, language)}"


def _part(part: Part, schema: Schema, depth: int, language: Language) -> Iterator[str]:
    """A part on one line, what its fields are below it, then the parts in it."""
    indent = STEP * depth
    yield f"{indent}- {part.id}: {_joined(_where(part, language), _asked(part, language))}"
    for key, fields in (("columns", part.columns), ("labels", part.labels)):
        if fields and fields.fields:
            for line in _fields(in_language(LABELS[key], language), fields, language):
                yield f"{indent}{STEP}{line}"
    if part.parts and (part.order, part.extras) != (schema.order, schema.extras):
        yield indent + STEP + _heading_of_parts("parts", part.order, part.extras, language)
    for inner in part.parts:
        yield from _part(inner, schema, depth + 1, language)


def _where(part: Part, language: Language) -> str:
    """The heading, its level, the region."""
    found: list[str] = []
    heading = part.heading
    if heading:
        texts = [f'"{name}"' for name in heading.names]
        texts += [one if one[0] == "/" else f'"{one}"' for one in heading.shown]
        any_text = in_language(LABELS["any text"], language)
        found.append(" | ".join(texts) if texts else any_text)
        if heading.levels != ANY_LEVEL:
            found.append(levels(heading.levels, language))
    if part.region:
        found.append(in_language(phrase("in {region}", region=part.region), language))
    return ", ".join(found)


def _asked(part: Part, language: Language) -> list[str]:
    """How many, what it holds, and all else that is asked of it, each a phrase."""

    def label(key: str, value: str) -> str:
        return f"{in_language(LABELS[key], language)} {value}"

    found = [many(part.times, language)] if part.times != ONE else []
    if part.when:
        found.append(condition(part.when, language))
    if part.holds != "anything":
        holds = in_language(HOLDS[part.holds], language)
        count = "" if part.items == ANY_NUMBER else f" ({many(part.items, language)})"
        found.append(holds + count)
    if part.template:
        found.append(label("text", f'"{part.template}"'))
    if part.url and part.url.schemes:
        found.append(", ".join(f"{scheme}:" for scheme in part.url.schemes))
    found += [label("marks", f"{meaning} = {mark}") for meaning, mark in part.marks]
    if part.quotes:
        found.append(label("from", f"{_origin(part.quotes.origin)} ({part.quotes.level})"))
        if part.quotes.marked:
            found.append(label("marked", part.quotes.marked))
    return [*found, *_asked_of_content(part, language)]


def _origin(origin: ArticleOrigin) -> str:
    """Where a text comes from: a part, or files."""
    return " / ".join(origin.files) or origin.source


def _length(unit: Unit, length: Range, language: Language) -> str:
    number, name = many(length, language), in_language(UNITS[unit], language)
    return in_language(phrase("{number} {name}", number=number, name=name), language)


def _asked_of_content(part: Part, language: Language) -> list[str]:
    """What is asked of the items and the text that a part holds."""

    def label(key: str, value: str) -> str:
        return f"{in_language(LABELS[key], language)} {value}"

    found: list[str] = []
    if part.appears_in:
        found.append(label("terms in", _origin(part.appears_in)))
    if part.figures:
        found.append(label("figures in", _origin(part.figures)))
    if part.item and part.item.form:
        found.append(label("item", f'"{part.item.form.shown}"'))
    if part.item and part.item.checked:
        found.append(in_language(LABELS["checked"], language))
    found += [_length(unit, length, language) for unit, length in part.lengths]
    if part.languages:
        found.append("/".join(part.languages))
    if part.callouts:
        found.append("/".join(part.callouts))
    if part.may_be_empty:
        found.append(in_language(LABELS["empty"], language))
    if part.accept:
        found.append(label("accept", ", ".join(part.accept)))
    return found


def _joined(first: str, rest: list[str]) -> str:
    return " · ".join(filter(None, [first, *rest]))
