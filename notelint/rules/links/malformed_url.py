"""L002: addresses that no browser can open as they are written."""

import re
import unicodedata
from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection
from notelint.model.finding import Fix, Problem
from notelint.model.message import Message, message
from notelint.model.rule import Example, Rule
from notelint.model.source import Source
from notelint.model.text import Link
from notelint.text.edits.links import close_link, encode_spaces, make_link, replace_url
from notelint.text.near_links import near_links

BEGINNING = r"([A-Za-zＡ-Ｚａ-ｚ][A-Za-z0-9+.\-Ａ-Ｚａ-ｚ]*|(?=[:：]))([:;/\\：；／＼﹕∶⁄∕]+)"
"""What stands for the scheme (nothing, where it was lost), and the marks behind it: also those that
Korean, Chinese and Japanese keyboards give."""

SOUND = r"https?://[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+([/?#]\S*)?"
"""Most addresses: a quick answer for them. A host with a dot, no port, no white space."""

WRAPPED = r"""[("'“‘\[<「『](https?://[^\s()\[\]"'“”‘’<>「」『』]+)[)"'”’\]>」』]"""
"""A URL in brackets or quotation marks; what may follow is what makes a link of it in Markdown."""

WITHOUT_SCHEME = r"(?i:www)\.[^/\s.]+\.\w"

HOST_BREAKER = r"[^\w.:\[\]%~-]|(?:^|\.)\."
"""What no host has: punctuation of other kinds, empty labels. Letters of any script are fine."""

MAIL = r"[^\s@,]+@[^\s@,]+"
MAIL_TO = rf"(?i:mailto):(?:{MAIL}(?:,{MAIL})*(?:\?.*)?|\?.*)"
"""One address or more; none where fields behind `?` name them (RFC 6068)."""

LOOK_AHEAD = 500
"""Characters in which the closing bracket behind an address is looked for."""

SCHEMA = """\
parts:
  - id: source
    heading: {text: 출처, level: 2}
    holds: links
    url: {scheme: https}
"""


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """At most one problem a link. Relative paths and anchors are other rules' affair."""
    del options
    source = bound.note.source
    wrong = set()
    for leaf in bound.note.leaves:
        if leaf.kind not in ("code", "html"):
            for near in near_links(leaf.text, source.text):
                fix = make_link(source, leaf.text, near)
                place = leaf.text.span(near.start, near.end)
                yield Problem(place, message(near.slip, url=near.url), fix=fix)
    for link in bound.note.links:
        bare = link.kind == "bare"
        wording = _not_a_link(source, link) if bare else judge(link.url)
        if wording:
            wrong.add(link.span)
            meant = _meant(link.url, wording)
            fix = _closed(source, link, wording) if bare else _fix(source, link, wording, meant)
            yield Problem(link.target, wording, expected=meant, found=link.url, fix=fix)
    for section in bound.all_sections:
        if section.part.url and section.part.url.schemes:
            links = (link for item in section.items for link in item.text.links)
            for link in links:
                if link.span not in wrong and (problem := _scheme(section, link)):
                    wrong.add(link.span)
                    yield problem


def _not_a_link(source: Source, link: Link) -> Message | None:
    """Why `[text](address)` was left as text, if that is what stands around a bare address."""
    if not source.text.endswith("](", 0, link.span.start):
        return None
    line_end = source.ends[source.position(link.span.end).line - 1]
    rest = source.text[link.span.end : min(line_end, link.span.end + LOOK_AHEAD)]
    if ")" not in rest:
        return message("open", url=link.url)
    return message("space" if rest[0].isspace() else "unbalanced", url=link.url)


def _closed(source: Source, link: Link, wording: Message) -> Fix | None:
    """Make a link of `[text](address)`, where it is sure how."""
    if wording.name == "open":
        return close_link(source, link)
    line_end = source.ends[source.position(link.span.end).line - 1]
    return encode_spaces(source, link, line_end) if wording.name == "space" else None


