"""Asks addresses and gives verdicts: each once a run, with manners, in bounded time."""

import asyncio
import random
import re
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tenacity import AsyncRetrying, retry_if_result, stop_after_attempt, wait_exponential_jitter

from notelint.links.client import BROWSER, HONEST, Client
from notelint.links.consent import proxies, proxy_hosts
from notelint.links.guard import Guard
from notelint.links.host_limits import host_of
from notelint.links.page import has_anchor, page_text, soft, title_of
from notelint.links.resolver import Lookup, Resolver, has_route, system_lookup
from notelint.links.response import BUSY, SUSPICIOUS, Response, classify_response
from notelint.model.link import LinkRequest, RequestPolicy, Verdict

Progress = Callable[[int, int, int], None]
"""Told how many addresses are done, how many are left, and of how many hosts those are."""

Learnt = Callable[[LinkRequest, Verdict], None]
"""Told each verdict as soon as it is known."""

FILE = re.compile(
    r"\.(?:pdf|zip|gz|tgz|xz|bz2|7z|png|jpe?g|gif|webp|svg|mp[34]|webm|mov|docx?|xlsx?|pptx?|hwpx?"
    r"|csv|json|txt|exe|dmg|iso|epub)\Z",
    re.IGNORECASE,
)
"""Addresses of files, which may be large and say nothing of themselves."""

CERTAIN = ("no_host", "no_network", "unsafe", "invalid", "tls")
"""Troubles that another method would not mend."""

AT_ONCE = 8
"""Whole pages that are on their way at once, and so in memory."""

AGAIN = (0.5, 1.5)
"""Seconds until an address is asked for once more."""


def probe(
    asked: Sequence[LinkRequest],
    policy: RequestPolicy,
    *,
    progress: Progress | None = None,
    learnt: Learnt | None = None,
    lookup: Lookup = system_lookup,
    route: Callable[[], bool] = has_route,
) -> dict[LinkRequest, Verdict]:
    """The verdict for each address. Nothing that a server does raises.

    `lookup` and `route` are the system's but for tests. Raises `OSError` if the file of
    certificates cannot be read.
    """
    asked = list(dict.fromkeys(asked))
    if not policy.allow and not proxies(policy) and not route():
        return {one: Verdict("unknown", "no_network", asked_at=time.time()) for one in asked}
    return asyncio.run(_Run(policy, lookup, progress, learnt).all(asked))


class Page(NamedTuple):
    """What an address gave: the verdict, and of a page that is there what it is and its bytes."""

    verdict: Verdict
    kind: str = ""
    body: bytes = b""


def fetch(
    urls: Sequence[str],
    policy: RequestPolicy,
    take: Callable[[str, Page], None],
    *,
    progress: Progress | None = None,
    route: Callable[[], bool] = has_route,
) -> None:
    """Fetch pages, whole up to `max_bytes`; `take` gets each as soon as it is there.

    None is held longer, and few are on their way at once. Raises as `probe`.
    """
    asked = [LinkRequest(url) for url in dict.fromkeys(urls)]
    if not policy.allow and not proxies(policy) and not route():
        for one in asked:
            take(one.url, Page(Verdict("unknown", "no_network")))
        return
    few = policy._replace(concurrency=min(policy.concurrency, AT_ONCE))
    run = _Run(few, system_lookup, progress, take=take)
    for one, verdict in asyncio.run(run.all(asked)).items():
        if one.url not in run.taken:
            take(one.url, Page(verdict))


