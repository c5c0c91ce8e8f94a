"""S010: text of a template was left in place."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.part_places import PartPlaces
from notelint.model.rule import Example, Rule
from notelint.model.schema import Schema
from notelint.model.source import Span
from notelint.model.text import VERBATIM
from notelint.text.boilerplate import COMMON_PLACEHOLDERS
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.nfc import compose
from notelint.text.normalization import normalize
from notelint.text.patterns import matches

BRACED = LazyPattern(
    r"\{\{[^{}\n]+\}\}"
    r"|<[A-Z][A-Z _-]*>"
    r"|<(?:제목|이름|성명|내용|본문|요약|설명|날짜|일자|일시|주소|링크|출처|저자|작성자|번호|태그)"
    r"(?:[을를]? ?(?:입력|작성|기재|적|쓰|넣)[가-힣 ]*)?>"
    r"|<[가-힣 ]{1,20} (?:입력|작성|기재|적으세요|쓰세요|넣으세요)(?:하세요|해 주세요)?>"
)
"""Placeholders in brackets. `<장미의 이름>` and the like are titles of works, and none."""

LONGEST = 200
WRAPPING = 12
"""How long a placeholder in braces is at most, and how many characters may wrap another one."""

SHOWN = 60
"""Characters that are shown of a template's text."""


class Options(NamedTuple):
    """`texts`: what stands for "still to be written" when it is all that a line says."""

    texts: tuple[str, ...] = COMMON_PLACEHOLDERS


def check(bound: BoundNote, options: Options) -> Iterator[Problem]:
    """One problem for each paragraph, item or cell that is only a placeholder."""
    schema = bound.schema
    if schema is None:
        return
    reported: set[Span] = set()
    parts = PartPlaces(bound.all_sections)
    if schema.template_leftovers or schema.placeholders:
        for problem in _of_template(bound, schema, parts):
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
                wording = message("placeholder", part=section.name, found=plain.strip())
                yield Problem(span, wording, part=section.part.id)


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
    ),
    options=Options,
    check=check,
)