def _fix(source: Source, link: Link, wording: Message, meant: str) -> Fix | None:
    """Write the address without its slip, if it is sound then.

    Safe where only marks were wrong; that letters or a scheme are missing is a guess.
    """
    url = link.url.strip()
    safe = wording.name == "space"
    if safe:
        meant = re.sub(r"\s", "%20", url)
    elif wording.name == "scheme":
        found, expected = (str(value) for _, value in wording.arguments)
        safe = re.sub(r"\W", "", _narrow(found)) == expected.rstrip(":/")
    elif wording.name == "twice":
        meant = re.sub(r"(?i)\Ahttps?:[/\\]+", "", url)
    if not meant or judge(meant) or re.match(r"\w+:/{3}", _narrow(url)):
        return None  # the host is lost: what follows is its path
    return replace_url(source, link, meant, safe=safe)


def _meant(url: str, wording: Message) -> str:
    """The address without its slip, where that is sure; the message says how it begins."""
    arguments = {name: str(value) for name, value in wording.arguments}
    if wording.name == "scheme":
        return arguments["expected"] + url.strip().removeprefix(arguments["found"])
    return arguments.get("expected", "")


def judge(url: str) -> Message | None:  # noqa: PLR0911 - one for each mistake
    """Say what is wrong with an address, if anything."""
    if re.fullmatch(SOUND, url):
        return None
    url = url.strip()
    if re.match(WITHOUT_SCHEME, url):
        return message("no_scheme", url=url, expected=f"https://{url}")
    if wrapped := re.match(WRAPPED, url):
        inner, rest = wrapped[1], url[wrapped.end() :]
        if rest in ("", f"({inner})"):
            return message("wrapped", expected=inner)
        return message("twice", url=url) if rest.startswith("(http") else None
    if wide := re.match(r"(?i:mailto)[：;；]", url):
        return message("scheme", found=wide[0], expected="mailto:")
    if (
        url[:7].lower() == "mailto:"
        and not re.fullmatch(MAIL_TO, url)
        and not re.search("{|%7B", url)
    ):
        return message("mail", url=url)
    beginning = re.match(BEGINNING, url)
    if url.startswith("//"):
        rest = url[2:]
    elif beginning and beginning[2] not in "/／" and _is_like_http(_narrow(beginning[1])):
        scheme, marks = beginning.groups()
        expected = "http://" if scheme and "s" not in _narrow(scheme) else "https://"
        if (scheme + marks).lower() != expected:
            return message("scheme", found=scheme + marks, expected=expected)
        rest = url[beginning.end() :]
    else:
        return None
    if re.search(r"\s", url):
        return message("space", url=url)
    return _host(rest, url)


def _host(rest: str, url: str) -> Message | None:
    """Say what is wrong between the scheme and the path."""
    from urllib.parse import urlsplit  # noqa: PLC0415 - 2 ms, needed for unusual addresses only

    if re.match(r"(?i)https?:?//", rest):
        return message("twice", url=url)
    try:
        parts = urlsplit(f"//{rest}")
        host = parts.netloc.rpartition("@")[2]
        port = host.rpartition("]")[2].partition(":")[2]
        if not parts.hostname:
            return message("no_host", url=url)
    except ValueError:  # brackets of an IPv6 address, or letters that fold into `/` or `@`
        return message("host", host=rest.partition("/")[0])
    if re.search(HOST_BREAKER, host):
        return message("host", host=host)
    if port and not (port.isascii() and port.isdecimal() and int(port) <= 65535):
        return message("port", port=port)
    return None


def _narrow(scheme: str) -> str:
    """A scheme in small letters, full-width ones too."""
    return unicodedata.normalize("NFKC", scheme).lower()


def _is_like_http(scheme: str) -> bool:
    """Whether a scheme is missing, or is http or https with at most one typing error."""
    if scheme in ("", "http", "https"):
        return True
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only for schemes that are not http

    return any(OSA.distance(scheme, meant, score_cutoff=1) <= 1 for meant in ("http", "https"))


