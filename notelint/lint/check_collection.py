"""Checks a collection of notes: their results become the findings of the report and its summary.

`collect` gathers what the notes' results have for each other, `check_collection` makes the
findings, `summarize` counts, `note_statuses` lists the notes. All are functions of plain data.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from notelint.lint.findings import finding_at
from notelint.lint.growing import AnchorsByPath, Findings, Growing, GrowingList
from notelint.model.details import NoteDetails
from notelint.model.facts import NoteKey, NoteResult, NoteSchema, NoteStatus, Summary
from notelint.model.finding import Finding
from notelint.model.link import LinkAnswer, NoteLink, Verdict
from notelint.model.message import Message, message
from notelint.model.plan import Plan, SelectedRule
from notelint.model.schema import Schema
from notelint.rules import LINK_RULES, RULES, TABLE

FOR_ANY_NOTES = ("C001",)
"""Collection rules that are right also where only some of the notes were read."""


class Collected(NamedTuple):
    """What the results of notes have for each other.

    - `findings`: those of the notes, in report order
    - `keys`: values to compare between notes, each with its note's path
    - `links`: links whose targets are outside of their notes
    - `anchors`: what links can name of each note, by its path
    - `schemas`: the schema of each note, in the order of the results
    - `without_schema`: paths of the notes that should have a schema
    - `errors`: paths without a note, each with the reason, a message of rule N005
    - `counts`: fields of `Summary` that the notes' facts add up to
    - `details`: those of the notes that have them
    """

    findings: GrowingList[Finding]
    keys: tuple[tuple[str, NoteKey], ...]
    links: tuple[NoteLink, ...]
    anchors: AnchorsByPath
    schemas: GrowingList[NoteSchema]
    without_schema: GrowingList[str]
    errors: tuple[tuple[str, Message], ...]
    counts: Mapping[str, int]
    details: tuple[NoteDetails, ...] = ()


def collect(
    results: Iterable[NoteResult], *, online: bool = True, growing: Growing | None = None
) -> Collected:
    """Gather the results of notes, one by one; external links only if `online`."""
    findings, schemas, anchors, without_schema = growing or Growing([], [], {}, [])
    keys: list[tuple[str, NoteKey]] = []
    links: list[NoteLink] = []
    errors: list[tuple[str, Message]] = []
    counts: Counter[str] = Counter()
    details: list[NoteDetails] = []
    for path, its_findings, facts, error, its_details in results:
        if error:
            errors.append((path, error))
            continue
        findings.extend(its_findings)
        keys += [(path, key) for key in facts.keys]
        links += [
            NoteLink(path, reference)
            for reference in facts.link_references
            if online or not reference.external
        ]
        anchors[path] = facts.anchors
        schemas.append(NoteSchema(path, facts.schema, facts.schema_source))
        if facts.needs_schema:
            without_schema.append(path)
        counts["notes"] += 1
        counts["with_schema"] += bool(facts.schema)
        counts["quotes_checked"] += facts.quotes_checked
        counts["quotes_found"] += facts.quotes_found
        counts["quotes_near"] += facts.quotes_near
        counts["quotes_unchecked"] += facts.quotes_unchecked
        counts["links_skipped"] += facts.external_links
        if its_details:
            details.append(its_details)
    return Collected(
        findings,
        tuple(keys),
        tuple(links),
        anchors,
        schemas,
        without_schema,
        tuple(errors),
        counts,
        tuple(details),
    )


def check_collection(
    collected: Collected,
    answers: Iterable[tuple[NoteLink, LinkAnswer]],
    plan: Plan,
    *,
    strict: bool = False,
    whole: bool = True,
) -> Findings:
    """All findings, in report order: those of the notes, of links by their answers, of keys.

    In a strict run a note without a schema is a finding, N003. `whole` says that all notes of a
    folder were read, so that what is not among them does not exist.
    """
    late = [
        *(_without_schema(collected, plan) if strict else ()),
        *_check_keys(collected.keys, plan, whole=whole),
        *_check_links(answers, plan),
    ]
    return Findings(late, collected.findings)


def summarize(
    collected: Collected,
    answers: Iterable[tuple[NoteLink, LinkAnswer]],
    findings: Iterable[Finding],
) -> Summary:
    """The whole run in figures. Each external URL counts once a note."""
    verdicts = {
        (link.path, link.reference.url): answer.kind
        for link, answer in answers
        if isinstance(answer, Verdict)
    }
    counts = Counter(collected.counts)
    counts.update(f"links_{kind}" for kind in verdicts.values())
    checked = sum(kind != "skipped" for kind in verdicts.values())
    severities = Counter(finding.severity for finding in findings)
    return Summary(**{
        **counts,
        "links_checked": checked,
        "links_skipped": collected.counts["links_skipped"] - checked,
        "errors": severities["error"],
        "warnings": severities["warning"],
        "unverified": severities["unverified"],
    })  # fmt: skip


def note_statuses(collected: Collected, findings: Iterable[Finding]) -> tuple[NoteStatus, ...]:
    """Each note with its schema, and whether it is free of errors among the run's findings."""
    failing = {finding.path for finding in findings if finding.severity == "error"}
    return tuple(NoteStatus(*note, ok=note.path not in failing) for note in collected.schemas)


