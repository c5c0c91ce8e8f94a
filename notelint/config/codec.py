"""Plans as plain data and back, through a closed table of classes: nothing else can come out."""

from collections.abc import Mapping
from typing import Any

from notelint.model.link import RequestPolicy
from notelint.model.plan import (
    Assignment,
    FieldSignature,
    FileIgnores,
    PartSignature,
    Plan,
    SchemaSignature,
    SelectedRule,
)
from notelint.model.rule import Rule
from notelint.model.schema import (
    ArticleOrigin,
    Heading,
    ItemRequirement,
    Part,
    QuoteRequirement,
    RuleOverride,
    Schema,
    UrlRequirement,
)
from notelint.model.schema_fields import (
    Collection,
    ConditionTest,
    EqualValues,
    Field,
    FieldGroup,
    Range,
    TagRequirement,
    TextPattern,
)

CLASSES = (
    Plan,
    SelectedRule,
    Assignment,
    FileIgnores,
    SchemaSignature,
    PartSignature,
    FieldSignature,
    RequestPolicy,
    Schema,
    Part,
    Heading,
    Range,
    QuoteRequirement,
    UrlRequirement,
    TextPattern,
    ConditionTest,
    Field,
    FieldGroup,
    EqualValues,
    TagRequirement,
    Collection,
    RuleOverride,
    ItemRequirement,
    ArticleOrigin,
)
BY_NAME: Mapping[str, type[Any]] = {kind.__name__: kind for kind in CLASSES}
NESTED = (list, dict)


def shape() -> list[Any]:
    """The classes with their fields and defaults; a cache made with other ones is not used."""
    return [[name, kind._fields, repr(kind._field_defaults)] for name, kind in BY_NAME.items()]


class Codec:
    """Encodes values of the classes above and of the rules' options, all of them NamedTuples.

    A class's value becomes a mapping of its name, under an empty key, and of the fields that
    differ from the defaults; a tuple becomes a list; texts, numbers, truth values and None stay
    what they are.
    """

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.rules = rules

    def encode(self, value: Any) -> Any:
        """Plain data for a value. Raises `TypeError` for a value of no known class."""
        if value is None or isinstance(value, str | int | float):
            return value
        kind = type(value)
        if kind is tuple:
            return [self.encode(item) for item in value]
        data = {"": self._name(kind)}
        for name, field in zip(kind._fields, value, strict=True):
            default = kind._field_defaults.get(name, ...)
            if type(field) is not type(default) or field != default:  # `True` is not 1
                data[name] = self.encode(field)
        return data

    def _name(self, kind: type[Any]) -> str:
        if BY_NAME.get(kind.__name__) is kind:
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
            return tuple([self.decode(item) if item.__class__ in NESTED else item for item in data])
        if not isinstance(data, dict):
            return data
        name = data.pop("")
        kind = BY_NAME.get(name) or self._options(name)
        for name, field in data.items():
            if field.__class__ in NESTED:
                data[name] = self.decode(field)
        return kind(**data)
