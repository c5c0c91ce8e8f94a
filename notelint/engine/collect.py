"""Reduces a run: the results of all notes become the findings of the report and its summary."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from notelint.engine.dress import dress
from notelint.model.facts import NoteResult, Summary
from notelint.model.finding import Finding, Problem, say
from notelint.model.plan import Plan
from notelint.model.source import Source, Span


class Collected(NamedTuple):
    """What a run found, in report order, and the whole of it in figures."""

    findings: tuple[Finding, ...]
    summary: Summary


def check_collection(results: Iterable[NoteResult], plan: Plan, *, strict: bool) -> Collected:
    """Gather the results of notes, taken one by one; only their findings are kept.

    A note without a schema is counted; in a strict run it is also a finding, N003.
    """
    no_schema = {rule.code: rule.severity for rule in plan.rules}.get("N003")
    findings: list[Finding] = []
    total: Counter[str] = Counter()
    for result in results:
        facts = result.facts
        total["notes"] += 1
        total["with_schema"] += bool(facts.schema)
        total["quotes_checked"] += facts.quotes
        total["quotes_found"] += facts.found
        total["quotes_unchecked"] += facts.unchecked
        total["links_skipped"] += facts.links
        if strict and no_schema and facts.read and not facts.schema:
            problem = Problem(Span(0, 0), say("no_schema"))
            findings.append(dress("N003", no_schema, problem, Source.of(result.path, ""), None))
        findings += result.findings
    severities = Counter(finding.severity for finding in findings)
    summary = Summary(
        **total,
        errors=severities["error"],
        warnings=severities["warning"],
        unverified=severities["unverified"],
    )
    return Collected(tuple(findings), summary)