def _scheme(section: BoundSection, link: Link) -> Problem | None:
    """Report a link whose scheme is none of those that the part asks for."""
    schemes = section.part.url.schemes if section.part.url else ()
    scheme, colon, _ = link.url.partition(":")
    if (colon and scheme.lower() in schemes) or not link.url.strip("# "):
        return None
    expected = ", ".join(schemes)
    wording = message("other_scheme", url=link.url, expected=expected, part=section.name)
    return Problem(link.target, wording, section.part.id, f"{schemes[0]}://…", link.url)


RULE = Rule(
    code="L002",
    name="malformed-url",
    severity="error",
    summary="Malformed URL",
    why=(
        "One missing letter or one space breaks a URL. Such a mistake can be found without the "
        "network, and it is easy to fix while the right URL is still at hand."
    ),
    messages={
        "scheme": "URL starts with `{found}`, expected `{expected}`",
        "no_scheme": "`{url}` is read as a file in this folder; expected `{expected}`",
        "other_scheme": "`{url}` has a scheme that `{part}` does not allow; expected {expected}",
        "wrapped": "URL is in brackets or quotation marks; expected `{expected}`",
        "twice": "two URLs run together: {url}",
        "no_host": "`{url}` has no host, expected for example `https://example.com`",
        "host": "`{host}` is not a valid host name",
        "mail": "`{url}` has no email address, expected for example `mailto:name@example.com`",
        "port": "port is `{port}`, expected a number from 0 to 65535",
        "space": "URL contains whitespace; it begins with {url}",
        "open": "this is not a link: the `)` after {url} is missing",
        "unbalanced": ("this is not a link: brackets or quotation marks around {url} do not match"),
        "square": "this is not a link: the URL is in square brackets; expected `[text]({url})`",
        "doubled": "this is not a link: there is a second `(`; expected `[text]({url})`",
        "half": "this is not a link: the `(` before the URL is missing; expected `[text]({url})`",
        "swapped": "this is not a link: text and URL are swapped; expected `[text]({url})`",
        "apart": "this is not a link: there is whitespace between `]` and `(`: {url}",
        "reversed": (
            "this is not a link: the brackets are the wrong way round; expected `[text]({url})`"
        ),
        "wide": "this is not a link: the brackets are full-width; expected `[text]({url})`",
        "spaced": "this is not a link: the URL contains whitespace: {url}",
    },
    help=(
        "Write a link as `[text](URL)`. If the URL is damaged, copy it again; write spaces in it "
        "as `%20`."
    ),
    examples=(
        Example("# 제목\n\n[기사](htp://example.com/a)\n", at=("3:6",)),
        Example(
            "# 제목\n\n[기사](https:/example.com/a) [둘](https//example.com)\n", at=("3:6", "3:32")
        ),
        Example(
            "# 제목\n\n[기사](https://example.com:80a/) [둘](https:///a)\n", at=("3:6", "3:36")
        ),
        Example("# 제목\n\n[기사](https://example.com/a b)\n", at=("3:6",)),
        Example("# 제목\n\n[기사](www.example.com)\n", at=("3:6",)),
        Example(
            "# 제목\n\n[기사] (https://example.com/a) (둘)[https://example.com/b]\n",
            at=("3:1", "3:30"),
        ),
        Example("# 제목\n\n## 출처\n\n[기사](http://example.com/a)\n", at=("5:6",), schema=SCHEMA),
        Example("# 제목\n\n## 출처\n\n[기사](https://example.com/a)\n", schema=SCHEMA),
        Example(
            "# 제목\n\n[하나](https://한국.example.com:8080/기사/가?x=나#다) [둘](기사/2023.md)\n"
            "[셋](#제목) [넷](mailto:a@example.com) [다섯](//example.com/a_(b))\n"
        ),
    ),
    fix="mixed",  # safe: of marks; unsafe: of letters, brackets and spaces
    check=check,
)
