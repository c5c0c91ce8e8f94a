"""Plans as plain data and back, through a closed table of classes: nothing else can come out."""

from collections.abc import Mapping, Sequence
from typing import Any

from notelint.model.plan import Assignment, Plan, Selected
from notelint.model.rule import Rule
from notelint.model.schema import (
    Collection,
    Each,
    Equal,
    Field,
    Fields,
    Form,
    Heading,
    Override,
    Part,
    Quotes,
    Range,
    Schema,
    Tags,
    Test,
    Url,
)

CLASSES = (
    *(Plan, Selected, Assignment, Schema, Part, Heading, Range, Quotes, Url, Form, Test, Field),
    *(Fields, Equal, Tags, Collection, Override, Each),
)


def fields_of(options: type[Any]) -> tuple[str, ...]:
    """The fields of an options class, a `NamedTuple` or a dataclass, in order."""
    fields = "_fields" if hasattr(options, "_fields") else "__dataclass_fields__"
    return tuple(getattr(options, fields))


class Codec:
    """Encodes values of the classes above and of the rules' options.

    A class's value becomes a list of its name and its fields, a tuple a list that begins with an
    empty text; texts, numbers, truth values and None stay what they are.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.classes: Mapping[str, type[Any]] = {
            **{kind.__name__: kind for kind in CLASSES},
            **{rule.code: rule.options for rule in rules if rule.options},
        }
        self.names = {kind: name for name, kind in self.classes.items()}

    def shape(self) -> list[Any]:
        """The classes and their fields: a cache made with other ones is of no use."""
        return [[name, list(fields_of(kind))] for name, kind in self.classes.items()]

    def encode(self, value: Any) -> Any:
        """Plain data for a value. Raises `TypeError` for a value of no known class."""
        if value is None or isinstance(value, str | int | float):
            return value
        kind = type(value)
        if kind is tuple:
            return ["", *map(self.encode, value)]
        if kind not in self.names:
            raise TypeError(f"no plain form for {kind.__name__}")
        fields = (getattr(value, name) for name in fields_of(kind))
        return [self.names[kind], *map(self.encode, fields)]

    def decode(self, data: Any) -> Any:
        """The value of plain data. Nonsense raises `TypeError`, `ValueError` or `LookupError`."""
        if not isinstance(data, list):
            if isinstance(data, dict):
                raise TypeError("a plan holds no mappings")
            return data
        name, *fields = data
        values = map(self.decode, fields)
        return self.classes[name](*values) if name != "" else tuple(values)
