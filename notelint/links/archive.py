"""Asks the Internet Archive for copies of pages: https://archive.org/help/wayback_api.php."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from notelint.links.probe import Page, Progress, fetch
from notelint.model.link import RequestPolicy

ASK = "https://archive.org/wayback/available?url="


def copies(
    urls: Sequence[str], policy: RequestPolicy, progress: Progress | None = None
) -> dict[str, str]:
    """The newest copy of each address, "" where there is none. Who got no answer is left out.

    Raises as `probe`.
    """
    asked = {ASK + quote(url, safe=""): url for url in urls}
    found: dict[str, str | None] = {}

    def take(address: str, page: Page) -> None:
        if page.body:
            found[asked[address]] = _copy(page.body)

    fetch(list(asked), policy, take, progress=progress)
    return {url: copy for url, copy in found.items() if copy is not None}


def _copy(answer: bytes) -> str | None:
    """The copy that an answer names, "" for none, None for what is no such answer."""
    try:
        closest = json.loads(answer)["archived_snapshots"].get("closest", {})
        is_there = closest.get("available") is True and str(closest.get("status")) == "200"
        url = str(closest["url"]) if is_there else ""
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if url.startswith("http://web.archive.org/"):
        return f"https{url.removeprefix('http')}"
    # A text that a server sends is shown to people: only what is a copy's address.
    return url if not url or url.startswith("https://web.archive.org/") else None
