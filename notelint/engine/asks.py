"""The links of a note whose targets lie outside of it: facts for those who can look there."""

import posixpath
import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from notelint.engine.suppress import Index, Suppression
from notelint.model.binding import Binding
from notelint.model.link import Ask
from notelint.model.note import Link
from notelint.text.lazy import lazy

EXTERNAL = lazy(r"https?://|//", re.IGNORECASE)
SCHEME = lazy(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
GENERATED = lazy(r"\{\{|\{%|<%|\$\{|\{[\w-]+\}")
"""What a site generator fills in: the address is not yet known."""


def asks(
    binding: Binding, codes: Set[str], stretches: Sequence[Suppression], *, external: bool
) -> tuple[tuple[Ask, ...], set[Suppression]]:
    """The links to ask after, and the comments that switch one of the rules `codes` off there.

    Of external ones those of parts whose schema says `reachable`; all of them if `external`.
    """
    if not codes:
        return (), set()  # no rule would judge the answers
    found: list[Ask] = []
    used: set[Suppression] = set()
    parts, index = _parts(binding), Index(stretches)
    for link in (*binding.note.links, *binding.wikilinks):
        ask = _ask(binding, link)
        part = parts.get(link.span.start)
        if ask is None or (ask.external and not (external or (part and part.reachable))):
            continue
        covering = [one for code in ("", *codes) for one in index.covering(code, ask.place[0])]
        used.update(covering)
        muted = {one.code for one in covering}
        if "" not in muted:
            found.append(ask._replace(part=part.id if part else "", muted=tuple(sorted(muted))))
    return tuple(found), used


class _Place(NamedTuple):
    """The part that a link stands in, and whether its addresses must answer."""

    id: str
    reachable: bool


def _parts(binding: Binding) -> dict[int, _Place]:
    """The part of each link, by where the link begins."""
    found: dict[int, _Place] = {}
    for bound in binding.occurrences:
        place = _Place(bound.part.id, bool(bound.part.url and bound.part.url.reachable))
        for leaf in bound.leaves:
            found.update((link.span.start, place) for link in leaf.text.links)
    return found


def _ask(binding: Binding, link: Link) -> Ask | None:
    """The question that a link asks; None where it leads nowhere, or to its own note."""
    source = binding.note.source
    url = link.url.strip()
    if not url or GENERATED.search(url):
        return None
    start, end = source.position(link.target.start), source.position(link.target.end)
    ask = Ask(
        url,
        (*start, *end),
        text=link.text,
        schema=binding.schema.name if binding.schema else "",
        excerpt=source.line(start.line),
    )
    if link.kind in ("wikilink", "embed"):
        name, _, fragment = url.partition("#")
        return ask._replace(path=name, by_name=True, fragment=fragment) if name else None
    if EXTERNAL.match(url):
        return ask._replace(external=True)
    if SCHEME.match(url) or link.kind == "bare":
        return None
    return _to_file(ask, source.path)


def _to_file(ask: Ask, note: str) -> Ask | None:
    """Where an address without a scheme leads, by RFC 3986; None for one within the note."""
    from urllib.parse import unquote  # noqa: PLC0415 - 2 ms, for notes with such links

    address, _, fragment = ask.url.partition("#")
    address = address.partition("?")[0].replace("\\", "/")
    if not address:
        return None
    path, rooted = unquote(address), address.startswith("/")
    if not rooted:
        path = posixpath.join(posixpath.dirname(note), path)
    folder = path.endswith("/")
    path = posixpath.normpath(path.lstrip("/") if rooted else path) + "/" * folder
    return ask._replace(path=path, rooted=rooted, fragment=unquote(fragment))
