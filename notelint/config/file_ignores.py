"""The setting `per-file-ignores`: rules that do not run on the notes that a glob matches."""

from collections.abc import Mapping

from notelint.config.selection import ALWAYS
from notelint.config.settings import Settings
from notelint.model.plan import FileIgnores
from notelint.model.rule import Rule
from notelint.schema.errors import ConfigProblem
from notelint.schema.rule_settings import RuleNames


def read_file_ignores(
    settings: Settings, rules: Mapping[str, Rule]
) -> tuple[tuple[FileIgnores, ...], list[ConfigProblem]]:
    """The entries with the codes of their rules, and a problem for each name of no rule.

    As for `ignore`, N004 and N005 are meant only by their own code or name.
    """
    names = RuleNames(rules)
    entries, problems = [], []
    for glob, mentions in settings.model.per_file_ignores.items():
        codes: dict[str, None] = {}
        for index, name in enumerate(mentions):
            named = names.named(name)
            if not named:
                path = ("per-file-ignores", glob, index)
                problems.append(names.unknown(name, settings.place(path, False)))
            exact = names.code(name)
            codes |= {
                rule.code: None for rule in named if rule.code not in ALWAYS or rule.code == exact
            }
        inverted = glob.startswith("!")
        entries.append(FileIgnores(glob[inverted:], tuple(codes), inverted))
    return tuple(entries), problems
