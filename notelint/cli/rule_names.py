"""Rules as the command line names them: by code, prefix of codes, or name."""

from collections.abc import Iterable

from notelint.cli.usage import UsageProblem
from notelint.commands.rules import known_rules
from notelint.model.message import phrase
from notelint.model.rule import Rule
from notelint.rules import NAMES
from notelint.schema.did_you_mean import did_you_mean_rule


def rule_named(name: str) -> Rule:
    """The rule of a code or a name. Raises `UsageProblem`."""
    rules = known_rules()
    code = NAMES.get(name.lower())
    if code is None:
        raise _unknown(name)
    return rules[code]


def rules_named(names: Iterable[str]) -> list[Rule]:
    """The rules of codes, prefixes of codes, names, or `ALL`; all if there are no names.

    Raises `UsageProblem` for a name that no rule has.
    """
    rules, wanted = known_rules(), set[str]()
    for name in names:
        codes = {code for code in rules if name == "ALL" or code.startswith(name.upper())}
        wanted |= codes or {rule_named(name).code}
    return [rule for code, rule in rules.items() if code in wanted or not wanted]


def _unknown(name: str) -> UsageProblem:
    rules = known_rules()
    names = [other for other in NAMES if other.upper() not in rules]
    more = did_you_mean_rule(name, rules, names) or phrase("; run `notelint rules` to list all")
    return UsageProblem(phrase("rule `{code}` not found{more}", code=name, more=more))
