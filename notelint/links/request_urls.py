"""Requests URLs, each once a run, within the policy's limits, and gives verdicts on them."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from notelint.links.page import PageFacts, decode_page, has_anchor, page_facts, soft_404
from notelint.links.request_thread import RequestThread
from notelint.links.requester import Requester
from notelint.links.resolver import Lookup, has_route, system_lookup
from notelint.links.response import Response, classify_response
from notelint.model.link import LinkProgress, LinkRequest, RequestPolicy, Verdict

MAX_WHOLE_PAGES = 8
"""Whole pages that are requested at once, and so in memory."""


class URLAnswer(NamedTuple):
    """What a URL's response says, whatever the links to it are.

    `verdict` is that by its status alone. `page` is what the page says, None where there is none.
    `is_private`: its text is only for those who have the secret.
    """

    verdict: Verdict
    page: PageFacts | None = None
    is_truncated: bool = False
    is_private: bool = False


class Page(NamedTuple):
    """What a URL gave: the verdict and, of a page that is there, its type and bytes."""

    verdict: Verdict
    content_type: str = ""
    body: bytes = b""


def request_thread(
    policy: RequestPolicy,
    *,
    lookup: Lookup = system_lookup,
    route: Callable[[], bool] = has_route,
) -> RequestThread[URLAnswer]:
    """A thread that requests URLs, for `verdicts`."""
    return RequestThread(
        Requester(policy), partial(_read_answer, policy), lookup=lookup, route=route
    )


def verdicts(
    thread: RequestThread[URLAnswer],
    requests: Iterable[LinkRequest],
    progress: LinkProgress | None = None,
) -> Iterator[tuple[LinkRequest, Verdict]]:
    """The verdict on each request, as soon as it is known, be its URL already asked or not.

    Nothing that a server does raises. Raises `CertificateFileError`.
    """
    by_url: dict[str, list[LinkRequest]] = defaultdict(list)
    for request in dict.fromkeys(requests):
        by_url[request.url].append(request)
    thread.ask(by_url)
    for url, answer in thread.answers(progress):
        for request in by_url[url]:
            yield request, _verdict(request, answer, thread.policy)


def fetch_pages(
    urls: Sequence[str],
    policy: RequestPolicy,
    *,
    progress: LinkProgress | None = None,
    route: Callable[[], bool] = has_route,
) -> Iterator[tuple[str, Page]]:
    """Whole pages, up to the policy's `max_bytes`, each as soon as it is there.

    Few are requested at once, and none is kept. Raises as `verdicts`.
    """
    policy = policy._replace(concurrency=min(policy.concurrency, MAX_WHOLE_PAGES))

    def read(url: str, response: Response) -> Page:
        verdict = _verdict(LinkRequest(url), _read_answer(policy, url, response), policy)
        return Page(verdict, response.content_type, response.body)

    requester = Requester(policy, whole_pages=True)
    with RequestThread(requester, read, ahead=1, route=route) as thread:
        thread.ask(urls)
        for url, page in thread.answers(progress):
            yield url, page or Page(TIME_UP)


def _read_answer(policy: RequestPolicy, url: str, response: Response) -> URLAnswer:
    """What a response says, for any link to its URL."""
    verdict = classify_response(url, response, policy.accept)._replace(asked_at=time.time())
    text = decode_page(response.body, response.content_type) if verdict.kind == "ok" else ""
    page = page_facts(url, response.url, text, anchors=policy.fragments) if text else None
    return URLAnswer(verdict, page, response.is_truncated, response.is_private)


TIME_UP = Verdict("skipped", "time_up")


def _verdict(request: LinkRequest, answer: URLAnswer | None, policy: RequestPolicy) -> Verdict:
    """The verdict on a request, by the status and by what the page says; None: no time was left."""
    if answer is None:
        return TIME_UP
    verdict, page, is_truncated, is_private = answer
    if page is None:
        return verdict
    checks_fragment = request.fragment and policy.fragments and not is_truncated
    if checks_fragment and not has_anchor(page, request.fragment):
        return verdict._replace(kind="gone", reason="fragment", detail=request.fragment)
    soft = soft_404(request.url, page, request.texts)
    if is_private:
        return verdict._replace(soft="front" if soft == "front" else "")
    moved = "" if soft else verdict.moved  # nobody wants a link to an error page
    return verdict._replace(soft=soft, moved=moved, title=page.title)
