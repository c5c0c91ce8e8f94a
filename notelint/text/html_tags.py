"""HTML within Markdown: tags and their attributes, text that is not read along, entities."""

from notelint.text.lazy_pattern import LazyPattern

NAME = LazyPattern(r"<(/?[a-zA-Z][^\s/>]*)")
ATTRIBUTE = LazyPattern(
    r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>`]+)))?"  # as CommonMark's
)


def tag_name(tag: str) -> str:
    """The element's name in lower case, with the `/` of a closing tag.

    >>> tag_name('<H2 align="center">'), tag_name("</a >")
    ('h2', '/a')
    """
    match = NAME.match(tag)
    return match[1].lower() if match else ""


def tag_attributes(tag: str) -> dict[str, str]:
    """The values of a tag's attributes by their names in lower case; the first of duplicates.

    >>> tag_attributes("<a ID=x title='id=y' hidden>")
    {'id': 'x', 'title': 'id=y', 'hidden': ''}
    """
    name = NAME.match(tag)
    if not name or name[1].startswith("/"):
        return {}
    attributes: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(tag, name.end()):
        value = match[2] or match[3] or match[4] or ""
        attributes.setdefault(match[1].lower(), unescaped(value) if "&" in value else value)
    return attributes


def attribute_span(tag: str, attribute: str) -> tuple[int, int] | None:
    """The place `(start, end)` of an attribute's value in a tag, without quotation marks.

    None if there is none, or if a template or JSX fills it in (`src={logo}`).

    >>> attribute_span("<a href='x'>", "href")
    (9, 10)
    """
    name = NAME.match(tag)
    for match in ATTRIBUTE.finditer(tag, name.end()) if name else ():
        if match[1].lower() == attribute:
            group = next((index for index in (2, 3, 4) if match[index] is not None), 0)
            return None if not group or match[group].startswith("{") else match.span(group)
    return None


# Inline HTML that is not part of the sentence: readings above words, marks of footnotes.

READINGS = frozenset(("rt", "rp", "rtc"))
"""Elements of `<ruby>`: a word's reading, and the brackets that old browsers show around it."""

READ = frozenset(("ruby", "rb", "/ruby", "/rt", "/rp", "/rtc"))
"""Tags after which the text continues."""

MAX_MARK = 16
"""The length of a footnote mark, in characters."""

REACH = 24
"""How many characters before a mark are examined."""

NUMBER = LazyPattern(r"\d{1,3}(?:\s*[,–-]\s*\d{1,3})*")
SIGN = LazyPattern(r"\[[^\[\]]{1,14}\]|[*†‡§¶※]{1,3}|주?\s?\d{1,3}\)|주\s?\d{1,3}|註\s?\d{1,3}")
WORD = LazyPattern(
    "(?:[^\\W\\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\\w\\s()+*/=^%]|[.,!?])\\s*\\Z"
)
"""What a superscript number marks as a footnote: a word, or the punctuation after one."""

UNIT = LazyPattern(
    r"(?:\b[a-zA-Zµμ]{1,3}|미터|초|피트|인치|마일|야드|公里|厘米|千米|米|秒|メートル"
    r"|\b(?:kilo|centi|milli)?met(?:er|re)s?|\b(?:feet|foot|inch|inches|miles?|yards?|seconds?))\s*\Z"
)
"""What a superscript 2 or 3 squares or cubes."""


def hides_text(tag: str, hidden: bool) -> bool:
    """Whether the text after a tag (`rt`, `/rt`) is a reading.

    `hidden`: whether the text before it is.
    """
    return tag in READINGS or (hidden and tag not in READ)


def is_footnote_mark(mark: str, before: str, *, has_anchor: bool) -> bool:
    """Whether the text of a `<sup>`, after the text `before`, marks a footnote.

    `has_anchor`: it has a link to an anchor. An exponent (`10<sup>2</sup>`) is not a mark.
    """
    mark, before = mark.strip(), before[-REACH:]
    if not mark or len(mark) > MAX_MARK:
        return False
    if has_anchor or SIGN.fullmatch(mark):
        return True
    if not NUMBER.fullmatch(mark) or not WORD.search(before):
        return False
    return mark not in ("2", "3") or not UNIT.search(before)


# Entities that Markdown leaves as they are: in code, and if they were escaped twice.

ENTITY = LazyPattern(
    r"&(?:amp;|#38;|#x26;)*(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});"
)
"""An entity, or one whose ampersand is an entity in turn."""

MAX_CHARACTERS = 2
"""How many characters an entity represents."""

INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064"
)


def unescaped(text: str) -> str:
    """The text with all its entities decoded."""
    from html import unescape  # noqa: PLC0415 - 2 ms for 2,000 names, and few notes have entities

    return unescape(text)


def decode_entity(entity: str) -> str:
    """The character that an entity represents; nothing for an invisible one.

    Unknown names stay as they are, and so do letters and digits, which nobody writes as entities.

    >>> decode_entity("&ldquo;"), decode_entity("&amp;lt;"), decode_entity("&nothing;")
    ('“', '<', '&nothing;')
    """
    last = "&" + entity[1:-1].rpartition(";")[2] + ";"
    character = unescaped(last)
    if character == last or len(character) > MAX_CHARACTERS:  # `¬hing;` was begun by `&not`
        return entity
    if character.isascii() and character.isalnum():
        return entity
    return "" if character in INVISIBLE else character
