"""Where links to websites lead: by the ledger, else by requests; and archived copies of pages."""

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple, Self
from urllib.parse import quote

from notelint.links.ledger import Ledger, open_ledger
from notelint.model.link import LinkProgress, LinkRequest, NoteLink, RequestPolicy, Verdict
from notelint.model.message import Phrase, phrase
from notelint.model.plan import Plan
from notelint.text.patterns import compile_pattern

if TYPE_CHECKING:
    from notelint.links.request_thread import RequestThread
    from notelint.links.request_urls import URLAnswer


class WebAnswers(NamedTuple):
    """The verdict on each link, and what the user should know about the ledger or the policy."""

    answers: tuple[tuple[NoteLink, Verdict], ...] = ()
    notices: tuple[Phrase, ...] = ()


class WebLinks:
    """Links to websites, asked for while others are still being found. A context manager.

    Each URL is requested once, unless the ledger has a verdict that is not due. Links that the
    plan excludes are passed over.
    """

    def __init__(self, plan: Plan, *, use_ledger: bool = True) -> None:
        self._plan = plan
        self._excluded = [compile_pattern(pattern) for pattern in plan.excluded_links]
        self._links: list[tuple[str, NoteLink]] = []  # each with its key in the ledger
        self._known: dict[str, Verdict] = {}
        self._texts: dict[str, dict[str, None]] = {}  # of the links, by their keys
        self._open = ExitStack()
        self._ledger = self._open.enter_context(open_ledger(plan if use_ledger else None))
        self._thread: RequestThread[URLAnswer] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def ask(self, links: Iterable[NoteLink]) -> None:
        """Take more links, and begin to request the URLs that are new among them."""
        new: dict[str, str] = {}  # URLs by their keys
        fragments = self._plan.request_policy.fragments
        for link in links:
            url = link.reference.url
            if any(pattern.search(url) for pattern in self._excluded):
                continue
            key = ledger_key(url, fragments=fragments)
            if key not in self._texts:
                self._texts[key] = {}
                new[key] = _request(key).url
            self._texts[key][link.reference.text] = None
            self._links.append((key, link))
        if not new:
            return
        known = self._ledger.fresh(new, time.time())
        self._known |= known
        due = [url for key, url in new.items() if key not in known]
        if due:
            if self._thread is None:
                self._thread = self._open.enter_context(start_requests(self._plan))
            self._thread.ask(due)

    def answers(self, *, archive: bool = False, progress: LinkProgress | None = None) -> WebAnswers:
        """The verdicts on all links that were taken; no more can be.

        `archive`: the Internet Archive is asked for copies of dead pages.
        """
        verdicts, updated = dict(self._known), Updated()
        if self._thread:
            requests = {
                key: _request(key, tuple(texts))
                for key, texts in self._texts.items()
                if key not in verdicts
            }
            updated = update(self._ledger, requests, self._plan, self._thread, progress)
            verdicts |= updated.verdicts
        if archive:
            verdicts |= _with_copies(verdicts, self._plan, progress)
        answers = tuple((link, verdicts[key]) for key, link in self._links)
        return WebAnswers(answers, (*updated.notices, *self._ledger.notices))


def ledger_key(url: str, *, fragments: bool) -> str:
    """A URL as the ledger has it; with its fragment only if anchors of pages are checked."""
    url = f"https:{url}" if url.startswith("//") else url
    page, _, fragment = url.partition("#")
    has_anchor = fragments and fragment and not fragment.startswith((":~:", "/", "!"))
    return f"{page}#{fragment}" if has_anchor else page


def _request(key: str, texts: tuple[str, ...] = ()) -> LinkRequest:
    url, _, fragment = key.partition("#")
    return LinkRequest(url, texts, fragment)


class Updated(NamedTuple):
    """New verdicts by their keys in the ledger, and what the user should know of the policy."""

    verdicts: Mapping[str, Verdict] = {}
    notices: tuple[Phrase, ...] = ()


