"""Where links to websites lead: by the ledger, else by requests; and archived copies of pages."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from notelint.links.ledger import Ledger, open_ledger
from notelint.model.link import LinkRequest, NoteLink, RequestPolicy, Verdict
from notelint.model.message import Phrase, phrase
from notelint.model.plan import Plan
from notelint.text.patterns import compile_pattern

Progress = Callable[[int, int, int], None]
"""Receives how many URLs are done, how many are left, and of how many hosts those are."""


class WebAnswers(NamedTuple):
    """The verdict on each link, and what the user should know about the ledger or the policy."""

    answers: tuple[tuple[NoteLink, Verdict], ...] = ()
    notices: tuple[Phrase, ...] = ()


def check_urls(
    links: Sequence[NoteLink],
    plan: Plan,
    *,
    progress: Progress | None = None,
    use_ledger: bool = True,
    archive: bool = False,
) -> WebAnswers:
    """The verdicts on links to websites; other links, and those that are excluded, have none.

    Each URL is requested once, unless the ledger has a verdict that is not due. `archive`: the
    Internet Archive is asked for copies of dead pages.
    """
    patterns = [compile_pattern(pattern) for pattern in plan.excluded_links]
    links = [
        link
        for link in links
        if link.reference.external
        and not any(pattern.search(link.reference.url) for pattern in patterns)
    ]
    if not links:
        return WebAnswers()
    fragments = plan.request_policy.fragments
    keys = [ledger_key(link.reference.url, fragments=fragments) for link in links]
    texts: dict[str, dict[str, None]] = {}
    for key, link in zip(keys, links, strict=True):
        texts.setdefault(key, {})[link.reference.text] = None
    requests = {key: _request(key, tuple(said)) for key, said in texts.items()}
    with open_ledger(plan if use_ledger else None) as ledger:
        verdicts = ledger.fresh(requests, time.time())
        due = {key: request for key, request in requests.items() if key not in verdicts}
        updated = update(ledger, due, plan, progress) if due else Updated()
    verdicts |= updated.verdicts
    if archive:
        verdicts |= _with_copies(verdicts, plan, progress)
    answers = tuple((link, verdicts[key]) for key, link in zip(keys, links, strict=True))
    return WebAnswers(answers, (*updated.notices, *ledger.notices))


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


def refresh(ledger: Ledger, keys: Iterable[str], plan: Plan, progress: Progress | None) -> Updated:
    """Request URLs of the ledger again, due or not, and store the verdicts."""
    requests = {key: _request(key) for key in keys}
    return update(ledger, requests, plan, progress) if requests else Updated()


def update(
    ledger: Ledger, requests: Mapping[str, LinkRequest], plan: Plan, progress: Progress | None
) -> Updated:
    """Request URLs, and store each verdict in the ledger as soon as it is known."""
    # The HTTP client and asyncio take 150 ms to import.
    from notelint.links.client import CertificateFileError  # noqa: PLC0415 - the HTTP client
    from notelint.links.consent import allowed_policy  # noqa: PLC0415 - the HTTP client
    from notelint.links.request_urls import request_urls  # noqa: PLC0415 - the HTTP client

    policy, notices = allowed_policy(plan)
    keys = {request: key for key, request in requests.items()}
    verdicts: dict[str, Verdict] = {}
    try:
        for request, verdict in request_urls(list(keys), policy, progress=progress):
            verdicts[keys[request]] = verdict
            ledger.learn(keys[request], verdict)
    except CertificateFileError as error:
        verdicts = dict.fromkeys(requests, Verdict("unknown", "tls", str(error)))
        notices = (*notices, phrase("links were not checked: {why}", why=str(error)))
    ledger.write()
    return Updated(verdicts, notices)


ARCHIVE_API = "https://archive.org/wayback/available?url="
"""https://archive.org/help/wayback_api.php"""


def _with_copies(
    verdicts: Mapping[str, Verdict], plan: Plan, progress: Progress | None
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
    urls: Sequence[str], policy: RequestPolicy, progress: Progress | None = None
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
