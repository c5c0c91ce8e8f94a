"""What an HTML tag says: its element's name, and its attributes."""

import re

from notelint.text.lazy_pattern import LazyPattern

NAME = re.compile(r"<(/?[a-zA-Z][^\s/>]*)")
ATTRIBUTE = LazyPattern(
    r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>`]+)))?"  # as CommonMark's
)


def tag_name(tag: str) -> str:
    """The element's name in small letters, with the `/` of a closing tag.

    >>> name_of('<H2 align="center">'), name_of("</a >")
    ('h2', '/a')
    """
    match = NAME.match(tag)
    return match[1].lower() if match else ""


def tag_attributes(tag: str) -> dict[str, str]:
    """The attributes by their names in small letters; of one that stands twice the first.

    >>> attributes("<a ID=x title='id=y' hidden>")
    {'id': 'x', 'title': 'id=y', 'hidden': ''}
    """
    name = NAME.match(tag)
    if not name or name[1].startswith("/"):
        return {}
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(tag, name.end()):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), _decoded(value))
    return found


def attribute_span(tag: str, attribute: str) -> tuple[int, int] | None:
    """Where in a tag an attribute's value stands, without its quotation marks.

    None where the tag has none, or one that a template or JSX fills in (`src={logo}`).

    >>> place_of("<a href='x'>", "href")
    (9, 10)
    """
    name = NAME.match(tag)
    for match in ATTRIBUTE.finditer(tag, name.end()) if name else ():
        if match[1].lower() == attribute:
            group = next((one for one in (2, 3, 4) if match[one] is not None), 0)
            return None if not group or match[group].startswith("{") else match.span(group)
    return None


def _decoded(value: str) -> str:
    if "&" not in value:
        return value
    from html import unescape  # noqa: PLC0415 - 2 ms, for few attributes

    return unescape(value)


# What of inline HTML is no part of a sentence: readings above it, marks of footnotes.

READINGS = frozenset(("rt", "rp", "rtc"))
"""Elements of `<ruby>`: how a word is read, and the brackets that old browsers show around it."""

READ = frozenset(("ruby", "rb", "/ruby", "/rt", "/rp", "/rtc"))
"""Tags behind which the text goes on."""

LONGEST_MARK = 16
"""Characters. What is longer is no mark of a footnote, whatever is set above the line."""

REACH = 24
"""So many characters before a mark are looked at."""

NUMBER = LazyPattern(r"\d{1,3}(?:\s*[,–-]\s*\d{1,3})*")
SIGN = LazyPattern(r"\[[^\[\]]{1,14}\]|[*†‡§¶※]{1,3}|주?\s?\d{1,3}\)|주\s?\d{1,3}|註\s?\d{1,3}")
WORD = LazyPattern(
    "(?:[^\\W\\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\\w\\s()+*/=^%]|[.,!?])\\s*\\Z"
)
"""What a number above the line belongs to as a mark: a word, or the punctuation behind one."""

UNIT = LazyPattern(
    r"(?:\b[a-zA-Zµμ]{1,3}|미터|초|피트|인치|마일|야드|公里|厘米|千米|米|秒|メートル"
    r"|\b(?:kilo|centi|milli)?met(?:er|re)s?|\b(?:feet|foot|inch|inches|miles?|yards?|seconds?))\s*\Z"
)
"""What is squared or cubed."""


def hides_text(tag: str, hidden: bool) -> bool:
    """Whether text behind a tag (its name, with the `/` of a closing one) is a reading.

    `hidden` says whether the text before it was.
    """
    return tag in READINGS or (hidden and tag not in READ)


def is_footnote_mark(said: str, before: str, *, leads_on: bool) -> bool:
    """Whether `<sup>` with the text `said` marks a footnote, behind the text `before`.

    `leads_on`: a link in it leads to an anchor. An exponent (`10<sup>2</sup>`) is no mark.
    """
    said, before = said.strip(), before[-REACH:]
    if not said or len(said) > LONGEST_MARK:
        return False
    if leads_on or SIGN.fullmatch(said):
        return True
    if not NUMBER.fullmatch(said) or not WORD.search(before):
        return False
    return said not in ("2", "3") or not UNIT.search(before)


# HTML entities that Markdown leaves as they are: in code, and where they were escaped twice.

ENTITY = LazyPattern(
    r"&(?:amp;|#38;|#x26;)*(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});"
)
"""An entity, also one whose ampersand is an entity in turn."""

LONGEST = 2
"""So many characters an entity stands for at most."""

UNSEEN = frozenset("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064")


def decode_entity(entity: str) -> str:
    """The character that an entity stands for; nothing for one that nobody sees.

    Names that HTML does not know stay, and so do letters and digits, which nobody writes so.

    >>> decode("&ldquo;"), decode("&amp;lt;"), decode("&nothing;")
    ('“', '<', '&nothing;')
    """
    from html import unescape  # noqa: PLC0415 - 2 ms, for the few texts that have any

    last = "&" + entity[1:-1].rpartition(";")[2] + ";"
    character = unescape(last)
    if character == last or len(character) > LONGEST:  # `¬hing;` was begun by `&not`
        return entity
    if character.isascii() and character.isalnum():
        return entity
    return "" if character in UNSEEN else character
