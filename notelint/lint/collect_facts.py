"""The links of a note whose targets lie outside of it: facts for those who can look there."""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Set
from typing import Literal

from notelint.fields.references import resolve
from notelint.lint.suppressions import SuppressionIndex
from notelint.model.bound_note import BoundNote
from notelint.model.facts import NoteKey
from notelint.model.fields import Reference
from notelint.model.link import LinkReference
from notelint.model.note import Link
from notelint.model.schema import Part
from notelint.model.source import Lines, Span
from notelint.text.lazy import lazy

EXTERNAL = lazy(r"https?://|//", re.IGNORECASE)
SCHEME = lazy(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
GENERATED = lazy(r"\{\{|\{%|<%|\$\{|\{[\w-]+\}")
"""What a site generator fills in: the address is not yet known."""


def collect_links(
    binding: BoundNote,
    codes: Set[str],
    off: SuppressionIndex,
    wrong: Set[Span],
    lines: Lines,
    *,
    external: bool,
) -> tuple[LinkReference, ...]:
    """The links to ask after, each with those of the rules `codes` that comments switch off there.

    Of external ones those of parts whose schema says `reachable`; all of them if `external`. What
    stands at `wrong` is no address, as was told: it leads nowhere. `lines` are the note's.
    """
    if not codes:
        return ()  # no rule would judge the answers
    found: list[LinkReference] = []
    parts = _Parts(binding)
    for link in (*binding.note.links, *binding.wikilinks):
        reference = _ask(binding, link, lines) if link.target not in wrong else None
        if reference is None:
            continue
        part = parts.at(link.span.start)
        if reference.external and not (external or (part and part.url and part.url.reachable)):
            continue
        held = (
            (code for code in ("", *codes) if off.by_name(code, reference.place[0])) if off else ()
        )
        muted = set(held)
        if "" not in muted:
            found.append(
                reference._replace(part=part.id if part else "", muted=tuple(sorted(muted)))
            )
    return tuple(found)


WRITTEN: Mapping[str, Literal["link", "autolink", "bare"]] = {
    "link": "link",
    "image": "link",
    "autolink": "autolink",
    "bare": "bare",
}
"""How an address stands in a note, by the kind of its link."""


class _Parts:
    """The parts of a note by the places of their blocks; of headings where they may be links."""

    def __init__(self, binding: BoundNote) -> None:
        places = [(block.span, one.part) for one in binding.all_sections for block in one.blocks]
        places += [
            (one.heading.span, one.part)
            for one in binding.all_sections
            if one.heading and one.part.holds == "link"
        ]
        self.places = sorted(places, key=lambda place: place[0].start)
        self.starts = [span.start for span, _ in self.places]

    def at(self, offset: int) -> Part | None:
        """The part that stands at an offset."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or self.places[index][0].end <= offset:
            return None
        return self.places[index][1]


def _ask(binding: BoundNote, link: Link, lines: Lines) -> LinkReference | None:
    """The question that a link asks; None where it leads nowhere, or to its own note."""
    source = binding.note.source
    url = link.url.strip()
    if not url or GENERATED.search(url):
        return None
    start, end = source.position(link.target.start), source.position(link.target.end)
    reference = LinkReference(
        url,
        (*start, *end),
        text=link.text,
        schema=binding.schema.name if binding.schema else "",
        excerpt=lines[start.line],
        written=WRITTEN.get(link.kind, "") if not link.reference else "",
    )
    if link.kind in ("wikilink", "embed"):
        name, _, fragment = url.partition("#")
        asked = reference._replace(path=name, name=name, by_name=True, fragment=fragment)
        return asked if name else None
    if EXTERNAL.match(url):
        return reference._replace(external=True)
    if SCHEME.match(url) or link.kind == "bare":
        return None
    obsidian = binding.schema is not None and binding.schema.dialect == "obsidian"
    return _to_file(reference, source.path, obsidian=obsidian)


def _to_file(reference: LinkReference, note: str, *, obsidian: bool) -> LinkReference | None:
    """Where an address without a scheme leads, by RFC 3986; None for one within the note.

    A backslash is a letter as any other: what Windows makes of it is not what the web does.
    """
    from urllib.parse import unquote  # noqa: PLC0415 - 2 ms, for notes with such links

    address, _, fragment = reference.url.partition("#")
    address = address.partition("?")[0]
    if not address:
        return None
    path, rooted = unquote(address), address.startswith("/")
    name = path if obsidian else ""
    if not rooted:
        path = posixpath.join(posixpath.dirname(note), path)
    folder = path.endswith("/")
    path = posixpath.normpath(path.lstrip("/") if rooted else path) + "/" * folder
    return reference._replace(path=path, rooted=rooted, name=name, fragment=unquote(fragment))


# The values of a note that collection rules compare with those of other notes.

CODES = {"unique": "C001", "sequence": "C002", "reference": "C003"}


def kept_keys(binding: BoundNote, off: SuppressionIndex, lines: Lines) -> tuple[NoteKey, ...]:
    """The keys of a note that are not switched off by a comment. `lines` are the note's."""
    if binding.schema is None or binding.schema.collection is None:
        return ()
    return tuple(
        key
        for key in _all(binding, lines)
        if not (key.use in CODES and off.holds(CODES[key.use], key.place[0]))
    )


def _all(binding: BoundNote, lines: Lines) -> Iterator[NoteKey]:
    asked = binding.schema.collection if binding.schema else None
    if asked is None:
        return
    for reference in asked.unique:
        yield from (
            _key(binding, lines, one, "unique", reference) for one in _one(binding, reference)
        )
    for reference in asked.sequence:
        yield from (
            _key(binding, lines, one, "sequence", reference) for one in _one(binding, reference)
        )
    for target in dict.fromkeys(target for _, target in asked.references):
        yield from (_key(binding, lines, one, "target", target) for one in resolve(binding, target))
    for reference, target in asked.references:
        for one in resolve(binding, reference):
            yield _key(binding, lines, one, "reference", f"{reference} -> {target}")


def _one(binding: BoundNote, reference: str) -> tuple[Reference, ...]:
    return resolve(binding, reference)[:1]


def _key(
    binding: BoundNote,
    lines: Lines,
    named: Reference,
    use: Literal["unique", "sequence", "target", "reference"],
    reference: str,
) -> NoteKey:
    source = binding.note.source
    start, end = source.position(named.span.start), source.position(named.span.end)
    schema = binding.schema
    name = schema.name if schema else ""
    line = lines[start.line] if use != "target" else ""
    apart = schema and schema.collection and schema.collection.by_folder
    folder = binding.place.rpartition("/")[0] if apart else ""
    return NoteKey(name, reference, use, named.text, (*start, *end), line, folder)
