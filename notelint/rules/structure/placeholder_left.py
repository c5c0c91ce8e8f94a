"""S010: text of a template was left in place."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.part_places import PartPlaces
from notelint.model.rule import Example, Rule
from notelint.model.schema import Schema
from notelint.model.source import Source, Span
from notelint.model.text import VERBATIM
from notelint.text.boilerplate import (
    BRACED,
    COMMON_PLACEHOLDERS,
    is_placeholder,
    is_placeholder_url,
)
from notelint.text.nfc import compose
from notelint.text.normalization import normalize
from notelint.text.patterns import matches
from notelint.text.spans import SpanSet

LONGEST = 200
WRAPPING = 12
"""How long a placeholder in braces is at most, and how many characters may wrap another one."""

SHOWN = 60
"""Characters that are shown of a template's text."""


class Options(NamedTuple):
    """`texts`: what stands for "still to be written" when it is all that a line says."""

    texts: tuple[str, ...] = COMMON_PLACEHOLDERS


def check(bound: BoundNote, options: Options) -> Iterator[Problem]:
    """One problem for each value, paragraph, item or cell that is only a placeholder."""
    schema = bound.schema
    if schema is None:
        return
    reported: set[Span] = set()
    parts = PartPlaces(bound.all_sections)
    if schema.template_leftovers or schema.placeholders:
        for problem in _of_template(bound, schema, parts):
            reported.add(problem.span)
            yield problem
    for problem in (*_of_fields(bound), *_of_links(bound)):
        if problem.span not in reported:
            reported.add(problem.span)
            yield problem
    texts, longest = _wanted(options)
    for leaf in bound.note.leaves:
        plain = leaf.text.plain
        if not 0 < len(plain) <= LONGEST or leaf.kind == "code":
            continue
        braced = plain[0] in "{<" and BRACED.fullmatch(plain.strip())
        if braced or (len(plain) <= longest and _bare(plain) in texts):
            if any(mark.kind in VERBATIM for mark in leaf.text.marks):
                continue
            section = parts.at(leaf.span.start)
            span = leaf.text.span(0, len(plain))
            if section and span not in reported and leaf.span not in parts.named:
                reported.add(span)
                wording = message("placeholder", part=section.name, found=plain.strip())
                yield Problem(span, wording, part=section.part.id)
    whole = SpanSet.of(reported)
    for problem in _of_pieces(bound):
        if problem.span not in reported and not whole.overlaps(problem.span):
            reported.add(problem.span)
            yield problem


def _of_fields(bound: BoundNote) -> Iterator[Problem]:
    """Values of front matter, inline fields and cells."""
    for violation in bound.field_violations:
        if violation.kind == "placeholder":
            wording = message("field", name=violation.name, found=violation.found)
            yield Problem(violation.span, wording, part=violation.part)


def _of_links(bound: BoundNote) -> Iterator[Problem]:
    """URLs where the schema asks for links."""
    for section in bound.all_sections:
        if section.part.holds not in ("link", "links", "images"):
            continue
        for item in section.items:
            for link in item.text.links:
                if is_placeholder_url(link.url):
                    wording = message("url", part=section.name, url=link.url)
                    yield Problem(link.target, wording, part=section.part.id)


def _of_pieces(bound: BoundNote) -> Iterator[Problem]:
    """What patterns and templates leave open in headings, items and links."""
    for section in bound.all_sections:
        for text, span in _pieces(section, bound.note.source):
            if is_placeholder(text):
                wording = message("placeholder", part=section.name, found=text)
                yield Problem(span, wording, part=section.part.id)


def _pieces(section: BoundSection, source: Source) -> Iterator[tuple[str, Span]]:
    """What is captured, with its place; of a heading with a pattern also the last word."""
    for captures in (section.captures, *section.item_captures):
        yield from ((reference.text, reference.span) for reference in captures or ())
    heading, asked = section.heading, section.part.heading
    if heading and asked and asked.patterns:
        plain = heading.text.plain.rstrip()
        start = plain.rfind(" ") + 1
        yield plain[start:], heading.text.span(start, len(plain))
    for _, text in section.template.captures if section.template else ():
        link = section.items[0].text.links[0]
        start = source.text.rfind(text, link.span.start, link.target.start)
        yield text, Span(start, start + len(text)) if start >= 0 else link.span


