"""External addresses: what is asked of them, how, and what became of them."""

from typing import Literal, NamedTuple, Protocol

from notelint.model.message import Message

VerdictKind = Literal["ok", "gone", "refused", "unknown", "skipped"]
"""ok: it answers. gone: it is sure that it is not there. refused: a server is there and does not
say (401, 403, 429, 5xx). unknown: nothing was learnt (no network, a time-out). skipped: not asked.
"""

VerdictReason = Literal[
    "",
    "status",  # `detail`: the HTTP status in words
    "no_host",  # the name has no address; `detail`: the host
    "no_network",  # nothing at all can be resolved or reached
    "timeout",
    "connection",  # refused or broken off; `detail`: how
    "tls",  # `detail`: what is wrong with the certificate
    "redirects",  # too many, in a circle, or to nowhere; `detail`: the last address
    "unsafe",  # leads to an address that is not public; `detail`: the host and its address
    "no_http",  # what answers does not speak HTTP; `detail`: how
    "fragment",  # the page has no such anchor; `detail`: its name
    "time_up",  # the run's time was over before it was asked
    "invalid",  # no address that can be asked; `detail`: why
]


Soft404 = Literal["", "phrase", "front", "title"]
"""Why a page that answers is none: it says that there is nothing; it is the site's front page; its
title has nothing in common with what the link says."""


class Verdict(NamedTuple):
    """What became of an address.

    `status` is the last HTTP status, 0 where there was none. `final` is the address that answered,
    "" where it is the one asked; `moved` is the address to write instead, where a server said that
    the move is permanent. `title` is the page's. `asked_at` is when it was asked, in seconds since
    1970. `copy` is the address of an archived copy, "" where there is none, None where nobody
    was asked for one.
    """

    kind: VerdictKind
    reason: VerdictReason = ""
    detail: str = ""
    status: int = 0
    final: str = ""
    moved: str = ""
    soft: Soft404 = ""
    title: str = ""
    asked_at: float = 0.0
    copy: str | None = None


class LinkRequest(NamedTuple):
    """An address to be asked, without its fragment unless `fragment` is to be looked for.

    `texts` are what its links say, by which a page of another content is known.
    """

    url: str
    texts: tuple[str, ...] = ()
    fragment: str = ""


class RequestPolicy(NamedTuple):
    """How addresses are asked: the table `[links]` of the settings. Times are in seconds.

    `accept` are statuses that count as ok; `allow` are hosts, addresses or networks (CIDR) that may
    be asked although they are not public. `headers` are `(host, name, value)`; `$NAME` for a
    value is that of the environment, so that no secret stands in a file. `total` bounds the run.
    """

    concurrency: int = 64
    per_host: int = 4
    delay: float = 0.1
    timeout: float = 20.0
    total: float = 600.0
    retries: int = 2
    max_redirects: int = 10
    max_bytes: int = 1_000_000
    accept: tuple[int, ...] = ()
    allow: tuple[str, ...] = ()
    headers: tuple[tuple[str, str, str], ...] = ()
    user_agent: str = ""
    proxy: str = ""
    ca_file: str = ""
    fragments: bool = False


class NameIndex(Protocol):
    """Names of places: whether one is there, and which of them another was likely meant for."""

    def __contains__(self, name: str) -> bool: ...

    def closest(self, name: str) -> str | None:
        """The nearest name, None if none is near."""
        ...


class NoteAnchors(NamedTuple):
    """The fragments with which links can name a place in a note.

    `headings` are the names of its headings in Obsidian's links, if a schema has that dialect.
    """

    anchors: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


class LocalTarget(NamedTuple):
    """What is at a path. `name` is what is there instead, by the name that it has.

    `case`, `form`: a name that differs in case, or in how its letters are composed (NFC, NFD).
    `outside`: the path leads out of the repository. `anchors` are those of a note, None for what
    has none or where they were not asked for; `headings` are what Obsidian's links call the
    note's headings, where its dialect asks.
    """

    kind: Literal["file", "folder", "missing", "case", "form", "outside"]
    name: str = ""
    anchors: NameIndex | None = None
    headings: NameIndex | None = None


LinkAnswer = LocalTarget | Verdict


class LinkReference(NamedTuple):
    """A link whose target lies outside of its note: what others must answer for.

    `url` is the address as the note has it, `external` one that the network is asked for. Else
    `path` is where it leads, from where the note's own path starts, or from the root of the links
    if `rooted`; of a wikilink (`by_name`) it is the name of a note or file anywhere below the root.
    `name` is that of any link in Obsidian's dialect, in which it counts where nothing is at `path`,
    and `fragment` may be a heading's text. `fragment` is decoded. `text` is what the link says.
    `place` is where the address stands, `excerpt` its line. `written` is how it stands there:
    in a link's parentheses, in angle brackets, bare, or in another way (by a reference, whose
    whole link is the place). `schema` is the schema's name. `muted` are the codes of rules that a
    comment has switched off there.
    """

    url: str
    place: tuple[int, int, int, int]
    external: bool = False
    path: str = ""
    rooted: bool = False
    by_name: bool = False
    name: str = ""
    fragment: str = ""
    text: str = ""
    schema: str = ""
    part: str = ""
    excerpt: str = ""
    written: Literal["", "link", "autolink", "bare"] = ""
    muted: tuple[str, ...] = ()


class NoteLink(NamedTuple):
    """A link and the note that has it."""

    path: str
    reference: LinkReference


class LinkProblem(NamedTuple):
    """What a rule says of a link: a message, and the address to write instead, if one is sure."""

    message: Message
    expected: str = ""
    address: str = ""
