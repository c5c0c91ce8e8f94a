"""The rules' pages and their index, as Markdown made of the rules themselves."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from notelint.config.codec import fields_of
from notelint.model.finding import Words
from notelint.model.rule import Example, Rule

GROUPS = (
    ("S", "Structure"),
    ("Q", "Quotes"),
    ("L", "Links"),
    ("F", "Fields"),
    ("T", "Text"),
    ("N", "notelint itself"),
)
MADE = "<!-- Made by scripts/generate.py from the rule's own file. Edit that one. -->"
FIXES = {"": "", "safe": "`--fix`", "unsafe": "`--unsafe-fixes`"}
FILLERS = "\u115f\u1160\u3164\uffa0"
"""Hangul fillers: letters that show nothing."""

TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


def rules_index(rules: Sequence[Rule]) -> str:
    """The table of all rules, by group."""
    lines = [MADE.replace("the rule's own file", "the rules"), "", "# Rules", ""]
    for letter, title in GROUPS:
        group = [rule for rule in rules if rule.code.startswith(letter)]
        if not group:
            continue
        lines += [f"## {letter}: {title}", "", "| code | name | severity | fix | meaning |"]
        lines += ["| --- | --- | --- | --- | --- |"]
        lines += [
            f"| [{rule.code}](rules/{rule.code}.md) | `{rule.name}` | {rule.severity} "
            f"| {FIXES[rule.fix]} | {_cell(rule.summary.en)}<br>{_cell(rule.summary.ko)} |"
            for rule in group
        ]
        lines.append("")
    return "\n".join(lines)


def rule_page(rule: Rule) -> str:
    """One rule's page: what it says, why, what to do, its options, and its examples."""
    fix = f" Mended by {FIXES[rule.fix]}." if rule.fix else ""
    parts = [
        MADE,
        f"# {rule.code}: {rule.name}",
        _both(rule.summary),
        f"Severity: {rule.severity}.{fix}",
        "## Why",
        _both(rule.why),
        "## What to do",
        _both(rule.help),
    ]
    if rule.options:
        parts += ["## Options", *_options(rule.code, rule.options)]
    if rule.messages:
        parts += ["## Messages", "\n".join(_message(words) for words in rule.messages.values())]
    parts += _examples(rule.examples)
    return "\n\n".join(parts) + "\n"


def _both(words: Words) -> str:
    return "\n\n".join(text for text in words if text)


def _message(words: Words) -> str:
    return f"- {_code(words.en)}  \n  {_code(words.ko)}"


def _options(code: str, options: type[Any]) -> list[str]:
    """The options with their defaults, as a settings file has them, and what they mean."""
    defaults = options()
    settings = [f"{name} = {_toml(getattr(defaults, name))}" for name in fields_of(options)]
    meaning = " ".join((options.__doc__ or "").split())
    return [meaning, _fence("toml", "\n".join([f"[options.{code}]", *settings]))]


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return str(value)


def _examples(examples: Sequence[Example]) -> list[str]:
    if not examples:
        return []
    parts, strange = ["## Examples"], False
    for example in sorted(examples, key=lambda example: not example.at):
        places = ", ".join(example.at)
        parts.append(f"### Reported at {places}" if example.at else "### Not reported")
        if _both(example.why):
            parts.append(_both(example.why))
        shown = _visible(example.note)
        strange = strange or shown != example.note
        parts.append(_fence("markdown", shown))
        if example.schema:
            parts += ["with the schema", _fence("yaml", example.schema)]
    if strange:
        parts.append(
            "In the examples `·` stands for a space and `⇥` for a tab at a line's end, and "
            "`⟨U+…⟩` for a character that cannot be seen."
        )
    return parts


def _visible(note: str) -> str:
    """A note with what cannot be seen made visible."""
    shown = TRAILING.sub(lambda match: match[0].replace(" ", "·").replace("\t", "⇥"), note)
    return "".join(
        f"⟨U+{ord(character):04X}⟩" if character not in "\n\t" and _unseen(character) else character
        for character in shown
    )


def _unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") or character in FILLERS


def _fence(info: str, text: str) -> str:
    """A code block whose fence is longer than any run of backticks in it."""
    mark = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 3)
    return f"{mark}{info}\n{text.rstrip(chr(10))}\n{mark}"


def _code(text: str) -> str:
    """A code span of a text that may hold backticks."""
    mark = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{mark}{space}{text}{space}{mark}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