@cache
def _wanted(options: Options) -> tuple[frozenset[str], int]:
    """The texts in their bare form, and how long a text may be that wraps one of them."""
    texts = frozenset(map(_bare, options.texts))
    return texts, max(map(len, texts), default=0) + WRAPPING


def _of_template(bound: BoundNote, schema: Schema, parts: PartPlaces) -> Iterator[Problem]:
    """Texts of the schema's own template, and what it says are placeholders."""
    literal = {_collapsed(text) for text in schema.placeholders if not _is_pattern(text)}
    patterns = [text[1:-1] for text in schema.placeholders if _is_pattern(text)]
    residue = frozenset(schema.template_leftovers)
    longest = max(map(len, residue), default=0) * 2 + WRAPPING
    first = next(bound.note.headings(), None)
    for leaf in bound.note.leaves:
        plain = leaf.text.plain
        title = leaf is first and leaf.level == 1
        if (leaf.kind in ("code", "heading") and not title) or not plain.strip():
            continue
        text = f"# {plain}" if title else plain
        if residue and len(plain) <= longest and _normal(text) in residue:
            yield _leftover(parts, "residue", leaf.text.span(0, len(plain)), plain)
            continue
        if title:
            continue
        offset = 0
        for line in plain.split("\n") if literal or patterns else ():
            start, offset = offset, offset + len(line) + 1
            text = _collapsed(line) if len(line) <= LONGEST else ""
            if text and (text in literal or any(matches(one, text) for one in patterns)):
                bare = start + len(line) - len(line.lstrip())
                span = leaf.text.span(bare, start + len(line.rstrip()))
                yield _leftover(parts, "placeholder", span, text)
    entries = bound.front_matter if residue and isinstance(bound.front_matter, tuple) else ()
    for entry in entries:
        text = entry.value.text
        if len(text) <= longest and _normal(f"{entry.key}: {text}") in residue:
            yield Problem(entry.value.span, message("field", name=entry.key, found=text))
    for comment in bound.note.comments if residue else ():
        if len(comment.body) <= longest and _normal(comment.body) in residue:
            yield _leftover(parts, "residue", comment.span, comment.body)


def _leftover(parts: PartPlaces, template: str, span: Span, found: str) -> Problem:
    """The problem of a text that was left, in a part or outside of all."""
    section = parts.at(span.start)
    shown = " ".join(found[: 2 * SHOWN].split())
    shown = shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1]}…"
    if section is None:
        return Problem(span, message(f"{template}_outside", found=shown))
    return Problem(span, message(template, part=section.name, found=shown), part=section.part.id)


def _is_pattern(text: str) -> bool:
    return len(text) > 2 and text[0] == text[-1] == "/"


def _collapsed(text: str) -> str:
    return compose(" ".join(text.split()))


def _normal(text: str) -> str:
    return normalize(text, "typographic").text


def _bare(text: str) -> str:
    """Without case, spaces around, and the punctuation in which placeholders are wrapped."""
    return text.strip(" \t\n.…:()[]{}<>*_-~!").casefold()


SCHEMA = "parts:\n  - {id: decision, heading: Decision}\n"

RULE = Rule(
    code="S010",
    name="placeholder-left",
    severity="warning",
    summary="Placeholder or template text left in place",
    why="`TODO` or `{{summary}}` in a finished note means that somebody forgot to write it.",
    messages={
        "placeholder": "section `{part}` still has the placeholder `{found}`",
        "field": "field `{name}` still has the placeholder `{found}`",
        "url": "section `{part}` still has the placeholder URL {url}",
        "placeholder_outside": "the placeholder `{found}` was left in place",
        "residue": "section `{part}` still has the template text `{found}`",
        "residue_outside": "the template text `{found}` was left in place",
    },
    help="Replace it with the content that belongs there.",
    examples=(
        Example("# Use SQLite\n\n## Decision\n\nTODO\n", at=("5:1",), schema=SCHEMA),
        Example(
            "# Use SQLite\n\n## Decision\n\nUse SQLite; TODO lists move later.\n", schema=SCHEMA
        ),
        Example("# Use SQLite\n\n## Decision\n\n`{{template}}`\n", schema=SCHEMA),
        Example(
            "---\nstatus: TODO\n---\n\n# Use SQLite\n\n## Decision\n\nUse it.\n",
            at=("2:9",),
            schema=f"front_matter: {{fields: {{status: string}}}}\n{SCHEMA}",
        ),
    ),
    options=Options,
    check=check,
)
