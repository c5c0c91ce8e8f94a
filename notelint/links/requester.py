"""How one URL is requested: by which methods, as which program, and how often."""

import asyncio
import random
import re

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

FIRST_RETRY_DELAY = 0.5
LONGEST_RETRY_DELAY = 9.0
"""Seconds until the first retry, which double for each further one; up to 1 at random is added."""


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
        for retry in range(self.policy.retries):
            if not response.is_transient:
                break
            delay = min(FIRST_RETRY_DELAY * 2**retry, LONGEST_RETRY_DELAY)
            await asyncio.sleep(delay + random.random())  # noqa: S311 - no secret
            response = await self._by_method(client, url)
        return response

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
