"""The record class of a schema: a pydantic model, made with `create_model`."""

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple, get_args

from pydantic.json_schema import GenerateJsonSchema

from notelint.model.schema import Level, Part, Schema
from notelint.model.schema_fields import Field as NoteField
from notelint.model.schema_fields import FieldGroup
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
    listed,
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
    may_lack,
    others_key,
    record_layout,
)


class RecordClass(NamedTuple):
    """A schema's record class, the shape that it has, and its attribute for positions."""

    shape: RecordLayout
    cls: type[Record]
    positions: str


_KEPT: dict[tuple[int, bool], tuple[Schema, RecordClass]] = {}
"""By the schema's identity; kept with it, so that no other one gets that."""


def record_class(schema: Schema, *, partial: bool = False) -> RecordClass:
    """The record class of a schema's notes; made once for each.

    `partial` takes null for whatever a note lacks.
    """
    kept = _KEPT.get((id(schema), partial))
    if kept is None:
        shape = record_layout(schema)
        cls = _Maker(shape, partial).record()
        positions = list(cls.model_fields)[-1]  # the last key that `record` gives it
        kept = (schema, RecordClass(shape, cls, positions))
        _KEPT[id(schema), partial] = kept
    return kept[1]


class _Maker:
    """Makes the classes of one record."""

    def __init__(self, shape: RecordLayout, partial: bool) -> None:
        self.shape = shape
        self.partial = partial
        self.names: set[str] = {"Position"}

    def may(self, annotation: Any, lacks: bool = False) -> Any:
        """The type, or null where a note may lack it."""
        return nullable(annotation) if lacks or self.partial else annotation

    def name(self, *words: str) -> str:
        """The name of a class, which no other class of the record has."""
        return free_key("".join(map(class_name, words)), self.names)

    def record(self) -> type[Record]:
        shape, schema = self.shape, self.shape.schema
        name = self.name(schema.name)
        keys = [
            RecordKey(shape.path, str, "The note's path."),
            RecordKey(shape.name, Literal[schema.name], "The schema's name."),
        ]
        if shape.file:
            inside = self.captures(shape.captured)
            made = make_object(self.name(name, "file"), inside, "What the file's name says.")
            keys.append(RecordKey(shape.file, self.may(made), "What the file's name says."))
        front = schema.front_matter
        if shape.front_matter and front:
            made = self.place(self.name(name, "front_matter"), front, "The front matter.")
            annotation = self.may(made, may_lack(front))
            keys.append(RecordKey(shape.front_matter, annotation, "The front matter."))
        if shape.labels and schema.labels:
            head = schema.labels._replace(extras="warn")  # any line with a colon would be one
            said = "The labelled fields of the note's head."
            made = self.place(self.name(name, "labels"), head, said)
            keys.append(RecordKey(shape.labels, made, said))
        if shape.tags:
            keys.append(RecordKey(shape.tags, list[str], "The tags, each once."))
        keys += self.parts(schema.parts, name)
        positions = nullable(dict[str, POSITION])
        said = "Where each value stands, by its JSON Pointer (RFC 6901); on request."
        keys.append(RecordKey(shape.positions, positions, said, None))
        return make_object(name, keys, schema.description or f"A note of the kind {schema.name}.")

    def parts(self, parts: Iterable[Part], prefix: str) -> list[RecordKey]:
        """The keys of the parts of one scope."""
        made = []
        for part in parts:
            lay = self.shape.parts[part.id]
            annotation = self.part(part, lay, self.name(prefix, part.id))
            if is_repeated(part):
                minimum = 0 if self.partial or part.when else part.times.minimum
                annotation = bounded(annotation, minimum)
            elif not (lay.bare and lay.items):
                annotation = self.may(annotation, is_optional(part))
            made.append(RecordKey(part.id, annotation, describe_part(part)))
        return made

    def part(self, part: Part, lay: PartLayout, name: str) -> Any:
        """The type of one occurrence of a part."""
        lacks = lay.nullable or self.partial
        within = lacks and not lay.whole
        keys = [RecordKey(lay.title, str, "Its heading.")] if lay.title else []
        keys += self.captures(lay.captured)
        if lay.labels and part.labels:
            fields = part.labels._replace(extras="warn")
            made = self.place(self.name(name, "labels"), fields, "Labelled fields.")
            keys.append(
                RecordKey(lay.labels, self.may(made, bool(part.accept)), "Labelled fields.")
            )
        if lay.text:
            keys.append(
                RecordKey(lay.text, self.may(str, within), CONTENT_DESCRIPTIONS[part.holds])
            )
        if lay.url:
            keys.append(RecordKey(lay.url, self.may(str, within), "The link's address."))
            keys += self.captures((*lay.template, *lay.formed), lacks=within)
        if lay.marks:
            marked = [
                RecordKey(meaning, list[str], f"What is marked as {meaning} ({kind}).")
                for meaning, kind in part.marks
            ]
            made = make_object(self.name(name, "marks"), marked, "What is marked.")
            keys.append(RecordKey(lay.marks, made, "What is marked, by the marks' meaning."))
        if lay.items:
            item = self.item(part, self.shape.items[part.id], self.name(name, "item"))
            keys.append(RecordKey(lay.items, listed(item), CONTENT_DESCRIPTIONS[part.holds]))
        if lay.bare:
            return keys[0].annotation
        keys += self.parts(part.parts, name)
        made = make_object(name, keys, f"The part {part.id}.")
        return self.may(made, lacks) if lay.whole else made

    def item(self, part: Part, lay: ItemLayout, name: str) -> Any:
        """The type of one item of a part."""
        if CELLS in lay.keys and not lay.captured:
            return dict[str, str]
        keys = self.captures(lay.captured)
        if part.columns:
            keys += self.declared(name, part.columns)
        below = self.name(name, "below") if lay.captured else name
        kinds: dict[str, Any] = {
            **dict.fromkeys(("explanation", "lang", "title"), nullable(str)),
            **dict.fromkeys(("start", "end"), nullable(int)),
            "checked": bool,
            "level": nullable(Literal[get_args(Level)]),
            "items": listed(below),
            CELLS: dict[str, str],
        }
        words = lay.keys.items()
        own = [RecordKey(key, kinds.get(word, str), ITEM_DESCRIPTIONS[word]) for word, key in words]
        if "items" in lay.keys and lay.captured:
            nested = [
                RecordKey(word, kinds.get(word, str), ITEM_DESCRIPTIONS[word]) for word in lay.keys
            ]
            kinds["items"] = listed(make_object(below, nested, "An item below another."))
            own = [
                RecordKey(key, kinds.get(word, str), ITEM_DESCRIPTIONS[word]) for word, key in words
            ]
        return make_object(name, [*keys, *own], f"One item of {part.id}.")

    def captures(self, asked: Iterable[Capture], lacks: bool = False) -> list[RecordKey]:
        """The keys of what a form takes."""
        return [
            RecordKey(
                one.key, self.may(captured_type(one), lacks), f"`{{{one.name}}}` of the form."
            )
            for one in asked
        ]

    def place(self, name: str, fields: FieldGroup, meaning: str) -> type[Record]:
        """The class of a place of fields."""
        return make_object(name, self.declared(name, fields), meaning)

    def declared(self, name: str, fields: FieldGroup) -> list[RecordKey]:
        """The keys of declared fields, and of the others where these are allowed."""
        keys = []
        for field in fields.fields:
            lacks = not field.required or bool(field.when)
            annotation = self.may(self.field(field, self.name(name, field.name)), lacks)
            keys.append(RecordKey(field.name, annotation, describe_field(field)))
        if fields.extras == "allow":
            others = dict[str, ANYTHING]
            keys.append(RecordKey(others_key(fields.fields), others, "Fields of other names."))
        return keys

    def field(self, field: NoteField, name: str) -> Any:
        """The type of a field."""
        if field.type == "mapping":
            if not field.fields:
                return dict[str, ANYTHING]
            inside = FieldGroup(field.fields, field.extras)
            return self.place(name, inside, f"The mapping {field.name}.")
        if field.type == "list":
            of = self.may(self.field(field.of, name)) if field.of else ANYTHING
            return listed(of) if self.partial else bounded(of, *field.items)
        return scalar_type(field)


# The JSON Schema of a schema's records, as it is published.


class _Published(GenerateJsonSchema):
    """pydantic's, without titles that only repeat the keys."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's
        """Set no titles."""
        return False


def json_schema(schema: Schema, *, partial: bool = False) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record; `partial`: of one that may lack anything."""
    cls = record_class(schema, partial=partial).cls
    made = cls.model_json_schema(schema_generator=_Published)
    kind = "partial-record" if partial else "record"
    head = {
        "$schema": _Published.schema_dialect,
        "$id": f"urn:notelint:{kind}:{schema.name}",
        "title": schema.name,
    }
    return {**head, **made, "title": schema.name}
