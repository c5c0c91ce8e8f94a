"""Checks one note. Pure: the same bytes and plan give the same result, and nothing is raised.

bytes → ParsedNote → BoundNote → problems of rules → facts and findings: NoteResult
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain, islice
from typing import Any, NamedTuple

from notelint.binding.bind_note import bind_note
from notelint.lint.choose_schema import choose_schema
from notelint.lint.collect_facts import collect_facts
from notelint.lint.file_ignores import ignored_rules
from notelint.lint.findings import make_finding, without_repeats
from notelint.lint.parse_note import UnreadableNoteError, parse_note
from notelint.lint.suppressions import suppress, suppressions_of
from notelint.model.bound_note import BoundNote
from notelint.model.details import NoteDetails
from notelint.model.external_article import ArticleLoader, no_article
from notelint.model.facts import Facts, NoteResult
from notelint.model.finding import Problem
from notelint.model.message import Message, message
from notelint.model.plan import Plan, SelectedRule
from notelint.model.source import Lines, Source, Span
from notelint.rules import READS, RULES, inputs_of
from notelint.text.spans import SpanSet

MAX_FINDINGS = 10_000
"""Findings of one note. A file of ten megabytes can have three million, which nobody reads."""

MAX_FINDINGS_TO_FIX = 100_000
"""Findings of a note that is fixed: those that were not listed would seem to be new ones."""


LINKS = "L"
"""How the codes of rules on links begin."""


class CheckedNote(NamedTuple):
    """A note as its rules see it, and the result of checking it."""

    bound: BoundNote
    result: NoteResult


def check_note(
    path: str, data: bytes, plan: Plan, place: str = "", load: ArticleLoader = no_article
) -> NoteResult:
    """All findings of one note, in report order, and its facts.

    `path` names the note in findings. `place` is its path from the plan's root (default: `path`);
    globs match it. `load` loads articles outside of the note. A crash in here is a finding, N004.
    """
    try:
        return checked_note(path, data, plan, place, load).result
    except UnreadableNoteError as error:
        return unchecked(path, plan, "N005", error.reason, place)
    except Exception as error:
        shown = f"{type(error).__name__}: {error}"
        if plan.debug:
            from traceback import format_exception  # noqa: PLC0415 - 1 ms, for a crash

            shown = "".join(format_exception(error))
        return unchecked(path, plan, "N004", message("crash", error=shown), place)


def unchecked(path: str, plan: Plan, code: str, reason: Message, place: str = "") -> NoteResult:
    """The result for a note that could not be checked at all: one finding that says why."""
    rule = plan.rules_for(None, ignored_rules(plan, place or path)).get(code)
    problem, source = Problem(Span(0, 0), reason), Source.of(path, "")
    findings = (make_finding(code, rule.severity, problem, source),) if rule else ()
    details = NoteDetails(path, read=False) if plan.details else None
    return NoteResult(path, findings, Facts(), details=details)


def checked_note(
    path: str,
    data: bytes,
    plan: Plan,
    place: str = "",
    load: ArticleLoader = no_article,
    max_findings: int = MAX_FINDINGS,
) -> CheckedNote:
    """As `check_note`, with the note; the first `max_findings` problems. Raises what fails.

    An `UnreadableNoteError` says that the note cannot be read; any other exception is a bug.
    """
    if plan.plugins:
        from notelint.rules.plugins import load_plugins  # noqa: PLC0415 - for those who have any

        load_plugins(name for name, _ in plan.plugins)
    place = place or path
    parsed = parse_note(path, data)
    choice = choose_schema(parsed, plan, place)
    bound = bind_note(parsed.note, choice.schema, place, load, plan.dialect_of(place))

    rules = plan.rules_for(bound.schema, ignored_rules(plan, place))
    problems = _limited(
        chain(parsed.problems, choice.problems, _run_rules(bound, rules)), max_findings
    )

    source, lines = bound.note.source, Lines(bound.note.source)
    suppressions = suppressions_of(parsed.directives, source, rules)
    facts = collect_facts(bound, choice.why, rules, problems, suppressions, plan)
    findings = [
        make_finding(code, rules[code].severity, problem, source, bound.schema, lines)
        for code, problem in suppress(problems, suppressions, source)
        if code in rules
    ]
    findings.sort(key=lambda finding: finding[:6])
    details = _details(bound) if plan.details else None
    result = NoteResult(path, tuple(without_repeats(findings)), facts, details=details)
    return CheckedNote(bound, result)


def _details(bound: BoundNote) -> NoteDetails:
    from notelint.lint.collect_details import (  # noqa: PLC0415 - few reports show details
        collect_details,
    )

    return collect_details(bound)


def _run_rules(
    bound: BoundNote, rules: Mapping[str, SelectedRule]
) -> Iterator[tuple[str, Problem]]:
    """The problems of each rule that has one of its inputs (`READS`) in the note.

    In a comment there are no links.
    """
    present, hidden = inputs_of(bound), SpanSet(bound.comments)
    for code, rule in rules.items():
        check = None if present.isdisjoint(READS[code]) else _check_function(code)
        for problem in check(bound, rule.options) if check else ():
            if not (hidden.spans and code.startswith(LINKS) and hidden.overlaps(problem.span)):
                yield code, problem


def _limited(problems: Iterator[tuple[str, Problem]], limit: int) -> list[tuple[str, Problem]]:
    """The first problems; a final N005 says if there are more."""
    first = list(islice(problems, limit))
    if next(problems, None):
        wording = message("too_many_findings", limit=f"{limit:,}")
        first.append(("N005", Problem(Span(0, 0), wording)))
    return first


@cache  # some two dozen look-ups a note
def _check_function(code: str) -> Callable[[BoundNote, Any], Iterator[Problem]] | None:
    return RULES[code].check