def refresh(
    ledger: Ledger, keys: Iterable[str], plan: Plan, progress: LinkProgress | None
) -> Updated:
    """Request URLs of the ledger again, due or not, and store the verdicts."""
    requests = {key: _request(key) for key in keys}
    if not requests:
        return Updated()
    with start_requests(plan) as thread:
        return update(ledger, requests, plan, thread, progress)


def start_requests(plan: Plan) -> "RequestThread[URLAnswer]":
    """A thread that requests URLs under the policy that the user allows."""
    # The HTTP client and asyncio take 150 ms to import.
    from notelint.links.consent import allowed_policy  # noqa: PLC0415 - the HTTP client
    from notelint.links.request_urls import request_thread  # noqa: PLC0415 - the HTTP client

    return request_thread(allowed_policy(plan).policy)


def update(
    ledger: Ledger,
    requests: Mapping[str, LinkRequest],
    plan: Plan,
    thread: "RequestThread[URLAnswer]",
    progress: LinkProgress | None,
) -> Updated:
    """The verdicts on requests, each stored in the ledger as soon as it is known."""
    from notelint.links.client import CertificateFileError  # noqa: PLC0415 - the HTTP client
    from notelint.links.consent import allowed_policy  # noqa: PLC0415 - the HTTP client
    from notelint.links.request_urls import verdicts  # noqa: PLC0415 - the HTTP client

    notices = allowed_policy(plan).notices
    keys = {request: key for key, request in requests.items()}
    known: dict[str, Verdict] = {}
    try:
        for request, verdict in verdicts(thread, keys, progress):
            known[keys[request]] = verdict
            ledger.learn(keys[request], verdict)
    except CertificateFileError as error:
        known = dict.fromkeys(requests, Verdict("unknown", "tls", error.path))
        notices = (*notices, phrase("links were not checked: {why}", why=error.reason))
    ledger.write()
    return Updated(known, notices)


ARCHIVE_API = "https://archive.org/wayback/available?url="
"""https://archive.org/help/wayback_api.php"""


def _with_copies(
    verdicts: Mapping[str, Verdict], plan: Plan, progress: LinkProgress | None
) -> dict[str, Verdict]:
    """The verdicts on dead pages, with the URLs of their newest archived copies."""
    dead = {
        key: verdict
        for key, verdict in verdicts.items()
        if verdict.kind == "gone" and verdict.reason != "fragment"
    }
    if not dead:
        return {}
    from notelint.links.client import CertificateFileError  # noqa: PLC0415 - as in `update`
    from notelint.links.consent import allowed_policy  # noqa: PLC0415 - the HTTP client

    urls = {key: _request(key).url for key in dead}
    try:
        copies = dict(archived_copies(list(urls.values()), allowed_policy(plan).policy, progress))
    except CertificateFileError:  # `update` has a notice of it
        return {}
    return {key: verdict._replace(copy=copies.get(urls[key])) for key, verdict in dead.items()}


def archived_copies(
    urls: Sequence[str], policy: RequestPolicy, progress: LinkProgress | None = None
) -> Iterator[tuple[str, str]]:
    """The newest copy of each URL, "" if there is none; URLs without a response are left out."""
    from notelint.links.request_urls import fetch_pages  # noqa: PLC0415 - as in `update`

    requested = {ARCHIVE_API + quote(url, safe=""): url for url in urls}
    for api_url, page in fetch_pages(list(requested), policy, progress=progress):
        copy = _copy(page.body) if page.body else None
        if copy is not None:
            yield requested[api_url], copy


def _copy(body: bytes) -> str | None:
    """The copy that the archive's response names, "" for none; None if the response is invalid."""
    try:
        closest = json.loads(body)["archived_snapshots"].get("closest", {})
        is_there = closest.get("available") is True and str(closest.get("status")) == "200"
        url = str(closest["url"]) if is_there else ""
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if url.startswith("http://web.archive.org/"):
        return f"https{url.removeprefix('http')}"
    # A server's text is shown to people: only if it is the URL of a copy.
    return url if not url or url.startswith("https://web.archive.org/") else None
