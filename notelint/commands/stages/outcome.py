"""The end of `check`: its report, what goes to standard error, and the exit code."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from notelint import __version__
from notelint.commands.check_options import CheckOptions
from notelint.commands.common import CLEAN, FAILED, FOUND, Outcome, date_of_report
from notelint.commands.notes import path_from_root
from notelint.commands.stages.fix_outcome import FixedNotes, after_fixing
from notelint.commands.stages.links import LinkAnswers
from notelint.commands.stages.notes import GivenNote
from notelint.lint.assignments import find_unused_globs
from notelint.lint.check_collection import Collected, note_statuses, summarize
from notelint.locale import in_language
from notelint.model.details import LinkState
from notelint.model.facts import CheckReport, Summary
from notelint.model.finding import Finding
from notelint.model.history import History
from notelint.model.message import Language, Message, Phrase, phrase
from notelint.model.plan import Plan
from notelint.report import FORMATS, ReportOptions, render, render_pieces
from notelint.report.messages import rule_message

MANY = 2_000
"""Findings that are few enough to be in memory."""


class CheckRun(NamedTuple):
    """What the stages of a check gave.

    - `collected`, `links`, `findings`: as they were at the end, after fixes
    - `given`: the note from standard input, if there was one
    - `fixed`: the notes after their fixes, if the user wanted any
    - `hidden`: the number of findings that the baseline hides
    - `notices`: what the user should know; `errors`: paths that could not be written, and why
    """

    collected: Collected
    links: LinkAnswers
    findings: Collection[Finding]
    given: GivenNote | None = None
    fixed: FixedNotes | None = None
    hidden: int = 0
    history: History | None = None
    notices: tuple[Phrase, ...] = ()
    errors: tuple[tuple[str, Phrase | Message], ...] = ()


HINT = phrase("no configuration found; `notelint init` writes one, with a schema for these notes")


def with_hint(run: CheckRun) -> CheckRun:
    """The run with a hint at `init`, if some of its notes have no schema."""
    if all(note.schema for note in run.collected.schemas):
        return run
    return run._replace(notices=(*run.notices, HINT))


UNMATCHED = phrase("{file}: no note matches `{glob}` of `[[notes]]`")
SHADOWED = phrase("{file}: `{glob}` of `[[notes]]` has no effect: an earlier entry has its notes")
IGNORED = phrase("{file}: no note matches `{glob}` of `per-file-ignores`")


def with_unused_globs(run: CheckRun, plan: Plan, file: str) -> CheckRun:
    """The run with a notice for each glob of the settings `file` that is of no use."""
    if not (plan.assignments or plan.file_ignores):
        return run
    places = (path_from_root(note.path, plan) for note in run.collected.schemas)
    unused = find_unused_globs(plan, places)
    notices = (
        words.given(file=file, glob=glob)
        for words, globs in zip((UNMATCHED, SHADOWED, IGNORED), unused, strict=True)
        for glob in globs
    )
    return run._replace(notices=(*run.notices, *notices))


def outcome_of(run: CheckRun, plan: Plan, options: CheckOptions, language: Language) -> Outcome:
    """The outcome of a check."""
    fixed = run.fixed or FixedNotes(())
    errors = _lines((*run.collected.errors, *fixed.errors, *run.errors), language)
    notices = () if options.quiet else tuple(in_language(each, language) for each in run.notices)
    streams = _streams(run, options)
    report = _report(run, fixed, plan, options, streams=streams)
    looks = ReportOptions(
        language,
        options.colour,
        options.width,
        options.statistics,
        __version__,
        failed=bool(errors),
        made=date_of_report(),
        quiet=options.quiet,
        unsafe_fixes=options.unsafe_fixes,
    )
    in_file = looks._replace(colour=False)
    outcome = Outcome(
        "" if streams else render(options.format, report, looks),
        (*errors, *notices, *_lines(fixed.notices, language)),
        _exit_code(report.summary, options, failed=bool(errors)),
        tuple((path, render(format_, report, in_file)) for format_, path in options.reports),
        render("markdown", report, in_file) if options.job_summary else "",
        pieces=render_pieces(options.format, report, looks) if streams else (),
    )
    return after_fixing(outcome, run.fixed, options, run.given) if run.fixed else outcome


def _streams(run: CheckRun, options: CheckOptions) -> bool:
    """Whether the report is written in pieces, its findings never all in memory."""
    others = run.fixed or options.reports or options.job_summary
    return FORMATS[options.format].streams and not others and len(run.findings) > MANY


def _report(
    run: CheckRun, fixed: FixedNotes, plan: Plan, options: CheckOptions, *, streams: bool
) -> CheckReport:
    summary = summarize(run.collected, run.links.answers, run.findings)
    findings = run.findings if streams else tuple(run.findings)
    return CheckReport(
        findings,
        summary._replace(baselined=run.hidden),
        () if streams else note_statuses(run.collected, findings),
        run.collected.details,
        _link_states(run, plan, options) if plan.details else (),
        fixed.findings,
        len(fixed.contents),
        run.history,
    )


def _link_states(run: CheckRun, plan: Plan, options: CheckOptions) -> tuple[LinkState, ...]:
    """What is known of each external URL, for a report with details."""
    from notelint.commands.stages.link_states import (  # noqa: PLC0415 - SQLite, 10 ms
        link_states,
    )

    return link_states(run.collected.details, run.links.answers, plan, use_ledger=options.cache)


def _lines(problems: Iterable[tuple[str, Phrase | Message]], language: Language) -> tuple[str, ...]:
    """A line for each path with what is to be said of it; a `Message` is one of rule N005."""
    return tuple(f"{path}: {_in(words, language)}" for path, words in problems)


def _in(words: Phrase | Message, language: Language) -> str:
    if isinstance(words, Phrase):
        return in_language(words, language)
    return rule_message("N005", words, language)


def _exit_code(summary: Summary, options: CheckOptions, *, failed: bool) -> int:
    """The exit code: failure wins; findings count from the severity on that the user wants."""
    if failed:
        return FAILED
    if options.exit_zero or options.fail_on == "never":
        return CLEAN
    fails = summary.errors > 0
    if options.fail_on == "warning" or options.strict:
        fails = fails or summary.warnings > 0
    if options.strict:
        fails = fails or summary.unverified > 0
    return FOUND if fails else CLEAN
