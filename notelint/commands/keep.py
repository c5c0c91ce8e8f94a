"""The story of `notelint keep`: the pages that notes quote are fetched and kept beside them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from notelint.commands.common import CLEAN, FAILED, FOUND, Outcome, config_failure
from notelint.commands.notes import path_from_root
from notelint.config.load import PlanOptions, load_plan
from notelint.files.discover import discover
from notelint.files.read import UnreadableError, read_note
from notelint.files.snapshots import DamagedSnapshotError, keep_snapshot, read_snapshot
from notelint.files.write import LinkInTheWayError
from notelint.links.web import Network, manners_of
from notelint.lint.check_note import check_note
from notelint.locale import in_language
from notelint.model.external_article import ArticleRequest, ExternalArticle, no_article
from notelint.model.link import Verdict
from notelint.model.message import Language, phrase
from notelint.model.plan import Plan
from notelint.report.terminal import visible
from notelint.report.words import message_of
from notelint.schema.errors import ConfigError

if TYPE_CHECKING:
    from notelint.links.probe import Page

KEPT = phrase("kept {url}")
THERE = phrase("{number} pages are kept already\n")
NONE = phrase("no note quotes a page\n")
NOT_KEPT = phrase("{url}: {why}")
TOO_LARGE = phrase("larger than {maximum} bytes")
LINKED = phrase("{path} is a symbolic link or no folder, and nothing is written through it")
SOFT = phrase("the page says that there is nothing")


class KeepOptions(NamedTuple):
    """The notes whose pages are to be kept; `anew`: also pages that are kept already."""

    paths: tuple[str, ...] = (".",)
    schema: str | None = None
    config: str | None = None
    anew: bool = False
    progress: Callable[[int, int, int], None] | None = None


def keep(wish: KeepOptions, language: Language) -> Outcome:
    """Fetch the pages and keep them. One that cannot be had is told, and the exit code is 1."""
    from notelint.links.probe import fetch  # noqa: PLC0415 - the client and asyncio: 150 ms

    try:
        plan = load_plan(PlanOptions(config=wish.config, schema=wish.schema)).plan
    except ConfigError as error:
        return config_failure(error, language)
    urls, errors = _quoted(wish, plan, language)
    wanted = [url for url in urls if wish.anew or not _is_kept(plan.root, url)]
    maximum = plan.max_bytes
    kept: dict[str, str] = {}  # by address: why it is not kept; "" if it is
    failed = list(errors)

    def take(url: str, page: "Page") -> None:
        """Keep a page as soon as it is there: only those on their way are in memory."""
        why = _why_not(page.verdict, len(page.body), maximum, language)
        if not why:
            fetched = datetime.now(UTC).isoformat(timespec="seconds")
            try:
                keep_snapshot(plan.root, url, page.body, page.kind or "text/html", fetched)
            except OSError as error:
                why = error.strerror or str(error)
            except LinkInTheWayError as error:
                why = in_language(LINKED.given(path=str(error)), language)
        kept[url] = why

    network = Network(plan, told=lambda words: failed.append(in_language(words, language)))
    policy = manners_of(network) if wanted else plan.request_policy
    fetch(wanted, policy._replace(max_bytes=maximum + 1), take, progress=wish.progress)
    lines = []
    for url in wanted:
        if kept[url]:
            failed.append(in_language(NOT_KEPT.given(url=visible(url), why=kept[url]), language))
        else:
            lines.append(in_language(KEPT.given(url=visible(url)), language) + "\n")
    if len(urls) > len(wanted):
        lines.append(in_language(THERE.given(number=len(urls) - len(wanted)), language))
    report = "".join(lines) or (in_language(NONE, language) if not urls else "")
    return Outcome(report, tuple(failed), FAILED if errors else FOUND if failed else CLEAN)


def _quoted(wish: KeepOptions, plan: Plan, language: Language) -> tuple[list[str], list[str]]:
    """The pages that the quotes of notes come from, and the paths that stand for no note."""
    urls: dict[str, None] = {}
    errors: list[str] = []

    def note_down(wanted: ArticleRequest) -> ExternalArticle:
        if wanted.url:
            urls[wanted.url] = None
        return no_article(wanted)

    for found in discover(wish.paths, plan.exclude, plan.root, force=plan.force_exclude):
        if found.error:
            errors.append(f"{found.path}: {message_of('N005', found.error, language)}")
            continue
        try:
            data = read_note(found.path, plan.max_bytes, plan.root)
        except UnreadableError:
            continue  # `check` tells it
        check_note(found.path, data, plan, path_from_root(found.path, plan), note_down)
    return list(urls), errors


def _is_kept(root: str, url: str) -> bool:
    try:
        return read_snapshot(root, url, 10**9) is not None
    except DamagedSnapshotError:
        return True  # it is told by `check`, and not written over unasked
    except UnreadableError:
        return False  # then it cannot be written either, and that says why


def _why_not(verdict: Verdict, size: int, maximum: int, language: Language) -> str:
    """Why a page is not kept; "" if it is."""
    if verdict.kind != "ok" or not size:
        return verdict.detail or (str(verdict.status) if verdict.status else verdict.reason)
    if size > maximum:
        return in_language(TOO_LARGE.given(maximum=maximum), language)
    return in_language(SOFT, language) if verdict.soft in ("phrase", "front") else ""
