"""SARIF 2.1.0, which code-scanning services and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; what GitHub takes of it:
docs.github.com, "SARIF support for code scanning".
"""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from notelint.model.facts import Summary
from notelint.model.finding import Finding, Language, Words
from notelint.report.json_text import dump
from notelint.report.options import Options
from notelint.report.words import help_text, message
from notelint.rules import BY_CODE

SPECIFICATION = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os"
SCHEMA = f"{SPECIFICATION}/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "unverified": "note"}
RELATED = Words("the other place", "관련 위치")
ROOT = "%SRCROOT%"
"""What paths are relative to, by the name that services know."""


def render(findings: Sequence[Finding], summary: Summary, options: Options) -> str:
    """One run. Rules are those that findings have, in the order of their codes."""
    del summary
    codes = sorted({finding.code for finding in findings})
    seen: Counter[str] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": "notelint",
                "semanticVersion": options.version or "0.0.0",
                "rules": [_rule(code, options.language) for code in codes],
            }
        },
        "language": options.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder of the check."}}},
        "invocations": [{"executionSuccessful": True}],
        "results": [_result(one, codes.index(one.code), options, seen) for one in findings],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str, language: Language) -> dict[str, Any]:
    rule = BY_CODE[code]
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary.of(language)},
        "fullDescription": {"text": rule.why.of(language)},
        "help": {"text": rule.help.of(language)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: int, options: Options, seen: Counter[str]) -> dict[str, Any]:
    place = (finding.line, finding.column, finding.end_line, finding.end_column)
    said = message(finding, options.language)
    advice = help_text(finding, options.language)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{said}. {advice}" if advice else said},
        "locations": [_location(finding.path, place, "\n".join(finding.excerpt))],
        "partialFingerprints": {"notelint/v1": _fingerprint(finding, seen)},
    }
    if finding.related:
        other = _location(finding.related_path or finding.path, finding.related)
        described = {"id": 1, "message": {"text": RELATED.of(options.language)}}
        result["relatedLocations"] = [{**other, **described}]
        result["message"]["text"] += f" ([{RELATED.of(options.language)}](1))"
    if finding.fix:
        result["fixes"] = [_fix(finding, advice or said)]
    return result


def _location(path: str, place: Sequence[int], excerpt: str = "") -> dict[str, Any]:
    region: dict[str, Any] = _region(place)
    if excerpt:
        region["snippet"] = {"text": excerpt}
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}


def _region(place: Sequence[int]) -> dict[str, Any]:
    keys = ("startLine", "startColumn", "endLine", "endColumn")
    return dict(zip(keys, place, strict=True))


def _artifact(path: str) -> dict[str, str]:
    """A path as a URI: relative to the folder of the check unless it is absolute."""
    uri = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri, "uriBaseId": ROOT}


def _fix(finding: Finding, advice: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(place), "insertedContent": {"text": text}}
        for *place, text in finding.fix
    ]
    change = {"artifactLocation": _artifact(finding.path), "replacements": replacements}
    return {"description": {"text": advice}, "artifactChanges": [change]}


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """The same for the same defect when lines above it come or go.

    By what stands there, and how often that was told before: messages may name lines.
    """
    there = finding.found or "\n".join(finding.excerpt) or message(finding, "en")
    parts = (finding.code, finding.path, finding.part, there)
    text = "\0".join(parts).encode("utf-8", "surrogateescape")
    found = sha256(text).hexdigest()[:20]
    seen[found] += 1
    return f"{found}:{seen[found]}"
