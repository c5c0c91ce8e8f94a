"""The record class of a schema as a Python module, for programs that type checkers read."""

import json
from collections.abc import Iterable, Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, ForwardRef, Literal, Union, get_args, get_origin

from pydantic import JsonValue
from pydantic.fields import FieldInfo

from notelint.model.schema import Schema
from notelint.records.keys import Record
from notelint.records.record_class import record_class

MODULES = {
    **dict.fromkeys(("bool", "dict", "float", "int", "list", "str"), "builtins"),
    **dict.fromkeys(("date", "datetime"), "datetime"),
    "Literal": "typing",
    **dict.fromkeys(("Field", "JsonValue"), "pydantic"),
    "Record": "notelint",
}
"""The names that a module may use, and the module of each."""

ORDER = ("builtins", "datetime", "typing", "notelint", "pydantic")
STANDARD = 3
"""How many of them are the standard library's."""

HEAD = '''\
"""Records of notes with the schema {schema}, made by `notelint schema python`.

    record = notelint.load_record(path, schema, {cls})
"""
'''


def python_module(schema: Schema) -> str:
    """The source of a module with the record class of a schema and the classes in it.

    They have the attributes, keys and types of `record_class`, without the bounds of values.
    """
    top = record_class(schema).cls
    writer = _Writer(tuple(dict.fromkeys(_classes(top))))
    classes = "".join(map(writer.of_class, writer.classes))
    cls = writer.class_names[top.__name__]
    head = HEAD.format(schema=_docstring(schema.name), cls=cls)
    return head + writer.imports() + classes


def _classes(cls: type[Record]) -> Iterator[type[Record]]:
    """The classes that a class is made of, each before those that use it."""
    for field in cls.model_fields.values():
        for inner in _in_annotation(field.annotation):
            if inner is not cls:
                yield from _classes(inner)
    yield cls


def _in_annotation(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in () if get_origin(annotation) is Literal else get_args(annotation):
        yield from _in_annotation(argument)


class _Writer:
    """Writes classes; remembers which names they use.

    In a class body an attribute hides a type of its name, so such a type gets a `_` before it.
    """

    def __init__(self, classes: Iterable[type[Record]]) -> None:
        self.classes = tuple(classes)
        names = {cls.__name__ for cls in self.classes}
        attributes = {name for cls in self.classes for name in cls.model_fields}
        self.hidden = names | attributes
        self.class_names = {name: f"_{name}" if name in attributes else name for name in names}
        self.used: set[str] = set()

    def of_class(self, cls: type[Record]) -> str:
        """The source of one class."""
        name = self.class_names[cls.__name__]
        lines = [f"\n\nclass {name}({self.name('Record')}):"]
        lines.append(f'    """{_docstring(cls.__doc__ or "")}"""\n')
        for attribute, field in cls.model_fields.items():
            annotation = self.type(field.annotation, cls)
            lines.append(f"    {attribute}: {annotation}{self.value(attribute, field)}")
            if field.description:
                lines.append(f'    """{_docstring(field.description)}"""')
        return "\n".join(lines) + "\n"

    def value(self, attribute: str, field: FieldInfo) -> str:
        """What an attribute is set to: its key if that differs, its default if it has one."""
        if field.alias not in (None, attribute):
            default = "" if field.is_required() else f"{field.default!r}, "
            alias = json.dumps(field.alias, ensure_ascii=False)
            return f" = {self.name('Field')}({default}alias={alias})"
        return "" if field.is_required() else f" = {field.default!r}"

    def type(self, annotation: Any, within: type[Record]) -> str:  # noqa: PLR0911 - one a kind
        """The source of a type; `within` is the class that it is an attribute of."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.type(arguments[0], within)
        if origin in (Union, UnionType):
            return " | ".join(self.type(argument, within) for argument in arguments)
        if origin is Literal:
            values = (json.dumps(value, ensure_ascii=False) for value in arguments)
            return f"{self.name('Literal')}[{', '.join(values)}]"
        if origin in (list, dict):
            inner = ", ".join(self.type(argument, within) for argument in arguments)
            return f"{self.name(origin.__name__)}[{inner}]"
        if annotation is NoneType:
            return "None"
        if annotation is JsonValue:
            return self.name("JsonValue")
        if isinstance(annotation, str | ForwardRef) or annotation is within:
            return f'"{self.class_names[within.__name__]}"'  # an item with items of its kind
        if issubclass(annotation, Record):
            return self.class_names[annotation.__name__]
        return self.name(annotation.__name__)

    def name(self, name: str) -> str:
        """A name from elsewhere, as the module calls it."""
        self.used.add(name)
        return f"_{name}" if name in self.hidden else name

    def imports(self) -> str:
        """The import statements for the names that were used."""
        blocks: list[list[str]] = [[], []]
        for number, module in enumerate(ORDER):
            names = sorted(
                f"{name} as _{name}" if name in self.hidden else name
                for name in self.used
                if MODULES[name] == module and (module != "builtins" or name in self.hidden)
            )
            if names:
                blocks[number >= STANDARD].append(f"from {module} import {', '.join(names)}\n")
        return "".join("\n" + "".join(block) for block in blocks if block)


def _docstring(text: str) -> str:
    """A text between three quotation marks."""
    text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return text[:-1] + '\\"' if text.endswith('"') else text
