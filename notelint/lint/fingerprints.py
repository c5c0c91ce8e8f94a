"""Fingerprints: by what a finding is recognized when lines move and files are renamed.

A fingerprint is a hash of a rule, a part of the schema, and what the finding is about. Neither
places nor file names nor displayed messages are in it, nor anything that a change elsewhere in the
note could alter: numbers of lines, counts, suggestions.
"""

import unicodedata
from hashlib import sha256

from notelint.lint.findings import LONGEST, QUOTE_RULES
from notelint.model.finding import Finding
from notelint.model.message import Argument, Phrase
from notelint.rules import LINK_RULES

MISSING = ("F001", "L001", "N003", "S001", "S012")
"""Rules on what is not there: the text at their place is only next to it."""

VARIABLE = frozenset({
    *("line", "link", "between", "last", "places", "byte_offset"),  # places
    *("count", "number", "letters", "wrong", "total", "size"),  # sizes
    *("near", "nearest"),  # suggestions
    *("before", "other"),  # other notes and sections
})  # fmt: skip
"""Arguments of messages that say where, how much, or what else there is."""

DIGITS = 20


def fingerprint(finding: Finding) -> str:
    """The fingerprint of a finding: 20 hexadecimal digits."""
    if finding.code in LINK_RULES:
        return link_fingerprint(finding.code, finding.part, _text(finding))
    if finding.code.startswith(QUOTE_RULES):
        return _hash(finding.code, finding.part, finding.content or _text(finding))
    missing = finding.code in MISSING
    left_out = VARIABLE | {"found"} if missing else VARIABLE
    arguments = [
        f"{name}={_plain(value)}"
        for name, value in finding.message.arguments
        if name not in left_out
    ]
    text = "" if missing else _normalized(_text(finding))
    return _hash(finding.code, finding.part, *arguments, text)


def link_fingerprint(code: str, part: str, url: str) -> str:
    """The fingerprint of a link rule's finding on a URL: why it fails does not count."""
    return _hash(code, part, url)


def text_at(finding: Finding) -> str:
    """The text at a finding's place, lines joined by line feeds; of a long one the beginning."""
    lines = list(finding.excerpt[: finding.end_line - finding.line + 1])
    if not lines:
        return ""
    if finding.end_line == finding.line:  # at once: a long line may have many findings
        return lines[0][finding.column - 1 : finding.end_column - 1]
    if is_whole(finding):
        lines[-1] = lines[-1][: finding.end_column - 1]
    lines[0] = lines[0][finding.column - 1 :]
    return "\n".join(lines)


def is_whole(finding: Finding) -> bool:
    """Whether the finding carries all lines of its place."""
    return finding.end_line - finding.line < len(finding.excerpt)


def _text(finding: Finding) -> str:
    """What a finding is about; where that is nothing visible, the first line of its place."""
    text = finding.found or text_at(finding)
    if text.strip() or not finding.excerpt:
        return text
    return finding.excerpt[0][:LONGEST]


def _normalized(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _plain(value: Argument) -> str:
    """An argument without its language: a phrase as its template and arguments."""
    if not isinstance(value, Phrase):
        return str(value)
    inner = (f"{name}={_plain(part)}" for name, part in value.arguments if name not in VARIABLE)
    return "\x01".join((value.template, *inner))


def _hash(*texts: str) -> str:
    data = "\0".join(texts).encode("utf-8", "surrogatepass")
    return sha256(data).hexdigest()[:DIGITS]
