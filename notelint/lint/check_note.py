"""Checks one note: the map of the pipeline. Pure, picklable in and out, and it never raises."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple, cast

from notelint.binding.anchors import anchors_of
from notelint.binding.apply_schema import has_fields
from notelint.fields.captures import capture
from notelint.lint.choose_schema import choose_schema
from notelint.lint.collect_facts import collect_links, kept_keys
from notelint.lint.findings import make_finding, without_repeats
from notelint.lint.suppressions import (
    Directive,
    SuppressionIndex,
    directives,
    suppress,
    suppressions,
)
from notelint.model.bound_note import BoundNote
from notelint.model.external_article import ArticleLoader, no_article
from notelint.model.facts import Facts, NoteResult
from notelint.model.finding import Problem, Severity, say
from notelint.model.link import NoteAnchors
from notelint.model.plan import Plan, SelectedRule
from notelint.model.schema import RuleOverride
from notelint.model.source import Lines, Source, Span
from notelint.parse import TooMuchMarkdown, parse, source_of
from notelint.quotes.match_quotes import match_quotes
from notelint.rules import LINK_RULES, NAMES, READS, RULES
from notelint.text.wikilinks import heading_names

MAX_FINDINGS = 10_000
"""Of one note. A file of ten megabytes can have three million, which nobody reads."""

EXTERNAL = ("http://", "https://", "//")


def check_note(
    path: str, data: bytes, plan: Plan, place: str = "", find: ArticleLoader = no_article
) -> NoteResult:
    """All findings of one note, in report order, and its facts.

    `path` names the note in findings; `place` is its path from the plan's root (by default the
    same), by which it gets its schema; `find` fetches articles that stand elsewhere. A crash in
    here is a finding, N004.
    """
    try:
        return _check(path, data, plan, place or path, find)
    except Exception as error:
        shown = _traceback(error) if plan.debug else f"{type(error).__name__}: {error}"
        return unchecked(path, plan, "N004", Problem(Span(0, 0), say("crash", error=shown)))


def _traceback(error: Exception) -> str:
    from traceback import format_exception  # noqa: PLC0415 - 3 ms, for --debug

    return "".join(format_exception(error))


def unchecked(path: str, plan: Plan, code: str, problem: Problem) -> NoteResult:
    """The result for a note that could not be checked at all."""
    severity = {rule.code: rule.severity for rule in plan.rules}.get(code)
    source = Source.of(path, "")
    found = (make_finding(code, severity, problem, source, None),) if severity else ()
    return NoteResult(path, found, Facts(read=False))


def _check(path: str, data: bytes, plan: Plan, place: str, find: ArticleLoader) -> NoteResult:
    try:
        source = source_of(path, data)
        binding, found, wrong = fitted(source, plan, place, find)
    except UnicodeDecodeError as error:
        return unchecked(path, plan, "N005", not_utf8(data, error.start))
    except TooMuchMarkdown as error:
        return unchecked(path, plan, "N005", Problem(Span(0, 0), error.reason))
    note = binding.note
    binding = binding._replace(anchors=anchors_of(note))
    rules = _rules_for(binding, plan)
    raised = [*wrong, *islice(_run_rules(binding, rules), MAX_FINDINGS + 1)]
    if len(raised) > MAX_FINDINGS:
        too_many = Problem(Span(0, 0), say("too_many_findings", limit=f"{MAX_FINDINGS:,}"))
        raised[MAX_FINDINGS:] = [("N005", too_many)]
    severities = {rule.code: rule.severity for rule in rules}
    stretches, idle = suppressions(found, note)
    off = SuppressionIndex(one for one in stretches if not one.code or one.code in severities)
    idle = [one for one in idle if not one.code or one.code in severities]
    lines = Lines(source)
    keys = kept_keys(binding, off, lines)
    judges = LINK_RULES & severities.keys()
    none = {problem.span for code, problem in raised if _is_no_address(code, problem)}
    asked = collect_links(binding, judges, off, none, lines, external=plan.external)
    let_be = binding.schema is None and (off.by_name("N003", 1) or off.covers("", 1))
    findings = [
        make_finding(code, severities[code], problem, source, binding.schema, lines)
        for code, problem in suppress(raised, off, note, idle)
        if code in severities
    ]
    findings.sort(key=lambda finding: finding[:6])
    facts = _facts(binding)._replace(
        keys=keys, link_references=asked, places=_places(binding, plan), no_schema_let_be=let_be
    )
    return NoteResult(path, tuple(without_repeats(findings)), facts)


def _is_no_address(code: str, problem: Problem) -> bool:
    """Whether a problem says that an address leads nowhere; one of another scheme does lead."""
    return code == "L002" and problem.message.template != "other_scheme"


def _places(binding: BoundNote, plan: Plan) -> NoteAnchors:
    """What other notes can name of this one."""
    asked = any(schema.dialect == "obsidian" for schema in plan.schemas)
    headings = "\0".join(heading_names(binding.note)) if asked else ""
    return NoteAnchors("\0".join(binding.anchors), headings)


class Fitted(NamedTuple):
    """A note with its schema: what rules and records read, our comments in it, and their faults."""

    binding: BoundNote
    directives: list[Directive]
    wrong: list[tuple[str, Problem]]


def fitted(source: Source, plan: Plan, place: str, find: ArticleLoader = no_article) -> Fitted:
    """Parse a note, choose its schema, and bind it, with all that there is to know of it."""
    note = parse(source)
    found, malformed = directives(note, NAMES)
    binding, unknown = choose_schema(note, place, found, plan)
    return Fitted(complete(binding, find), found, [*malformed, *unknown])


def complete(binding: BoundNote, find: ArticleLoader = no_article) -> BoundNote:
    """A bound note with all that rules and records ask of it: evidence, captures, departures."""
    evidence = match_quotes(binding, find)
    binding = binding._replace(quotes=evidence.quotes, missing_evidence=evidence.missing)
    binding = capture(binding)
    schema = binding.schema
    if schema is None:
        return binding
    if has_fields(schema) or binding.field_violations:
        from notelint.fields.violations import field_violations  # noqa: PLC0415 - for some schemas

        binding = binding._replace(
            field_violations=(*binding.field_violations, *field_violations(binding))
        )
    if schema.equal:
        from notelint.fields.references import unequal_values  # noqa: PLC0415 - for some schemas

        wrong = {one.span for one in binding.field_violations if one.kind == "invalid"}
        found = [pair for pair in unequal_values(binding) if pair[1].span not in wrong]
        binding = binding._replace(disagreements=tuple(found))
    return binding


def _rules_for(binding: BoundNote, plan: Plan) -> tuple[SelectedRule, ...]:
    """The rules of the run, with what the note's schema says of them."""
    said = {one.code: one for one in binding.schema.rules} if binding.schema else {}
    if not said:
        return plan.rules
    return tuple(
        _overridden(rule, said[rule.code]) if rule.code in said else rule
        for rule in plan.rules
        if rule.code not in said or said[rule.code].severity != "off"
    )


