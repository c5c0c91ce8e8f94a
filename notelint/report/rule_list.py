"""Lists of rules, for people and for programs."""

import json
from collections.abc import Collection

from notelint.locale import in_language, translated
from notelint.model.message import Language, phrase
from notelint.model.rule import Rule
from notelint.report.documentation import rule_url
from notelint.report.messages import SEVERITIES
from notelint.report.terminal import width as width_of

FIXES = {
    "safe": phrase("safe fix"),
    "mixed": phrase("safe fix; some need --unsafe-fixes"),
    "unsafe": phrase("fix with --unsafe-fixes"),
}


def rule_list(rules: Collection[Rule], language: Language) -> str:
    """A line for each rule: code, name, severity, summary, and what fix it has, if any."""
    severities = {name: in_language(text, language) for name, text in SEVERITIES.items()}
    columns = max(map(width_of, severities.values()))
    code_width = max((len(rule.code) for rule in rules), default=0)
    width = max((len(rule.name) for rule in rules), default=0)
    lines = []
    for rule in rules:
        severity = severities[rule.severity]
        space = " " * (columns - width_of(severity))
        fix = f" ({in_language(FIXES[rule.fix], language)})" if rule.fix else ""
        summary = translated(rule.summary, language)
        lines.append(f"{rule.code:<{code_width}}  {rule.name:<{width}}  {severity}{space}  ")
        lines.append(f"{summary}{fix}\n")
    return "".join(lines)


def rules_json(rules: Collection[Rule], language: Language) -> str:
    """The same as JSON: a list of mappings, with the URL of each rule's page."""
    entries = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "summary": translated(rule.summary, language),
            "fix": rule.fix or None,
            "url": rule_url(rule.code) or None,
        }
        for rule in rules
    ]
    return json.dumps(entries, indent=2, ensure_ascii=False) + "\n"
