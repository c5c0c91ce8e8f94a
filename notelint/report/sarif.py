"""SARIF 2.1.0, which code-scanning services and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; what GitHub takes of it:
docs.github.com, "SARIF support for code scanning".
"""

from collections.abc import Sequence
from typing import Any

from notelint.model.facts import Summary
from notelint.model.finding import Finding, Language, Words
from notelint.report.fingerprint import fingerprints
from notelint.report.json_text import dump
from notelint.report.options import Options
from notelint.report.region import is_whole, text_of
from notelint.report.rule_page import rule_page
from notelint.report.screen import visible
from notelint.report.uri import uri_of
from notelint.report.words import EXPECTED, help_text, message
from notelint.rules import RULES
from notelint.text.lazy import lazy

SPECIFICATION = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os"
SCHEMA = f"{SPECIFICATION}/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "unverified": "note"}
RELATED = Words("the other place", "관련 위치")
FOLDER = Words("The folder in which notelint ran.", "notelint를 실행한 폴더입니다.")
TO_BE_SEEN = Words("Look it over before you apply it.", "적용하기 전에 살펴보세요.")
ROOT = "%SRCROOT%"
"""What paths are relative to, by the name that services know."""

FINGERPRINT = "notelint/v1"
"""Not `primaryLocationLineHash`: that is GitHub's, whose action computes it by the whole file, and
warns of each one that differs."""

SEMANTIC = lazy(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
"""As semver.org has it; a version of Python's (`1.0.dev1`) need not be one."""


def render(findings: Sequence[Finding], summary: Summary, options: Options) -> str:
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
        "originalUriBaseIds": {ROOT: {"description": {"text": FOLDER.of(language)}}},
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
        "shortDescription": {"text": rule.summary.of(language)},
        "fullDescription": {"text": rule.why.of(language)},
        "help": {"text": rule.help.of(language), "markdown": rule_page(rule, language)},
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
        result["message"]["text"] += f" ([{RELATED.of(language)}](1))"
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
    said = RELATED.of(language)
    if finding.expected_marks or finding.found_marks:
        said = f"{EXPECTED.of(language)}: {_plain(finding.expected)}"
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
    described = advice if finding.fix_safe else f"{advice} {TO_BE_SEEN.of(language)}"
    return {
        "description": {"text": described},
        "artifactChanges": [change],
        "properties": {"safe": finding.fix_safe},
    }
