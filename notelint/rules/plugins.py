"""Rules of other packages, by entry points of the group `notelint.rules`.

Only plug-ins that the settings name are looked for. So notes of a stranger choose among what is
installed and no more, a package that is merely there changes no check, and nothing is searched at
the start of a run without plug-ins: importing `importlib.metadata` alone takes 20 ms.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from notelint.model.finding import Severity
from notelint.model.message import Phrase, phrase
from notelint.model.rule import Rule
from notelint.rules import NAMES, RULES

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "notelint.rules"

CODE = re.compile(r"X[A-Z]{0,5}\d{3}")
"""Codes of plug-ins. Those of notelint never begin with an X."""

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
FIXES = ("", "safe", "unsafe", "mixed")

NOT_FOUND = phrase(
    "plug-in `{name}` not found: no installed package has it among its entry points "
    "`notelint.rules`; installed: {installed}"
)
NONE_INSTALLED = phrase("none")
SEVERAL = phrase("plug-in `{name}` is in several packages: {packages}")
NOT_LOADED = phrase("plug-in `{name}` of {package} cannot be loaded: {error}")
NO_RULES = phrase(
    "plug-in `{name}` of {package} must be a `Rule` or several, and is of the type `{type}`"
)
BAD_CODE = phrase(
    "plug-in `{name}` of {package}: the code `{code}` must begin with X, such as `X001` or `XAB001`"
)
BAD_FIELD = phrase("plug-in `{name}` of {package}: rule `{code}` has an invalid `{field}`")
TAKEN = phrase(
    "plug-in `{name}` of {package}: another rule has the code `{code}` or the name `{rule}` as well"
)


class PluginError(Exception):
    """A plug-in is missing or cannot be used; `words` say why."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words.template)
        self.words = words


class Plugin(NamedTuple):
    """A plug-in: its name, the package with its version, the module, and the rules."""

    name: str
    package: str
    module: str
    rules: tuple[Rule, ...]


@cache
def load_plugin(name: str) -> Plugin:
    """Import a plug-in; from then on `RULES` and `NAMES` have its rules too.

    Raises `PluginError`.
    """
    entry = _entry_point(name)
    package = f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.module
    try:
        value = entry.load()
        rules = (value,) if isinstance(value, Rule) else tuple(value)
    except Exception as error:
        shown = f"{type(error).__name__}: {error}"
        raise PluginError(NOT_LOADED.given(name=name, package=package, error=shown)) from error
    if not rules or not all(isinstance(rule, Rule) for rule in rules):
        raise PluginError(NO_RULES.given(name=name, package=package, type=type(value).__name__))
    known = {*RULES}, {*NAMES}
    for rule in rules:
        _validate(rule, name, package)
        if rule.code in known[0] or rule.name in known[1]:
            raise PluginError(
                TAKEN.given(name=name, package=package, code=rule.code, rule=rule.name)
            )
        known[0].add(rule.code)
        known[1].add(rule.name)
    RULES.add(rules)
    return Plugin(name, package, entry.module, rules)


def load_plugins(names: Iterable[str]) -> tuple[Plugin, ...]:
    """Import plug-ins. Raises `PluginError` for the first that is missing or cannot be used."""
    return tuple(map(load_plugin, names))


def _entry_point(name: str) -> "EntryPoint":
    from importlib.metadata import entry_points  # noqa: PLC0415 - 20 ms, for those who have any

    installed = entry_points(group=GROUP)
    found = {entry.value: entry for entry in installed if entry.name == name}
    if not found:
        names = ", ".join(sorted({entry.name for entry in installed}))
        raise PluginError(NOT_FOUND.given(name=name, installed=names or NONE_INSTALLED))
    if len(found) > 1:
        packages = sorted(
            entry.dist.name if entry.dist else value for value, entry in found.items()
        )
        raise PluginError(SEVERAL.given(name=name, packages=", ".join(packages)))
    return next(iter(found.values()))


def _validate(rule: Rule, name: str, package: str) -> None:
    """Raises `PluginError` for a rule that could not run or be reported."""
    if not CODE.fullmatch(str(rule.code)):
        raise PluginError(BAD_CODE.given(name=name, package=package, code=str(rule.code)))
    valid: dict[str, Any] = {
        "name": NAME.fullmatch(str(rule.name)),
        "severity": rule.severity in get_args(Severity),
        "messages": isinstance(rule.messages, dict) and rule.messages,
        "options": rule.options is None or hasattr(rule.options, "_field_defaults"),
        "fix": rule.fix in FIXES,
        "check": callable(rule.check),
        "collect": rule.collect is None,  # values of all notes, and answers of the network, are
        "check_link": rule.check_link is None,  # gathered for built-in rules only
    }
    for field, is_valid in valid.items():
        if not is_valid:
            raise PluginError(
                BAD_FIELD.given(name=name, package=package, code=rule.code, field=field)
            )
