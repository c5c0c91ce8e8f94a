"""A rule's page, as Markdown made of the rule itself: for `explain` and for docs/rules/."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from notelint.locale import in_language, translated, unfilled
from notelint.model.message import Language, Phrase, phrase
from notelint.model.rule import Example, Rule

FIXES = {
    "safe": phrase("The JSON report brings a safe fix."),
    "unsafe": phrase("The JSON report brings a fix, to be looked over first."),
}
SEVERITIES = {
    "error": phrase("Severity: error."),
    "warning": phrase("Severity: warning."),
    "unverified": phrase("Severity: unverified."),
}
WHY = phrase("Why")
WHAT_TO_DO = phrase("What to do")
OPTIONS = phrase("Options")
MESSAGES = phrase("Messages")
EXAMPLES = phrase("Examples")
REPORTED = phrase("Reported at {places}")
NOT_REPORTED = phrase("Not reported")
WITH_SCHEMA = phrase("with the schema")
LEGEND = phrase(
    "In the examples `·` stands for a space and `⇥` for a tab at a line's end, and `⟨U+…⟩` for a "
    "character that cannot be seen."
)
FILLERS = "\u115f\u1160\u3164\uffa0"
"""Hangul fillers: letters that show nothing."""

TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


def rule_page(rule: Rule, *languages: Language) -> str:
    """What a rule says, why, what to do, its options and its examples, in the given languages."""
    page = _Page(languages)
    parts = [
        f"# {rule.code}: {rule.name}",
        page.both(rule.summary),
        page.both(SEVERITIES[rule.severity], *([FIXES[rule.fix]] if rule.fix else [])),
        f"## {page.title(WHY)}",
        page.both(rule.why),
        f"## {page.title(WHAT_TO_DO)}",
        page.both(rule.help),
    ]
    if rule.options:
        parts += [f"## {page.title(OPTIONS)}", *_options(rule.code, rule.options)]
    if rule.messages:
        said = "\n".join(page.message(template) for template in rule.messages.values())
        parts += [f"## {page.title(MESSAGES)}", said]
    parts += page.examples(rule.examples)
    return "\n\n".join(part for part in parts if part) + "\n"


class _Page:
    """Puts words in the languages of a page."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self.languages = languages

    def both(self, *sentences: str | Phrase) -> str:
        """Sentences of a rule, or of ours, in each language."""
        return "\n\n".join(
            " ".join(
                in_language(one, language) if isinstance(one, Phrase) else translated(one, language)
                for one in sentences
            )
            for language in self.languages
        )

    def title(self, words: Phrase) -> str:
        return in_language(words, self.languages[0])

    def message(self, template: str) -> str:
        shown = (unfilled(translated(template, one), one) for one in self.languages)
        return "- " + "  \n  ".join(map(_code, shown))

    def examples(self, examples: Sequence[Example]) -> list[str]:
        if not examples:
            return []
        parts, strange = [f"## {self.title(EXAMPLES)}"], False
        for example in sorted(examples, key=lambda example: not example.at):
            places = self.title(REPORTED.given(places=", ".join(example.at)))
            parts.append(f"### {places if example.at else self.title(NOT_REPORTED)}")
            if example.why:
                parts.append(self.both(example.why))
            shown = _visible(example.note)
            strange = strange or shown != example.note
            parts.append(_fence("markdown", shown))
            if example.schema:
                parts += [self.title(WITH_SCHEMA), _fence("yaml", example.schema)]
        return [*parts, self.both(LEGEND)] if strange else parts


def _options(code: str, options: type[Any]) -> list[str]:
    """The options with their defaults, as a settings file has them, and what they mean."""
    defaults = options()
    names: tuple[str, ...] = options._fields
    settings = [f"{name} = {_toml(getattr(defaults, name))}" for name in names]
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
