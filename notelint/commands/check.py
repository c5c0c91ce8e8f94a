"""The `check` command: load the plan, check notes and links, fix what can be fixed, report."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

# Keep this import first: importing markdown-it from deeper costs 30 ms of a start of 240 ms. Python
# takes stack frames from chunks of 16 kB, and markdown-it's imports would cross the end of a chunk,
# which is then mapped and unmapped two thousand times.
import notelint.parse  # noqa: F401
from notelint import __version__
from notelint.commands.check_links import LinkAnswers, ask_again, ask_links, demote_old
from notelint.commands.check_notes import GivenNote, check_notes, is_whole, read_given
from notelint.commands.check_options import CheckOptions
from notelint.commands.common import (
    CLEAN,
    FAILED,
    FOUND,
    WORKER_DIED,
    NoHistoryError,
    Outcome,
    config_failure,
    date_of_report,
    failure,
    language_of,
)
from notelint.commands.fix_outcome import FixedNotes, after_fixing, fix_errors, fix_notices
from notelint.config.load import load_plan
from notelint.files.changed_lines import AddedLines, NoChangesError
from notelint.lint.check_collection import (
    Collected,
    check_collection,
    collect,
    note_statuses,
    summarize,
)
from notelint.locale import in_language
from notelint.model.details import LinkState
from notelint.model.facts import CheckReport, NoteResult, Summary
from notelint.model.finding import Finding
from notelint.model.history import History
from notelint.model.link import LinkAnswer, NoteLink
from notelint.model.message import Language, Phrase
from notelint.model.plan import Plan
from notelint.report import ReportOptions, render
from notelint.report.messages import rule_message
from notelint.run.map_notes import WorkerDiedError
from notelint.schema.errors import ConfigError

if TYPE_CHECKING:
    from notelint.commands.baseline import Baseline


def check(options: CheckOptions) -> Outcome:
    """Check notes. Errors in the configuration are an outcome too, not an exception."""
    try:
        loaded = load_plan(options.for_plan())
    except ConfigError as error:
        return config_failure(error, options.language or options.locale)
    language = language_of(options.language, loaded, options.locale)
    plan = loaded.plan
    plan = plan._replace(
        force_exclude=plan.force_exclude or options.force_exclude, details=options.detailed
    )

    fixed = FixedNotes(())
    unwritten: tuple[Phrase, ...] = ()
    try:
        baseline = _open_baseline(options, plan)
        added = AddedLines(options.since, plan.max_bytes) if options.since else None
        given = read_given(options, plan)
        notes = check_notes(options, plan, given)
        collected = collect(notes, online=options.online)
        links = ask_links(collected, plan, options)
        findings = _findings(collected, links, plan, options)
        if options.fix:
            fixed = _fix(notes, findings, links, plan, options, given)
            collected = collect(fixed.results, online=options.online)
            links = ask_again(collected, links, plan)
            findings = _findings(collected, links, plan, options)
        history = _history(options, plan) if options.history else None
        if added:
            findings = demote_old(findings, added)
        if baseline:
            findings, hidden, known = baseline.apply(findings, collected, links.answers)
        else:
            hidden, known = 0, ()
        if options.add_suppressions is not None:
            findings, known, unwritten = _suppress(findings, known, plan, options)
    except ConfigError as error:
        return config_failure(error, language)
    except NoChangesError as error:
        return failure(f"--since {options.since}: {in_language(error.words, language)}")
    except NoHistoryError as error:
        return failure(in_language(error.words, language))
    except WorkerDiedError:
        return failure(in_language(WORKER_DIED, language))

    summary = summarize(collected, links.answers, findings)._replace(baselined=hidden)
    errors = (
        *_errors(collected, language),
        *fix_errors(fixed, language),
        *_in(unwritten, language),
    )
    report = CheckReport(
        findings,
        summary,
        note_statuses(collected, findings),
        collected.details,
        _link_states(collected, links.answers, plan, options) if plan.details else (),
        fixed.findings,
        len(fixed.contents),
        history,
    )
    looks = _report_options(options, language, failed=bool(errors))
    in_file = looks._replace(colour=False)
    notices = () if options.quiet else _in((*links.notices, *known), language)
    outcome = Outcome(
        render(options.format, report, looks),
        (*errors, *notices, *fix_notices(fixed, language)),
        _exit_code(summary, options, failed=bool(errors)),
        tuple((path, render(format_, report, in_file)) for format_, path in options.reports),
        render("markdown", report, in_file) if options.job_summary else "",
    )
    return after_fixing(outcome, fixed, options, given) if options.fix else outcome


def _open_baseline(options: CheckOptions, plan: Plan) -> "Baseline | None":
    """The baseline of the run, if it has one. Raises `ConfigError`."""
    if not (options.baseline or options.update_baseline or plan.baseline):
        return None
    from notelint.commands.baseline import open_baseline  # noqa: PLC0415 - hashes, 4 ms, for few

    return open_baseline(options, plan)


def _fix(
    notes: tuple[NoteResult, ...],
    findings: tuple[Finding, ...],
    links: LinkAnswers,
    plan: Plan,
    options: CheckOptions,
    given: GivenNote | None,
) -> FixedNotes:
    """The notes after their fixes. Raises `WorkerDiedError`."""
    from notelint.commands.fix import fix_notes  # noqa: PLC0415 - 5 modules, for few runs

    return fix_notes(notes, findings, links, plan, options, given)


def _findings(
    collected: Collected, links: LinkAnswers, plan: Plan, options: CheckOptions
) -> tuple[Finding, ...]:
    whole = is_whole(options)
    return check_collection(collected, links.answers, plan, strict=options.strict, whole=whole)


def _suppress(
    findings: tuple[Finding, ...], notices: tuple[Phrase, ...], plan: Plan, options: CheckOptions
) -> tuple[tuple[Finding, ...], tuple[Phrase, ...], tuple[Phrase, ...]]:
    """Comments are written for the findings: those that are left, all notices, and errors."""
    from notelint.commands.add_suppressions import add_suppressions  # noqa: PLC0415 - seldom used

    left, further, errors = add_suppressions(findings, plan, options)
    return left, (*notices, *further), errors


def _errors(collected: Collected, language: Language) -> tuple[str, ...]:
    """Why there is no note at some paths."""
    return tuple(
        f"{path}: {rule_message('N005', reason, language)}" for path, reason in collected.errors
    )


def _in(notices: tuple[Phrase, ...], language: Language) -> tuple[str, ...]:
    return tuple(in_language(notice, language) for notice in notices)


def _report_options(options: CheckOptions, language: Language, *, failed: bool) -> ReportOptions:
    return ReportOptions(
        language,
        options.colour,
        options.width,
        options.statistics,
        __version__,
        failed=failed,
        made=date_of_report(),
        quiet=options.quiet,
        unsafe_fixes=options.unsafe_fixes,
    )


def _history(options: CheckOptions, plan: Plan) -> History:
    """The history of the notes. Raises `NoHistoryError`."""
    from notelint.commands.history import read_history  # noqa: PLC0415 - for one report

    return read_history(options, plan)


def _link_states(
    collected: Collected,
    answers: Iterable[tuple[NoteLink, LinkAnswer]],
    plan: Plan,
    options: CheckOptions,
) -> tuple[LinkState, ...]:
    """What is known of each external URL, for a report with details."""
    from notelint.commands.link_states import link_states  # noqa: PLC0415 - SQLite, 10 ms

    return link_states(collected.details, answers, plan, use_ledger=options.cache)


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
