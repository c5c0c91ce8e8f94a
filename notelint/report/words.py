"""What findings say, in words."""

from notelint.model.finding import Finding, Language, Message, Words
from notelint.rules import RULES
from notelint.text.message import fill

SEVERITIES = {
    "error": Words("error", "오류"),
    "warning": Words("warning", "경고"),
    "unverified": Words("unverified", "미확인"),
}
EXPECTED = Words("expected", "기대")
FOUND = Words("found", "실제")
HELP = Words("help", "도움말")
SCHEMA = Words("schema", "스키마")
PART = Words(" (part {part})", " ({part} 부분)")
SEE_ALSO = Words("see also", "관련 위치")
TO_LINE = Words("to line {line}", "{line}번째 줄까지")


def message(finding: Finding, language: Language) -> str:
    """A finding's message: its rule's template, filled in."""
    return message_of(finding.code, finding.message, language)


def message_of(code: str, message: Message, language: Language) -> str:
    """A message of a rule in words."""
    template = RULES[code].messages[message.template]
    arguments = {
        name: value.of(language) if isinstance(value, Words) else value
        for name, value in message.arguments
    }
    return fill(template.of(language), arguments, language)


def help_text(finding: Finding, language: Language) -> str:
    """What to do about a finding."""
    return RULES[finding.code].help.of(language)
