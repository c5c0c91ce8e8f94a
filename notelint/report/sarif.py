"""SARIF 2.1.0, which code-scanning services and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; what GitHub takes of it:
docs.github.com, "SARIF support for code scanning".
"""

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from notelint.locale import in_language, translated
from notelint.model.facts import Summary
from notelint.model.finding import Finding
from notelint.model.message import Language, phrase
from notelint.report import ReportOptions
from notelint.report.json_format import dump
from notelint.report.rule_page import rule_page
from notelint.report.terminal import visible
from notelint.report.words import EXPECTED, help_text, message
from notelint.rules import RULES

SPECIFICATION = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os"
SCHEMA = f"{SPECIFICATION}/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "unverified": "note"}
RELATED = phrase("the other place")
FOLDER = phrase("The folder in which notelint ran.")
TO_BE_SEEN = phrase("Look it over before you apply it.")
ROOT = "%SRCROOT%"
"""What paths are relative to, by the name that services know."""

FINGERPRINT = "notelint/v1"
"""Not `primaryLocationLineHash`: that is GitHub's, whose action computes it by the whole file, and
warns of each one that differs."""

SEMANTIC = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
"""As semver.org has it; a version of Python's (`1.0.dev1`) need not be one."""


def render(findings: Sequence[Finding], summary: Summary, options: ReportOptions) -> str:
    """One run.

    Its rules are those that findings have, in the order of their codes: services and viewers look
    up the rule of a result and need no other, and which others ran is not known here.
    """
    del summary
    language = options.language
    codes = sorted({finding.code for finding in findings})
    index = {code: number for number, code in enumerate(codes)}
    driver: dict[str, Any] = {"name": "notelint"}
    if options.version:
        driver["version"] = options.version
    if SEMANTIC.fullmatch(options.version):
        driver["semanticVersion"] = options.version
    rules = [_rule(code, language) for code in codes]
    run = {
        "tool": {"driver": {**driver, "language": language, "rules": rules}},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {ROOT: {"description": {"text": in_language(FOLDER, language)}}},
        "invocations": [{"executionSuccessful": not options.failed and "N004" not in index}],
        "results": [
            _result(finding, index[finding.code], fingerprint, language)
            for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
        ],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str, language: Language) -> dict[str, Any]:
    rule = RULES[code]
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": translated(rule.summary, language)},
        "fullDescription": {"text": translated(rule.why, language)},
        "help": {"text": translated(rule.help, language), "markdown": rule_page(rule, language)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: int, fingerprint: str, language: Language) -> dict[str, Any]:
    said = _plain(message(finding, language))
    place = (finding.line, finding.column, finding.end_line, finding.end_column)
    physical = _location(finding.path, place)
    snippet = text_of(finding)
    if snippet and is_whole(finding):
        physical["region"]["snippet"] = {"text": snippet}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": said},  # what to do is the rule's help
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [_related(finding, finding.related, language)]
        result["message"]["text"] += f" ([{in_language(RELATED, language)}](1))"
    if finding.fix:
        result["fixes"] = [_fix(finding, said, language)]
    return result


def _plain(text: str) -> str:
    """A message in which nothing is hidden, and no text of a note is taken for a link to a place.

    Viewers make a link of any `[text](…)`, whatever stands before it. Braces stay single: nobody
    reads doubled ones as such in a message without arguments.
    """
    return "\n".join(map(visible, text.split("\n"))).replace("](", "] (")


def _location(path: str, place: Sequence[int]) -> dict[str, Any]:
    return {"artifactLocation": _artifact(path), "region": _region(place)}


def _region(place: Sequence[int]) -> dict[str, Any]:
    keys = ("startLine", "startColumn", "endLine", "endColumn")
    return dict(zip(keys, place, strict=True))


def _artifact(path: str) -> dict[str, str]:
    """Where a file is: relative to the folder of the check unless its path is absolute."""
    uri = uri_of(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": ROOT}


def _related(finding: Finding, place: Sequence[int], language: Language) -> dict[str, Any]:
    """The second place; of a quote that differs, with the wording that stands there."""
    said = in_language(RELATED, language)
    if finding.expected_marks or finding.found_marks:
        said = f"{in_language(EXPECTED, language)}: {_plain(finding.expected)}"
    path = finding.related_path or finding.path
    return {"id": 1, "physicalLocation": _location(path, place), "message": {"text": said}}


def _fix(finding: Finding, said: str, language: Language) -> dict[str, Any]:
    """All edits of a finding are in its note. SARIF has no word for safety: the description has."""
    advice = _plain(help_text(finding, language)) or said
    replacements = [
        {"deletedRegion": _region(place), "insertedContent": {"text": text}}
        for *place, text in finding.fix
    ]
    change = {"artifactLocation": _artifact(finding.path), "replacements": replacements}
    described = advice if finding.fix_safe else f"{advice} {in_language(TO_BE_SEEN, language)}"
    return {
        "description": {"text": described},
        "artifactChanges": [change],
        "properties": {"safe": finding.fix_safe},
    }


# What stays the same of a finding when lines around it come and go.


def fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """For each finding a hash of its rule, its file, its part and what stands there.

    Neither lines nor messages, which may name lines, are in it; nor is the language of the report.
    Findings that are alike in all that are told apart by their number, in the order of the report.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        there = finding.found or text_of(finding) or "\n".join(finding.excerpt)
        parts = (finding.code, finding.path, finding.part, there)
        data = "\0".join(parts).encode("utf-8", "surrogatepass")
        name = sha256(data).hexdigest()[:20]
        seen[name] += 1
        yield f"{name}:{seen[name]}"


# The text that a finding points at, as far as it brings the lines along.


def is_whole(finding: Finding) -> bool:
    """Whether the finding brings along all lines that it points at."""
    return finding.end_line - finding.line < len(finding.excerpt)


def text_of(finding: Finding) -> str:
    """What stands at the finding's place, lines joined by line feeds; of a long one the start."""
    lines = list(finding.excerpt[: finding.end_line - finding.line + 1])
    if not lines:
        return ""
    if finding.end_line == finding.line:  # at once: the line may be long, and have many findings
        return lines[0][finding.column - 1 : finding.end_column - 1]
    if is_whole(finding):
        lines[-1] = lines[-1][: finding.end_column - 1]
    lines[0] = lines[0][finding.column - 1 :]
    return "\n".join(lines)


# Paths as URIs (RFC 3986).

DRIVE = re.compile(r"[A-Za-z]:/")


def uri_of(path: str, *, windows: bool = os.name == "nt") -> str:
    """A relative reference for a relative path, else a `file:` URI.

    All but letters, digits, `-._~` and `/` is percent-encoded, so that `#`, `?`, `%` and a colon
    mean no more than in the path. A name that is no UTF-8 keeps its bytes. Where it is no name
    of Windows a backslash is a character like others.
    """
    if windows:
        path = path.replace("\\", "/")
        if DRIVE.match(path):
            return f"file:///{path[:2]}{_encoded(path[2:])}"
        if path.startswith("//"):  # a share, whose server is the URI's authority
            return f"file:{_encoded(path)}"
    return f"file://{_encoded(path)}" if path.startswith("/") else _encoded(path)


def _encoded(path: str) -> str:
    try:
        return quote(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:  # half of a UTF-16 pair, which Windows lets a name have
        return quote(path.encode("utf-8", "surrogatepass"))
