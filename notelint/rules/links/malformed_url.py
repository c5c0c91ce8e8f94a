"""L002: addresses that no browser can open as they are written."""

import re
import unicodedata
from collections.abc import Iterator

from notelint.model.bound_note import BoundNote, BoundSection
from notelint.model.finding import Message, Problem, Words, say
from notelint.model.note import Link
from notelint.model.rule import Example, Rule
from notelint.model.source import Source
from notelint.text.near_links import near_links

BEGINNING = r"([A-Za-zＡ-Ｚａ-ｚ][A-Za-z0-9+.\-Ａ-Ｚａ-ｚ]*|(?=[:：]))([:;/\\：；／＼﹕∶⁄∕]+)"
"""What stands for the scheme (nothing, where it was lost), and the marks behind it: also those that
Korean, Chinese and Japanese keyboards give."""

SOUND = r"https?://[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+([/?#]\S*)?"
"""Most addresses: a quick answer for them. A host with a dot, no port, no white space."""

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


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """At most one problem a link. Relative paths and anchors are other rules' affair."""
    del options
    source = binding.note.source
    wrong = set()
    for leaf in binding.note.leaves:
        if leaf.kind not in ("code", "html"):
            for near in near_links(leaf.text, source.text):
                yield Problem(leaf.text.span(near.start, near.end), say(near.slip, url=near.url))
    for link in binding.note.links:
        message = _not_a_link(source, link) if link.kind == "bare" else judge(link.url)
        if message:
            wrong.add(link.span)
            yield Problem(link.target, message, expected=_meant(link.url, message), found=link.url)
    for bound in binding.all_sections:
        if bound.part.url and bound.part.url.schemes:
            links = (link for item in bound.items for link in item.text.links)
            for link in links:
                if link.span not in wrong and (problem := _scheme(bound, link)):
                    wrong.add(link.span)
                    yield problem


def _not_a_link(source: Source, link: Link) -> Message | None:
    """Why `[text](address)` was left as text, if that is what stands around a bare address."""
    if not source.text.endswith("](", 0, link.span.start):
        return None
    line_end = source.ends[source.position(link.span.end).line - 1]
    rest = source.text[link.span.end : min(line_end, link.span.end + LOOK_AHEAD)]
    if ")" not in rest:
        return say("open", url=link.url)
    return say("space" if rest[0].isspace() else "unbalanced", url=link.url)


def _meant(url: str, message: Message) -> str:
    """The address without its slip, where that is sure; the message says how it begins."""
    said = {name: str(value) for name, value in message.arguments}
    if message.template == "scheme":
        return said["expected"] + url.strip().removeprefix(said["found"])
    return said.get("expected", "")


def judge(url: str) -> Message | None:  # noqa: PLR0911 - one for each mistake
    """Say what is wrong with an address, if anything."""
    if re.fullmatch(SOUND, url):
        return None
    url = url.strip()
    if re.match(WITHOUT_SCHEME, url):
        return say("no_scheme", url=url, expected=f"https://{url}")
    if wide := re.match(r"(?i:mailto)[：;；]", url):
        return say("scheme", found=wide[0], expected="mailto:")
    if (
        url[:7].lower() == "mailto:"
        and not re.fullmatch(MAIL_TO, url)
        and not re.search("{|%7B", url)
    ):
        return say("mail", url=url)
    beginning = re.match(BEGINNING, url)
    if url.startswith("//"):
        rest = url[2:]
    elif beginning and beginning[2] not in "/／" and _is_like_http(_narrow(beginning[1])):
        scheme, marks = beginning.groups()
        expected = "http://" if scheme and "s" not in _narrow(scheme) else "https://"
        if (scheme + marks).lower() != expected:
            return say("scheme", found=scheme + marks, expected=expected)
        rest = url[beginning.end() :]
    else:
        return None
    if re.search(r"\s", url):
        return say("space", url=url)
    return _host(rest, url)


def _host(rest: str, url: str) -> Message | None:
    """Say what is wrong between the scheme and the path."""
    from urllib.parse import urlsplit  # noqa: PLC0415 - 2 ms, needed for unusual addresses only

    if re.match(r"(?i)https?:?//", rest):
        return say("twice", url=url)
    try:
        parts = urlsplit(f"//{rest}")
        host = parts.netloc.rpartition("@")[2]
        port = host.rpartition("]")[2].partition(":")[2]
        if not parts.hostname:
            return say("no_host", url=url)
    except ValueError:  # brackets of an IPv6 address, or letters that fold into `/` or `@`
        return say("host", host=rest.partition("/")[0])
    if re.search(HOST_BREAKER, host):
        return say("host", host=host)
    if port and not (port.isascii() and port.isdecimal() and int(port) <= 65535):
        return say("port", port=port)
    return None


def _narrow(scheme: str) -> str:
    """A scheme in small letters, full-width ones too."""
    return unicodedata.normalize("NFKC", scheme).lower()


def _is_like_http(scheme: str) -> bool:
    """Whether a scheme is http, https, or one slip of the keys away from them, or lost."""
    return not scheme or any(_one_slip(scheme, meant) for meant in ("http", "https"))


def _one_slip(word: str, meant: str) -> bool:
    """Whether one letter less, more, other or exchanged (or none) makes `word` of `meant`."""
    if word == meant:
        return True
    if abs(len(word) - len(meant)) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(word, meant)) if a != b), len(word))  # noqa: B905
    ours, theirs = word[same:], meant[same:]
    exchanged = theirs[1:2] + theirs[:1] + theirs[2:]
    return ours[1:] == theirs or ours == theirs[1:] or ours[1:] == theirs[1:] or ours == exchanged


