"""A schema as an outline for people: what a note of it looks like, from the top."""

from collections.abc import Iterator

from notelint.locale import in_language, shortened, translated
from notelint.model.message import Language, Phrase, phrase
from notelint.model.schema import ArticleOrigin, Part, RuleOverride, Schema
from notelint.model.schema_fields import ANY_LEVEL, ANY_NUMBER, ONE, FieldGroup
from notelint.schema.outline_phrases import (
    CONTENT,
    EXTRAS,
    ORDER,
    UNITS,
    condition_text,
    field_text,
    level_phrase,
    range_phrase,
)

STEP = "  "
LONGEST = 2_000
"""Characters of a line: a pattern may have any number."""


def outline(schema: Schema, language: Language) -> str:
    """The whole schema, one line for each requirement, its parts indented."""
    lines = _Outline(schema, language).lines()
    return "".join(f"{shortened(line, LONGEST)}\n" for line in lines)


class _Outline:
    """The lines of one schema's outline in one language."""

    def __init__(self, schema: Schema, language: Language) -> None:
        self.schema = schema
        self.language = language
        accepted = {part.accept for part in schema.walk_parts()}
        self.accepted_everywhere = accepted.pop() if len(accepted) == 1 else ()

    def text(self, text: Phrase) -> str:
        return in_language(text, self.language)

    def lines(self) -> Iterator[str]:
        schema = self.schema
        description = translated(schema.description, self.language)  # of a built-in schema
        yield f"{schema.name}: {description}" if description else schema.name
        yield self.entry(phrase("Schema file"), schema.file)
        if schema.file_name:
            yield self.entry(phrase("File name"), schema.file_name.shown)
        if schema.new_name:
            yield self.entry(phrase("Name of a new note"), schema.new_name)
        if schema.dialect != "commonmark":
            yield self.entry(phrase("Dialect"), schema.dialect)
        if schema.regions:
            yield self.entry(phrase("Regions"), " / ".join(schema.regions))
        if schema.heading_like:
            signs = ", ".join(f"{sign} = {level}" for sign, level in schema.heading_like)
            yield self.entry(phrase("Lines read as headings"), signs)
        if schema.front_matter:
            yield from self.field_group(phrase("Front matter"), schema.front_matter)
        if schema.labels:
            yield from self.field_group(phrase("Inline fields"), schema.labels)
        yield from self.values()
        yield from map(self.rule, schema.rules)
        if self.accepted_everywhere:
            accepted = ", ".join(self.accepted_everywhere)
            yield self.entry(phrase("Accepted instead of content"), accepted)
        yield self.parts_heading(schema)
        for part in schema.parts:
            yield from self.part(part, STEP)

    def entry(self, label: Phrase, value: str) -> str:
        return f"{self.text(label)}: {value}"

    def values(self) -> Iterator[str]:
        """Tags, values that must agree, and requirements for all notes of the schema together."""
        tags, collection = self.schema.tags, self.schema.collection
        if tags:
            allowed = [*tags.values, *([f"/{tags.pattern}/"] if tags.pattern else [])]
            count = self.entry(phrase("Tags"), self.text(range_phrase(tags.times)))
            yield _joined([count, ", ".join(allowed)])
        for equal in self.schema.equal:
            how = "" if equal.how == "text" else f" ({equal.how})"
            yield self.entry(phrase("Must be equal"), " = ".join(equal.references) + how)
        if collection:
            within = self.text(phrase("within a folder"))
            where = f" ({within})" if collection.by_folder else ""
            for reference in collection.unique:
                yield self.entry(phrase("Unique across notes"), reference + where)
            for reference in collection.sequence:
                yield self.entry(phrase("Sequence without gaps"), reference + where)
            for reference, target in collection.references:
                yield self.entry(phrase("Reference to another note"), f"{reference} -> {target}")

    def rule(self, rule: RuleOverride) -> str:
        values = rule.options._asdict() if rule.options is not None else {}
        options = ", ".join(f"{name}: {value}" for name, value in values.items())
        return self.entry(
            phrase("Rule"), f"{rule.code} {' '.join(filter(None, [rule.severity, options]))}"
        )

    def field_group(self, label: Phrase, group: FieldGroup) -> Iterator[str]:
        details = [
            self.text(phrase("required")) if group.required else "",
            group.format,
            ", ".join(group.shapes),
            self.text(EXTRAS[group.extras]),
        ]
        yield f"{self.text(label)} ({'; '.join(filter(None, details))}):"
        for field in group.fields:
            yield f"{STEP}{field.name}: {field_text(field, self.language)}"

    def parts_heading(self, owner: Schema | Part) -> str:
        order, extras = self.text(ORDER[owner.order]), self.text(EXTRAS[owner.extras])
        return self.text(phrase("Parts")) + f" ({order}; {extras}):"

    def part(self, part: Part, indent: str) -> Iterator[str]:
        """A part on one line, its fields below it, then the parts in it."""
        details = [self.place(part), *self.requirements(part), *self.content_requirements(part)]
        yield f"{indent}- {part.id}: {_joined(details)}"
        inside = indent + STEP
        groups = ((phrase("Columns"), part.columns), (phrase("Inline fields"), part.labels))
        for label, group in groups:
            if group and group.fields:
                yield from (inside + line for line in self.field_group(label, group))
        schema = self.schema
        if part.parts and (part.order, part.extras) != (schema.order, schema.extras):
            yield inside + self.parts_heading(part)
        for inner in part.parts:
            yield from self.part(inner, inside)

    def place(self, part: Part) -> str:
        """The heading, its level, the region."""
        details: list[str] = []
        if heading := part.heading:
            texts = [f'"{name}"' for name in heading.names]
            texts += [text if text[0] == "/" else f'"{text}"' for text in heading.shown]
            details.append(" | ".join(texts) or self.text(phrase("any heading")))
            if heading.levels != ANY_LEVEL:
                details.append(self.text(level_phrase(heading.levels)))
        if part.region:
            details.append(self.text(phrase("in {region}", region=part.region)))
        return ", ".join(details)

    def requirements(self, part: Part) -> Iterator[str]:
        """How many there are, the kind of content, links and quotes."""
        if part.times != ONE:
            yield self.text(range_phrase(part.times))
        if part.when:
            yield condition_text(part.when, self.language)
        if part.holds != "anything":
            many = part.items != ANY_NUMBER
            count = f" ({self.text(range_phrase(part.items))})" if many else ""
            yield self.text(CONTENT[part.holds]) + count
        if part.template:
            yield self.detail(phrase("template"), f'"{part.template}"')
        if part.url:
            yield ", ".join(f"{scheme}:" for scheme in part.url.schemes)
        for meaning, mark in part.marks:
            yield self.detail(phrase("marks:"), f"{meaning} = {mark}")
        if part.quotes:
            source = f"{_source(part.quotes.origin)} ({part.quotes.level})"
            yield self.detail(phrase("from"), source)
            if part.quotes.marked:
                yield self.detail(phrase("marked as"), part.quotes.marked)

    def content_requirements(self, part: Part) -> Iterator[str]:
        """What the items and the text of a part must be."""
        if part.appears_in:
            yield self.detail(phrase("terms appear in"), _source(part.appears_in))
        if part.figures:
            yield self.detail(phrase("numbers appear in"), _source(part.figures))
        if part.item and part.item.form:
            yield self.detail(phrase("item pattern"), f'"{part.item.form.shown}"')
        if part.item and part.item.checked:
            yield self.text(phrase("all boxes checked"))
        for unit, length in part.lengths:
            number = range_phrase(length)
            yield self.text(phrase("{number} {name}", number=number, name=UNITS[unit]))
        yield "/".join(part.languages)
        yield "/".join(part.callouts)
        if part.may_be_empty:
            yield self.text(phrase("may be empty"))
        if part.accept and part.accept != self.accepted_everywhere:
            yield self.detail(phrase("or"), ", ".join(part.accept))

    def detail(self, label: Phrase, value: str) -> str:
        return f"{self.text(label)} {value}"


def _source(origin: ArticleOrigin) -> str:
    """The part or the files that a text comes from."""
    return " / ".join(origin.files) or origin.source


def _joined(details: list[str]) -> str:
    return " · ".join(filter(None, details))
