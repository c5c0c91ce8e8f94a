"""Decides whether fixes may be kept: the note after them, checked again, is compared with before.

Fixes are kept if what they mend is reported no more and nothing else is, if no verified quote is
lost, if the rest of the note has the same structure, if headings stay below their parents (unless
unsafe fixes are asked for), and if other notes still find what they refer to.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple

from notelint.lint.apply_edits import OffsetMap
from notelint.lint.check_note import MAX_FINDINGS_TO_FIX, CheckedNote
from notelint.model.bound_note import BoundNote
from notelint.model.finding import Finding
from notelint.model.note import Block
from notelint.model.source import Source, Span
from notelint.text.headings import parents_of

NUMBERS = re.compile(r"\d+")


class FixGuard(NamedTuple):
    """What must hold after fixes.

    - `before`: the note without the fixes
    - `linked`: anchors and headings of this note that links in other notes name
    - `structural`: the fixes may change which blocks the note has, at the places of their edits
    - `safe`: they were not asked for as unsafe ones, so that no heading may get another parent
    """

    before: CheckedNote
    linked: frozenset[str] = frozenset()
    structural: bool = False
    safe: bool = True

    def accepts(self, after: CheckedNote, offsets: OffsetMap, fixed: Iterable[Finding]) -> bool:
        """Whether fixes may be kept: those of the findings `fixed`.

        `after` is the note with them, and `offsets` lead to its text.
        """
        old, new = self.before.result.facts, after.result.facts
        return (
            new.schema == old.schema
            and _verified(after.bound) >= _verified(self.before.bound)
            and _keys(self.before) == _keys(after)
            and not (self.linked & _names(self.before)) - _names(after)
            and self._mends(after, fixed)
            and self._has_same_structure(after, offsets)
            and (not (self.structural and self.safe) or self._keeps_parents(after, offsets))
            and not self._has_new_finding(after, offsets)
        )

    def _mends(self, after: CheckedNote, fixed: Iterable[Finding]) -> bool:
        """Whether there are as many fewer of the findings as were fixed, of those of the note."""
        wanted = Counter(map(_identity, set(fixed).intersection(self.before.result.findings)))
        old = Counter(map(_identity, self.before.result.findings))
        new = Counter(map(_identity, after.result.findings))
        return all(new[key] <= old[key] - number for key, number in wanted.items())

    def _has_same_structure(self, after: CheckedNote, offsets: OffsetMap) -> bool:
        old, new = self.before.bound, after.bound
        if not self.structural and _outline(old) != _outline(new):
            return False
        parts_before, parts_after = _parts(old), _parts(new)
        blocks = {(block.span.start, block.kind): block for block in new.note.walk()}
        for block in old.note.walk():
            start, end = block.span
            if offsets.touches(start, end) or (
                self.structural and _is_field(new, offsets.at(start))
            ):
                continue
            other = blocks.get((offsets.at(start), block.kind))
            if other is None or not _is_same(block, other):
                return False
            part = parts_before.get(start)
            if part != parts_after.get(other.span.start) and not (self.structural and part is None):
                return False
        return True

    def _keeps_parents(self, after: CheckedNote, offsets: OffsetMap) -> bool:
        """Whether no heading came below another one, or out of one, that is there before and after.

        A fix for one of several siblings, whose other fixes are not made, would do that.
        """
        old, new = _parents(self.before.bound), _parents(after.bound)
        known = {-1} | {offsets.at(span.start) for span in old}
        there = {-1} | {span.start for span in new}
        now = {span.start: parent for span, parent in new.items()}
        for span, parent in old.items():
            start = offsets.at(span.start)
            if start not in now or offsets.touches(*span):
                continue
            before = offsets.at(parent) if parent >= 0 else -1
            if now[start] != before and now[start] in known and before in there:
                return False
        return True

    def _has_new_finding(self, after: CheckedNote, offsets: OffsetMap) -> bool:
        """Whether there is a finding that was not there before, here or elsewhere in the note.

        Line numbers in messages change where lines are added. A message about a text that was fixed
        in passing has new words, but the same place.
        """
        old, new = self.before.result.findings, after.result.findings
        if len(old) >= MAX_FINDINGS_TO_FIX:
            return False  # not all were listed, so that it is not known which ones are new
        left = Counter(map(_identity, old))
        unknown = []
        for finding in new:
            key = _identity(finding)
            if left[key]:
                left[key] -= 1
            else:
                unknown.append(finding)
        if not unknown:
            return False
        places = Counter(
            (finding.code, finding.message.name, finding.part, offsets.at(_start(source, finding)))
            for source in (self.before.bound.note.source,)
            for finding in _remaining(old, left)
        )
        here = Counter(
            (finding.code, finding.message.name, finding.part, _start(source, finding))
            for source in (after.bound.note.source,)
            for finding in unknown
        )
        return bool(here - places)


def _verified(bound: BoundNote) -> int:
    """The number of verified quotes; one that appears twice counts once."""
    quotes = (quote for quote in bound.quotes if quote.passage.similarity == 1.0)
    return len({(quote.part.id, quote.text) for quote in quotes})


def _remaining(findings: Iterable[Finding], left: Counter[Hashable]) -> Iterator[Finding]:
    """Findings that have no equal one after the fixes."""
    return (finding for finding in findings if left[_identity(finding)])


def _identity(finding: Finding) -> Hashable:
    """A finding without its place, and without numbers and Unicode forms in its message."""
    arguments = tuple(
        (name, NUMBERS.sub("", unicodedata.normalize("NFC", str(value))))
        for name, value in finding.message.arguments
    )
    return finding.code, finding.message.name, finding.part, arguments


def _start(source: Source, finding: Finding) -> int:
    index = min(finding.line, len(source.lines)) - 1
    return source.lines[index] + finding.column - 1


def _keys(checked: CheckedNote) -> Counter[Hashable]:
    """The values that are compared with other notes', in one Unicode form."""
    return Counter(
        (key.reference, key.use, unicodedata.normalize("NFC", key.value))
        for key in checked.result.facts.keys
    )


def _names(checked: CheckedNote) -> frozenset[str]:
    anchors = checked.result.facts.anchors
    return frozenset((*anchors.anchors, *anchors.headings))


def _outline(bound: BoundNote) -> list[tuple[str, int, int]]:
    """The tree of blocks by kinds and levels, and whether there is front matter."""
    front = [("front matter", 0, 0)] if bound.note.front_matter else []
    return front + [(block.kind, block.level, len(block.children)) for block in bound.note.walk()]


def _parents(bound: BoundNote) -> Mapping[Span, int]:
    """The texts of headings, each with where that of its parent begins, -1 for none."""
    headings = [block for block in bound.note.blocks if block.kind == "heading"]
    parents = parents_of([heading.level for heading in headings])
    return {
        heading.text_span: headings[parent].text_span.start if parent >= 0 else -1
        for heading, parent in zip(headings, parents, strict=True)
    }


def _is_field(bound: BoundNote, offset: int) -> bool:
    """Whether a place is in front matter: what looked like blocks may be fields after a fix."""
    front = bound.note.front_matter
    return front is not None and front.span.start <= offset < front.span.end


def _parts(bound: BoundNote) -> Mapping[int, str]:
    """The parts of headings and blocks, by where they begin."""
    return {
        block.span.start: section.part.id
        for section in bound.all_sections
        for block in ((section.heading,) if section.heading else ()) + section.blocks
    }


def _is_same(block: Block, other: Block) -> bool:
    return (block.level, block.text.plain) == (other.level, other.text.plain)