class _Run:
    """One run over all addresses."""

    def __init__(
        self,
        policy: RequestPolicy,
        lookup: Lookup,
        progress: Progress | None,
        learnt: Learnt | None = None,
        *,
        take: Callable[[str, Page], None] | None = None,
    ) -> None:
        self.take = take
        self.taken: set[str] = set()
        self.policy = policy
        self.lookup = lookup
        self.progress = progress
        self.learnt = learnt
        self.done = 0
        self.left: dict[str, int] = {}

    async def all(self, asked: Sequence[LinkRequest]) -> dict[LinkRequest, Verdict]:
        """Ask until all are answered, or the time is over."""
        verdicts = {one: Verdict("skipped", "time_up") for one in asked}
        by_url: dict[str, list[LinkRequest]] = {}
        for one in asked:
            by_url.setdefault(one.url, []).append(one)
            self.left[host_of(one.url)] = self.left.get(host_of(one.url), 0) + 1
        known = proxies(self.policy)
        guard = Guard((*self.policy.allow, *proxy_hosts(known)))
        resolver = Resolver(guard, self.lookup, self.policy.timeout)
        client = Client(self.policy, resolver, known)

        async def take(url: str) -> None:
            answer = await self._one(client, url)
            for one in by_url[url]:
                verdicts[one] = self._look(one, answer)._replace(asked_at=time.time())
                self._tell(one, verdicts[one], len(asked))
            if self.take:
                self.taken.add(url)
                self.take(url, Page(verdicts[by_url[url][0]], answer.kind, answer.body))

        asyncio.get_running_loop().set_exception_handler(lambda *_: None)  # it writes to stderr
        try:
            async with asyncio.timeout(self.policy.total), asyncio.TaskGroup() as group:
                for url in by_url:
                    group.create_task(take(url))
        except TimeoutError:
            pass  # the rest is told as skipped
        finally:
            await client.close()
        return verdicts

    def _tell(self, one: LinkRequest, verdict: Verdict, number: int) -> None:
        host = host_of(one.url)
        self.done += 1
        self.left[host] -= 1
        if not self.left[host]:
            del self.left[host]
        if self.learnt:
            self.learnt(one, verdict)
        if self.progress:
            self.progress(self.done, number - self.done, len(self.left))

    async def _one(self, client: Client, url: str) -> Response:
        """What an address answers, after second thoughts where it seems to be gone."""
        answer = await self._patiently(client, url)
        if answer.is_gone:
            await asyncio.sleep(random.uniform(*AGAIN))  # noqa: S311 - not for secrets
            answer = await client.ask(url, "GET", BROWSER)
        return answer

    async def _patiently(self, client: Client, url: str) -> Response:
        """Ask again, later and later, while it may be otherwise."""
        answer = await self._both_ways(client, url)
        if not self.policy.retries or not answer.may_pass:
            return answer
        await asyncio.sleep(random.uniform(*AGAIN))  # noqa: S311 - not for secrets
        asking = AsyncRetrying(
            stop=stop_after_attempt(self.policy.retries),
            wait=wait_exponential_jitter(multiplier=0.5, max=10),
            retry=retry_if_result(lambda answer: answer.may_pass),
            retry_error_callback=lambda state: state.outcome and state.outcome.result(),
        )
        again: Response = await asking(self._both_ways, client, url)
        return again

    async def _both_ways(self, client: Client, url: str) -> Response:
        """GET for a page, of which the beginning is read anyway; for a file HEAD first."""
        if not self.take and FILE.search(url.partition("?")[0]):
            answer = await client.ask(url, "HEAD", HONEST)
            if answer.trouble in CERTAIN or 200 <= answer.status < 300 or answer.status in BUSY:
                return answer
        answer = await client.ask(url, "GET", HONEST)
        if answer.status in SUSPICIOUS and not self.policy.user_agent:
            answer = await client.ask(url, "GET", BROWSER)
        return answer

    def _look(self, one: LinkRequest, answer: Response) -> Verdict:
        """The verdict, with what the page says of itself."""
        verdict = classify_response(one.url, answer, self.policy.accept)
        text = page_text(answer.body, answer.kind) if verdict.kind == "ok" else ""
        if not text:
            return verdict
        looked_for = one.fragment and self.policy.fragments and not answer.is_cut
        if looked_for and not has_anchor(text, one.fragment):
            return verdict._replace(kind="gone", reason="fragment", detail=one.fragment)
        looks = soft(one.url, answer.url, text, one.texts)
        if answer.is_private:  # its words are for whom the secret is for
            return verdict._replace(soft="front" if looks == "front" else "")
        moved = "" if looks else verdict.moved  # nobody wants a link to an error page
        return verdict._replace(soft=looks, moved=moved, title=title_of(text))
