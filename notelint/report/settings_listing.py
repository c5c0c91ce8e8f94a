"""The settings of a run as a settings file: each with a comment that says where it comes from."""

import json
from collections.abc import Iterator
from typing import Any

from notelint.config.effective import EffectiveSetting, EffectiveSettings
from notelint.locale import in_language
from notelint.model.message import Language, Phrase, phrase
from notelint.report.terminal import visible
from notelint.rules import RULES

SETTINGS_FILE = phrase("settings file: {file}")
NO_FILE = phrase("no settings file")
SCHEMA = phrase("notes that name no schema get {schema} (--schema)")
NOT_SET = phrase("not set")
DEFAULT = phrase("default")
OFF = phrase("rules that do not run: {codes}")


def settings_listing(settings: EffectiveSettings, language: Language) -> str:
    """A TOML file, which `--config` takes for the same settings. `--schema` is only a comment."""
    parts = [_head(settings, language), *_tables(settings, language)]
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts if part)


def _head(settings: EffectiveSettings, language: Language) -> list[str]:
    """What has no key in a settings file."""
    said = [SETTINGS_FILE.given(file=settings.file) if settings.file else NO_FILE]
    if settings.schema:
        said.append(SCHEMA.given(schema=settings.schema))
    if settings.off:
        said.append(OFF.given(codes=", ".join(settings.off)))
    return [_comment(text, language) for text in said]


def _tables(settings: EffectiveSettings, language: Language) -> Iterator[list[str]]:
    tables: dict[tuple[str, ...], list[EffectiveSetting]] = {(): []}
    entries = []
    for one in settings.values:
        if one.path[0] == "notes" and one.value:
            entries.append(one)
        else:
            tables.setdefault(one.path[:-1], []).append(one)
    for path, values in tables.items():
        title = [f"[{'.'.join(map(_key, path))}]"] if path else []
        if values:
            yield [*title, *(_line(value, language) for value in values)]
    severities = (
        f"{_assigned(rule.code, rule.severity, rule.origin, language)}; {RULES[rule.code].name}"
        for rule in settings.rules
    )
    yield ["[severity]", *severities]
    for rule in settings.rules:
        if rule.options:
            options = (
                _assigned(key, value, rule.options_origin, language)
                for key, value in rule.options.items()
            )
            yield [f"[options.{rule.code}]", *options]
    for one in entries:
        pairs = [f"{_key(key)} = {toml(value)}" for key, value in one.value.items()]
        yield [_commented("[[notes]]", one.origin, language), *pairs]


def _line(setting: EffectiveSetting, language: Language) -> str:
    key = setting.path[-1]
    if setting.value is None:
        return f"# {key}: {in_language(NOT_SET, language)}"
    return _assigned(key, setting.value, setting.origin, language)


def _assigned(key: str, value: Any, origin: str, language: Language) -> str:
    return _commented(f"{_key(key)} = {toml(value)}", origin, language)


def _commented(text: str, origin: str, language: Language) -> str:
    return f"{text}  # {visible(origin) or in_language(DEFAULT, language)}"


def _comment(text: Phrase, language: Language) -> str:
    return f"# {visible(in_language(text, language))}"


def toml(value: Any) -> str:
    """A value in TOML: a truth value, a number, a text, a list or an inline table of them."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{_key(key)} = {toml(item)}" for key, item in value.items())
        return f"{{{pairs}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    plain = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if plain else toml(key)
