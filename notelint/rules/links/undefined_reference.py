"""L014: a link by a reference that nothing defines."""

import re
from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.note import Block
from notelint.model.rule import Example, Rule
from notelint.model.source import Span
from notelint.model.text import VERBATIM
from notelint.text.headings import letters
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.similar_names import SimilarNames, is_slip
from notelint.text.spans import SpanSet

REFERENCE = LazyPattern(
    r"(?<![A-Za-z0-9_\])])(!?)\[(?!\^)([^\[\]\n]+)\]\[([^\[\]\n^]*)\](?![*+^{])"
)
"""`[text][name]` and `[name][]`; `a[0][1]` and `[a-z][0-9]+` are something else."""

IMAGE = LazyPattern(r"(?:(?<=[\s(])|\A)!\[(?!\^)([^\[\]\n]*\w[^\[\]\n]*)\](?!\[|\s?[(（]|:)")
"""`![name]`."""

PATTERN = LazyPattern(r"\^?(?:[a-z]-[a-z]|[A-Z]-[A-Z]|\d-\d)+[\w.-]{0,3}|.*\\\w.*|:.*|.*:")
"""A set of characters in a regular expression, a name of code."""

TAGS = LazyPattern(r"(?:\[[^\[\]\s]+\] ?)+")
"""Single words in brackets, as in front of a headline."""

PHRASE = LazyPattern(r"\w[\w,'’:/-]*(?: [\w,'’:/-]+)*")
"""Words; no option of a command line, no `a | b`."""

LETTERS = 4
"""With fewer it is a variable, and an index behind it. Hangul counts letter by letter."""

FAR = 100
"""So far from a line's beginning tags are looked for."""

URL = re.compile(r"\w://\S+")


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each reference that CommonMark leaves as text, brackets and all.

    In a note without any definition `[속보][경제]` is no reference; `![…][…]`, `[…][]` and words
    within a sentence are (`see [the whole report][report]`, `see [report][1]`).
    Nor is it one in a link's text, or at a line's beginning in front of `[…](address)`.
    """
    del options
    note = bound.note
    names = SimilarNames(definition.label for definition in note.definitions)
    for leaf in note.leaves:
        if leaf.kind not in ("code", "html") and (
            "][" in leaf.text.plain or "![" in leaf.text.plain
        ):
            yield from _of(leaf, names)


def _of(leaf: Block, names: SimilarNames) -> Iterator[Problem]:
    plain = leaf.text.plain
    hidden = [Span(mark.start, mark.end) for mark in leaf.text.marks if mark.kind in VERBATIM]
    hidden += [Span(*match.span()) for match in URL.finditer(plain)]
    inside = SpanSet.of(hidden)
    references = [(match, match[3] or match[2]) for match in REFERENCE.finditer(plain)]
    if not names.names:
        references = [pair for pair in references if _is_sure(plain, pair[0])]
    links = [link for link in leaf.text.links if link.kind == "link"]
    texts = SpanSet.of(link.span for link in links)
    starts = {link.span.start for link in links if not link.reference}
    references = [
        pair for pair in references if pair[0][1] or not _tags(leaf, pair[0], texts, starts)
    ]
    references += [(match, match[1]) for match in IMAGE.finditer(plain)]
    for match, label in sorted(references, key=lambda pair: pair[0].start()):
        span = leaf.text.span(*match.span())
        if inside.overlaps(Span(*match.span())) or span.end - span.start != len(match[0]):
            continue  # code, or brackets that are escaped
        if match[0][0] == "[" and PATTERN.fullmatch(match[2]):
            continue
        name = " ".join(label.split())
        near = names.closest(name)
        if near:
            wording = message("nearest", name=name, near=near.lower())
            fix = _fix(match, span, near.lower()) if is_slip(name, near) else None
            yield Problem(span, wording, fix=fix)
        else:
            yield Problem(span, message("undefined", name=name))


def _fix(match: re.Match[str], span: Span, name: str) -> Fix:
    """Write another name: `[text][name]`, and `[text][name]` for `[text][]` and `![text]`."""
    if match.re.groups == 1:
        return Fix((Edit(Span(span.end, span.end), f"[{name}]"),), safe=False)
    end = span.end - 1
    return Fix((Edit(Span(end - len(match[3]), end), name),), safe=False)


def _is_sure(plain: str, match: re.Match[str]) -> bool:
    """Whether brackets are surely meant as a reference, with no definition to tell it by."""
    if match[1] or not match[3]:
        return True
    before = plain[max(0, match.start() - FAR) : match.start()].rpartition("\n")[2].strip()
    if not before or before.endswith("]"):
        return False  # tags in front of a headline
    if sum(map(str.isalpha, letters(match[2]))) < LETTERS:
        return False
    if match[3].isdigit():
        return True
    words = PHRASE.fullmatch(match[2]) and PHRASE.fullmatch(match[3])
    return bool(words) and " " in f"{match[2]}{match[3]}"


def _tags(leaf: Block, match: re.Match[str], links: SpanSet, starts: set[int]) -> bool:
    """Whether `[속보][경제]` is part of a link's text, or stands as tags in front of one."""
    span, plain = leaf.text.span(*match.span()), leaf.text.plain
    if links.overlaps(span):
        return True  # no link can be in a link
    line = plain.rfind("\n", max(match.start() - FAR, 0), match.start()) + 1
    if match.end() - line > FAR or not TAGS.fullmatch(plain, line, match.end()):
        return False
    return plain.startswith(" ", match.end()) and span.end + 1 in starts


RULE = Rule(
    code="L014",
    name="undefined-reference",
    severity="warning",
    summary="Undefined link reference",
    why=(
        "`[text][name]` becomes a link only if a line `[name]: URL` defines the name. Without "
        "it, readers see the brackets."
    ),
    messages={
        "undefined": "link reference `[{name}]` is not defined",
        "nearest": "link reference `[{name}]` is not defined; did you mean `[{near}]`?",
    },
    help="Add a line `[name]: URL`, or put the URL into the link.",
    examples=(
        Example("# 제목\n\n[기사][하나] [기사][둘]\n\n[둘]: https://example.com/\n", at=("3:1",)),
        Example("# 제목\n\n![그림][없음]\n", at=("3:1",)),
        Example("# 제목\n\n[기사][한국은헹]\n\n[한국은행]: https://example.com/\n", at=("3:1",)),
        Example("# 제목\n\n자세한 내용은 [지난해 보고서][보고서] 참고\n", at=("3:9",)),
        Example("# 제목\n\n`[a][b]` 와 \\[a][b], [^1][^2]\n"),
    ),
    fix="unsafe",
    check=check,
)
