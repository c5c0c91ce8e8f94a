"""Plans as plain data and back, through a closed table of classes: nothing else can come out."""

from collections.abc import Mapping
from typing import Any

from notelint.model.link import RequestPolicy
from notelint.model.plan import (
    Assignment,
    FieldSigns,
    PartSigns,
    Plan,
    SchemaSignature,
    SelectedRule,
)
from notelint.model.rule import Rule
from notelint.model.schema import (
    Collection,
    Each,
    Equal,
    Field,
    Fields,
    Form,
    Heading,
    Origin,
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
    *(Plan, SelectedRule, Assignment, Schema, Part, Heading, Range, Quotes, Url, Form, Test, Field),
    *(
        Fields,
        Equal,
        Tags,
        Collection,
        Override,
        Each,
        RequestPolicy,
        Origin,
        SchemaSignature,
        PartSigns,
    ),
    FieldSigns,
)

NAMED: Mapping[str, type[Any]] = {kind.__name__: kind for kind in CLASSES}

NESTED = (list, dict)


def fields_of(options: type[Any]) -> tuple[str, ...]:
    """The fields of an options class, a `NamedTuple` or a dataclass, in order."""
    fields = "_fields" if hasattr(options, "_fields") else "__dataclass_fields__"
    return tuple(getattr(options, fields))


def defaults_of(options: type[Any]) -> Mapping[str, Any]:
    """What the fields of such a class are if they are left out; all of a dataclass are written."""
    usual: Mapping[str, Any] = getattr(options, "_field_defaults", {})
    return usual


def same(one: Any, other: Any) -> bool:
    """Whether two values are alike and of one class, as `True` and `1` are not."""
    return type(one) is type(other) and bool(one == other)


class Codec:
    """Encodes values of the classes above and of the rules' options.

    A class's value becomes a mapping of its name, under an empty key, and of the fields that are
    not as its class has them by default; a tuple becomes a list; texts, numbers, truth values and
    None stay what they are.
    """

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.rules = rules

    def shape(self) -> list[Any]:
        """The classes, their fields and defaults: a cache made with other ones is of no use."""
        return [
            [name, list(fields_of(kind)), repr(defaults_of(kind))] for name, kind in NAMED.items()
        ]

    def encode(self, value: Any) -> Any:
        """Plain data for a value. Raises `TypeError` for a value of no known class."""
        if value is None or isinstance(value, str | int | float):
            return value
        kind = type(value)
        if kind is tuple:
            return [self.encode(one) for one in value]
        usual = defaults_of(kind)
        data = {"": self._name(kind)}
        for name in fields_of(kind):
            field = getattr(value, name)
            if name not in usual or not same(field, usual[name]):
                data[name] = self.encode(field)
        return data

    def _name(self, kind: type[Any]) -> str:
        if NAMED.get(kind.__name__) is kind:
            return kind.__name__
        for rule in self.rules.values():
            if rule.options is kind:
                return rule.code
        raise TypeError(f"no plain form for {kind.__name__}")

    def _options(self, code: str) -> type[Any]:
        options = self.rules[code].options
        if options is None:
            raise TypeError(f"{code} has no options")
        return options

    def decode(self, data: Any) -> Any:
        """The value of plain data. Nonsense raises `TypeError`, `ValueError` or `LookupError`."""
        if isinstance(data, list):
            return tuple([self.decode(one) if one.__class__ in NESTED else one for one in data])
        if not isinstance(data, dict):
            return data
        name = data.pop("")
        kind = NAMED.get(name) or self._options(name)
        for name, field in data.items():
            if field.__class__ in NESTED:
                data[name] = self.decode(field)
        return kind(**data)
