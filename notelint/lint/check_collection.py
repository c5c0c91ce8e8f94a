"""Reduces a run: the results of all notes become the findings of the report and its summary."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from notelint.lint.findings import make_finding, without_repeats
from notelint.model.facts import NoteKey, NoteResult, Summary
from notelint.model.finding import Finding, Problem, Severity, say
from notelint.model.link import (
    LinkAnswer,
    LinkProblem,
    LinkReference,
    NoteAnchors,
    NoteLink,
    Verdict,
)
from notelint.model.plan import Plan, SelectedRule
from notelint.model.rule import CollectionProblem, Rule
from notelint.model.schema import RuleOverride, Schema
from notelint.model.source import Source, Span
from notelint.rules import LINK_RULES, RULES, TABLE

Answering = Callable[
    [Sequence[NoteLink], Mapping[str, NoteAnchors]], Iterable[tuple[NoteLink, LinkAnswer]]
]
"""Looks at the targets of links, given what can be named of the notes that were read, by their
paths. Whom it has no answer for it leaves out."""


def nobody(
    asked: Sequence[NoteLink], known: Mapping[str, NoteAnchors]
) -> Iterable[tuple[NoteLink, LinkAnswer]]:
    """Answers nothing: for notes that stand in no folder."""
    del asked, known
    return ()


class Collected(NamedTuple):
    """What a run found, in report order, and the whole of it in figures."""

    findings: tuple[Finding, ...]
    summary: Summary


ALWAYS = ("C001",)
"""Collection rules that are right also where only some of the notes were read."""


def always(finding: Finding) -> bool:
    """Every finding counts as it is."""
    del finding
    return True


def check_collection(
    results: Iterable[NoteResult],
    plan: Plan,
    *,
    strict: bool,
    whole: bool = True,
    answer: Answering = nobody,
    online: bool = True,
    fails: Callable[[Finding], bool] = always,
) -> Collected:
    """Gather the results of notes, taken one by one; only findings, keys and links are kept.

    A note without a schema is counted; in a strict run it is also a finding, N003. `whole` says
    that all notes of a folder were read, so that what is not among them is not there. `answer`
    looks where links lead, to external ones only if `online`; what a rule on their targets brings
    up is no more than a warning where `fails` says no.
    """
    no_schema = {rule.code: rule.severity for rule in plan.rules}.get("N003")
    findings: list[Finding] = []
    keys: list[tuple[str, NoteKey]] = []
    asked: list[NoteLink] = []
    places: dict[str, NoteAnchors] = {}
    total: Counter[str] = Counter()
    for result in results:
        facts = result.facts
        total["notes"] += 1
        total["with_schema"] += bool(facts.schema)
        total["quotes_checked"] += facts.quotes
        total["quotes_found"] += facts.found
        total["quotes_near"] += facts.near
        total["quotes_unchecked"] += facts.unchecked
        total["links_skipped"] += facts.links
        missing = facts.read and not facts.schema and not facts.no_schema_let_be
        if strict and no_schema and missing:
            problem = Problem(Span(0, 0), say("no_schema"))
            findings.append(
                make_finding("N003", no_schema, problem, Source.of(result.path, ""), None)
            )
        findings += (
            result.findings
            if fails is always
            else [_weighed(one, fails) for one in result.findings]
        )
        keys += [(result.path, key) for key in facts.keys]
        asked += [
            NoteLink(result.path, reference)
            for reference in facts.link_references
            if online or not reference.external
        ]
        places[result.path] = facts.places
    answered = list(answer(asked, places)) if asked else []
    total.update(_verdicts(answered))
    judged = [one if fails(one) else _milder(one) for one in check_links(answered, plan)]
    more = [*_ties(keys, plan, whole=whole), *judged]
    if more:
        findings = list(
            without_repeats(sorted([*findings, *more], key=lambda finding: finding[:6]))
        )
    severities = Counter(finding.severity for finding in findings)
    summary = Summary(
        **total,
        errors=severities["error"],
        warnings=severities["warning"],
        unverified=severities["unverified"],
    )
    return Collected(tuple(findings), summary)


def _weighed(finding: Finding, fails: Callable[[Finding], bool]) -> Finding:
    """A note's own finding; one by a rule on links is no more than a warning if it is old."""
    return finding if finding.code not in LINK_RULES or fails(finding) else _milder(finding)


