"""SARIF 2.1.0, which code-scanning services and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; what GitHub supports of it:
docs.github.com, "SARIF support for code scanning".
"""

import os
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from notelint.lint.fingerprints import is_whole, text_at
from notelint.locale import in_language, translated
from notelint.model.distribution import REPOSITORY
from notelint.model.facts import CheckReport
from notelint.model.finding import Finding
from notelint.model.message import Language, phrase
from notelint.report import ReportOptions
from notelint.report.documentation import rule_url
from notelint.report.fingerprints import fingerprints
from notelint.report.formats.json_format import dump
from notelint.report.messages import EXPECTED, RELATED, help_text, message_of
from notelint.report.rule_page import rule_page
from notelint.report.terminal import visible
from notelint.rules import RULES

SPECIFICATION = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os"
SCHEMA = f"{SPECIFICATION}/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "unverified": "note"}
FOLDER = phrase("The folder in which notelint ran.")
TO_BE_SEEN = phrase("Look it over before you apply it.")
ROOT = "%SRCROOT%"
"""What paths are relative to, by the name that services use."""

FINGERPRINT = "notelint/v1"
"""Not `primaryLocationLineHash`: GitHub's own action computes that one from the whole file, and
warns of each that differs."""

SEMANTIC_VERSION = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
"""By semver.org. A Python version (`1.0.dev1`) need not be one."""

RESULTS = '"results": []'
"""Where a run without results gets them. No string in JSON has it: there, quotes are escaped."""

DRIVE = re.compile(r"[A-Za-z]:/")


def render(report: CheckReport, options: ReportOptions) -> str:
    """One run, with the rules of its findings in the order of their codes; a result on a line.

    Services and viewers look up the rule of a result and need no other rules.
    """
    findings, language = report.findings, options.language
    codes = sorted({finding.code for finding in findings})
    index = {code: number for number, code in enumerate(codes)}
    driver: dict[str, Any] = {"name": "notelint", "informationUri": REPOSITORY}
    if options.version:
        driver["version"] = options.version
    if SEMANTIC_VERSION.fullmatch(options.version):
        driver["semanticVersion"] = options.version
    rules = [_rule(code, language) for code in codes]
    run = {
        "tool": {"driver": {**driver, "language": language, "rules": rules}},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {ROOT: {"description": {"text": in_language(FOLDER, language)}}},
        "invocations": [{"executionSuccessful": not options.failed and "N004" not in index}],
        "results": [],
    }
    head, _, tail = dump(
        {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2
    ).partition(RESULTS)
    # Each result becomes text at once: as data, 50,000 of them take 800 MB.
    results = ",\n".join(
        f"        {dump(_result(finding, index[finding.code], fingerprint, language))}"
        for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
    )
    listed = f"[\n{results}\n      ]" if results else "[]"
    return f'{head}"results": {listed}{tail}\n'


def _rule(code: str, language: Language) -> dict[str, Any]:
    rule = RULES[code]
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": translated(rule.summary, language)},
        "fullDescription": {"text": translated(rule.why, language)},
        **({"helpUri": url} if (url := rule_url(code)) else {}),
        "help": {
            "text": " ".join(translated(text, language) for text in rule.helps()),
            "markdown": rule_page(rule, language),
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: int, fingerprint: str, language: Language) -> dict[str, Any]:
    text = _plain(message_of(finding, language))
    place = (finding.line, finding.column, finding.end_line, finding.end_column)
    location = _location(finding.path, place)
    snippet = text_at(finding)
    if snippet and is_whole(finding):
        location["region"]["snippet"] = {"text": snippet}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": text},  # what to do is the rule's help
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [_related(finding, finding.related, language)]
        result["message"]["text"] += f" ([{in_language(RELATED, language)}](1))"
    if finding.fix:
        result["fixes"] = [_fix(finding, text, language)]
    return result


def _plain(text: str) -> str:
    """A message without hidden characters, and without `[text](…)` that viewers take for a link.

    Braces stay single: viewers do not read doubled ones in a message without arguments.
    """
    return "\n".join(map(visible, text.split("\n"))).replace("](", "] (")


def _location(path: str, place: Sequence[int]) -> dict[str, Any]:
    return {"artifactLocation": _artifact(path), "region": _region(place)}


def _region(place: Sequence[int]) -> dict[str, Any]:
    keys = ("startLine", "startColumn", "endLine", "endColumn")
    return dict(zip(keys, place, strict=True))


def _artifact(path: str) -> dict[str, str]:
    """A file's URI, relative to the folder of the check unless the path is absolute."""
    uri = uri_of(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": ROOT}


def _related(finding: Finding, place: Sequence[int], language: Language) -> dict[str, Any]:
    """The related place; for a quote that differs, with the article's wording."""
    text = in_language(RELATED, language)
    if finding.expected_marks or finding.found_marks:
        text = f"{in_language(EXPECTED, language)}: {_plain(finding.expected)}"
    path = finding.related_path or finding.path
    return {"id": 1, "physicalLocation": _location(path, place), "message": {"text": text}}


def _fix(finding: Finding, text: str, language: Language) -> dict[str, Any]:
    """The edits of a finding, all in its note. The description says if they are unsafe."""
    advice = _plain(help_text(finding, language)) or text
    description = advice if finding.fix_safe else f"{advice} {in_language(TO_BE_SEEN, language)}"
    replacements = [
        {"deletedRegion": _region(place), "insertedContent": {"text": inserted}}
        for *place, inserted in finding.fix
    ]
    change = {"artifactLocation": _artifact(finding.path), "replacements": replacements}
    return {
        "description": {"text": description},
        "artifactChanges": [change],
        "properties": {"safe": finding.fix_safe},
    }


def uri_of(path: str, *, windows: bool = os.name == "nt") -> str:
    """A relative reference (RFC 3986) for a relative path, else a `file:` URI.

    All characters but letters, digits, `-._~` and `/` are percent-encoded, so `#`, `?`, `%` and
    colons are plain characters of the path. A name that is not valid UTF-8 keeps its bytes. Except
    on Windows, a backslash is a character like others.
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
    except UnicodeEncodeError:  # half of a UTF-16 pair, which Windows allows in names
        return quote(path.encode("utf-8", "surrogatepass"))
