"""L011: an address that stands in the text without being a link."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.note import Block, Note
from notelint.model.rule import Example, Rule
from notelint.model.source import Source, Span
from notelint.model.text import Link
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.near_links import near_links
from notelint.text.spans import SpanSet
from notelint.text.wikilinks import wikilinks

TEMPLATE = LazyPattern(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}")
"""What a site generator takes out: `{{< figure src="https://…" >}}`."""


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each bare address that no HTML element makes a link of."""
    del options
    if not any(link.kind == "bare" for link in bound.note.links):
        return
    source = bound.note.source
    footnotes = {leaf.text.links[0].span for leaf in _footnotes_of_one_link(bound.note)}
    slips = SpanSet.of((*_slips(bound.note), *_targets(bound.note)))
    for link in bound.note.links:
        if link.kind != "bare" or link.span in footnotes or slips.overlaps(link.span):
            continue
        if not _belongs_to_markup(source, link.span):
            yield Problem(link.span, message("bare", url=link.url), fix=_fix(source, link))


def _footnotes_of_one_link(note: Note) -> Iterator[Block]:
    """The text of each footnote that is but an address, where it cannot be mistaken for text."""
    for footnote in note.footnotes:
        for leaf in footnote.children[:1]:
            links = leaf.text.links
            if len(links) == 1 and leaf.text.plain.strip(" .") == links[0].url:
                yield leaf


def _slips(note: Note) -> Iterator[Span]:
    """Links that a slip keeps from being one: L002's affair."""
    for leaf in note.leaves:
        if leaf.kind not in ("code", "html") and any(one.kind == "bare" for one in leaf.text.links):
            for near in near_links(leaf.text, note.source.text):
                yield leaf.text.span(near.start, near.end)


def _targets(note: Note) -> Iterator[Span]:
    """What another program reads: links of Obsidian's, tags of templates."""
    for leaf in note.leaves:
        if leaf.kind not in ("code", "html") and any(one.kind == "bare" for one in leaf.text.links):
            yield from (link.span for link in wikilinks(leaf.text))
            for match in TEMPLATE.finditer(leaf.text.plain):
                yield leaf.text.span(*match.span())


def _belongs_to_markup(source: Source, span: Span) -> bool:
    """Whether the address is an HTML link's text, or that of a broken link (L002's affair)."""
    after = source.text[span.end : span.end + 4].lower()
    return after == "</a>" or source.text.endswith("](", 0, span.start)


def _fix(source: Source, link: Link) -> Fix | None:
    """Angle brackets; not round markup, entities or control characters, which mean others there."""
    if source.slice(link.span) != link.url or not link.url.isprintable():
        return None
    if source.text.endswith(('="', "='", "<"), 0, link.span.start):  # a tag that is broken
        return None
    start, end = Span(link.span.start, link.span.start), Span(link.span.end, link.span.end)
    return Fix((Edit(start, "<"), Edit(end, ">")))


RULE = Rule(
    code="L011",
    name="bare-url",
    severity="warning",
    summary="Bare URL",
    why=(
        "In Markdown a bare URL is not a link. Some programs make it one, but they disagree on "
        "where it ends, especially before a Korean particle or a closing bracket."
    ),
    messages={
        "bare": "bare URL {url}; expected a link",
    },
    help="Write `<URL>`, or better `[text](URL)`.",
    examples=(
        Example("# 제목\n\n자세한 내용은 https://example.com/a에서 볼 수 있다.\n", at=("3:9",)),
        Example("# 제목\n\n(https://example.com/a)\n", at=("3:2",)),
        Example(
            "# 제목\n\n<https://example.com/a> [기사](https://example.com/b) "
            "`https://example.com/c`\n"
        ),
    ),
    fix="safe",
    check=check,
)