def _milder(finding: Finding) -> Finding:
    return finding._replace(severity="warning") if finding.severity == "error" else finding


def _verdicts(answered: Iterable[tuple[NoteLink, LinkAnswer]]) -> Counter[str]:
    """The external links by verdict, each address counted once a note."""
    kinds = {
        (asking.path, asking.reference.url): answer.kind
        for asking, answer in answered
        if isinstance(answer, Verdict)
    }
    total = Counter(f"links_{kind}" for kind in kinds.values())
    asked = len(kinds) - total["links_skipped"]
    total["links_checked"] = asked
    total["links_skipped"] = -asked
    return total


def _ties(keys: Sequence[tuple[str, NoteKey]], plan: Plan, *, whole: bool) -> Iterator[Finding]:
    """The findings of the collection rules, as far as each schema asks for them."""
    if not keys:
        return
    schemas = {schema.name: schema for schema in plan.schemas}
    for selected in plan.rules:
        if "keys" not in TABLE[selected.code] or not (whole or selected.code in ALWAYS):
            continue
        rule = RULES[selected.code]
        for tie in rule.collect(keys, selected.options) if rule.collect else ():
            said = {one.code: one for one in schemas[tie.key.schema].rules}.get(rule.code)
            if said is None or said.severity != "off":
                severity = said.severity if said and said.severity else selected.severity
                yield _finding(rule, cast("Severity", severity), tie)


def _finding(rule: Rule, severity: Severity, tie: CollectionProblem) -> Finding:
    line, column, end_line, end_column = tie.key.place
    return Finding(
        path=tie.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=tie.message,
        found=tie.key.value,
        excerpt=(tie.key.excerpt,) if tie.key.excerpt else (),
    )


def check_links(pairs: Iterable[tuple[NoteLink, LinkAnswer]], plan: Plan) -> Iterator[Finding]:
    """The findings of all link rules that the plan has, as the note's schema changes them."""
    schemas = {schema.name: schema for schema in plan.schemas}
    said = {name: {one.code: one for one in schema.rules} for name, schema in schemas.items()}
    judges = [one for one in plan.rules if one.code in LINK_RULES]
    for asking, answer in pairs:
        reference = asking.reference
        overrides = said.get(reference.schema, {})
        for selected in judges:
            rule = RULES[selected.code]
            override = overrides.get(rule.code)
            if rule.code in reference.muted or (override and override.severity == "off"):
                continue
            told = _told(rule, selected, override, reference, answer)
            if told:
                severity = override.severity if override and override.severity else None
                yield _link_finding(
                    rule,
                    cast("Severity", severity or selected.severity),
                    asking,
                    told,
                    schemas.get(reference.schema),
                )


def _told(
    rule: Rule,
    selected: SelectedRule,
    override: RuleOverride | None,
    reference: LinkReference,
    answer: LinkAnswer,
) -> LinkProblem | None:
    options = override.options if override and override.options else selected.options
    return rule.check_link(reference, answer, options) if rule.check_link else None


def _link_finding(
    rule: Rule, severity: Severity, asking: NoteLink, told: LinkProblem, schema: Schema | None
) -> Finding:
    reference = asking.reference
    line, column, end_line, end_column = reference.place
    return Finding(
        path=asking.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=told.message,
        part=reference.part,
        schema=schema.file if schema and reference.part else "",
        expected=told.expected,
        found=reference.url,
        excerpt=(reference.excerpt,) if reference.excerpt else (),
        fix=((*reference.place, told.address),) if told.address else (),
        fix_safe=rule.fix == "safe",
    )
