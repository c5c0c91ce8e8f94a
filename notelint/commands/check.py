"""The whole story: plan → files → map → reduce → report → exit code."""

import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from functools import lru_cache, partial
from typing import BinaryIO, NamedTuple

# Before all others, since it brings markdown-it. Python takes frames from chunks of 16 kB: imported
# from deeper down, markdown-it's own imports go back and forth over the end of one, which is then
# mapped and unmapped two thousand times. That took a tenth of a run.
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
from notelint.config.load import PlanOptions, load_plan
from notelint.files.changed_lines import AddedLines, NoChangesError
from notelint.files.discover import discover, is_excluded
from notelint.files.paths import DiscoveredPath
from notelint.files.read import UnreadableError, read_note, read_stream
from notelint.lint.check_collection import always, check_collection
from notelint.lint.check_note import check_note, unchecked
from notelint.model.external_article import ArticleLoader, ArticleRequest, ExternalArticle
from notelint.model.facts import NoteResult
from notelint.model.finding import Finding, Language, Problem, Words
from notelint.model.link import LinkAnswer, NoteAnchors, NoteLink
from notelint.model.plan import Plan, SelectedRule
from notelint.model.schema import Schema
from notelint.model.source import Span
from notelint.report import ReportOptions, render
from notelint.report.words import message_of
from notelint.rules import RULES
from notelint.run.map_notes import WorkerDiedError, map_notes
from notelint.schema.errors import ConfigError

TO_FILES = ("L003", "L004")
"""Rules on links that lead from the note's folder."""


class CheckOptions(NamedTuple):
    """What the user asks of a check.

    `paths` are files and folders; `stdin` is where a note is read that comes by standard input,
    to be named `stdin_filename`. `jobs` 0 leaves the number of processes to us. Messages are in
    `language`, else in the settings' one, else in the `locale`'s. `progress` is called with the
    number of notes done so far. Only if `online` is the network asked; `links_progress` is then
    called with how many links are done and left, and of how many hosts. Links on lines that are not
    new `since` a commit do not fail the check. `force_exclude`: the settings' `exclude` holds for
    what is named, too.
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


def check(request: CheckOptions) -> Outcome:
    """Check notes. Mistakes in the configuration are an outcome too, not an exception."""
    try:
        loaded = load_plan(
            PlanOptions(
                config=request.config,
                schema=request.schema,
                select=request.select,
                ignore=request.ignore,
                debug=request.debug,
                use_cache=request.cache,
            )
        )
    except ConfigError as error:
        return config_failure(error, request.language or request.locale)
    language = language_of(request.language, loaded, request.locale)
    plan = loaded.plan
    plan = plan._replace(force_exclude=plan.force_exclude or request.force_exclude)
    failed: list[DiscoveredPath] = []
    told: list[Words] = []
    try:
        with closing(_results(request, plan, failed)) as results:
            findings, summary = check_collection(
                results,
                plan,
                strict=request.strict,
                whole=_is_whole(request),
                answer=partial(_answer, told.append, request, plan),
                online=request.online,
                fails=_fails(request.since, plan.max_bytes),
            )
    except NoChangesError as error:
        said = f"--since {request.since}: {error.words.of(language)}"
        return failure(said)
    except WorkerDiedError:
        return failure(WORKER_DIED.of(language))
    options = ReportOptions(
        language,
        request.colour,
        request.width,
        request.statistics,
        __version__,
        failed=bool(failed),
    )
    report = render(request.format, findings, summary, options)
    errors = tuple(
        f"{one.path}: {message_of('N005', one.error, language)}" for one in failed if one.error
    )
    wrong = summary.errors or (request.strict and (summary.warnings or summary.unverified))
    errors += tuple(words.of(language) for words in told)
    code = FAILED if failed else FOUND if wrong and not request.exit_zero else CLEAN
    return Outcome(report, errors, code)


def _fails(since: str, max_bytes: int) -> Callable[[Finding], bool]:
    """Whether a link fails the check: only one that the change adds. Raises `NoChangesError`."""
    if not since:
        return always
    added = AddedLines(since, max_bytes)
    return lambda finding: (
        added.has(finding.path, finding.line)
        or (finding.code in TO_FILES and added.moved(finding.path))
    )


def _is_whole(request: CheckOptions) -> bool:
    """Whether folders are checked, and not single notes of which others may be missing."""
    return request.stdin is None and all(os.path.isdir(path) for path in request.paths)


def _results(
    request: CheckOptions, plan: Plan, failed: list[DiscoveredPath]
) -> Generator[NoteResult, None, None]:
    """One result a note, in the order of their paths."""
    stdin = request.stdin
    if stdin is not None:
        name = request.stdin_filename or "<stdin>"
        if plan.force_exclude and is_excluded(name, plan.exclude, plan.root):
            return
        yield _check(name, plan, lambda: read_stream(name, stdin, plan.max_bytes))
        return
    results = map_notes(check_path, _paths(request, plan, failed), plan, request.jobs)
    for done, result in enumerate(results, 1):
        yield result
        if request.progress:
            request.progress(done)


def _paths(request: CheckOptions, plan: Plan, failed: list[DiscoveredPath]) -> Iterator[str]:
    """The notes that the request's paths stand for; paths that stand for none are put aside."""
    force = plan.force_exclude
    for found in discover(request.paths, plan.exclude, plan.root, force=force):
        if found.error:
            failed.append(found)
        else:
            yield found.path


