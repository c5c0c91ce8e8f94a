"""T001: emphasis that Markdown leaves as asterisks, as in `**"…"**라고`."""

import re
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

QUOTES = dict(zip("\"'“‘「『《〈(", "\"'”’」』》〉)", strict=True))
"""Quotation marks and brackets that may as well stand outside of the emphasis."""

TAGS = {
    1: ("<em>", "</em>"),
    2: ("<strong>", "</strong>"),
    3: ("<strong><em>", "</em></strong>"),
}
"""HTML for as many asterisks."""

STARRED = re.compile(r"[^\s*(]\*{2,3}(?=[\s,.)|\]]|\Z)")
"""A word with stars behind it, which a note elsewhere explains."""


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each pair of asterisks that was meant as emphasis, or half of one."""
    del options
    note = binding.note
    if "*" not in note.source.text:
        return
    leaves = [
        leaf for leaf in note.leaves if "*" in leaf.text.plain and leaf.kind not in ("code", "html")
    ]
    starred = any(STARRED.search(leaf.text.plain) for leaf in leaves)
    for leaf in leaves:
        for literal in literal_emphasis(leaf.text, across=True):
            yield _problem(note.source, leaf.text, literal)
        for one in unclosed_emphasis(leaf.text, starred=starred):
            span = leaf.text.span(one.start, one.end)
            yield Problem(span, message("unclosed", marker=leaf.text.plain[one.start : one.end]))


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
        or _moved(written, literal.marker)
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


def _moved(written: str, marker: str) -> str:
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
    summary="Emphasis that Markdown leaves as asterisks",
    why=(
        "Markdown closes emphasis between punctuation and a letter only where a space follows. "
        'English has that space; Korean, Chinese and Japanese write on: in `**"…"**라고` a '
        "particle follows at once, so readers see asterisks and tools see no emphasis."
    ),
    messages={
        "close": (
            "these asterisks stay visible: {marker} right behind '{before}' cannot close emphasis "
            "in front of '{after}', expected a space or punctuation there"
        ),
        "open": (
            "these asterisks stay visible: {marker} right behind '{before}' cannot open emphasis "
            "in front of '{after}', expected a space or punctuation before it"
        ),
        "both": (
            "these asterisks stay visible: {marker} between a letter and punctuation can neither "
            "open nor close emphasis, expected a space or punctuation on its outer sides"
        ),
        "space_open": (
            "these asterisks stay visible: a space right behind {marker} keeps it from opening "
            "emphasis"
        ),
        "space_close": (
            "these asterisks stay visible: a space right before {marker} keeps it from closing "
            "emphasis"
        ),
        "space_both": (
            "these asterisks stay visible: between spaces {marker} can neither open nor close "
            "emphasis"
        ),
        "unclosed": "these asterisks stay visible: nothing closes the emphasis that {marker} opens",
    },
    help=(
        'Move the punctuation out of the emphasis (`"**…**"라고`), put a space after it, '
        "or write `<strong>…</strong>`. Put no spaces inside of the asterisks, and close what you "
        "open."
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
    check=check,
)
