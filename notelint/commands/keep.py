"""The `keep` command: save snapshots of the pages that notes quote."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from notelint.commands.common import CLEAN, FAILED, FOUND, Outcome, config_failure, file_error
from notelint.commands.notes import discovered, path_from_root
from notelint.config.load import PlanOptions, load_plan
from notelint.files.read import UnreadableError, read_note
from notelint.files.snapshots import DamagedSnapshotError, keep_snapshot, read_snapshot
from notelint.files.write import LinkInTheWayError
from notelint.lint.check_note import check_note
from notelint.locale import in_language, translated
from notelint.model.external_article import ArticleRequest, ExternalArticle, no_article
from notelint.model.link import LinkProgress
from notelint.model.message import Language, phrase
from notelint.model.plan import Plan
from notelint.report.link_reasons import reason_of_verdict
from notelint.report.messages import rule_message
from notelint.report.terminal import visible
from notelint.schema.errors import ConfigError

if TYPE_CHECKING:
    from notelint.links.request_urls import Page

KEPT = phrase("saved {url}")
THERE = phrase("pages that already have a snapshot: {number}\n")
NONE = phrase("no note quotes a page\n")
NOT_KEPT = phrase("{url}: {why}")
TOO_LARGE = phrase("larger than {maximum} bytes")
LINKED = phrase("{path} is a symbolic link or not a folder; nothing was written")
SOFT = phrase('the page looks like a "not found" page')


class KeepOptions(NamedTuple):
    """The notes whose pages are saved; `anew`: also pages that have a snapshot already."""

    paths: tuple[str, ...] = (".",)
    schema: str | None = None
    config: str | None = None
    anew: bool = False
    progress: LinkProgress | None = None


def keep(options: KeepOptions, language: Language) -> Outcome:
    """Save snapshots of quoted pages. If a page cannot be saved, the exit code is 1."""
    # The HTTP client and asyncio take 150 ms to import, which a broken configuration need not wait.
    from notelint.links.client import CertificateFileError  # noqa: PLC0415 - the HTTP client
    from notelint.links.consent import allowed_policy  # noqa: PLC0415 - the HTTP client
    from notelint.links.request_urls import fetch_pages  # noqa: PLC0415 - the HTTP client

    try:
        plan = load_plan(
            PlanOptions(config=options.config, schema=options.schema, paths=options.paths)
        ).plan
    except ConfigError as error:
        return config_failure(error, language)
    urls, errors = _quoted_pages(options, plan, language)
    missing = [url for url in urls if options.anew or not _has_snapshot(plan.root, url)]
    policy, notices = allowed_policy(plan) if missing else (plan.request_policy, ())
    policy = policy._replace(max_bytes=plan.max_bytes + 1)
    failures: dict[str, str] = {}  # reasons by URL, "" if the page was saved
    failed = [*errors, *(in_language(notice, language) for notice in notices)]
    try:
        # Each page is saved as soon as it is there: only those on their way are in memory.
        for url, page in fetch_pages(missing, policy, progress=options.progress):
            failures[url] = _save(url, page, plan, language)
    except CertificateFileError as error:
        failures |= dict.fromkeys(missing, in_language(error.reason, language))
    lines = []
    for url in missing:
        if failures[url]:
            failed.append(
                in_language(NOT_KEPT.given(url=visible(url), why=failures[url]), language)
            )
        else:
            lines.append(in_language(KEPT.given(url=visible(url)), language) + "\n")
    if len(urls) > len(missing):
        lines.append(in_language(THERE.given(number=len(urls) - len(missing)), language))
    report = "".join(lines) or (in_language(NONE, language) if not urls else "")
    return Outcome(report, tuple(failed), FAILED if errors else FOUND if failed else CLEAN)


def _save(url: str, page: "Page", plan: Plan, language: Language) -> str:
    """Save a page's snapshot; why it cannot be saved, "" if it is."""
    verdict = page.verdict
    if verdict.kind != "ok" or not page.body:
        detail = translated(verdict.detail, language)
        return reason_of_verdict(verdict, language) + (f" ({detail})" if detail else "")
    if len(page.body) > plan.max_bytes:
        return in_language(TOO_LARGE.given(maximum=plan.max_bytes), language)
    if verdict.soft in ("phrase", "front"):
        return in_language(SOFT, language)
    fetched = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        keep_snapshot(plan.root, url, page.body, page.content_type or "text/html", fetched)
    except OSError as error:
        return file_error(str(error.filename or plan.root), error, language)
    except LinkInTheWayError as error:
        return in_language(LINKED.given(path=str(error)), language)
    return ""


def _quoted_pages(
    options: KeepOptions, plan: Plan, language: Language
) -> tuple[list[str], list[str]]:
    """The pages that notes quote, and errors for the paths that are no notes."""
    urls: dict[str, None] = {}
    errors: list[str] = []

    def record(request: ArticleRequest) -> ExternalArticle:
        if request.url:
            urls[request.url] = None
        return no_article(request)

    for found in discovered(options.paths, plan):
        if found.error:
            errors.append(f"{found.path}: {rule_message('N005', found.error, language)}")
            continue
        try:
            data = read_note(found.path, plan.max_bytes, plan.root)
        except UnreadableError:
            continue  # `check` reports it
        check_note(found.path, data, plan, path_from_root(found.path, plan), record)
    return list(urls), errors


def _has_snapshot(root: str, url: str) -> bool:
    try:
        return read_snapshot(root, url, 10**9) is not None
    except DamagedSnapshotError:
        return True  # `check` reports it; it is not overwritten without `--anew`
    except UnreadableError:
        return False  # then it cannot be written either, and the error says why
