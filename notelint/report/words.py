"""What findings say, in words."""

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
HELP = phrase("help")
SCHEMA = phrase("schema")
PART = phrase(" (part {part})")
SEE_ALSO = phrase("see also")
TO_LINE = phrase("to line {line}")


def message(finding: Finding, language: Language) -> str:
    """A finding's message: its rule's template, filled in."""
    return message_of(finding.code, finding.message, language)


def message_of(code: str, message: Message, language: Language) -> str:
    """A message of a rule in words."""
    return in_language(phrase_of(code, message), language)


def phrase_of(code: str, message: Message) -> Phrase:
    """A message of a rule with its template."""
    return Phrase(RULES[code].messages[message.name], message.arguments)


def help_text(finding: Finding, language: Language) -> str:
    """What to do about a finding."""
    return translated(RULES[finding.code].help, language)
