"""Where a bare URL in a sentence ends, and URLs made fit for a note.

A URL may contain letters of any script, and in many scripts the sentence goes on after it without a
space. It ends before what cannot belong to it: full-width punctuation, a bracket without its
partner, a Korean particle or copula after its last ASCII letter, text in a script without spaces.
Letters after a `/`, `-`, `=` or the like belong to it: `https://ko.wikipedia.org/wiki/한국`.
"""

from typing import NamedTuple

from notelint.text.lazy_pattern import LazyPattern

WIDE = (
    "“”‘’‚‛„‟«»‹›—―‥…"
    "\u3000-\u3003\u3008-\u3020\u3030"  # 、。〃〈〉《》「」『』【】〒〔〕〖〗〘〙〜〝〞〰
    "\ufe10-\ufe19\ufe30-\ufe6b"  # marks for vertical and small text
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffee"  # ！（），：；？［］～｡｢｣
)
"""Characters that no URL contains: quotation marks, dashes, full-width and ideographic punctuation,
as the inside of a character class."""

TAIL = "?!.,:;*_~'·・"
"""Punctuation that ends the sentence rather than the URL (as GitHub's autolinks have it)."""

PAIRS = {")": "(", "]": "[", "}": "{"}
OPENING = frozenset(PAIRS.values())

JOINING = frozenset("/-_=&?#%+~:@")
"""After one of these, a letter of another script belongs to the URL; in a host also after `.`."""

HANGUL = LazyPattern("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]+")
SPACELESS_LETTER = (
    "[\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\U00020000-\U0003134f]"
)
"""Chinese, Japanese, Thai, Lao, Burmese and Khmer are written without spaces."""

SPACELESS = LazyPattern(f"{SPACELESS_LETTER}(?:・?{SPACELESS_LETTER})*")

KOREAN = LazyPattern(
    r"(?:에서|에게서?|한테서?|께서?|으?로|에|와|과|까지|부터|보다|처럼|만큼|대로|마다|조차|뿐|등)?"
    r"(?:은|는|도|만|의|이|가|을|를|로|나|이나|에|에서|와|과|까지|부터|처럼|써|서)?"
    r"|이?(?:다|며|고|라고도?|라는데?|라며|라면|라서|라도|므로|지만|니다|자)"
    r"|이?(?:었|였)(?:다|고|던|지만|습니다)|입니다만?|입니까|이?에요|예요|이?야|인데?|임|이?라"
    r"|(?:참고|참조)(?:하세요|하십시오|바람)?"
)
"""Particles and copulas: all Hangul that can come between a name and a space."""

JAPANESE = LazyPattern(
    "を|(?:は|が|に|で|と|の|も|へ|や|から|まで|より|では|には|とは|です|でした|だ|である)"
    f"(?!{SPACELESS_LETTER})"
)
"""Particles and copulas after the last sign of a URL: no word begins with を or is a particle."""

FURTHER = LazyPattern(r"[-_=&%#?+~@]\w|/[A-Za-z0-9]")
"""What continues the URL after other letters: `/@me/JWT는-무엇인가`, `/가?x=1`."""


def url_end(url: str) -> int:
    """The length of the URL with which a text without whitespace begins."""
    begin = url.find("://") + 3
    end = len(url)
    if not url.isascii() or not OPENING.isdisjoint(url) or not PAIRS.keys().isdisjoint(url):
        end = _inside(url, begin)
    while end > begin and url[end - 1] in TAIL:
        end -= 1
    return end if end > begin else 0


def _inside(url: str, begin: int) -> int:
    """The place of the first character that cannot belong to the URL."""
    host = _host(url, begin)
    opened: list[int] = []
    last = ""  # the character before, "" if it is of another script
    index = begin
    while index < len(url):
        character = url[index]
        if character in OPENING:
            opened.append(index)
        elif character in PAIRS:
            if not opened or url[opened.pop()] != PAIRS[character]:
                return index
        elif not character.isascii():
            run = HANGUL.match(url, index) or SPACELESS.match(url, index)
            if run:
                if last and _goes_on(url, index, run.end(), last, host):
                    return opened[-1] if last in OPENING else index
                index, last = run.end(), ""
                continue
        index, last = index + 1, character
    return opened[0] if opened else index


class _Host(NamedTuple):
    """Where a URL's host ends, and where its last dot is (-1 for none)."""

    end: int
    dot: int


def _host(url: str, begin: int) -> _Host:
    end = min((at for mark in "/?#" if (at := url.find(mark, begin)) >= 0), default=len(url))
    return _Host(end, url.rfind(".", begin, end))


def _goes_on(url: str, start: int, end: int, last: str, host: _Host) -> bool:
    """Whether the letters `[start, end)` after `last` belong to the sentence, not to the URL."""
    if last in OPENING:  # `a_(한국)` is a name, `a(한국어)` a remark
        before = url[start - 2]
        return before.isascii() and (before.isalnum() or before == "/")
    if start < host.end:
        if not (last.isalnum() and host.dot >= end) and last not in "/.-":
            return True
    elif not last.isalnum() and last not in JOINING:
        return True
    if not last.isalnum() and last != "/":
        return False
    if HANGUL.match(url, start):
        return bool(KOREAN.fullmatch(url, start, end)) and not FURTHER.match(url, end)
    return (last.isalnum() and start >= host.end) or bool(JAPANESE.match(url, start))


# URLs from a server, made fit for a note.

LEGAL = "!$&*+,-./:;=?@_~%"
"""What stays after the host, beside letters and digits: RFC 3986 without what ends a link in
Markdown or an attribute in HTML."""

LONE_PERCENT = LazyPattern(r"%(?![0-9A-Fa-f]{2})")
ENTITY = LazyPattern(r"&(?:#[xX]?[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
"""What Markdown would decode."""

HOST = LazyPattern(r"(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")


def encoded_url(url: str) -> str:
    r"""The URL, percent-encoded where necessary; "" if it must not be written into a note.

    That is a URL with a scheme other than http, a name and password, an odd host, control
    characters, or what Markdown would take for an entity.

    >>> encoded_url("https://a.example/b (c)?d=<e>")
    'https://a.example/b%20%28c%29?d=%3Ce%3E'
    >>> encoded_url("https://me:secret@a.example/"), encoded_url("https://a.example/\x1b[2J")
    ('', '')
    """
    if not url.isprintable() or ENTITY.search(url):
        return ""
    from urllib.parse import quote, urlsplit  # noqa: PLC0415 - 2 ms, for what servers answer

    try:
        parts = urlsplit(url)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
        parts.port  # noqa: B018 - raises ValueError if invalid
    except ValueError:  # brackets without an IPv6 address, an invalid host or port
        return ""
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(host):
        return ""
    path, query, fragment = (
        quote(LONE_PERCENT.sub("%25", part), safe=LEGAL)
        for part in (parts.path, parts.query, parts.fragment)
    )
    end = (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
    return f"{parts.scheme}://{host}{path}{end}"
