"""The JSON Schema of the settings, by which an editor completes and checks `notelint.toml`."""

from collections.abc import Mapping
from typing import Any

from notelint.config.settings import SettingsModel
from notelint.model.rule import Rule
from notelint.schema.built_in import built_in_names
from notelint.schema.rule_settings import ALL, options_model
from notelint.schema.value_types import PublishedJsonSchema

OF_PLUGINS = "^[Xx][A-Za-z]{0,5}[0-9]{0,3}$"
"""Codes of plug-ins, which nobody knows here, and their starts."""


def settings_json_schema(rules: Mapping[str, Rule]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a `notelint.toml`, with the rules and their options."""
    made = SettingsModel.model_json_schema(schema_generator=PublishedJsonSchema)
    keys = made["properties"]
    of_plugins = {"pattern": OF_PLUGINS}
    built_in = [{"enum": _names(rules)}, {"pattern": _pattern(rules)}]
    names = {"anyOf": [*built_in, of_plugins], "type": "string"}
    for key in ("select", "ignore"):
        keys[key]["items"] = names
    lists = keys["per-file-ignores"]["additionalProperties"]
    lists["anyOf"] = [{"type": "array", "items": names}, names]
    keys["severity"]["propertyNames"] = names
    notes = made["$defs"]["NotesModel"]["properties"]
    notes["schema"]["anyOf"] = [
        {"enum": [*built_in_names()]},
        {"type": notes["schema"].pop("type")},
    ]
    keys["options"] = {
        "additionalProperties": False,
        "description": keys["options"]["description"],
        "patternProperties": {OF_PLUGINS: {"type": "object"}},
        "properties": _options(rules),
        "type": "object",
    }
    return {"$schema": PublishedJsonSchema.schema_dialect, **made}


def _names(rules: Mapping[str, Rule]) -> list[str]:
    """What an editor offers for a rule: codes, letters of groups, names, and all."""
    return [ALL, *sorted({code[0] for code in rules}), *rules, *(r.name for r in rules.values())]


def _pattern(rules: Mapping[str, Rule]) -> str:
    """A regular expression of the starts of codes, in capitals or not."""
    starts = {code[:length] for code in rules for length in range(1, len(code))}
    either = sorted(starts | {start.lower() for start in (*starts, *rules)})
    return f"^({'|'.join(either)})$"


def _options(rules: Mapping[str, Rule]) -> dict[str, Any]:
    """The options of each rule that has some, by its code and by its name."""
    named: dict[str, Any] = {}
    for rule in rules.values():
        if rule.options:
            made = options_model(rule).model_json_schema(schema_generator=PublishedJsonSchema)
            del made["title"]
            made["description"] = rule.options_text()
            named |= {rule.code: made, rule.name: made}
    return named
