"""The record class of a schema, a pydantic model, and its JSON Schema."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal, NamedTuple, TypeVar, get_args

from pydantic import ValidationError

from notelint.model.message import phrase
from notelint.model.schema import Level, Part, Schema
from notelint.model.schema_fields import Field, FieldGroup
from notelint.records.keys import (
    ANYTHING,
    CONTENT_DESCRIPTIONS,
    ITEM_DESCRIPTIONS,
    POSITION,
    Record,
    RecordKey,
    bounded,
    captured_type,
    class_name,
    describe_field,
    describe_part,
    make_object,
    nullable,
    scalar_type,
)
from notelint.records.layout import (
    CELLS,
    Capture,
    ItemLayout,
    PartLayout,
    RecordLayout,
    free_key,
    is_optional,
    is_repeated,
    may_be_missing,
    others_key,
    record_layout,
)
from notelint.schema.errors import ConfigError
from notelint.schema.value_types import UntitledJsonSchema

OtherRecord = TypeVar("OtherRecord", bound=Record)

OTHER_CLASS = phrase(
    "class `{name}` does not match the schema `{schema}` (key `{key}`); "
    "run `notelint schema python` again"
)


class RecordClass(NamedTuple):
    """A schema's record class, its layout, and the name of its attribute for positions."""

    layout: RecordLayout
    cls: type[Record]
    positions: str


@lru_cache(maxsize=64)
def record_class(schema: Schema, *, partial: bool = False) -> RecordClass:
    """The record class of a schema's notes.

    With `partial` each value may be null.
    """
    layout = record_layout(schema)
    cls = _ClassBuilder(layout, partial).record()
    positions = list(cls.model_fields)[-1]  # the last key that `record` adds
    return RecordClass(layout, cls, positions)