def _overridden(rule: SelectedRule, said: RuleOverride) -> SelectedRule:
    severity = cast("Severity", said.severity) if said.severity else rule.severity
    return SelectedRule(rule.code, severity, said.options or rule.options)


def _run_rules(binding: BoundNote, rules: Sequence[SelectedRule]) -> Iterator[tuple[str, Problem]]:
    there = {name for name, value in binding._asdict().items() if value}
    for selected in rules:
        check = None if there.isdisjoint(READS[selected.code]) else _check_of(selected.code)
        for problem in check(binding, selected.options) if check else ():
            yield selected.code, problem


@cache  # asked for two dozen times a note
def _check_of(code: str) -> Callable[[BoundNote, Any], Iterator[Problem]] | None:
    return RULES[code].check


def not_utf8(data: bytes, offset: int) -> Problem:
    """N005 for bytes that are not UTF-8, with the encoding that they probably have."""
    from notelint.text.charset import guess_encoding  # noqa: PLC0415 - for few notes

    encoding = guess_encoding(data)
    if encoding:
        message = say("not_utf8_likely", byte_offset=offset, encoding=encoding)
    else:
        message = say("not_utf8", byte_offset=offset)
    return Problem(Span(0, 0), message)


def _facts(binding: BoundNote) -> Facts:
    """What the summary counts of a note."""
    quotes = binding.quotes
    checked = [quote.passage.similarity for quote in quotes if quote.article is not None]
    return Facts(
        schema=binding.schema.name if binding.schema else "",
        quotes=len(checked),
        found=sum(similarity == 1.0 for similarity in checked),
        near=sum(0.0 < similarity < 1.0 for similarity in checked),
        unchecked=len(quotes) - len(checked),
        links=_external(binding),
    )


def _external(binding: BoundNote) -> int:
    """How many external addresses the note links to, each counted once."""
    urls: Sequence[str] = [link.url for link in binding.note.links]
    return len({url for url in urls if url.startswith(EXTERNAL)})