def _without_schema(collected: Collected, plan: Plan) -> Iterator[Finding]:
    """N003 for each note that should have a schema."""
    rule = plan.rules_for(None).get("N003")
    if rule:
        for path in collected.without_schema:
            wording, excerpt = message("no_schema"), ("",)
            yield finding_at("N003", rule.severity, path, (1, 1, 1, 1), wording, excerpt=excerpt)


def _check_links(answers: Iterable[tuple[NoteLink, LinkAnswer]], plan: Plan) -> Iterator[Finding]:
    """The findings of the link rules: each sees each link and what its target answered."""
    schemas = {schema.name: schema for schema in plan.schemas}
    by_schema = {name: _link_rules(plan, schema) for name, schema in schemas.items()}
    without_schema = _link_rules(plan, None)
    for (path, link), answer in answers:
        for selected in by_schema.get(link.schema, without_schema):
            judge = RULES[selected.code].check_link if selected.code not in link.muted else None
            problem = judge(link, answer, selected.options) if judge else None
            if problem:
                yield finding_at(
                    selected.code,
                    selected.severity,
                    path,
                    link.place,
                    problem.message,
                    part=link.part,
                    schema=schemas.get(link.schema),
                    expected=problem.expected,
                    found=link.url,
                    excerpt=(link.excerpt,) if link.excerpt else (),
                    fix=((*link.place, problem.address),) if problem.address else (),
                    fix_safe=RULES[selected.code].fix == "safe",
                )


def _link_rules(plan: Plan, schema: Schema | None) -> list[SelectedRule]:
    return [rule for code, rule in plan.rules_for(schema).items() if code in LINK_RULES]


def _check_keys(
    keys: Sequence[tuple[str, NoteKey]], plan: Plan, *, whole: bool
) -> Iterator[Finding]:
    """The findings of the collection rules, as far as each note's schema has them."""
    if not keys:
        return
    rules = {schema.name: plan.rules_for(schema) for schema in plan.schemas}
    for selected in plan.rules:
        collect_problems = (
            RULES[selected.code].collect if "keys" in TABLE.get(selected.code, ()) else None
        )
        if collect_problems is None or not (whole or selected.code in FOR_ANY_NOTES):
            continue
        for path, key, wording in collect_problems(keys, selected.options):
            rule = rules[key.schema].get(selected.code)
            if rule and not key.hidden:
                yield finding_at(
                    rule.code,
                    rule.severity,
                    path,
                    key.place,
                    wording,
                    found=key.value,
                    excerpt=(key.excerpt,) if key.excerpt else (),
                )