def json_schema(schema: Schema, *, partial: bool = False) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record.

    With `partial` each value may be null.
    """
    cls = record_class(schema, partial=partial).cls
    kind = "partial-record" if partial else "record"
    head = {
        "$schema": UntitledJsonSchema.schema_dialect,
        "$id": f"urn:notelint:{kind}:{schema.name}",
        "title": schema.name,
    }
    body = cls.model_json_schema(schema_generator=UntitledJsonSchema)
    return {**head, **body, "title": schema.name}


def as_class(record: Record, cls: type[OtherRecord], schema: Schema) -> OtherRecord:
    """A record of a schema as an instance of another class, which `python_source` has written.

    Raises `ConfigError` if the class is not one of the schema, or of the schema as it is now.
    """
    try:
        return cls.model_validate(record.model_dump(by_alias=True))
    except ValidationError as error:
        key = ".".join(map(str, error.errors(include_url=False)[0]["loc"]))
        wrong = OTHER_CLASS.given(name=cls.__name__, schema=schema.name, key=key)
        raise ConfigError.of(wrong) from None


class _ClassBuilder:
    """Makes the classes of one record; each has its own name."""

    def __init__(self, layout: RecordLayout, partial: bool) -> None:
        self.layout = layout
        self.partial = partial
        self.names: set[str] = {"Position"}

    def optional(self, annotation: Any, missing: bool = False) -> Any:
        """The type, or null if the value may be missing."""
        return nullable(annotation) if missing or self.partial else annotation

    def name(self, *words: str) -> str:
        """A name for a class that no other class of the record has."""
        return free_key("".join(map(class_name, words)), self.names)

    def record(self) -> type[Record]:
        """The class of the record as a whole."""
        layout, schema = self.layout, self.layout.schema
        name = self.name(schema.name)
        keys = [
            RecordKey(layout.path, str, "The note's path."),
            RecordKey(layout.name, Literal[schema.name], "The schema's name."),
        ]
        if layout.file:
            description = "Captures of the file name."
            captures = self.captures(layout.captures)
            cls = make_object(self.name(name, "file"), captures, description)
            keys.append(RecordKey(layout.file, self.optional(cls), description))
        front = schema.front_matter
        if layout.front_matter and front:
            description = "The front matter."
            cls = self.fields(self.name(name, "front_matter"), front, description)
            annotation = self.optional(cls, may_be_missing(front))
            keys.append(RecordKey(layout.front_matter, annotation, description))
        if layout.labels and schema.labels:
            description = "The inline fields of the note's header."
            declared = schema.labels._replace(extras="warn")  # any line with a colon would be one
            cls = self.fields(self.name(name, "labels"), declared, description)
            keys.append(RecordKey(layout.labels, cls, description))
        if layout.tags:
            keys.append(RecordKey(layout.tags, list[str], "The tags, each once."))
        keys += self.parts(schema.parts, name)
        positions = nullable(dict[str, POSITION])
        description = "Position of each value, by JSON Pointer (RFC 6901); on request."
        keys.append(RecordKey(layout.positions, positions, description, None))
        return make_object(name, keys, schema.description or f"A note of the kind {schema.name}.")

    def parts(self, parts: Iterable[Part], prefix: str) -> list[RecordKey]:
        """The keys of the parts of one scope."""
        keys = []
        for part in parts:
            layout = self.layout.parts[part.id]
            annotation = self.part(part, layout, self.name(prefix, part.id))
            if is_repeated(part):
                minimum = 0 if self.partial or part.when else part.times.minimum
                annotation = bounded(annotation, minimum)
            elif not (layout.bare and layout.items):
                annotation = self.optional(annotation, is_optional(part))
            keys.append(RecordKey(part.id, annotation, describe_part(part)))
        return keys

    def part(self, part: Part, layout: PartLayout, name: str) -> Any:
        """The type of the value of one section."""
        content = CONTENT_DESCRIPTIONS[part.holds]
        nullable_content = layout.nullable or self.partial
        nullable_key = nullable_content and not layout.whole
        keys = [RecordKey(layout.title, str, "Its heading.")] if layout.title else []
        keys += self.captures(layout.captures)
        if layout.labels and part.labels:
            declared = part.labels._replace(extras="warn")
            cls = self.fields(self.name(name, "labels"), declared, "Inline fields.")
            annotation = self.optional(cls, bool(part.accept))
            keys.append(RecordKey(layout.labels, annotation, "Inline fields."))
        if layout.text:
            keys.append(RecordKey(layout.text, self.optional(str, nullable_key), content))
        if layout.url:
            annotation = self.optional(str, nullable_key)
            keys.append(RecordKey(layout.url, annotation, "The URL of the link."))
            captures = (*layout.template_captures, *layout.form_captures)
            keys += self.captures(captures, missing=nullable_key)
        if layout.marks:
            marks = [
                RecordKey(meaning, list[str], f"What is marked as {meaning} ({kind}).")
                for meaning, kind in part.marks
            ]
            cls = make_object(self.name(name, "marks"), marks, "Marked text.")
            keys.append(RecordKey(layout.marks, cls, "Marked text, by the meaning of the mark."))
        if layout.items:
            item: Any = self.item(part, self.layout.items[part.id], self.name(name, "item"))
            keys.append(RecordKey(layout.items, list[item], content))
        if layout.bare:
            return keys[0].annotation
        keys += self.parts(part.parts, name)
        cls = make_object(name, keys, f"The part {part.id}.")
        return self.optional(cls, nullable_content) if layout.whole else cls

    def item(self, part: Part, layout: ItemLayout, name: str) -> Any:
        """The type of one item of a part."""
        if CELLS in layout.keys and not layout.captures:
            return dict[str, str]
        keys = self.captures(layout.captures)
        if part.columns:
            keys += self.declared(name, part.columns)
        below: Any = self.name(name, "below") if layout.captures else name
        types: dict[str, Any] = {
            **dict.fromkeys(("explanation", "lang", "title"), nullable(str)),
            **dict.fromkeys(("start", "end"), nullable(int)),
            "checked": bool,
            "level": nullable(Literal[get_args(Level)]),
            "items": list[below],
            CELLS: dict[str, str],
        }
        if "items" in layout.keys and layout.captures:
            nested = [
                RecordKey(element, types.get(element, str), ITEM_DESCRIPTIONS[element])
                for element in layout.keys
            ]
            cls: Any = make_object(below, nested, "An item below another.")
            types["items"] = list[cls]
        keys += [
            RecordKey(key, types.get(element, str), ITEM_DESCRIPTIONS[element])
            for element, key in layout.keys.items()
        ]
        return make_object(name, keys, f"One item of {part.id}.")

    def captures(self, captures: Iterable[Capture], missing: bool = False) -> list[RecordKey]:
        """The keys of captures."""
        return [
            RecordKey(
                capture.key,
                self.optional(captured_type(capture), missing),
                f"`{{{capture.name}}}` of the form.",
            )
            for capture in captures
        ]

    def fields(self, name: str, fields: FieldGroup, description: str) -> type[Record]:
        """The class of a mapping of fields."""
        return make_object(name, self.declared(name, fields), description)

    def declared(self, name: str, fields: FieldGroup) -> list[RecordKey]:
        """The keys of declared fields, and the key of the others if these are allowed."""
        keys = []
        for field in fields.fields:
            annotation = self.field(field, self.name(name, field.name))
            missing = not field.required or bool(field.when)
            keys.append(
                RecordKey(field.name, self.optional(annotation, missing), describe_field(field))
            )
        if fields.extras == "allow":
            key = others_key(fields.fields)
            keys.append(RecordKey(key, dict[str, ANYTHING], "Fields of other names."))
        return keys

    def field(self, field: Field, name: str) -> Any:
        """The type of a field."""
        if field.type == "mapping":
            if not field.fields:
                return dict[str, ANYTHING]
            declared = FieldGroup(field.fields, field.extras)
            return self.fields(name, declared, f"The mapping {field.name}.")
        if field.type == "list":
            of: Any = self.optional(self.field(field.of, name)) if field.of else ANYTHING
            return list[of] if self.partial else bounded(of, *field.items)
        return scalar_type(field)
