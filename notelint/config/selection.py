"""Which rules run, how severe their findings are, and their options.

The most exact name applies: `select T`, `ignore T004`. Between equally exact names the command line
applies against the settings file, and `ignore` against `select`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from notelint.config.settings import Settings
from notelint.model.finding import Severity
from notelint.model.plan import SelectedRule
from notelint.model.rule import Rule
from notelint.schema.errors import ConfigError, ConfigProblem, Path
from notelint.schema.rule_settings import RuleNames, build_options

ALWAYS = ("N004", "N005")
"""A note that could not be checked must not be overlooked because of a narrow `select`: only an
`ignore` of the very rule silences these."""


class RuleMention(NamedTuple):
    """A rule's name under an option of the command line, or at a place in the settings."""

    name: str
    option: str = ""
    at: Path = ()


Rank = tuple[int, bool]
"""How exactly a rule is named, and whether on the command line."""

NOT_NAMED: Rank = (-1, False)


def select_rules(
    settings: Settings, rules: Mapping[str, Rule], select: Sequence[str], ignore: Sequence[str]
) -> tuple[tuple[SelectedRule, ...], list[ConfigProblem]]:
    """The rules that run, with their severities and options, and all mistakes.

    `select` and `ignore` are those of the command line.
    """
    model, names = settings.model, RuleNames(rules)
    selected = None if model.select is None else _mentions("select", model.select)
    if select:
        selected = [RuleMention(name, "--select") for name in select]
    ignored = [
        *(RuleMention(name, "--ignore") for name in ignore),
        *_mentions("ignore", model.ignore),
    ]
    keys = [
        *(RuleMention(name, at=("severity", name)) for name in model.severity),
        *(RuleMention(name, at=("options", name)) for name in model.options),
    ]
    problems = [
        _unknown(mention, names, settings)
        for mention in (*(selected or ()), *ignored, *keys)
        if not names.named(mention.name)
    ]
    options, wrong_options = _options(settings, names)
    running = tuple(
        SelectedRule(rule.code, _severity(rule, names, model.severity), options[rule.code])
        for rule in rules.values()
        if _runs(rule, names, selected, ignored)
    )
    return running, [*problems, *wrong_options]


def _mentions(key: str, names: Sequence[str]) -> list[RuleMention]:
    return [RuleMention(name, at=(key, index)) for index, name in enumerate(names)]


def _unknown(mention: RuleMention, names: RuleNames, settings: Settings) -> ConfigProblem:
    """The problem of a mention that names no rule."""
    if mention.option:
        return names.unknown(mention.name, (mention.option, 0, 0))
    is_key = mention.at[-1] == mention.name
    return names.unknown(mention.name, settings.place(mention.at, is_key))


def _runs(
    rule: Rule,
    names: RuleNames,
    selected: Iterable[RuleMention] | None,
    ignored: Iterable[RuleMention],
) -> bool:
    """Whether a rule runs. No `select` (None) selects every rule, in the weakest way."""
    select_rank = (0, False) if selected is None else _rank(rule, names, selected)
    ignore_rank = _rank(rule, names, ignored)
    if rule.code in ALWAYS:
        return ignore_rank[0] < len(rule.code)
    return select_rank > ignore_rank


def _rank(rule: Rule, names: RuleNames, mentions: Iterable[RuleMention]) -> Rank:
    """The rank of the most exact mention of a rule."""
    return max(
        (
            (len(start), bool(mention.option))
            for mention in mentions
            if rule.code.startswith(start := names.code(mention.name))
        ),
        default=NOT_NAMED,
    )


def _severity(rule: Rule, names: RuleNames, severities: Mapping[str, Severity]) -> Severity:
    """How severe a rule's findings are: by the most exact name in the settings, or by the rule."""
    name = severity_key(rule, names, severities)
    return severities[name] if name else rule.severity


def severity_key(rule: Rule, names: RuleNames, severities: Iterable[str]) -> str:
    """The most exact name in the settings' `severity` for a rule; "" if there is none."""
    matching = [
        (len(start), name) for name in severities if rule.code.startswith(start := names.code(name))
    ]
    return max(matching)[1] if matching else ""


def _options(settings: Settings, names: RuleNames) -> tuple[dict[str, Any], list[ConfigProblem]]:
    """The options of each rule by its code."""
    problems: list[ConfigProblem] = []
    options = {code: rule.options() if rule.options else None for code, rule in names.rules.items()}
    for name, values in settings.model.options.items():
        path = ("options", name)
        rule = names.rules.get(names.code(name))
        if rule:
            try:
                options[rule.code] = build_options(rule, values, settings.place, path)
            except ConfigError as error:
                problems += error.problems
        elif names.named(name):
            problems.append(names.ambiguous(name, settings.place(path, True)))
    return options, problems
