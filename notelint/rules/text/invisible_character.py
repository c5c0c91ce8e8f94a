"""T003: characters that nobody sees."""

import re
from collections.abc import Iterator
from unicodedata import name

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.model.source import Source, Span
from notelint.text.link_targets import anchor_spans, link_target_spans, named_spans
from notelint.text.spans import SpanSet, code_spans

KINDS = {
    "zero_width": "\u200b\u2060-\u2064\ufeff\u180e",
    "joiner": "\u200c\u200d",
    "soft_hyphen": "\u00ad",
    "bidi": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "separator": "\u2028\u2029",
    "filler": "\u115f\u1160\u3164\uffa0",
    "control": "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\u206a-\u206f\ufff9-\ufffb",
}
"""Contents of a character class, by the name of the message. No-break and ideographic spaces
can be seen; variation selectors and tags belong to the emoji before them."""

ANY = "[" + "".join(KINDS.values()) + "]+"

NEEDS_JOINERS = "\u0590-\u0dff\u0e00-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb1d-\ufefc"
"""Scripts in which joiners, directions and unseen breaks between words are spelling: those
written from the right, and those of South and South-East Asia."""

EMOJI = "\u00a9\u00ae\u203c-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"

FIXED = ("zero_width", "joiner", "soft_hyphen", "filler", "control")
"""Kinds that may be deleted; the others do something that the author should look at."""


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each run of unseen characters that has no business where it stands.

    In the name of a file it may be the file's own. No fix where a link would break.
    """
    del options
    note = bound.note
    source = note.source
    if source.text.replace("\n", "").isprintable():  # a quarter of the time of the search below
        return
    runs = [match for match in re.finditer(ANY, source.text) if not _belongs(source.text, match)]
    if not runs:
        return
    kept = SpanSet.of((*code_spans(note), *named_spans(note)))
    named, led_to = SpanSet.of(link_target_spans(note)), SpanSet.of(anchor_spans(note))
    for match in runs:
        run, span = match.group(), Span(*match.span())
        if named.overlaps(span):
            continue
        kind = next(kind for kind, chars in KINDS.items() if re.match(f"[{chars}]", run))
        instead = " " if kind == "filler" else ""  # it is drawn as a blank
        fix = None
        if kind in FIXED and not kept.overlaps(span):
            safe = _between_words(source, span) and not led_to.overlaps(span)
            fix = Fix((Edit(span, instead),), safe=safe)
        before, after = _around(source, span)
        yield Problem(
            span,
            message(kind, code=_named(run[0])),
            expected=before + instead + after,
            found=before + "".join(f"<U+{ord(char):04X}>" for char in run[:4]) + after,
            fix=fix,
        )


def _named(char: str) -> str:
    """Code point and Unicode name; control characters have none."""
    return f"U+{ord(char):04X} {name(char, '')}".rstrip()


def _belongs(text: str, match: re.Match[str]) -> bool:
    """Whether the characters are needed where they stand."""
    run = match.group()
    before = text[max(match.start() - 1, 0) : match.start()]
    after = text[match.end() : match.end() + 1]
    if run[0] in "\u202d\u202e":  # overrides: text that reads otherwise than it is stored
        return False
    if re.match(f"[{NEEDS_JOINERS}]", before) or re.match(f"[{NEEDS_JOINERS}]", after):
        return bool(re.fullmatch("[\u00ad\u200b-\u200f\u061c\u202a-\u202c\u2066-\u2069]+", run))
    if run == "\u200d":
        return bool(re.match(f"[{EMOJI}]", before) and re.match(f"[{EMOJI}]", after))
    if run in "\u115f\u1160":  # fillers of old Hangul, written in letters
        return "\u1100" <= (before or " ") <= "\u11ff" or "\u1100" <= (after or " ") <= "\u11ff"
    # Beside asterisks it is the known way to have `**"…"**` emphasised in front of a letter.
    return run in ("\u200b", "\u2060", "\ufeff") and (before in ("*", "_") or after in ("*", "_"))


def _between_words(source: Source, span: Span) -> bool:
    """Whether nothing but text stands on both sides, so that a deletion makes no new markup."""
    before = source.text[max(span.start - 1, 0) : span.start]
    after = source.text[span.end : span.end + 1]
    return before.isalpha() and (after.isalnum() or after in " .,\n\r")


def _around(source: Source, span: Span) -> tuple[str, str]:
    """Quote the text on both sides, of the same line."""
    line = source.position(span.start).line
    start, end = source.lines[line - 1], source.ends[line - 1]
    before = source.text[max(start, span.start - 12) : span.start]
    after = source.text[span.end : max(min(end, span.end + 12), span.end)]
    return before.lstrip(), after.rstrip()


RULE = Rule(
    code="T003",
    name="invisible-character",
    severity="warning",
    summary="Invisible character",
    why=(
        "Text copied from web pages and word processors contains zero-width spaces, soft "
        "hyphens and control characters. They are invisible, but they split words for "
        "searches, break links, and can change the order in which a line is shown."
    ),
    messages={
        "zero_width": "zero-width character {code} in the text",
        "joiner": "joiner {code} between characters that do not join",
        "soft_hyphen": "soft hyphen {code}, visible only at a line break",
        "bidi": "text direction control {code}: the text may be shown in another order than it is "
        "stored",
        "separator": "line separator {code}: a line break in editors, but not in Markdown",
        "filler": "Hangul filler {code}: an invisible letter",
        "control": "control character {code} in the text",
    },
    help="Delete the character, or replace it with a space or a line break.",
    examples=(
        Example("# 제목\n\n인공\u200b지능\n", at=("3:3",)),
        Example("# 제목\n\n\u202e거꾸로 읽히는 글\n", at=("3:1",)),
        Example("# 제목\n\n끝\u0008\n\n빈\u3164칸\n", at=("3:2", "5:2")),
        Example(
            "# 제목\n\n![[그림\u00ad자료.png]] ![](그림\u00ad자료.png)\n",
            why="The file may be called so.",
        ),
        Example("# 제목\n\n가족 👨‍👩‍👧 ❤️, \u00a0띄어쓰기\u3000포함\n"),
        Example(
            '# 제목\n\n**\u200b"인용"\u200b**이라고\n',
            why="Beside asterisks it makes Markdown see the emphasis.",
        ),
    ),
    fix="mixed",  # safe: after a letter; unsafe: beside markup, in what a link leads to
    edits_quotations=True,
    check=check,
)