def _answer(
    told: Callable[[Words], None],
    request: CheckOptions,
    plan: Plan,
    asked: Sequence[NoteLink],
    known: Mapping[str, NoteAnchors],
) -> Iterator[tuple[NoteLink, LinkAnswer]]:
    """Look where links lead: at files, and on the network if it may be asked."""
    from notelint.links import web as app_links  # noqa: PLC0415 - for notes with such links

    yield from app_links.local(asked, known, plan)
    if request.online:
        how = app_links.Network(
            plan,
            request.links_progress,
            told,
            remembers=request.cache,
            archive=request.archive,
        )
        yield from app_links.external(asked, how)


def check_path(path: str, plan: Plan) -> NoteResult:
    """Read and check one note: what a worker does. A note that cannot be read is a finding."""
    return _check(path, plan, lambda: read_note(path, plan.max_bytes, plan.root))


def _check(path: str, plan: Plan, reader: Callable[[], bytes]) -> NoteResult:
    try:
        data = reader()
    except UnreadableError as error:
        return unchecked(path, plan, "N005", Problem(Span(0, 0), error.reason))
    return check_note(path, data, plan, place_of(path, plan), finder(plan))


def finder(plan: Plan) -> ArticleLoader:
    """What fetches articles that stand outside of their notes."""
    return partial(_article, plan)


def _article(plan: Plan, wanted: ArticleRequest) -> ExternalArticle:
    from notelint.files.load_articles import Articles  # noqa: PLC0415 - for few schemas

    return Articles(plan.root, plan.max_bytes)(wanted)


def place_of(path: str, plan: Plan) -> str:
    """A note's path from the plan's root, with `/`, as the configuration's globs see it."""
    if not plan.assignments and not any(schema.file_name for schema in plan.schemas):
        return path
    folder, name = os.path.split(path)
    return os.path.join(_between(plan.root, folder), name).replace(os.sep, "/")


@lru_cache(maxsize=1024)
def _between(root: str, folder: str) -> str:
    """The way from the root to a folder, as both really are; "" if they are one."""
    way = os.path.relpath(os.path.realpath(folder), os.path.realpath(root))
    return "" if way == os.curdir else way


def plan_of(schema: Schema) -> Plan:
    """All rules as they are, and every note gets this schema."""
    rules = tuple(
        SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
        for rule in RULES.values()
    )
    return Plan(root=".", rules=rules, schemas=(schema,), forced=schema.name)
