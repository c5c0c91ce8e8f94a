"""The types of a record as tables see them: structures, lists, scalars, and what is only JSON."""

from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from notelint.model.finding import Words
from notelint.model.plan import Plan
from notelint.model.schema import Schema
from notelint.records.extract import ExtractedNote, RecordOptions
from notelint.records.keys import Record
from notelint.records.record_class import record_class

ScalarType = Literal["text", "integer", "number", "boolean", "date", "json"]
"""`date` is a day; a date and time is text, for it may have a zone or none. `json` stands for
what has no columns of its own: mappings with any keys, items in items."""


class StructType(NamedTuple):
    """Named values."""

    fields: "tuple[tuple[str, ColumnType], ...]"


class ListType(NamedTuple):
    """A list."""

    of: "ColumnType"


ColumnType = ScalarType | StructType | ListType
SCALARS: dict[Any, ScalarType] = {
    str: "text",
    int: "integer",
    float: "number",
    bool: "boolean",
    date: "date",
}


def record_columns(cls: type[Record], left_out: str = "") -> StructType:
    """The kind of a record; `left_out` is an attribute that is not wanted."""
    fields = [
        (field.alias or name, column_type(field.annotation, (cls,)))
        for name, field in cls.model_fields.items()
        if name != left_out
    ]
    return StructType(tuple(fields))


def column_type(annotation: Any, around: tuple[type, ...] = ()) -> ColumnType:
    """The kind of a type; null is left to whoever asks."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return column_type(arguments[0], around)
    if origin in (Union, UnionType):
        kinds = [one for one in arguments if one is not type(None)]
        return column_type(kinds[0], around) if len(kinds) == 1 else "json"
    if origin is list:
        of = column_type(arguments[0], around)
        return of if of == "json" else ListType(of)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _of_class(annotation, around)
    if origin is dict or annotation in around:
        return "json"
    return SCALARS.get(annotation, "text" if _is_text(annotation) else "json")


def _is_text(annotation: Any) -> bool:
    """A choice of texts, or a moment, which is written as text."""
    return get_origin(annotation) is Literal or annotation.__name__ == "datetime"


def _of_class(cls: type[Record], around: tuple[type, ...]) -> ColumnType:
    if cls in around or not cls.model_fields or _holds_itself(cls):
        return "json"
    fields = [
        (field.alias or name, column_type(field.annotation, (*around, cls)))
        for name, field in cls.model_fields.items()
    ]
    return StructType(tuple(fields))


def _holds_itself(cls: type[Record]) -> bool:
    """Whether a list in it has elements of its own class: items in items."""
    return any(get_args(field.annotation)[:1] == (cls,) for field in cls.model_fields.values())


# What formats of rows and columns have in common: one schema, and so one set of columns.


class FormatError(Exception):
    """Records that a format cannot hold, or a format that is not there; `words` say why."""

    def __init__(self, en: str, ko: str) -> None:
        self.words = Words(en, ko)
        super().__init__(en)


class SchemaColumns:
    """Keeps to the schema of the first record. `forced` is the run's only one, where it has one."""

    def __init__(self, name: str, plan: Plan, wanted: RecordOptions) -> None:
        self.name = name
        self.schemas = {schema.name: schema for schema in plan.schemas}
        self.wanted = wanted
        self.first: tuple[str, str] | None = None
        self.forced = self.schemas.get(plan.forced)

    def known_columns(self) -> StructType | None:
        """The columns, where the schema is known before any record."""
        return self._of(self.forced) if self.forced else None

    def take(self, one: ExtractedNote) -> StructType:
        """The columns of a record. Raises FormatError for one of another schema."""
        if self.first is None:
            self.first = (one.path, one.schema)
        path, schema = self.first
        if one.schema != schema:
            raise FormatError(
                f"{self.name} has the columns of one schema, but '{path}' has the schema "
                f"'{schema}' and '{one.path}' '{one.schema}'; use --schema, or a run for each",
                f"{self.name} 파일의 열은 한 스키마의 것이어야 하는데 '{path}'의 스키마는 "
                f"'{schema}', '{one.path}'의 스키마는 '{one.schema}'입니다. --schema를 쓰거나 "
                "스키마마다 따로 실행하세요",
            )
        return self._of(self.schemas[schema])

    def _of(self, schema: Schema) -> StructType:
        made = record_class(schema, partial=self.wanted.partial)
        return record_columns(made.cls, "" if self.wanted.positions else made.positions)
