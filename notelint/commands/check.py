"""The `check` command: load the plan, check notes and links, fix what can be fixed, report."""

import os
from collections.abc import Collection, Iterable
from contextlib import closing
from typing import TYPE_CHECKING

from notelint.commands.check_options import CheckOptions
from notelint.commands.common import (
    WORKER_DIED,
    NoHistoryError,
    Outcome,
    config_failure,
    failure,
    language_of,
    language_without_plan,
)
from notelint.commands.stages.fix_outcome import FixedNotes
from notelint.commands.stages.links import LinkAnswers, LinkAsker, ask_again, demote_old
from notelint.commands.stages.notes import GivenNote, check_notes, is_whole, read_given
from notelint.commands.stages.outcome import CheckRun, outcome_of, with_hint, with_unused_globs
from notelint.config.load import Loaded, load_plan
from notelint.config.results_scope import results_scope
from notelint.files.changed_lines import AddedLines, NoChangesError
from notelint.files.paths import is_source, with_slash
from notelint.files.results_cache import CacheScope
from notelint.files.spilled import growing_on_disk
from notelint.lint.check_collection import Collected, check_collection, collect
from notelint.lint.growing import Findings
from notelint.locale import in_language
from notelint.model.facts import NoteResult
from notelint.model.finding import Finding
from notelint.model.history import History
from notelint.model.plan import Plan
from notelint.run.map_notes import WorkerDiedError
from notelint.schema.errors import ConfigError
from notelint.schema.text_file import current_folder

if TYPE_CHECKING:
    from notelint.commands.stages.add_suppressions import SuppressionOutcome
    from notelint.commands.stages.baseline import Baseline


def check(options: CheckOptions) -> Outcome:
    """Check notes. Errors in the configuration are an outcome too, not an exception."""
    try:
        loaded = load_plan(options.for_plan())
    except ConfigError as error:
        language = language_without_plan(options.language, options.config, options.locale)
        return config_failure(error, language)
    language = language_of(options.language, loaded, options.locale)
    plan = loaded.plan
    force = plan.force_exclude or options.force_exclude
    plan = plan._replace(force_exclude=force, details=options.detailed)
    if options.clear_cache and loaded.cache:
        from notelint.files.cache_upkeep import clear  # noqa: PLC0415 - seldom

        clear(loaded.cache)

    try:
        run = run_check(options, plan, _scope(options, loaded))
    except ConfigError as error:
        return config_failure(error, language)
    except NoChangesError as error:
        return failure(f"--since {options.since}: {in_language(error.words, language)}")
    except NoHistoryError as error:
        return failure(in_language(error.words, language))
    except WorkerDiedError:
        return failure(in_language(WORKER_DIED, language))
    if options.hints and not (loaded.settings_file or options.schema or options.stdin):
        run = with_hint(run)
    if loaded.settings_file and not options.quiet and _covers(options, plan):
        run = with_unused_globs(run, plan, loaded.settings_file)
    return outcome_of(run, plan, options, language)


def _covers(options: CheckOptions, plan: Plan) -> bool:
    """Whether all notes that the configuration is about are checked."""
    root = with_slash(os.path.realpath(plan.root))
    return is_whole(options, plan) and any(
        root.startswith(with_slash(os.path.realpath(path))) for path in options.paths
    )


def _scope(options: CheckOptions, loaded: Loaded) -> CacheScope | None:
    """Which kept results are used; None if none are: details are too much to keep."""
    if options.stdin is not None or options.detailed:
        return None
    return results_scope(loaded, [current_folder(), *options.for_plan().decisive])


def run_check(options: CheckOptions, plan: Plan, scope: CacheScope | None = None) -> CheckRun:
    """The stages of a check, in their order.

    Raises `ConfigError` (the baseline), `NoChangesError`, `NoHistoryError`, `WorkerDiedError`.
    """
    baseline = _open_baseline(options, plan)
    added = AddedLines(options.since, plan.max_bytes) if options.since else None

    given = read_given(options, plan)
    with LinkAsker(plan, options) as asker:
        with closing(check_notes(options, plan, given, scope)) as results:
            passing = asker.ask_for(results)
            notes = tuple(passing) if options.fix else ()
            collected = _collect(notes or passing, options)
        links = asker.answers(collected)
    findings: Collection[Finding] = _findings(collected, links, plan, options)

    fixed = _fix(notes, tuple(findings), links, plan, options, given) if options.fix else None
    if fixed:
        collected = _collect(fixed.results, options)
        links = ask_again(collected, links, plan, options)
        findings = _findings(collected, links, plan, options)

    if added:
        findings = demote_old(findings, added)
    compared = baseline.apply(tuple(findings), collected, links.answers) if baseline else None
    if compared:
        findings = compared.findings
    wanted = options.add_suppressions is not None
    suppressed = _suppress(tuple(findings), plan, options) if wanted else None
    if suppressed:
        findings = suppressed.findings

    return CheckRun(
        collected,
        links,
        findings,
        given,
        fixed,
        compared.hidden if compared else 0,
        _history(options, plan) if options.history else None,
        (
            *links.notices,
            *(compared.notices if compared else ()),
            *((suppressed.notice,) if suppressed else ()),
        ),
        suppressed.errors if suppressed else (),
    )


def _collect(results: Iterable[NoteResult], options: CheckOptions) -> Collected:
    """What the results have for each other; on a disk as soon as it is much."""
    growing = None if any(map(is_source, options.paths)) else growing_on_disk()
    return collect(results, online=options.online, growing=growing)


def _findings(
    collected: Collected, links: LinkAnswers, plan: Plan, options: CheckOptions
) -> Findings:
    whole = is_whole(options, plan)
    return check_collection(collected, links.answers, plan, strict=options.strict, whole=whole)


def _open_baseline(options: CheckOptions, plan: Plan) -> "Baseline | None":
    """The baseline of the run, if it has one. Raises `ConfigError`."""
    configured = plan.baseline if options.use_baseline else ""
    if not (options.baseline or options.update_baseline or configured):
        return None
    from notelint.commands.stages.baseline import (  # noqa: PLC0415 - hashes, 4 ms, for few
        open_baseline,
    )

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
    from notelint.commands.stages.fix import fix_notes  # noqa: PLC0415 - 5 modules, for few runs

    return fix_notes(notes, findings, links, plan, options, given)


def _suppress(
    findings: tuple[Finding, ...], plan: Plan, options: CheckOptions
) -> "SuppressionOutcome":
    """The findings that are left after comments were written for them."""
    from notelint.commands.stages.add_suppressions import (  # noqa: PLC0415 - seldom used
        add_suppressions,
    )

    return add_suppressions(findings, plan, options)


def _history(options: CheckOptions, plan: Plan) -> History:
    """The history of the notes. Raises `NoHistoryError`."""
    from notelint.commands.history import read_history  # noqa: PLC0415 - for one report

    return read_history(options, plan)
