"""The `check` command: load the plan, check every note, ask links, check the collection, report."""

import os
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from typing import BinaryIO, NamedTuple

# Keep this import first: importing markdown-it from deeper costs 30 ms of a start of 240 ms. Python
# takes stack frames from chunks of 16 kB, and markdown-it's imports would cross the end of a chunk,
# which is then mapped and unmapped two thousand times.
import notelint.parse  # noqa: F401
from notelint import __version__
from notelint.commands.common import (
    CLEAN,
    FAILED,
    FOUND,
    WORKER_DIED,
    Outcome,
    config_failure,
    failure,
    language_of,
)
from notelint.commands.notes import article_loader, check_discovered, path_from_root, unreadable
from notelint.config.load import PlanOptions, load_plan
from notelint.files.changed_lines import AddedLines, NoChangesError
from notelint.files.discover import discover, is_excluded
from notelint.files.read import UnreadableError, read_stream
from notelint.links.local_targets import find_local_targets
from notelint.lint.check_collection import (
    Collected,
    check_collection,
    collect,
    note_statuses,
    summarize,
)
from notelint.lint.check_note import check_note
from notelint.locale import in_language
from notelint.model.facts import CheckReport, NoteResult
from notelint.model.finding import Finding
from notelint.model.link import LinkAnswer, NoteLink
from notelint.model.message import Language, Phrase
from notelint.model.plan import Plan
from notelint.report import ReportOptions, render
from notelint.report.messages import rule_message
from notelint.rules import LINK_RULES
from notelint.run.map_notes import WorkerDiedError, map_notes
from notelint.schema.errors import ConfigError

FILE_LINK_RULES = ("L003", "L004")
"""Rules on links whose targets depend on the note's folder."""


class CheckOptions(NamedTuple):
    """What the user wants checked, and how.

    - `paths`: files and folders; `stdin` is a stream with one note instead, which findings call
      `stdin_filename`
    - `config`, `schema`, `select`, `ignore`: see `PlanOptions`
    - `language`: that of messages, else the configuration's, else `locale`
    - `jobs`: the number of processes; 0 chooses it automatically
    - `cache`: use the plan's cache and the link cache
    - `online`: make network requests; with `archive` also for copies of dead pages
    - `since`: a commit; link errors become warnings unless their line is new since then
    - `force_exclude`: the configuration's `exclude` applies to named paths too
    - `progress`: called with the number of notes done; `links_progress` with the numbers of links
      done and left, and of hosts
    """

    paths: tuple[str, ...] = (".",)
    stdin: BinaryIO | None = None
    stdin_filename: str = ""
    config: str | None = None
    schema: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    format: str = "full"
    language: Language | None = None
    locale: Language = "en"
    jobs: int = 0
    cache: bool = True
    online: bool = False
    archive: bool = False
    since: str = ""
    force_exclude: bool = False
    strict: bool = False
    exit_zero: bool = False
    statistics: bool = False
    debug: bool = False
    colour: bool = False
    width: int = 100
    progress: Callable[[int], None] | None = None
    links_progress: Callable[[int, int, int], None] | None = None


def check(options: CheckOptions) -> Outcome:
    """Check notes. Errors in the configuration are an outcome too, not an exception."""
    try:
        loaded = load_plan(
            PlanOptions(
                config=options.config,
                schema=options.schema,
                select=options.select,
                ignore=options.ignore,
                debug=options.debug,
                use_cache=options.cache,
            )
        )
    except ConfigError as error:
        return config_failure(error, options.language or options.locale)
    language = language_of(options.language, loaded, options.locale)
    plan = loaded.plan
    plan = plan._replace(force_exclude=plan.force_exclude or options.force_exclude)

    try:
        added = AddedLines(options.since, plan.max_bytes) if options.since else None
        with closing(_check_notes(options, plan)) as results:
            collected = collect(results, online=options.online)
        answers, notices = _ask_links(collected, plan, options)
        findings = check_collection(
            collected, answers, plan, strict=options.strict, whole=_is_whole(options)
        )
        if added:
            findings = _demote_old(findings, added)
    except NoChangesError as error:
        return failure(f"--since {options.since}: {in_language(error.words, language)}")
    except WorkerDiedError:
        return failure(in_language(WORKER_DIED, language))

    summary = summarize(collected, answers, findings)
    errors = [
        f"{path}: {rule_message('N005', reason, language)}" for path, reason in collected.errors
    ]
    report = render(
        options.format,
        CheckReport(findings, summary, note_statuses(collected, findings)),
        ReportOptions(
            language,
            options.colour,
            options.width,
            options.statistics,
            __version__,
            failed=bool(errors),
        ),
    )
    fails = summary.errors or (options.strict and (summary.warnings or summary.unverified))
    code = FAILED if errors else FOUND if fails and not options.exit_zero else CLEAN
    return Outcome(report, (*errors, *(in_language(notice, language) for notice in notices)), code)


def _check_notes(options: CheckOptions, plan: Plan) -> Generator[NoteResult, None, None]:
    """The result of each note, lazily and in path order; of standard input if that is given."""
    force = plan.force_exclude
    if options.stdin is not None:
        name = options.stdin_filename or "<stdin>"
        if not (force and is_excluded(name, plan.exclude, plan.root)):
            yield _check_stream(name, options.stdin, plan)
        return
    found = discover(options.paths, plan.exclude, plan.root, force=force)
    for done, result in enumerate(map_notes(check_discovered, found, plan, options.jobs), 1):
        yield result
        if options.progress:
            options.progress(done)


def _check_stream(name: str, stream: BinaryIO, plan: Plan) -> NoteResult:
    try:
        data = read_stream(name, stream, plan.max_bytes)
    except UnreadableError as error:
        return unreadable(name, plan, error)
    return check_note(name, data, plan, path_from_root(name, plan), article_loader(plan))


def _ask_links(
    collected: Collected, plan: Plan, options: CheckOptions
) -> tuple[list[tuple[NoteLink, LinkAnswer]], tuple[Phrase, ...]]:
    """Where links lead, on the network only if the user allows it; and notices for the user."""
    if not collected.links:
        return [], ()
    answers: list[tuple[NoteLink, LinkAnswer]] = []
    answers += find_local_targets(collected.links, collected.anchors, plan)
    if not options.online or not any(link.reference.external for link in collected.links):
        return answers, ()
    from notelint.links.web import check_urls  # noqa: PLC0415 - SQLite and more, 10 ms

    web = check_urls(
        collected.links,
        plan,
        progress=options.links_progress,
        use_ledger=options.cache,
        archive=options.archive,
    )
    return [*answers, *web.answers], web.notices


def _is_whole(options: CheckOptions) -> bool:
    """Whether only folders are checked, so that a note that was not seen does not exist."""
    return options.stdin is None and all(os.path.isdir(path) for path in options.paths)


def _demote_old(findings: Iterable[Finding], added: AddedLines) -> tuple[Finding, ...]:
    """Errors about links that the change did not add become warnings."""
    return tuple(
        finding._replace(severity="warning")
        if finding.severity == "error"
        and finding.code in LINK_RULES
        and not _is_new(finding, added)
        else finding
        for finding in findings
    )


def _is_new(finding: Finding, added: AddedLines) -> bool:
    return added.has(finding.path, finding.line) or (
        finding.code in FILE_LINK_RULES and added.moved(finding.path)
    )
