"""A rule's page, as Markdown made of the rule itself: for `explain` and for docs/rules/."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from notelint.model.finding import Language, Words
from notelint.model.rule import Example, Rule
from notelint.text.message import unfilled

FIXES = {
    "": Words("", ""),
    "safe": Words(
        "The JSON report brings a safe fix.",
        "JSON 보고서에 안심하고 적용할 수 있는 수정안이 들어 있습니다.",
    ),
    "unsafe": Words(
        "The JSON report brings a fix, to be looked over first.",
        "JSON 보고서에 수정안이 들어 있습니다. 적용하기 전에 살펴보세요.",
    ),
}
SEVERITIES = {
    "error": Words("Severity: error.", "심각도: 오류."),
    "warning": Words("Severity: warning.", "심각도: 경고."),
    "unverified": Words("Severity: unverified.", "심각도: 미확인."),
}
WHY = Words("Why", "이유")
WHAT_TO_DO = Words("What to do", "해결 방법")
OPTIONS = Words("Options", "옵션")
MESSAGES = Words("Messages", "메시지")
EXAMPLES = Words("Examples", "예")
REPORTED = Words("Reported at {places}", "{places}에서 보고됨")
NOT_REPORTED = Words("Not reported", "보고되지 않음")
WITH_SCHEMA = Words("with the schema", "스키마")
LEGEND = Words(
    "In the examples `·` stands for a space and `⇥` for a tab at a line's end, and `⟨U+…⟩` for a "
    "character that cannot be seen.",
    "예에서 줄 끝의 `·`는 빈칸, `⇥`는 탭이고 `⟨U+…⟩`는 보이지 않는 문자입니다.",
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
        page.both(_joined(SEVERITIES[rule.severity], FIXES[rule.fix])),
        f"## {page.title(WHY)}",
        page.both(rule.why),
        f"## {page.title(WHAT_TO_DO)}",
        page.both(rule.help),
    ]
    if rule.options:
        parts += [f"## {page.title(OPTIONS)}", *_options(rule.code, rule.options)]
    if rule.messages:
        said = "\n".join(page.message(words) for words in rule.messages.values())
        parts += [f"## {page.title(MESSAGES)}", said]
    parts += page.examples(rule.examples)
    return "\n\n".join(part for part in parts if part) + "\n"


class _Page:
    """Puts words in the languages of a page."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self.languages = languages

    def both(self, words: Words) -> str:
        return "\n\n".join(text for one in self.languages if (text := words.of(one)))

    def title(self, words: Words) -> str:
        return words.of(self.languages[0])

    def message(self, words: Words) -> str:
        return "- " + "  \n  ".join(_code(unfilled(words.of(one), one)) for one in self.languages)

    def examples(self, examples: Sequence[Example]) -> list[str]:
        if not examples:
            return []
        parts, strange = [f"## {self.title(EXAMPLES)}"], False
        for example in sorted(examples, key=lambda example: not example.at):
            places = self.title(REPORTED).format(places=", ".join(example.at))
            parts.append(f"### {places if example.at else self.title(NOT_REPORTED)}")
            if self.both(example.why):
                parts.append(self.both(example.why))
            shown = _visible(example.note)
            strange = strange or shown != example.note
            parts.append(_fence("markdown", shown))
            if example.schema:
                parts += [self.title(WITH_SCHEMA), _fence("yaml", example.schema)]
        return [*parts, self.both(LEGEND)] if strange else parts


def _joined(one: Words, other: Words) -> Words:
    """Two sentences, one after the other."""
    return Words(f"{one.en} {other.en}".rstrip(), f"{one.ko} {other.ko}".rstrip())


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
