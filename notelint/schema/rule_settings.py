"""Rules by the names that users give them, and what settings and schemas say about them.

A rule has a code (`T004`) and a name (`trailing-space`); the start of a code (`T`, `T00`) names
several rules, `ALL` every one. The most exact name applies.
"""

from collections.abc import Mapping
from typing import Any, get_type_hints

from pydantic import Field, ValidationError, create_model

from notelint.model.message import phrase
from notelint.model.rule import Rule
from notelint.model.schema import RuleOverride
from notelint.schema.did_you_mean import did_you_mean_rule, suggestion
from notelint.schema.errors import ConfigError, ConfigProblem, Path, Place
from notelint.schema.validation_errors import validation_problems
from notelint.schema.value_types import Strict

ALL = "ALL"
SEVERITIES = ("off", "error", "warning", "unverified")


class RuleNames:
    """The rules by all their names."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.rules = rules
        self.by_name = {rule.name: code for code, rule in rules.items()}

    def code(self, name: str) -> str:
        """The code, or the start of codes, that a name stands for; "" for `ALL`."""
        start = self.by_name.get(name.lower(), name.upper())
        return "" if start == ALL else start

    def named(self, name: str) -> list[Rule]:
        """The rules that a name stands for."""
        start = self.code(name)
        return [rule for code, rule in self.rules.items() if name and code.startswith(start)]

    def unknown(self, name: str, place: tuple[str, int, int]) -> ConfigProblem:
        """The problem of a name that stands for no rule."""
        near = did_you_mean_rule(name, self.rules, self.by_name)
        wrong = phrase("rule `{name}` not found{near}", name=name, near=near)
        return ConfigProblem(*place, wrong)

    def ambiguous(self, name: str, place: tuple[str, int, int]) -> ConfigProblem:
        """The problem of options for a name that stands for more than one rule."""
        wrong = phrase(
            "`{name}` matches more than one rule; set options for a single rule", name=name
        )
        return ConfigProblem(*place, wrong)


def options_model(rule: Rule) -> type[Strict]:
    """The model of a rule's options, without keys if it has none."""
    types = get_type_hints(rule.options) if rule.options else {}
    defaults = rule.options._field_defaults if rule.options else {}
    fields: dict[str, Any] = {
        name: (kind, Field(default=defaults[name])) for name, kind in types.items()
    }
    return create_model("OptionsModel", __base__=Strict, **fields)


def build_options(rule: Rule, options: Mapping[str, Any], place: Place, path: Path) -> Any:
    """A rule's options with the user's values; the rest are the rule's defaults.

    Raises `ConfigError` for unknown keys and values of another type. Nothing is converted, except
    that a list becomes a tuple.
    """
    model = options_model(rule)
    try:
        checked = model.model_validate({key: _frozen(value) for key, value in options.items()})
    except ValidationError as error:
        raise ConfigError(validation_problems(error, model, place, path)) from None
    values = {name: getattr(checked, name) for name in checked.model_fields_set}
    return rule.options(**values) if rule.options else None


def _frozen(value: Any) -> Any:
    """Lists as tuples, at every depth."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def read_overrides(
    section: Mapping[str, Any], rules: Mapping[str, Rule], place: Place
) -> tuple[tuple[RuleOverride, ...], list[ConfigProblem]]:
    """A schema's section `rules`: `{trailing-space: off, T005: {ends: crlf}}`, and all mistakes.

    A name of several rules sets their severity.
    """
    names = RuleNames(rules)
    problems: list[ConfigProblem] = []
    severities: dict[str, tuple[int, str]] = {}
    options: dict[str, Any] = {}
    for name, value in section.items():
        path: Path = ("rules", name)
        named = names.named(name)
        if not named:
            problems.append(names.unknown(name, place(path, True)))
            continue
        start = names.code(name)
        values = dict(value) if isinstance(value, dict) else {"severity": value}
        severity_path = (*path, "severity") if isinstance(value, dict) else path
        severity = values.pop("severity", "")
        if severity != "" and severity not in SEVERITIES:
            near = suggestion(str(severity), SEVERITIES)
            wrong = phrase(
                "`{severity}` is not a severity{near}", severity=str(severity), near=near
            )
            problems.append(ConfigProblem(*place(severity_path, False), wrong))
        for rule in named if severity else ():
            if severities.get(rule.code, (-1, ""))[0] <= len(start):
                severities[rule.code] = (len(start), severity)
        if values and start not in rules:
            problems.append(names.ambiguous(name, place(path, True)))
        elif values:
            try:
                options[start] = build_options(named[0], values, place, path)
            except ConfigError as error:
                problems += error.problems
    overrides = tuple(
        RuleOverride(code, severities.get(code, (0, ""))[1], options.get(code))
        for code in rules
        if code in severities or code in options
    )
    return overrides, problems
