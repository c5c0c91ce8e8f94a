"""T001: emphasis that Markdown leaves as asterisks, as in `**"…"**라고`."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.model.source import Source
from notelint.model.text import Text
from notelint.text.emphasis import (
    LiteralEmphasis,
    literal_emphasis,
    unclosed_emphasis,
    would_open_and_close,
)
from notelint.text.lazy_pattern import LazyPattern

QUOTES = dict(zip("\"'“‘「『《〈(", "\"'”’」』》〉)", strict=True))
"""Quotation marks and brackets that may as well stand outside of the emphasis."""

TAGS = {
    1: ("<em>", "</em>"),
    2: ("<strong>", "</strong>"),
    3: ("<strong><em>", "</em></strong>"),
}
"""HTML for as many asterisks."""

STARRED = LazyPattern(r"[^\s*(]\*{2,3}(?=[\s,.)|\]]|\Z)")
"""A word with stars behind it, which a note elsewhere explains."""


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each pair of asterisks that was meant as emphasis, or half of one."""
    del options
    note = bound.note
    if "*" not in note.source.text:
        return
    leaves = [
        leaf for leaf in note.leaves if "*" in leaf.text.plain and leaf.kind not in ("code", "html")
    ]
    starred = any(STARRED.search(leaf.text.plain) for leaf in leaves)
    for leaf in leaves:
        for literal in literal_emphasis(leaf.text, across=True):
            yield _problem(note.source, leaf.text, literal)
        for emphasis in unclosed_emphasis(leaf.text, starred=starred):
            span = leaf.text.span(emphasis.start, emphasis.end)
            yield Problem(
                span, message("unclosed", marker=leaf.text.plain[emphasis.start : emphasis.end])
            )


def _problem(source: Source, text: Text, literal: LiteralEmphasis) -> Problem:
    plain, width = text.plain, len(literal.marker)
    span = text.span(literal.start, literal.end)
    # The characters on the two sides of the asterisks that Markdown cannot use.
    at = literal.start if literal.side == "open" else literal.end - width
    before, after = plain[at - 1 : at], plain[at + width : at + width + 1]
    written = source.slice(span)
    around = plain[literal.start - 1 : literal.start] or " ", plain[literal.end :][:1] or " "
    instead = (
        _closed_up(written, literal.marker, *around)
        or _marks_inside_quotes(written, literal.marker)
        or _tagged(written, width)
    )
    return Problem(
        span,
        message(literal.side, marker=literal.marker, before=before, after=after),
        expected=instead,
        found=written,
        fix=Fix((Edit(span, instead),), safe=False),
    )


def _closed_up(written: str, marker: str, before: str, after: str) -> str:
    """`** …**` as `**…**`; empty if no space is to blame, or if that would not be enough."""
    inner = written[len(marker) : -len(marker)]
    body = inner.strip()
    if body == inner or not would_open_and_close(before, body, after):
        return ""
    return f"{marker}{body}{marker}"


def _marks_inside_quotes(written: str, marker: str) -> str:
    """`**"…"**` as `"**…**"`, which leans right whatever stands around; empty if not so built."""
    inner = written[len(marker) : -len(marker)].strip()
    closing = QUOTES.get(inner[:1], "")
    body = inner[1:-1]
    if not closing or inner[-1] != closing or closing in body or not body or body != body.strip():
        return ""
    return f"{inner[0]}{marker}{body}{marker}{closing}"


def _tagged(written: str, width: int) -> str:
    opening, closing = TAGS[width]
    return f"{opening}{written[width:-width].strip()}{closing}"


RULE = Rule(
    code="T001",
    name="literal-emphasis",
    severity="warning",
    summary="Emphasis markers shown literally",
    why=(
        "Between punctuation and a letter, Markdown closes emphasis only if a space follows. "
        'English has that space; Korean, Chinese and Japanese do not: in `**"…"**라고` a '
        "particle follows at once, so readers see asterisks and tools see no emphasis."
    ),
    messages={
        "close": (
            "`{marker}` between '{before}' and '{after}' does not close emphasis; expected a "
            "space or punctuation after it"
        ),
        "open": (
            "`{marker}` between '{before}' and '{after}' does not open emphasis; expected a "
            "space or punctuation before it"
        ),
        "both": (
            "`{marker}` between a letter and punctuation neither opens nor closes emphasis; "
            "expected a space or punctuation on its outer side"
        ),
        "space_open": ("`{marker}` before a space does not open emphasis"),
        "space_close": ("`{marker}` after a space does not close emphasis"),
        "space_both": ("`{marker}` between spaces neither opens nor closes emphasis"),
        "unclosed": "the emphasis that `{marker}` opens is not closed",
    },
    help=(
        'Move the punctuation out of the emphasis (`"**…**"라고`), add a space after it, '
        "or write `<strong>…</strong>`. Remove spaces inside the asterisks, and close "
        "every emphasis."
    ),
    examples=(
        Example('# 제목\n\n그는 **"절대 아니다"**라고 말했다.\n', at=("3:4",)),
        Example("# 제목\n\n**아마존웹서비스(AWS)**는 **29일** 발표한다.\n", at=("3:1",)),
        Example("# 제목\n\n이것은 ** 앞공백**이고 **뒤공백 **이다.\n", at=("3:5", "3:16")),
        Example("# 제목\n\n이것은 **끝나지 않는다.\n", at=("3:5",)),
        Example('# 제목\n\n그는 "**절대 아니다**"라고 말했다.\n'),
        Example("# 제목\n\n2**16, `**강조**`, src/**/*.md, \\*\\*\n"),
    ),
    fix="unsafe",
    edits_quotations=True,
    check=check,
)
