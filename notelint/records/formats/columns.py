"""The columns of table formats (CSV, Parquet): their types, all from one schema."""

from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from notelint.model.message import Phrase, phrase
from notelint.model.plan import Plan
from notelint.model.schema import Schema
from notelint.records.extract import ExtractedNote, RecordOptions
from notelint.records.keys import Record
from notelint.records.record_class import record_class

ScalarType = Literal["text", "integer", "number", "boolean", "date", "json"]
"""`date` is a day; a date and time is `text`, with or without a time zone. `json` is a value
without columns of its own: a mapping with arbitrary keys, items in items."""


class StructType(NamedTuple):
    """Named values with their types."""

    fields: "tuple[tuple[str, ColumnType], ...]"


class ListType(NamedTuple):
    """A list of values of one type."""

    of: "ColumnType"


ColumnType = ScalarType | StructType | ListType
SCALARS: dict[Any, ScalarType] = {
    str: "text",
    int: "integer",
    float: "number",
    bool: "boolean",
    date: "date",
}


def _struct(cls: type[Record], around: tuple[type, ...], excluded: str = "") -> StructType:
    fields = [
        (field.alias or name, _column_type(field.annotation, (*around, cls)))
        for name, field in cls.model_fields.items()
        if name != excluded
    ]
    return StructType(tuple(fields))


def _column_type(annotation: Any, around: tuple[type, ...]) -> ColumnType:
    """The type of a column that has values of a Python type, or null.

    `around` are the classes that contain the value.
    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _column_type(arguments[0], around)
    if origin in (Union, UnionType):
        types = [argument for argument in arguments if argument is not type(None)]
        return _column_type(types[0], around) if len(types) == 1 else "json"
    if origin is list:
        of = _column_type(arguments[0], around)
        return of if of == "json" else ListType(of)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        is_flat = annotation not in around and annotation.model_fields
        return _struct(annotation, around) if is_flat and not _is_nested(annotation) else "json"
    if origin is dict or annotation in around:
        return "json"
    is_text = origin is Literal or annotation.__name__ == "datetime"
    return SCALARS.get(annotation, "text" if is_text else "json")


def _is_nested(cls: type[Record]) -> bool:
    """Whether a list in it has elements of its own class: items in items."""
    return any(get_args(field.annotation)[:1] == (cls,) for field in cls.model_fields.values())


class FormatError(Exception):
    """Records that cannot be written in a format; `words` say why."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words)
        self.words = words


class SchemaColumns:
    """The columns of the first record's schema, which all further records must have.

    `known` are the columns, None before the first record of a run with several schemas.
    """

    def __init__(self, format_name: str, plan: Plan, options: RecordOptions) -> None:
        self.format_name = format_name
        self.schemas = {schema.name: schema for schema in plan.schemas}
        self.options = options
        self.first: ExtractedNote | None = None
        only = self.schemas.get(plan.forced)
        self.known = self._columns(only) if only else None

    def of(self, note: ExtractedNote) -> StructType:
        """The columns of a record. Raises FormatError for one of another schema."""
        first = self.first = self.first or note
        if note.schema != first.schema:
            raise FormatError(
                phrase(
                    "{format_name} has the columns of one schema, but `{path}` has the schema "
                    "`{schema}` and `{path2}` has `{schema2}`; use --schema, or run once for each "
                    "schema",
                    format_name=self.format_name,
                    path=first.path,
                    schema=first.schema,
                    path2=note.path,
                    schema2=note.schema,
                )
            )
        self.known = self.known or self._columns(self.schemas[note.schema])
        return self.known

    def _columns(self, schema: Schema) -> StructType:
        record_type = record_class(schema, partial=self.options.partial)
        excluded = "" if self.options.positions else record_type.positions
        return _struct(record_type.cls, (), excluded)
