"""Links on their way: reference in a note, request, answer, and a rule's problem."""

from collections.abc import Callable, Container
from typing import Literal, NamedTuple, Protocol

from notelint.model.message import Message

LinkProgress = Callable[[int, int, int], None]
"""Receives how many URLs are done, how many are left, and of how many hosts those are."""

VerdictKind = Literal["ok", "gone", "refused", "unknown", "skipped"]
"""ok: the page is there. gone: it is certain that it is not. refused: a server is there, but does
not give the page (401, 403, 429, 5xx). unknown: nothing was learnt (no network, a timeout).
skipped: not requested."""

VerdictReason = Literal[
    "",
    "status",  # by the HTTP status
    "no_host",  # the name has no address; `detail`: the host
    "no_network",  # nothing can be resolved or reached
    "timeout",
    "connection",  # refused or broken off; `detail`: how
    "tls",  # `detail`: what is wrong with the certificate
    "redirects",  # too many, or a loop; `detail`: the last URL
    "unsafe",  # not a public address; `detail`: the host and its address
    "no_http",  # no valid HTTP response; `detail`: how
    "fragment",  # the page has no such anchor; `detail`: its name
    "time_up",  # the run's time was over before the request
    "invalid",  # the URL cannot be requested; `detail`: why
]


Soft404 = Literal["", "phrase", "front", "title"]
"""Why a page with status ok looks like an error page: its text says so; it is the site's front
page; its title has nothing in common with the link text."""


class Verdict(NamedTuple):
    """What is known of a URL after a request.

    `status` is the last HTTP status, 0 without a response. `final` is where redirects led, "" if
    there were none; `moved` is the URL to write instead, if a server said that the move is
    permanent. `title` is the page's. `asked_at` is the time of the request, in seconds since 1970.
    `copy` is the URL of an archived copy, "" if there is none, None if the archive was not asked.
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
    """A URL to request, without its fragment; `fragment` is an anchor to look for on the page.

    `texts` are the texts of its links, by which a page with other content is recognized.
    """

    url: str
    texts: tuple[str, ...] = ()
    fragment: str = ""


class RequestPolicy(NamedTuple):
    """How URLs are requested: the table `[links]` of the settings. Times are in seconds.

    `accept` are statuses that count as ok; `allow` are hosts, addresses or networks (CIDR) that
    may be requested although they are not public. `headers` are `(host, name, value)`; the value
    `$NAME` is that of the environment variable, so that no secret is in a file. `total` is the
    time limit of the run.
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
    """Names to look others up in: whether one is there, and which one is nearest."""

    def __contains__(self, name: str) -> bool: ...

    def closest(self, name: str) -> str | None:
        """The nearest name, None if none is near."""
        ...


class NoteAnchors(NamedTuple):
    """The fragments with which links can name a place in a note.

    `headings` and `blocks` are those of Obsidian's links, if notes or a schema have that dialect.
    """

    anchors: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()


class LocalTarget(NamedTuple):
    """What is at a path. `name` is what is there instead, by its own name.

    `case`, `form`: a name that differs in case, or in its Unicode form (NFC, NFD). `outside`: the
    path leads out of the repository. `moved`: a file of that name is in another folder; the note
    would write its path as `link`. `anchors` are those of a note, None for other files or if the
    link has no fragment; `headings` and `blocks` are those that Obsidian's links name.
    """

    kind: Literal["file", "folder", "missing", "case", "form", "outside", "moved"]
    name: str = ""
    link: str = ""
    anchors: NameIndex | None = None
    headings: NameIndex | None = None
    blocks: Container[str] = ()


LinkAnswer = LocalTarget | Verdict


class LinkReference(NamedTuple):
    """A link whose target is outside of its note.

    - `url`: as the note has it; `external` if it leads to a website
    - `path`: else, where it leads: relative to where the note's own path starts, or to the root of
      the links if `rooted`; of a wikilink (`by_name`) the name of a file anywhere below the root
    - `name`: in Obsidian's dialect, the name to look for if nothing is at `path`
    - `fragment`: decoded; in Obsidian's dialect it may be a heading's text
    - `text`: the link text
    - `place`: where the URL is in the note; `excerpt`: its line
    - `written`: in a link's parentheses, in angle brackets, bare, or in another way (a reference,
      whose whole link is the place)
    - `schema`, `part`: the schema's name and the part's id, "" for none
    - `muted`: codes of rules that a comment or `per-file-ignores` disables there
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
    """A link and the path of its note."""

    path: str
    reference: LinkReference


class LinkProblem(NamedTuple):
    """A rule's problem with a link: a message, and the URL to write instead, if one is certain."""

    message: Message
    expected: str = ""
    address: str = ""
