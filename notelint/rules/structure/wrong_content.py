"""S007: a part holds something else than the schema asks."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection
from notelint.model.finding import Problem
from notelint.model.message import Phrase, message, phrase
from notelint.model.note import BlockKind, code_language
from notelint.model.rule import Example, Rule
from notelint.model.schema import ContentKind, ItemRequirement
from notelint.model.source import Source, Span
from notelint.text.wikilinks import callout

LONGEST = 60
"""Characters that are shown of an item."""

ASKED: dict[ContentKind, Phrase] = {
    "prose": phrase("paragraphs"),
    "list": phrase("a list"),
    "outline": phrase("a list"),
    "definitions": phrase("a list of terms"),
    "quotes": phrase("quotes (list items or a blockquote)"),
    "link": phrase("a link"),
    "links": phrase("links"),
    "checklist": phrase("a checklist"),
    "table": phrase("a table"),
    "code": phrase("a code block"),
    "images": phrase("images"),
    "callouts": phrase("callouts"),
}

FOUND: dict[BlockKind, Phrase] = {
    "paragraph": phrase("paragraphs"),
    "list": phrase("a list"),
    "quote": phrase("a blockquote"),
    "table": phrase("a table"),
    "code": phrase("a code block"),
    "html": phrase("HTML"),
    "heading": phrase("headings"),
}


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each part that is not empty and has nothing of what it should hold.

    Also for each block of code in another language, callout of another kind, and item that is not
    as the schema asks.
    """
    del options
    for section in bound.all_sections:
        if section.part.languages:
            yield from _languages(section)
        if section.part.callouts:
            yield from _callouts(section)
        if section.part.item:
            yield from _items(section, section.part.item)
        if (
            section.conforms
            or section.empty
            or not section.blocks
            or section.part.holds not in ASKED
        ):
            continue
        if section.part.holds == "link":  # L001 speaks of it
            continue
        first = section.blocks[0]
        expected, found = ASKED[section.part.holds], FOUND.get(first.kind, phrase("text"))
        wording = message("wrong", part=section.name, asked=expected, found=found)
        yield Problem(_first_line(bound.note.source, first.span), wording, part=section.part.id)


def _languages(section: BoundSection) -> Iterator[Problem]:
    """Blocks of code whose language is not among the part's."""
    allowed = {language.casefold() for language in section.part.languages}
    for leaf in section.leaves:
        if leaf.kind != "code":
            continue
        found = code_language(leaf.info)
        if found.casefold() not in allowed:
            name = "language" if found else "no_language"
            expected = ", ".join(section.part.languages)
            wording = message(name, part=section.name, expected=expected, found=found)
            start = leaf.span.start
            yield Problem(Span(start, start), wording, section.part.id, expected, found)


def _callouts(section: BoundSection) -> Iterator[Problem]:
    """Callouts of a kind that is not among the part's."""
    allowed = {kind.casefold() for kind in section.part.callouts}
    for block in section.blocks:
        if block.kind != "quote" or not block.children:
            continue
        text = block.children[0].text
        begun = callout(text.plain)
        if begun and begun[0].casefold() not in allowed:
            expected = ", ".join(section.part.callouts)
            wording = message("callout", part=section.name, expected=expected, found=begun[0])
            span = text.span(0, len(text.plain[: begun[1]].rstrip()))
            yield Problem(span, wording, section.part.id, expected, begun[0])


def _items(section: BoundSection, requirement: ItemRequirement) -> Iterator[Problem]:
    """Items that do not follow the form, and boxes that are not ticked."""
    for item, captures in zip(section.items, section.item_captures, strict=False):
        if captures is None and requirement.form:
            found = _short(item.text.plain)
            wording = message("item", part=section.name, form=requirement.form.shown, found=found)
            yield Problem(
                item.span_of_text, wording, section.part.id, requirement.form.shown, found
            )
    for item in section.items if requirement.checked else ():
        if item.checked is False:
            wording = message("unticked", part=section.name, item=_short(item.text.plain))
            yield Problem(item.span_of_text, wording, section.part.id)


def _short(text: str) -> str:
    line = " ".join(text[: 2 * LONGEST].split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _first_line(source: Source, span: Span) -> Span:
    end = source.ends[source.position(span.start).line - 1]
    return Span(span.start, max(span.start, min(end, span.end)))


SCHEMA = "parts:\n  - {id: evidence, heading: 본문의 근거, holds: quotes}\n"

RULE = Rule(
    code="S007",
    name="wrong-content",
    severity="error",
    summary="Section content does not match the schema",
    why=(
        "Content that is not in the form that the schema requires cannot be "
        "checked or collected: a quote in a plain paragraph is not compared "
        "with the article."
    ),
    messages={
        "wrong": "section `{part}` should contain {asked}, found {found}",
        "language": "section `{part}` should contain {expected} code, found `{found}`",
        "no_language": (
            "section `{part}` should contain {expected} code, found code without a language"
        ),
        "callout": "section `{part}` should contain {expected} callouts, found `{found}`",
        "item": "item `{found}` in section `{part}` does not match `{form}`",
        "unticked": "item `{item}` in section `{part}` is not checked",
    },
    help=(
        "Write the content in the form that the schema requires (`holds`, "
        "`lang`, `callout`, `each`)."
    ),
    examples=(
        Example("# 기사\n\n## 본문의 근거\n\n그냥 문단\n", at=("5:1",), schema=SCHEMA),
        Example("# 기사\n\n## 본문의 근거\n\n* 인용\n", schema=SCHEMA),
    ),
    check=check,
)
