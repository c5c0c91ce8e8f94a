"""Requests URLs, each once a run, within the policy's limits, and gives verdicts on them."""

import asyncio
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tenacity import AsyncRetrying, retry_if_result, stop_after_attempt
from tenacity.wait import wait_exponential, wait_random

from notelint.links.client import BROWSER_AGENT, OWN_AGENT, Client
from notelint.links.consent import Proxies, proxies_of, proxy_hosts
from notelint.links.guard import Guard
from notelint.links.page import decode_page, has_anchor, soft_404, title_of
from notelint.links.resolver import Lookup, Resolver, has_route, system_lookup
from notelint.links.response import BLOCKING_STATUSES, BUSY_STATUSES, Response, classify_response
from notelint.links.urls import host_of
from notelint.model.link import LinkRequest, RequestPolicy, Verdict

Progress = Callable[[int, int, int], None]
"""Receives how many URLs are done, how many are left, and of how many hosts those are."""

FILE = re.compile(
    r"\.(?:pdf|zip|gz|tgz|xz|bz2|7z|png|jpe?g|gif|webp|svg|mp[34]|webm|mov|docx?|xlsx?|pptx?|hwpx?"
    r"|csv|json|txt|exe|dmg|iso|epub)\Z",
    re.IGNORECASE,
)
"""URLs of files, which may be large and have no text to look at."""

CERTAIN_FAILURES = ("no_host", "no_network", "unsafe", "invalid", "tls")
"""Failures that another method would not change."""

MAX_WHOLE_PAGES = 8
"""Whole pages that are requested at once, and so in memory."""

SECOND_REQUEST_DELAY = (0.5, 1.5)
"""Seconds until a URL is requested once more, at random between these."""


class Page(NamedTuple):
    """What a URL gave: the verdict and, of a page that is there, its type and bytes."""

    verdict: Verdict
    content_type: str = ""
    body: bytes = b""


def request_urls(
    requests: Sequence[LinkRequest],
    policy: RequestPolicy,
    *,
    progress: Progress | None = None,
    lookup: Lookup = system_lookup,
    route: Callable[[], bool] = has_route,
) -> Iterator[tuple[LinkRequest, Verdict]]:
    """The verdict on each request, as soon as it is known.

    Nothing that a server does raises. Raises `CertificateFileError`.
    """
    by_url: dict[str, list[LinkRequest]] = defaultdict(list)
    for request in dict.fromkeys(requests):
        by_url[request.url].append(request)
    responses = _responses(list(by_url), _Requester(policy), progress, lookup, route)
    for url, response in responses:
        for request in by_url[url]:
            yield request, _verdict(request, response, policy)


def fetch_pages(
    urls: Sequence[str],
    policy: RequestPolicy,
    *,
    progress: Progress | None = None,
    route: Callable[[], bool] = has_route,
) -> Iterator[tuple[str, Page]]:
    """Whole pages, up to the policy's `max_bytes`, each as soon as it is there.

    Few are requested at once, and none is kept. Raises as `request_urls`.
    """
    policy = policy._replace(concurrency=min(policy.concurrency, MAX_WHOLE_PAGES))
    urls = list(dict.fromkeys(urls))
    requester = _Requester(policy, whole_pages=True)
    for url, response in _responses(urls, requester, progress, system_lookup, route):
        verdict = _verdict(LinkRequest(url), response, policy)
        yield url, Page(verdict, *((response.content_type, response.body) if response else ()))


def _verdict(request: LinkRequest, response: Response | None, policy: RequestPolicy) -> Verdict:
    """The verdict on a response, by its status and by what the page says."""
    if response is None:
        return Verdict("skipped", "time_up")
    verdict = classify_response(request.url, response, policy.accept)._replace(asked_at=time.time())
    text = decode_page(response.body, response.content_type) if verdict.kind == "ok" else ""
    if not text:
        return verdict
    checks_fragment = request.fragment and policy.fragments and not response.is_truncated
    if checks_fragment and not has_anchor(text, request.fragment):
        return verdict._replace(kind="gone", reason="fragment", detail=request.fragment)
    soft = soft_404(request.url, response.url, text, request.texts)
    if response.is_private:  # its text is only for those who have the secret
        return verdict._replace(soft="front" if soft == "front" else "")
    moved = "" if soft else verdict.moved  # nobody wants a link to an error page
    return verdict._replace(soft=soft, moved=moved, title=title_of(text))


