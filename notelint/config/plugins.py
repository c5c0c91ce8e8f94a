"""The setting `plugins`: the rules of other packages that a plan has."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from notelint.config.code_stamps import module_stamps
from notelint.model.rule import Rule
from notelint.rules import TABLE
from notelint.rules.plugins import Plugin, PluginError, load_plugin
from notelint.schema.errors import ConfigProblem

if TYPE_CHECKING:
    from notelint.config.settings import Settings


class PluginRules(NamedTuple):
    """All rules of a plan by their codes, its plug-ins with their stamps, and all mistakes."""

    rules: Mapping[str, Rule]
    plugins: tuple[tuple[str, str], ...] = ()
    problems: tuple[ConfigProblem, ...] = ()


def with_plugins(rules: Mapping[str, Rule], settings: "Settings") -> PluginRules:
    """The built-in rules and those of the plug-ins that the settings name."""
    names = dict.fromkeys(settings.model.plugins)
    every = {code: rules[code] for code in rules if code in TABLE}
    plugins, problems = [], []
    for index, name in enumerate(names):
        try:
            plugin = load_plugin(name)
        except PluginError as error:
            place = settings.place(("plugins", index), False)
            problems.append(ConfigProblem(*place, error.words))
        else:
            every |= {rule.code: rule for rule in plugin.rules}
            plugins.append((name, _stamp(plugin)))
    return PluginRules(every, tuple(plugins), tuple(problems))


def are_unchanged(plugins: Iterable[Sequence[str]]) -> bool:
    """Whether plug-ins can be loaded, and have the stamps that they had; it loads them."""
    try:
        return all(_stamp(load_plugin(name)) == stamp for name, stamp in plugins)
    except PluginError:
        return False


def _stamp(plugin: Plugin) -> str:
    """What tells that a plug-in has changed: its version, sizes and times of its files."""
    return json.dumps([plugin.package, module_stamps(plugin.module)])
