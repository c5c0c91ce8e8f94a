"""Asks addresses and gives verdicts: each once a run, with manners, in bounded time."""

import asyncio
import random
import re
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from tenacity import AsyncRetrying, retry_if_result, stop_after_attempt, wait_exponential_jitter

from notelint.model.link import Asked, Manners, Verdict
from notelint.web.answer import SUSPICIOUS, Answer, judge
from notelint.web.client import BROWSER, HONEST, Client
from notelint.web.guard import Guard
from notelint.web.hosts import LONGEST_WAIT, Host
from notelint.web.page import has_anchor, page_text, soft, title_of
from notelint.web.resolver import Lookup, Resolver, has_route, system_lookup

Progress = Callable[[int, int, int], None]
"""Told how many addresses are done, how many are left, and of how many hosts those are."""

FILE = re.compile(
    r"\.(?:pdf|zip|gz|tgz|xz|bz2|7z|png|jpe?g|gif|webp|svg|mp[34]|webm|mov|docx?|xlsx?|pptx?|hwpx?"
    r"|csv|json|txt|exe|dmg|iso|epub)\Z",
    re.IGNORECASE,
)
"""Addresses of files, which may be large and say nothing of themselves."""

DARK = 3
"""When the names of so many hosts could not be asked for, and no other was found, there is no
network: waiting for each of the others would take minutes."""

AGAIN = (0.5, 1.5)
"""Seconds until an address is asked for once more."""


def probe(
    asked: Sequence[Asked],
    manners: Manners,
    *,
    progress: Progress | None = None,
    lookup: Lookup = system_lookup,
    route: Callable[[], bool] = has_route,
) -> dict[Asked, Verdict]:
    """The verdict for each address. Nothing that a server does raises.

    `lookup` and `route` are the system's but for tests. Raises `OSError` if the file of
    certificates cannot be read.
    """
    asked = list(dict.fromkeys(asked))
    if not manners.allow and not manners.proxy and not route():
        return {one: Verdict("unknown", "no_network", asked_at=time.time()) for one in asked}
    return asyncio.run(_Run(manners, lookup, progress).all(asked))


class Page(NamedTuple):
    """What an address gave: the verdict, and of a page that is there what it is and its bytes."""

    verdict: Verdict
    kind: str = ""
    body: bytes = b""


def fetch(
    urls: Sequence[str],
    manners: Manners,
    *,
    progress: Progress | None = None,
    route: Callable[[], bool] = has_route,
) -> dict[str, Page]:
    """The pages at addresses, whole up to `max_bytes`. Raises as `probe`."""
    asked = [Asked(url) for url in dict.fromkeys(urls)]
    if not manners.allow and not manners.proxy and not route():
        return {one.url: Page(Verdict("unknown", "no_network")) for one in asked}
    run = _Run(manners, system_lookup, progress, keeps=True)
    verdicts = asyncio.run(run.all(asked))
    return {
        one.url: Page(verdict, *run.bodies.get(one, ("", b""))) for one, verdict in verdicts.items()
    }


