"""Suppresses findings of one note by comments, and makes sure that nothing else changes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from notelint.lint.add_suppressions import SuppressionRequest, suppression_edits
from notelint.lint.check_note import check_note
from notelint.lint.fingerprints import fingerprint
from notelint.lint.parse_note import ParsedNote, UnreadableNoteError, parse_note
from notelint.lint.suppressions import UNUSED, suppressions_of
from notelint.model.external_article import ArticleLoader, no_article
from notelint.model.facts import NoteResult
from notelint.model.finding import Edit, Finding
from notelint.model.plan import Plan
from notelint.rules import RULES

NEVER = ("N004", "N005")
"""Rules that report that a note was not checked; a comment in it cannot be relied on."""

WHOLE_NOTE = frozenset({"F004", "N003", "T005", "T006", "T007"})
"""Rules on the note as a whole, whatever line they report."""

ATTEMPTS = 6


class SuppressedNote(NamedTuple):
    """A note's bytes with comments, and the findings that these suppress.

    There are none if the note is unchanged.
    """

    data: bytes
    suppressed: tuple[Finding, ...] = ()


def suppress_findings(
    path: str,
    data: bytes,
    findings: Sequence[Finding],
    plan: Plan,
    *,
    reason: str = "",
    place: str = "",
    load: ArticleLoader = no_article,
) -> SuppressedNote:
    """The note with comments that suppress its findings.

    The result is the note as it was if that cannot be done without a new finding, a change of the
    note's structure or of its verified quotes. `findings` may be of links and of the collection
    too. The other arguments are those of `check_note`.
    """
    targets = [finding for finding in findings if finding.code not in NEVER]
    try:
        parsed = parse_note(path, data)
    except UnreadableNoteError:
        return SuppressedNote(data)
    before = check_note(path, data, plan, place, load)
    codes: dict[int, set[str]] = {}
    for finding in targets:
        codes.setdefault(finding.line, set()).add(finding.code)
    every = frozenset(finding.code for finding in targets)
    request = SuppressionRequest(codes, every & WHOLE_NOTE, reason)
    for _ in range(ATTEMPTS if targets else 0):
        edits = suppression_edits(parsed, request)
        text = _edited(parsed, edits)
        after = check_note(path, text, plan, place, load)
        left = _uncovered(targets, edits, path, text, parsed) | _new(before, after, targets)
        if not left and _same_note(parsed, before, after, path, text):
            return SuppressedNote(text, tuple(targets))
        request = _other(request, left, every)
    return SuppressedNote(data)


def _other(
    request: SuppressionRequest, left: frozenset[str], every: frozenset[str]
) -> SuppressionRequest:
    """What to try after a request that did not do: the next coarser one.

    Rules whose findings are `left` are suppressed in the whole note; if that is not it, no comment
    is put around a block; then there is only one for the whole note, at its beginning or its end.
    """
    if further := left & every - request.in_file:
        return request._replace(in_file=request.in_file | further)
    if request.around_blocks:
        return request._replace(around_blocks=False)
    if request.in_file != every:
        return request._replace(in_file=every)
    return request._replace(at_end=True)


def _edited(parsed: ParsedNote, edits: Iterable[Edit]) -> bytes:
    source = parsed.note.source
    pieces, at = ["\ufeff"] if source.bom else [], 0
    for (start, end), text in edits:
        pieces += source.text[at:start], text
        at = end
    return "".join([*pieces, source.text[at:]]).encode()


def _uncovered(
    targets: Iterable[Finding], edits: Sequence[Edit], path: str, text: bytes, old: ParsedNote
) -> frozenset[str]:
    """The codes of findings whose lines, where they are now, no comment covers."""
    new = parse_note(path, text)
    suppressions = suppressions_of(new.directives, new.note.source, RULES)
    starts = old.note.source.lines
    added = [
        (edit.span.start, len(edit.text.splitlines())) for edit in edits if edit.text[0] != ","
    ]
    moved: dict[int, int] = {}
    number, index = 0, 0
    for line, start in enumerate(starts, 1):
        while index < len(added) and added[index][0] <= start:
            number += added[index][1]
            index += 1
        moved[line] = line + number
    return frozenset(
        finding.code
        for finding in targets
        if not suppressions.covers(finding.code, moved.get(finding.line, finding.line))
    )


def _new(before: NoteResult, after: NoteResult, targets: Iterable[Finding]) -> frozenset[str]:
    """The codes of findings that are there after and should not be; of unused comments, theirs."""
    expected = Counter(map(fingerprint, before.findings))
    expected.subtract(map(fingerprint, targets))
    found = Counter(map(fingerprint, after.findings))
    extra = {name for name, number in found.items() if number > max(expected[name], 0)}
    codes = set()
    for finding in after.findings:
        if fingerprint(finding) in extra:
            codes.add(finding.code)
            if finding.code == UNUSED:
                codes |= {str(value) for _, value in finding.message.arguments}
    return frozenset(codes)


def _same_note(
    old: ParsedNote, before: NoteResult, after: NoteResult, path: str, text: bytes
) -> bool:
    """Whether the note has the same blocks, schema and verified quotes as before."""
    facts = [
        (
            result.facts.schema,
            result.facts.quotes_checked,
            result.facts.quotes_found,
            result.facts.quotes_near,
        )
        for result in (before, after)
    ]
    return facts[0] == facts[1] and _outline(old) == _outline(parse_note(path, text))


def _outline(parsed: ParsedNote) -> list[tuple[str, int, str, str]]:
    """The blocks of a note in their order, comments left out."""
    return [
        (block.kind, block.level, block.info, block.text.plain)
        for block in parsed.note.walk()
        if block.kind != "html" or not block.info.lstrip().startswith("<!--")
    ]
