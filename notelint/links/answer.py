"""What a server said, or why it said nothing; and the verdict on it. Pure."""

from typing import NamedTuple

from notelint.links.addresses import bare, is_open
from notelint.model.link import Reason, Verdict

GONE = (404, 410)
"""The server says that there is nothing."""

TRANSIENT = (408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524)
"""May be otherwise a moment later. From 520 on they are Cloudflare's."""

BUSY = (429, 503)
"""Comes with `Retry-After`, if the server is polite."""

PATIENCE = 60.0
"""A server that wants to be left alone for longer, in seconds, is left alone for the whole run."""

SUSPICIOUS = (403, 406, 999)
"""What servers answer to programs that they do not like."""


class Answer(NamedTuple):
    """The last answer after redirects.

    `trouble` says why there is none, `detail` more of it. `url` is where the redirects led, `moved`
    the address to which permanent ones led from the first hop on. `wait` is `Retry-After` in
    seconds. `body` is the beginning of the page, all of it unless `is_cut`. `is_private`: it was
    asked for with a secret, so that not everybody may see it.
    """

    url: str
    status: int = 0
    trouble: Reason = ""
    detail: str = ""
    moved: str = ""
    kind: str = ""
    body: bytes = b""
    wait: float = 0.0
    is_cut: bool = False
    is_private: bool = False

    @property
    def may_pass(self) -> bool:
        """Whether it may be otherwise a moment later."""
        if self.wait > PATIENCE:
            return False
        broken = self.trouble in ("timeout", "connection")
        return broken or (not self.trouble and self.status in TRANSIENT)

    @property
    def is_gone(self) -> bool:
        """Whether nothing is there."""
        return self.trouble == "no_host" or (not self.trouble and self.status in GONE)


def judge(asked: str, answer: Answer, accept: tuple[int, ...]) -> Verdict:
    """The verdict on an answer; whether the page is what it should be is not asked here."""
    final = bare(answer.url) if answer.url != asked else ""
    moved = answer.moved if is_open(answer.moved, asked) else ""
    verdict = Verdict("unknown", answer.trouble, answer.detail, answer.status, final, moved)
    if answer.trouble == "no_host":
        return verdict._replace(kind="gone", moved="")
    if answer.trouble == "unsafe":
        return verdict._replace(kind="refused", moved="")
    if answer.trouble:
        return verdict._replace(moved="")
    if 200 <= answer.status < 300 or answer.status in accept:
        return verdict._replace(kind="ok")
    if answer.status in GONE:
        return verdict._replace(kind="gone", reason="status", moved="")
    return verdict._replace(kind="refused", reason="status", moved="")
