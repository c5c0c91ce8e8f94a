"""T002: text that is not in Unicode's composed normal form."""

import re
from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.note import Block, Note
from notelint.model.rule import Example, Rule
from notelint.model.source import Source, Span
from notelint.model.text import VERBATIM
from notelint.text.link_targets import named_spans
from notelint.text.nfc import compose, is_composed, needs_composing
from notelint.text.spans import SpanSet
from notelint.text.wikilinks import wikilinks

LONGEST = 24
"""Characters of a word that a message shows."""


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each line of rendered text; code and addresses are left alone."""
    del options
    note = bound.note
    if not needs_composing(note.source.text):
        return
    labels = SpanSet.of((*named_spans(note), *_hidden(note)))
    for leaf in note.leaves:
        if leaf.kind != "code" and not is_composed(leaf.text.plain):
            yield from _lines(note.source, leaf, labels)


def _hidden(note: Note) -> Iterator[Span]:
    """The links whose text is their label, too."""
    return (link.span for link in note.links if link.reference)


def _lines(source: Source, leaf: Block, labels: SpanSet) -> Iterator[Problem]:
    """Judge one block. White space never composes, so words can be judged alone.

    In a heading a fix is not safe: its anchor is made of its text.
    """
    text = leaf.text
    code = SpanSet.of(mark.span for mark in text.marks if mark.kind in VERBATIM)
    links = (*text.links, *wikilinks(text))
    addresses = SpanSet.of(link.target for link in links if not link.reference)
    words: dict[int, list[re.Match[str]]] = {}
    for word in re.finditer(r"\S+", text.plain):
        if not is_composed(word.group()):
            span = text.span(*word.span())
            if not code.overlaps(span) and not addresses.overlaps(span):
                words.setdefault(source.position(span.start).line, []).append(word)
    for matches in words.values():
        edits = []
        for word in matches:
            span = text.span(*word.span())
            if source.slice(span) == word.group() and not labels.overlaps(
                span
            ):  # nor markup inside
                edits.append(Edit(span, compose(word.group())))
        first, composed = matches[0].group(), compose(matches[0].group())
        wording = message("other", text=_short(composed))
        if len(first) > len(composed):
            wording = message(
                "decomposed", text=_short(composed), found=len(first), expected=len(composed)
            )
        safe = leaf.kind != "heading"
        fix = Fix(tuple(edits), safe) if len(edits) == len(matches) else None
        yield Problem(text.span(matches[0].start(), matches[-1].end()), wording, fix=fix)


def _short(word: str) -> str:
    return word if len(word) <= LONGEST else word[: LONGEST - 1] + "…"


RULE = Rule(
    code="T002",
    name="not-nfc",
    severity="warning",
    summary="Text not in Unicode NFC",
    why=(
        'File names and text from macOS are often decomposed: "한" consists of three '
        "letters that are drawn as one. It looks the same, but searches, links to headings "
        "and comparisons fail."
    ),
    messages={
        "decomposed": ("`{text}` is decomposed: {found} code points, {expected} in NFC"),
        "other": (
            "`{text}` is not in NFC: it contains a character that Unicode replaces with another"
        ),
    },
    help="Normalize the text to NFC. Code and URLs may stay as they are.",
    examples=(
        Example("# 제목\n\n조사 \u1112\u1161\u11ab\u1100\u1173\u11af 결과\n", at=("3:4",)),
        Example("# 제목\n\n李\uf9e1\n", at=("3:1",)),
        Example("# 제목\n\n조사 한글 결과\n"),
        Example(
            "# 제목\n\n`ls \u1112\u1161\u11ab.md`\n",
            why="Code means what it says.",
        ),
    ),
    fix="mixed",  # unsafe in a heading, whose anchor is made of its text
    edits_quotations=True,
    check=check,
)
