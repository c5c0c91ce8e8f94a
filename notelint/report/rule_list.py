"""All rules as a table for the terminal."""

from collections.abc import Collection

from notelint.locale import in_language, translated
from notelint.model.message import Language
from notelint.model.rule import Rule
from notelint.report.words import SEVERITIES


def rule_list(rules: Collection[Rule], language: Language) -> str:
    """One line a rule: code, name, severity, what it finds."""
    width = max((len(rule.name) for rule in rules), default=0)
    severities = {name: in_language(words, language) for name, words in SEVERITIES.items()}
    longest = max(map(len, severities.values()))
    return "".join(
        f"{rule.code}  {rule.name:<{width}}  {severities[rule.severity]:<{longest}}  "
        f"{translated(rule.summary, language)}\n"
        for rule in rules
    )
