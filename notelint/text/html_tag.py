"""What an HTML tag says: its element's name, and its attributes."""

from notelint.text.lazy import lazy

NAME = lazy(r"<(/?[a-zA-Z][^\s/>]*)")
ATTRIBUTE = lazy(
    r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>`]+)))?"  # as CommonMark's
)


def name_of(tag: str) -> str:
    """The element's name in small letters, with the `/` of a closing tag.

    >>> name_of('<H2 align="center">'), name_of("</a >")
    ('h2', '/a')
    """
    match = NAME.match(tag)
    return match[1].lower() if match else ""


def attributes(tag: str) -> dict[str, str]:
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


def place_of(tag: str, attribute: str) -> tuple[int, int] | None:
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