def _scheme(bound: BoundSection, link: Link) -> Problem | None:
    """Report a link whose scheme is none of those that the part asks for."""
    schemes = bound.part.url.schemes if bound.part.url else ()
    scheme, colon, _ = link.url.partition(":")
    if (colon and scheme.lower() in schemes) or not link.url.strip("# "):
        return None
    expected = ", ".join(schemes)
    message = say("other_scheme", url=link.url, expected=expected, part=bound.name)
    return Problem(link.target, message, bound.part.id, f"{schemes[0]}://…", link.url)


RULE = Rule(
    code="L002",
    name="malformed-url",
    severity="error",
    summary=Words("An address that cannot be opened as it is written", "열 수 없는 형식의 주소"),
    why=Words(
        "One lost letter in an address, or a space in it, and the link leads nowhere. That can be "
        "seen without asking the network, and mended while the right address is still at hand.",
        "주소에서 글자 하나가 빠지거나 공백이 들어가면 링크가 열리지 않습니다. 이런 실수는 "
        "네트워크에 접속하지 않아도 알 수 있고, 올바른 주소를 아직 알고 있을 때 고치기 쉽습니다.",
    ),
    messages={
        "scheme": Words(
            "the address starts with '{found}', expected '{expected}'",
            "주소가 '{found}'로 시작합니다. '{expected}'로 시작해야 합니다",
        ),
        "no_scheme": Words(
            "'{url}' is read as a file of this folder, expected '{expected}'",
            "'{url}': 이 폴더에 있는 파일로 읽힙니다. '{expected}'처럼 적어야 합니다",
        ),
        "other_scheme": Words(
            "'{url}' does not start with what '{part}' asks for: {expected}",
            "'{url}': '{part}'에는 다음으로 시작하는 주소가 있어야 합니다: {expected}",
        ),
        "twice": Words(
            "two addresses run together: {url}",
            "주소의 시작 부분이 두 번 적혀 있습니다: {url}",
        ),
        "no_host": Words(
            "no host in '{url}', expected one as in https://example.com",
            "'{url}': 호스트 이름이 없습니다. https://example.com처럼 적어야 합니다",
        ),
        "host": Words(
            "'{host}' is no valid host name",
            "'{host}': 올바른 호스트 이름이 아닙니다",
        ),
        "mail": Words(
            "no e-mail address in '{url}', expected one as in mailto:name@example.com",
            "'{url}': 이메일 주소가 없습니다. mailto:name@example.com처럼 적어야 합니다",
        ),
        "port": Words(
            "the port is '{port}', expected a number from 0 to 65535",
            "포트가 '{port}'입니다. 0부터 65535까지의 숫자여야 합니다",
        ),
        "space": Words(
            "white space in the address, which begins with {url}",
            "주소에 공백이 들어 있습니다: {url}",
        ),
        "open": Words(
            "Markdown makes no link of it: the ')' behind {url} is missing",
            "링크가 되지 않았습니다. 주소 뒤에 닫는 괄호가 없습니다: {url}",
        ),
        "unbalanced": Words(
            "Markdown makes no link of it: brackets or quotation marks around {url} do not match",
            "링크가 되지 않았습니다. 주소 앞뒤의 괄호나 따옴표의 짝이 맞지 않습니다: {url}",
        ),
        "square": Words(
            "this is not a link: the URL is in square brackets; expected `[text]({url})`",
            "주소가 대괄호 안에 있어 링크가 되지 않습니다. `[텍스트]({url})` 형식이어야 합니다",
        ),
        "doubled": Words(
            "this is not a link: there is a second `(`; expected `[text]({url})`",
            "`(`가 두 번 나와 링크가 되지 않습니다. `[텍스트]({url})` 형식이어야 합니다",
        ),
        "half": Words(
            "this is not a link: the `(` before the URL is missing; expected `[text]({url})`",
            "주소 앞에 `(`가 없어 링크가 되지 않습니다. `[텍스트]({url})` 형식이어야 합니다",
        ),
        "swapped": Words(
            "this is not a link: text and URL are swapped; expected `[text]({url})`",
            "텍스트와 주소의 자리가 바뀌어 링크가 되지 않습니다. `[텍스트]({url})` 형식이어야 "
            "합니다",
        ),
        "apart": Words(
            "this is not a link: there is whitespace between `]` and `(`: {url}",
            "`]`와 `(` 사이에 공백이 있어 링크가 되지 않습니다: {url}",
        ),
        "reversed": Words(
            "this is not a link: the brackets are the wrong way round; expected `[text]({url})`",
            "괄호의 순서가 바뀌어 링크가 되지 않습니다. `[텍스트]({url})` 형식이어야 합니다",
        ),
        "wide": Words(
            "this is not a link: the brackets are full-width; expected `[text]({url})`",
            "괄호가 전각이어서 링크가 되지 않습니다. `[텍스트]({url})` 형식이어야 합니다",
        ),
        "spaced": Words(
            "this is not a link: the URL contains whitespace: {url}",
            "주소에 공백이 있어 링크가 되지 않습니다: {url}",
        ),
    },
    help=Words(
        "Write a link as `[text](URL)`. If the URL is damaged, copy it again; write spaces in it "
        "as `%20`.",
        "링크는 `[텍스트](주소)` 형식으로 적으세요. 주소가 잘못되었으면 다시 복사해 넣고, 주소 "
        "안의 공백은 `%20`으로 적으세요.",
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
    check=check,
)
