"""The index of rules and their pages, for docs/, from the rules themselves."""

from collections.abc import Collection

from notelint.locale import translated
from notelint.model.message import LANGUAGES
from notelint.model.rule import Rule
from notelint.report.rule_page import rule_page

GROUPS = (
    ("S", "Structure"),
    ("Q", "Quotes"),
    ("L", "Links"),
    ("F", "Fields"),
    ("C", "Collections of notes"),
    ("T", "Text"),
    ("N", "notelint itself"),
)
FIXES = {
    "": "",
    "safe": "safe",
    "unsafe": "unsafe",
    "mixed": "safe; some need `--unsafe-fixes`",
}
MADE = "<!-- Made by scripts/generate.py from {source}. Edit that. -->"


def rules_index(rules: Collection[Rule]) -> str:
    """The table of all rules, by group."""
    lines = [MADE.format(source="the rules"), "", "# Rules", ""]
    for letter, title in GROUPS:
        group = [rule for rule in rules if rule.code.startswith(letter)]
        if not group:
            continue
        lines += [f"## {letter}: {title}", "", "| code | name | severity | fix | meaning |"]
        lines += ["| --- | --- | --- | --- | --- |"]
        lines += [
            f"| [{rule.code}](rules/{rule.code}.md) | `{rule.name}` | {rule.severity} "
            f"| {FIXES[rule.fix]} | {_summary(rule)} |"
            for rule in group
        ]
        lines.append("")
    return "\n".join(lines)


def docs_page(rule: Rule) -> str:
    """One rule's page, in every language."""
    return MADE.format(source="the rule's own file") + "\n\n" + rule_page(rule, *LANGUAGES)


def _summary(rule: Rule) -> str:
    texts = (translated(rule.summary, language) for language in LANGUAGES)
    return "<br>".join(text.replace("|", "\\|") for text in texts)
