"""How one URL is requested: by which methods, as which program, and how often."""

import asyncio
import random
import re

from tenacity import AsyncRetrying, retry_if_result, stop_after_attempt
from tenacity.wait import wait_exponential, wait_random

from notelint.links.client import BROWSER_AGENT, OWN_AGENT, Client
from notelint.links.response import BLOCKING_STATUSES, BUSY_STATUSES, Response
from notelint.model.link import RequestPolicy

FILE = re.compile(
    r"\.(?:pdf|zip|gz|tgz|xz|bz2|7z|png|jpe?g|gif|webp|svg|mp[34]|webm|mov|docx?|xlsx?|pptx?|hwpx?"
    r"|csv|json|txt|exe|dmg|iso|epub)\Z",
    re.IGNORECASE,
)
"""URLs of files, which may be large and have no text to look at."""

CERTAIN_FAILURES = ("no_host", "no_network", "unsafe", "invalid", "tls")
"""Failures that another method would not change."""

SECOND_REQUEST_DELAY = (0.5, 1.5)
"""Seconds until a URL is requested once more, at random between these."""


class Requester:
    """Requests URLs under a policy; `whole_pages`: always by GET."""

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
