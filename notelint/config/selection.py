"""Which rules run, and how severe their findings are.

A rule is called by its code (`T004`), its name (`trailing-space`), or with others by the start of
their codes (`T`, `T00`) or `ALL`. What is said more exactly holds: `select T`, `ignore T004`. Said
equally exactly, the command line holds against the settings file, and `ignore` against `select`.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from notelint.model.finding import Severity
from notelint.model.rule import Rule
from notelint.schema.did_you_mean import meant
from notelint.schema.errors import ConfigProblem, Path, Place, one

ALL = "ALL"
ALWAYS = ("N004", "N005")
"""A note that could not be checked is never passed over because of a narrow `select`: only an
`ignore` of the very rule silences these."""


class Said(NamedTuple):
    """A rule as somebody calls it: under an option of the command line, or `at` in the settings."""

    name: str
    option: str = ""
    at: Path = ()


Rank = tuple[int, bool]
"""How exactly a rule is meant, and whether on the command line."""

NOTHING: Rank = (-1, False)


class RuleNames:
    """The rules, by everything that they may be called."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.codes = tuple(rules)
        self.by_name = {rule.name: code for code, rule in rules.items()}

    def code(self, name: str) -> str:
        """A name as the code, or the start of one, that it stands for; `ALL` as the empty one."""
        start = self.by_name.get(name.lower(), name.upper())
        return "" if start == ALL else start

    def known(self, name: str) -> bool:
        """Whether any rule is called so."""
        start = self.code(name)
        return bool(name) and any(code.startswith(start) for code in self.codes)

    def unknown(self, name: str, file: str, at: tuple[int, int]) -> ConfigProblem:
        """The problem of a name that calls no rule."""
        near = meant(name, (*self.codes, *self.by_name))
        en, ko = near if "?" in near.en else ("", "")
        return one(file, *at, f"no rule is called `{name}`{en}", f"`{name}` 규칙이 없습니다{ko}")


def runs(
    rule: Rule, names: RuleNames, select: Iterable[Said] | None, ignore: Iterable[Said]
) -> bool:
    """Whether a rule runs. No `select` (None) selects every rule, in the weakest way."""
    wanted = max((_rank(rule, names, said) for said in select or ()), default=NOTHING)
    if select is None:
        wanted = (0, False)
    refused = max((_rank(rule, names, said) for said in ignore), default=NOTHING)
    if rule.code in ALWAYS:
        return refused[0] < len(rule.code)
    return wanted > refused


def _rank(rule: Rule, names: RuleNames, said: Said) -> Rank:
    start = names.code(said.name)
    return (len(start), bool(said.option)) if rule.code.startswith(start) else NOTHING


def severity(rule: Rule, names: RuleNames, said: Mapping[str, Severity]) -> Severity:
    """How severe the rule's findings are here: as the settings say most exactly, else its own."""
    meaning = [
        (len(names.code(name)), name) for name in said if rule.code.startswith(names.code(name))
    ]
    return said[max(meaning)[1]] if meaning else rule.severity


def check_names(
    names: RuleNames, said: Iterable[Said], file: str, place: Place
) -> list[ConfigProblem]:
    """The problems of all names that call no rule."""
    found = []
    for entry in said:
        if not names.known(entry.name):
            is_key = entry.at[-1:] == (entry.name,)
            where = (entry.option, (0, 0)) if entry.option else (file, place(entry.at, is_key))
            found.append(names.unknown(entry.name, *where))
    return found
