"""A rule's options: the user's mapping checked against the rule's own class, and made into it."""

from collections.abc import Mapping
from typing import Any, get_type_hints

from pydantic import Field, ValidationError, create_model

from notelint.model.rule import Rule
from notelint.schema.errors import ConfigError, Path, Place
from notelint.schema.validation_errors import validation_problems
from notelint.schema.value_types import Strict


def build(rule: Rule, given: Mapping[str, Any], file: str, place: Place, at: Path) -> Any:
    """The rule's options with what the user gives; the rest are the rule's defaults.

    Raises `ConfigError` for unknown keys and values of another type; nothing is converted, but
    that a TOML array becomes a tuple.
    """
    types = get_type_hints(rule.options) if rule.options else {}
    fields: dict[str, Any] = {name: (kind, Field(default=None)) for name, kind in types.items()}
    model = create_model("OptionsModel", __base__=Strict, **fields)
    try:
        checked = model.model_validate({key: _frozen(value) for key, value in given.items()})
    except ValidationError as error:
        raise ConfigError(validation_problems(error, model, file, place, at)) from None
    values = {name: getattr(checked, name) for name in checked.model_fields_set}
    return rule.options(**values) if rule.options else None


def _frozen(value: Any) -> Any:
    """Lists as tuples, all the way down."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
