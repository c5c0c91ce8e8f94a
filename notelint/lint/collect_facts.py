"""Collects what other notes, the summary and `links` need of a note: its facts."""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, Literal

from notelint.fields.references import read_file_name, resolve
from notelint.lint.file_ignores import ignored_rules
from notelint.lint.suppressions import Suppressions
from notelint.model.bound_note import BoundNote
from notelint.model.facts import Facts, KeyUse, NoteKey, SchemaSource
from notelint.model.fields import Reference
from notelint.model.finding import Problem
from notelint.model.link import LinkReference, NoteAnchors
from notelint.model.plan import Plan
from notelint.model.schema import Part
from notelint.model.source import Lines, Source, Span
from notelint.model.text import Link
from notelint.rules import LINK_RULES
from notelint.text.boilerplate import is_placeholder_url
from notelint.text.globs import compile_globs
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.spans import SpanSet
from notelint.text.wikilinks import block_ids, heading_names

EXTERNAL = re.compile(r"https?://|//", re.IGNORECASE)
SCHEME = LazyPattern(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
GENERATED = re.compile(r"\{\{|\{%|<%|\$\{|\{[\w-]+\}")
"""Placeholders of site generators: the URL is not known yet."""

TO_BE_WRITTEN = LazyPattern(
    r"<.+>|__[A-Z][A-Z0-9_]*__|(?:[A-Z]+_)*(?:LINK|URL|TODO|TBD|FIXME)(?:_[A-Z]+)*"
)
"""Placeholders of authors, in place of a file's name."""

NO_NAME = LazyPattern(r"\^|.*\*\.\w+\Z|:\w+:\Z")
"""No name of a note: `[[^^…]]` searches a vault, `[[:alpha:]]` is of a regular expression, and
`[[*.jpg]]` is any picture."""

WEB = ("http://", "https://", "//")
"""How an external URL begins, for the summary."""


def collect_facts(
    bound: BoundNote,
    why: SchemaSource,
    rules: Container[str],
    problems: Iterable[tuple[str, Problem]],
    suppressions: Suppressions,
    plan: Plan,
) -> Facts:
    """The facts of a note on which `rules` ran and reported `problems`; `why` it has its schema.

    Suppression comments that cover a key or a link, or the missing schema, are of use.
    """
    ignored = ignored_rules(plan, bound.place)
    lines = Lines(bound.note.source)
    quotes = bound.quotes
    checked = [quote.passage.similarity for quote in quotes if quote.article is not None]
    link_rules = [code for code in LINK_RULES if code in rules]
    invalid = {problem.span for code, problem in problems if _is_no_url(code, problem)}
    dialects = {plan.dialect, *(schema.dialect for schema in plan.schemas)}
    return Facts(
        schema=bound.schema.name if bound.schema else "",
        schema_source=why,
        quotes_checked=len(checked),
        quotes_found=sum(similarity == 1.0 for similarity in checked),
        quotes_near=sum(0.0 < similarity < 1.0 for similarity in checked),
        quotes_unchecked=len(quotes) - len(checked),
        external_links=len({link.url for link in bound.note.links if link.url.startswith(WEB)}),
        keys=tuple(
            _keys(bound, suppressions, lines, ignored)
            if bound.schema
            else _numbers(bound.place, plan)
        ),
        link_references=tuple(_links(bound, link_rules, suppressions, invalid, lines, plan))
        if link_rules
        else (),
        anchors=_anchors(bound, obsidian="obsidian" in dialects),
        needs_schema=bound.schema is None
        and "N003" not in ignored
        and not (suppressions.use("N003", 1) or suppressions.covers("", 1)),
    )


def _anchors(bound: BoundNote, *, obsidian: bool) -> NoteAnchors:
    if not obsidian:
        return NoteAnchors(bound.anchors)
    note = bound.note
    return NoteAnchors(
        bound.anchors, tuple(heading_names(note)), tuple(block_ids(note.source.text))
    )


def _is_no_url(code: str, problem: Problem) -> bool:
    """Whether a problem says that a URL is invalid; one with another scheme is valid."""
    return code == "L002" and problem.message.name != "other_scheme"


def _links(
    bound: BoundNote,
    link_rules: Iterable[str],
    suppressions: Suppressions,
    invalid: Container[Span],
    lines: Lines,
    plan: Plan,
) -> Iterator[LinkReference]:
    """The links to check outside of the note, each with the rules that are disabled there.

    External links are those of parts whose schema says `reachable`, or all if the plan says so.
    """
    parts = _PartsByPlace(bound)
    position = bound.note.source.position
    schema = bound.schema.name if bound.schema else ""
    ignored = ignored_rules(plan, bound.place) & LINK_RULES
    hidden = SpanSet(bound.comments)
    for link in (*bound.note.links, *bound.wikilinks):
        target = _target(link, bound) if link.target not in invalid else None
        if target is None or hidden.overlaps(link.span):
            continue
        part = parts.at(link.span.start)
        reachable = part and part.url and part.url.reachable
        if "external" in target and not (plan.external or reachable):
            continue
        start, end = position(link.target.start), position(link.target.end)
        muted = (
            {code for code in ("", *link_rules) if suppressions.use(code, start.line)}
            if suppressions
            else ()
        )
        if "" in muted:
            continue
        yield LinkReference(
            link.url.strip(),
            (*start, *end),
            text=link.text,
            schema=schema,
            part=part.id if part else "",
            excerpt=lines[start.line],
            written=WRITTEN.get(link.kind, "") if not link.reference else "",
            muted=tuple(sorted(ignored.union(muted))),
            **target,
        )


WRITTEN: Mapping[str, Literal["link", "autolink", "bare"]] = {
    "link": "link",
    "image": "link",
    "autolink": "autolink",
    "bare": "bare",
}
"""How a URL is written in a note, by the kind of its link."""


class _PartsByPlace:
    """The parts of a note by the places of their blocks, and of headings that may be links."""

    def __init__(self, bound: BoundNote) -> None:
        places = [
            (block.span, section.part) for section in bound.all_sections for block in section.blocks
        ]
        places += [
            (section.heading.span, section.part)
            for section in bound.all_sections
            if section.heading and section.part.holds == "link"
        ]
        self.places = sorted(places, key=lambda place: place[0].start)
        self.starts = [span.start for span, _ in self.places]

    def at(self, offset: int) -> Part | None:
        """The part at an offset."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or self.places[index][0].end <= offset:
            return None
        return self.places[index][1]


def _target(link: Link, bound: BoundNote) -> dict[str, Any] | None:
    """Where a link leads, as fields of `LinkReference`; None if nowhere or to its own note."""
    url = link.url.strip()
    if not url or GENERATED.search(url) or TO_BE_WRITTEN.fullmatch(url.partition("#")[0]):
        return None
    if link.kind in ("wikilink", "embed"):
        name, _, fragment = url.partition("#")
        if not name or NO_NAME.match(name):
            return None
        return {"path": name, "name": name, "by_name": True, "fragment": fragment}
    if EXTERNAL.match(url):
        return {"external": True}
    obsidian, source = bound.dialect == "obsidian", bound.note.source
    elsewhere = link.kind == "bare" or (obsidian and _is_no_file(url, link, source))
    return None if elsewhere or SCHEME.match(url) else _file_target(url, source.path, obsidian)


def _is_no_file(url: str, link: Link, source: Source) -> bool:
    """Whether Obsidian looks for no file: it has none of the name, and none that HTML names."""
    return source.text[link.span.start] == "<" or bool(NO_NAME.match(url))


def _file_target(url: str, note: str, obsidian: bool) -> dict[str, Any] | None:
    """Where a URL without a scheme leads by RFC 3986, as `_target`.

    A backslash is an ordinary character, as on the web and unlike in Windows. The note may have an
    address itself, such as `s3://bucket/notes/a.md`.
    """
    scheme, separator, note = note.rpartition("://")
    address, _, fragment = url.partition("#")
    whole, address = address, address.partition("?")[0]
    if not address:
        return None
    from urllib.parse import unquote  # noqa: PLC0415 - 2 ms, for links to files

    name = unquote(whole) if obsidian else ""  # of which a `?` may be part
    path, rooted = unquote(address), address.startswith("/")
    if not rooted:
        path = posixpath.join(posixpath.dirname(note), path)
    folder = path.endswith("/")
    top = "" if rooted else scheme + separator
    path = top + posixpath.normpath(path.lstrip("/") if rooted else path) + "/" * folder
    return {"path": path, "rooted": rooted, "name": name, "fragment": unquote(fragment)}


KEY_RULES = {"unique": "C001", "sequence": "C002", "reference": "C003"}
"""The rule that compares keys, by their use."""


def _keys(
    bound: BoundNote, suppressions: Suppressions, lines: Lines, ignored: Container[str]
) -> Iterator[NoteKey]:
    """The keys of a note, without those that a comment, or `ignored`, hides from their rule.

    One in a sequence is marked as hidden: without it, the next note would have a gap before it.
    """
    collection = bound.schema.collection if bound.schema else None
    if bound.schema is None or collection is None:
        return
    folder = bound.place.rpartition("/")[0] if collection.by_folder else ""
    targets = dict.fromkeys(target for _, target in collection.references)
    named: list[tuple[KeyUse, str, tuple[Reference, ...]]] = [
        *(("unique", name, resolve(bound, name)[:1]) for name in collection.unique),
        *(("sequence", name, resolve(bound, name)[:1]) for name in collection.sequence),
        *(("target", name, resolve(bound, name)) for name in targets),
        *(
            ("reference", f"{name} -> {target}", resolve(bound, name))
            for name, target in collection.references
        ),
    ]
    position = bound.note.source.position
    for use, name, values in named:
        for value in values:
            if is_placeholder_url(value.text):
                continue  # S010 reports it; two blank notes may have the same
            place = (*position(value.span.start), *position(value.span.end))
            rule = KEY_RULES.get(use, "")
            hidden = bool(rule) and (rule in ignored or suppressions.hide(rule, place[0]))
            if hidden and use != "sequence":
                continue
            excerpt = lines[place[0]] if use != "target" else ""
            yield NoteKey(bound.schema.name, name, use, value.text, place, excerpt, folder, hidden)


def _numbers(place: str, plan: Plan) -> Iterator[NoteKey]:
    """The numbers in the name of a note without a schema, where others have numbers by a schema.

    It is a note of another kind, but the number is not missing in their sequence.
    """
    for schema in plan.schemas:
        collection = schema.collection
        if not (collection and collection.sequence and schema.file_name):
            continue
        if not (_is_beside(place, schema.name, plan) or (plan.signatures and collection.by_folder)):
            continue
        folder = place.rpartition("/")[0] if collection.by_folder else ""
        for capture in read_file_name(schema.file_name, place) or ():
            if capture.reference in collection.sequence:
                yield NoteKey(
                    schema.name,
                    capture.reference,
                    "sequence",
                    capture.text,
                    (1, 1, 1, 1),
                    folder=folder,
                    hidden=True,
                )


def _is_beside(place: str, schema: str, plan: Plan) -> bool:
    """Whether a schema's files include a place, if that is not excluded."""
    return any(
        name == schema and compile_globs(files).match_file(place)
        for files, _, name in plan.assignments
    )