def _responses(
    urls: Sequence[str],
    requester: "_Requester",
    progress: Progress | None,
    lookup: Lookup,
    route: Callable[[], bool],
) -> Iterator[tuple[str, Response | None]]:
    """The response to each URL as soon as it is there; None if the run's time was over before.

    The event loop runs only while the caller waits for the next response.
    """
    policy = requester.policy
    proxies = proxies_of(policy)
    if not policy.allow and not proxies and not route():
        yield from ((url, Response(url, failure="no_network")) for url in urls)
        return
    left = Counter(map(host_of, urls))
    waiting = dict.fromkeys(urls)
    with asyncio.Runner() as runner:
        runner.get_loop().set_exception_handler(lambda *_: None)  # the default one prints
        queue: Queue = asyncio.Queue()
        guard = Guard((*policy.allow, *proxy_hosts(proxies)))
        resolver = Resolver(guard, lookup, policy.timeout)
        run = runner.get_loop().create_task(_request_all(urls, requester, resolver, proxies, queue))
        while (batch := runner.run(_next_batch(queue, run))) is not None:
            for url, response in batch:
                del waiting[url]
                host = host_of(url)
                left[host] -= 1
                if not left[host]:
                    del left[host]
                if progress:
                    progress(len(urls) - len(waiting), len(waiting), len(left))
                yield url, response
    yield from ((url, None) for url in waiting)


Queue = asyncio.Queue[tuple[str, Response]]


async def _request_all(
    urls: Sequence[str], requester: "_Requester", resolver: Resolver, proxies: Proxies, queue: Queue
) -> None:
    """Request all URLs until each has its response in the queue, or the run's time is over."""
    client = Client(requester.policy, resolver, proxies)

    async def request(url: str) -> None:
        queue.put_nowait((url, await requester.request(client, url)))

    try:
        async with asyncio.timeout(requester.policy.total), asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(request(url))
    except TimeoutError:
        pass  # the other URLs get no response
    finally:
        await client.close()


async def _next_batch(queue: Queue, run: "asyncio.Task[None]") -> list[tuple[str, Response]] | None:
    """All responses that are there, at least one of them; None if there will be no more.

    Raises what the run raises.
    """
    if queue.empty():
        waiting = asyncio.create_task(queue.get())
        await asyncio.wait((waiting, run), return_when=asyncio.FIRST_COMPLETED)
        if not waiting.done():
            waiting.cancel()
            return run.result()
        queue.put_nowait(waiting.result())
    return [queue.get_nowait() for _ in range(queue.qsize())]


class _Requester:
    """How a URL is requested: by which methods, as which program, and how often."""

    def __init__(self, policy: RequestPolicy, *, whole_pages: bool = False) -> None:
        self.policy = policy
        self.whole_pages = whole_pages

    async def request(self, client: Client, url: str) -> Response:
        """The response to a URL. One that seems dead is requested a second time, as a browser."""
        response = await self._with_retries(client, url)
        if response.is_dead:
            await asyncio.sleep(random.uniform(*SECOND_REQUEST_DELAY))  # noqa: S311 - no secret
            response = await client.request(url, "GET", BROWSER_AGENT)
        return response

    async def _with_retries(self, client: Client, url: str) -> Response:
        """Retry, later and later, while a later request may succeed."""
        response = await self._by_method(client, url)
        if not self.policy.retries or not response.is_transient:
            return response
        await asyncio.sleep(random.uniform(*SECOND_REQUEST_DELAY))  # noqa: S311 - no secret
        retrying = AsyncRetrying(
            stop=stop_after_attempt(self.policy.retries),
            wait=wait_exponential(multiplier=0.5, max=9) + wait_random(0, 1),
            retry=retry_if_result(lambda response: response.is_transient),
            retry_error_callback=lambda state: state.outcome and state.outcome.result(),
        )
        last: Response = await retrying(self._by_method, client, url)
        return last

    async def _by_method(self, client: Client, url: str) -> Response:
        """GET for a page, whose beginning is read anyway; for a file HEAD first."""
        if not self.whole_pages and FILE.search(url.partition("?")[0]):
            response = await client.request(url, "HEAD", OWN_AGENT)
            is_certain = response.failure in CERTAIN_FAILURES or 200 <= response.status < 300
            if is_certain or response.status in BUSY_STATUSES:
                return response
        response = await client.request(url, "GET", OWN_AGENT)
        if response.status in BLOCKING_STATUSES and not self.policy.user_agent:
            response = await client.request(url, "GET", BROWSER_AGENT)
        return response
