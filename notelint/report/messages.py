"""The texts of findings: their messages and help, and the labels that reports share."""

from functools import cache

from notelint.locale import in_language, translated
from notelint.model.finding import Finding
from notelint.model.message import Language, Message, Phrase, phrase
from notelint.rules import RULES

SEVERITIES = {
    "error": phrase("error"),
    "warning": phrase("warning"),
    "unverified": phrase("unverified"),
}
EXPECTED = phrase("expected")
FOUND = phrase("found")
ARTICLE = phrase("article")
QUOTE = phrase("quote")
HELP = phrase("help")
SCHEMA = phrase("schema")
PART = phrase(" (part {part})")
SEE_ALSO = phrase("see also")
RELATED = phrase("the other place")
TO_LINE = phrase("to line {line}")


@cache
def label(words: Phrase, language: Language) -> str:
    """A label without arguments, the same for all findings."""
    return in_language(words, language)


def message_of(finding: Finding, language: Language) -> str:
    """A finding's message."""
    return rule_message(finding.code, finding.message, language)


def rule_message(code: str, message: Message, language: Language) -> str:
    """A message of a rule, its template filled in."""
    return in_language(rule_phrase(code, message), language)


def rule_phrase(code: str, message: Message) -> Phrase:
    """A message of a rule, to be translated with its arguments."""
    return Phrase(RULES[code].messages[message.name], message.arguments)


def help_text(finding: Finding, language: Language) -> str:
    """How to fix a finding: its rule's help, or that for its message."""
    rule = RULES[finding.code]
    return translated(rule.other_help.get(finding.message.name, rule.help), language)