class _Run:
    """One run over all addresses."""

    def __init__(
        self, manners: Manners, lookup: Lookup, progress: Progress | None, *, keeps: bool = False
    ) -> None:
        self.keeps = keeps
        self.manners = manners
        self.lookup = lookup
        self.progress = progress
        self.hosts: dict[str, Host] = {}
        self.left: dict[str, int] = {}
        self.lost: set[str] = set()
        self.found = False
        self.bodies: dict[Asked, tuple[str, bytes]] = {}

    async def all(self, asked: Sequence[Asked]) -> dict[Asked, Verdict]:
        """Ask until all are answered, or the time is over."""
        verdicts = {one: Verdict("skipped", "time_up") for one in asked}
        for one in asked:
            self.left[_host(one.url)] = self.left.get(_host(one.url), 0) + 1
        guard = Guard((*self.manners.allow, *_proxy(self.manners)))
        resolver = Resolver(guard, self.lookup, self.manners.timeout)
        client = Client(self.manners, resolver)
        places = asyncio.Semaphore(self.manners.concurrency)

        async def take(one: Asked) -> None:
            async with places:
                verdicts[one] = await self._one(client, one)
            self._tell(one, len(asked))

        try:
            async with asyncio.timeout(self.manners.total), asyncio.TaskGroup() as group:
                for one in asked:
                    group.create_task(take(one))
        except TimeoutError:
            pass  # the rest is told as skipped
        finally:
            await client.close()
        return verdicts

    def _tell(self, one: Asked, number: int) -> None:
        host = _host(one.url)
        self.left[host] -= 1
        if not self.left[host]:
            del self.left[host]
        if self.progress:
            rest = sum(self.left.values())
            self.progress(number - rest, rest, len(self.left))

    async def _one(self, client: Client, one: Asked) -> Verdict:
        """The verdict on one address, after second thoughts where it seems to be gone."""
        if not self.found and len(self.lost) >= DARK:
            return Verdict("unknown", "no_network", asked_at=time.time())
        answer = await self._patiently(client, one.url)
        if answer.is_gone:
            await asyncio.sleep(random.uniform(*AGAIN))  # noqa: S311 - not for secrets
            answer = await self._ask(client, one.url, "GET", BROWSER)
        if answer.trouble == "no_network":
            self.lost.add(_host(one.url))
        self.found = self.found or not answer.trouble
        if answer.body and self.keeps:
            self.bodies[one] = (answer.kind, answer.body)
        return self._look(one, answer)._replace(asked_at=time.time())

    async def _patiently(self, client: Client, url: str) -> Answer:
        """Ask again, later and later, while it may be otherwise."""
        answer = await self._both_ways(client, url)
        if not self.manners.retries or not (answer.may_pass or _may_wait(answer)):
            return answer
        await asyncio.sleep(random.uniform(*AGAIN))  # noqa: S311 - not for secrets
        asking = AsyncRetrying(
            stop=stop_after_attempt(self.manners.retries),
            wait=wait_exponential_jitter(multiplier=0.5, max=10),
            retry=retry_if_result(lambda answer: answer.may_pass or _may_wait(answer)),
            retry_error_callback=lambda state: state.outcome and state.outcome.result(),
        )
        again: Answer = await asking(self._both_ways, client, url)
        return again

    async def _both_ways(self, client: Client, url: str) -> Answer:
        """GET for a page, of which the beginning is read anyway; for a file HEAD first."""
        if not self.keeps and FILE.search(url.partition("?")[0]):
            answer = await self._ask(client, url, "HEAD", HONEST)
            if answer.trouble or 200 <= answer.status < 300 or _may_wait(answer):
                return answer
        answer = await self._ask(client, url, "GET", HONEST)
        if answer.status in SUSPICIOUS and not self.manners.user_agent:
            answer = await self._ask(client, url, "GET", BROWSER)
        return answer

    async def _ask(self, client: Client, url: str, method: str, agent: str) -> Answer:
        name = _host(url)
        host = self.hosts.get(name)
        if host is None:
            host = self.hosts[name] = Host(self.manners.per_host, self.manners.delay)
        async with host.turn():
            answer = await client.ask(url, method, agent)
        if _may_wait(answer):
            host.rest(answer.wait)
        return answer

    def _look(self, one: Asked, answer: Answer) -> Verdict:
        """The verdict, with what the page says of itself."""
        verdict = judge(one.url, answer, self.manners.accept)
        text = page_text(answer.body, answer.kind) if verdict.kind == "ok" else ""
        if not text:
            return verdict
        if one.fragment and self.manners.fragments and not has_anchor(text, one.fragment):
            return verdict._replace(kind="gone", reason="fragment", detail=one.fragment)
        looks = soft(one.url, answer.url, text, one.texts)
        return verdict._replace(soft=looks, title=title_of(text))


def _proxy(manners: Manners) -> tuple[str, ...]:
    """The proxy as the guard knows hosts: it is the user's own, wherever it stands."""
    return (_host(manners.proxy),) if manners.proxy else ()


def _may_wait(answer: Answer) -> bool:
    """Whether the server says when it may be asked again, and that is soon."""
    busy = answer.status in (429, 503) and not answer.trouble
    return busy and 0 < answer.wait <= LONGEST_WAIT


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""
