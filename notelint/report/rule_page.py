"""A rule's page in Markdown, for `explain` and docs/rules/."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from notelint.locale import in_language, translated, unfilled
from notelint.model.message import Language, Phrase, phrase
from notelint.model.rule import Example, Rule
from notelint.report.markdown_text import backticks, code_span
from notelint.report.terminal import FILLERS

FIX_SENTENCES = {
    "safe": phrase("Fix: safe, made by `--fix`."),
    "mixed": phrase("Fix: safe, made by `--fix`; some need `--unsafe-fixes`."),
    "unsafe": phrase("Fix: unsafe, made by `--fix --unsafe-fixes`."),
}
SEVERITY_SENTENCES = {
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
    "In the examples, `·` is a space and `⇥` a tab at the end of a line; `⟨U+…⟩` is "
    "an invisible character."
)
TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


def rule_page(rule: Rule, *languages: Language) -> str:
    """A rule's summary, reason, help, options and examples, in each of the languages."""
    page = _Page(languages)
    parts = [
        f"# {rule.code}: {rule.name}",
        page.both(rule.summary),
        page.both(
            SEVERITY_SENTENCES[rule.severity], *([FIX_SENTENCES[rule.fix]] if rule.fix else [])
        ),
        f"## {page.title(WHY)}",
        page.both(rule.why),
        f"## {page.title(WHAT_TO_DO)}",
        page.both(*rule.helps()),
    ]
    if rule.options:
        parts += [f"## {page.title(OPTIONS)}", page.both(rule.options_text())]
        parts.append(_options(rule.code, rule.options))
    if rule.messages:
        templates = [page.message(template) for template in rule.messages.values()]
        parts += [f"## {page.title(MESSAGES)}", "\n".join(templates)]
    parts += page.examples(rule.examples)
    return "\n\n".join(part for part in parts if part) + "\n"


class _Page:
    """Translates the texts of a page: titles into its first language, texts into each."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self.languages = languages

    def both(self, *sentences: str | Phrase) -> str:
        """Sentences as a paragraph for each language."""
        return "\n\n".join(
            " ".join(
                in_language(text, language)
                if isinstance(text, Phrase)
                else translated(text, language)
                for text in sentences
            )
            for language in self.languages
        )

    def title(self, title: Phrase) -> str:
        return in_language(title, self.languages[0])

    def message(self, template: str) -> str:
        texts = [unfilled(translated(template, each), each) for each in self.languages]
        return "- " + "  \n  ".join(map(code_span, texts))

    def examples(self, examples: Sequence[Example]) -> list[str]:
        if not examples:
            return []
        parts, needs_legend = [f"## {self.title(EXAMPLES)}"], False
        for example in sorted(examples, key=lambda example: not example.at):
            places = self.title(REPORTED.given(places=", ".join(example.at)))
            parts.append(f"### {places if example.at else self.title(NOT_REPORTED)}")
            if example.why:
                parts.append(self.both(example.why))
            shown = _visible(example.note)
            needs_legend = needs_legend or shown != example.note
            parts.append(_fence("markdown", shown))
            if example.schema:
                parts += [self.title(WITH_SCHEMA), _fence("yaml", example.schema)]
        return [*parts, self.both(LEGEND)] if needs_legend else parts


def _options(code: str, options: type[Any]) -> str:
    """The defaults of the options as in a configuration file."""
    defaults = options()
    names: tuple[str, ...] = options._fields
    settings = [f"{name} = {_toml(getattr(defaults, name))}" for name in names]
    return _fence("toml", "\n".join([f"[options.{code}]", *settings]))


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return str(value)


def _visible(note: str) -> str:
    """A note with its invisible characters and trailing whitespace made visible."""
    shown = TRAILING.sub(lambda match: match[0].replace(" ", "·").replace("\t", "⇥"), note)
    return "".join(
        f"⟨U+{ord(letter):04X}⟩" if letter not in "\n\t" and _is_invisible(letter) else letter
        for letter in shown
    )


def _is_invisible(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp") or letter in FILLERS


def _fence(info: str, text: str) -> str:
    """A code block whose fence is longer than any run of backticks in it."""
    mark = backticks(text, 3)
    return f"{mark}{info}\n{text.rstrip(chr(10))}\n{mark}"
