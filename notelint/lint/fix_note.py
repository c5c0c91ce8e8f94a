"""Fixes one note: applies fixes and checks it again, until nothing is left to fix. Pure.

Each pass applies the fixes that do not exclude each other, checks the note, and keeps those fixes
that the guard accepts. Fixes that change letters come before those that change the structure.
"""

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from notelint.lint.apply_edits import (
    EditedText,
    OffsetMap,
    ResolvedFix,
    apply_resolved,
    compatible_fixes,
    resolve_fix,
)
from notelint.lint.check_note import (
    MAX_FINDINGS,
    MAX_FINDINGS_TO_FIX,
    CheckedNote,
    check_note,
    checked_note,
)
from notelint.lint.fix_guard import FixGuard
from notelint.lint.locked_places import LockedPlaces
from notelint.lint.parse_note import UnreadableNoteError
from notelint.model.external_article import ArticleLoader, no_article
from notelint.model.facts import NoteResult
from notelint.model.finding import Finding
from notelint.model.plan import Plan
from notelint.rules import RULES

MAX_PASSES = 20
"""Passes over a note. Two or three are usual: a fix may make room for another."""

TRIES, TRIED_CHARACTERS = 8, 2_000_000
"""How often a note is checked in one pass to find the fixes that are not acceptable: the first
number, or as often as the second number of characters permits."""


class FixRequest(NamedTuple):
    """What to fix in a note.

    - `unsafe`: apply unsafe fixes, too
    - `others`: findings that the check of the note alone does not give (those of link rules)
    - `linked`: anchors and headings that links in other notes name; no fix removes them
    """

    unsafe: bool = False
    others: tuple[Finding, ...] = ()
    linked: frozenset[str] = frozenset()


SAFE_FIXES = FixRequest()


class FixedNote(NamedTuple):
    """A note after its fixes.

    - `data`: its bytes, the former ones if nothing was fixed
    - `applied`: the findings that were fixed, with their places at the time
    - `result`: that of `check_note` for `data`
    - `unstable`: codes of the rules whose fixes undid each other, or did not come to an end
    """

    data: bytes
    applied: tuple[Finding, ...]
    result: NoteResult
    unstable: tuple[str, ...] = ()


def fix_note(
    path: str,
    data: bytes,
    plan: Plan,
    place: str = "",
    load: ArticleLoader = no_article,
    request: FixRequest = SAFE_FIXES,
) -> FixedNote:
    """Apply the fixes of a note's findings. Arguments as of `check_note`.

    Fixing the result again changes nothing more. A note that cannot be checked is not fixed.
    """
    fixer = _Fixer(path, plan, place, load, request)
    checked = fixer.check(data)
    if checked is None:
        return FixedNote(data, (), check_note(path, data, plan, place, load))
    applied: list[Finding] = []
    unstable: tuple[str, ...] = ()
    seen = {data}
    others = tuple(finding for finding in request.others if _is_there(finding, checked))
    for number in range(MAX_PASSES + 1):
        step = fixer.next_step(checked, others)
        if step is None:
            break
        if step.data in seen or number == MAX_PASSES:
            unstable = tuple(sorted({finding.code for finding in step.applied}))
            break
        seen.add(step.data)
        applied += step.applied
        data, checked, others = step.data, step.checked, step.others
    result = checked.result
    if len(result.findings) > MAX_FINDINGS:
        result = check_note(path, data, plan, place, load)
    return FixedNote(data, tuple(applied), result, unstable)


def _is_there(finding: Finding, checked: CheckedNote) -> bool:
    """Whether the note still has the lines of a finding, should it have changed since."""
    source = checked.bound.note.source
    following = source.lines[finding.line - 1 :]
    if not finding.excerpt or len(following) < len(finding.excerpt):
        return False
    numbers = range(finding.line, finding.line + len(finding.excerpt))
    return finding.excerpt == tuple(source.line(number) for number in numbers)


class _Step(NamedTuple):
    """A note after one pass; `others` are the request's findings that are left, moved."""

    data: bytes
    checked: CheckedNote
    applied: tuple[Finding, ...]
    others: tuple[Finding, ...]


class _Fixer(NamedTuple):
    """What stays the same in all passes over a note."""

    path: str
    plan: Plan
    place: str
    load: ArticleLoader
    request: FixRequest

    def check(self, data: bytes) -> CheckedNote | None:
        """The note, parsed and checked; None if that fails."""
        try:
            return checked_note(
                self.path, data, self.plan, self.place, self.load, MAX_FINDINGS_TO_FIX
            )
        except UnreadableNoteError:
            return None
        except Exception:  # a bug, which the check of the note reports as N004
            return None

    def next_step(self, checked: CheckedNote, others: tuple[Finding, ...]) -> _Step | None:
        """Apply what can be applied; None if that is nothing."""
        locked = LockedPlaces(checked.bound)
        source = checked.bound.note.source
        findings = [
            finding
            for finding in (*checked.result.findings, *others)
            if finding.fix and (finding.fix_safe or self.request.unsafe)
        ]
        for structural in (False, True):
            left = [
                fix
                for finding in findings
                if RULES[finding.code].edits_structure is structural
                if (fix := resolve_fix(source, finding)) and locked.allow(fix)
            ]
            guard = FixGuard(checked, self.request.linked, structural, safe=not self.request.unsafe)
            tries = max(TRIES, TRIED_CHARACTERS // (len(source.text) + 1))
            while left and tries > 0:
                trial = self._try(guard, compatible_fixes(source, left), tries)
                if trial.step:
                    kept = set(trial.step.applied)
                    moved = _moved(others, kept, trial.edited, checked, trial.step.checked)
                    return trial.step._replace(others=moved)
                refused = set(trial.refused)
                left = [fix for fix in left if fix.finding not in refused]
                tries = trial.tries if refused else 0
        return None

    def _try(self, guard: FixGuard, fixes: Sequence[ResolvedFix], tries: int) -> "_Trial":
        """Keep as many fixes as the guard accepts together, found by halving what it refuses."""
        kept: list[ResolvedFix] = []
        refused: list[Finding] = []
        best: _Step | None = None
        edited = EditedText("", ())
        queue = deque([sorted(fixes, key=lambda fix: fix.finding.code)] if fixes else [])
        while queue and tries > 0:
            batch = queue.popleft()
            tries -= 1
            text = apply_resolved(guard.before.bound.note.source, (*kept, *batch))
            data = text.text.encode("utf-8", "surrogatepass")
            after = self.check(data)
            fixed = tuple(fix.finding for fix in (*kept, *batch))
            if after and guard.accepts(after, text.mapping(), fixed):
                kept += batch
                best = _Step(data, after, fixed, ())
                edited = text
            elif len(batch) == 1:
                refused.append(batch[0].finding)
            else:
                middle = len(batch) // 2
                queue.extendleft((batch[middle:], batch[:middle]))
        return _Trial(best, edited, tuple(refused), tries)


class _Trial(NamedTuple):
    """The best step of a pass, its text, the findings whose fixes were refused, the tries left."""

    step: _Step | None
    edited: EditedText
    refused: tuple[Finding, ...]
    tries: int


def _moved(
    others: Sequence[Finding],
    applied: set[Finding],
    edited: EditedText,
    before: CheckedNote,
    after: CheckedNote,
) -> tuple[Finding, ...]:
    """The findings of the request that were not applied, with edits where their places are now."""
    offsets = edited.mapping()
    left = (finding for finding in others if finding not in applied)
    found = (_at_new_place(finding, offsets, before, after) for finding in left)
    return tuple(finding for finding in found if finding)


def _at_new_place(
    finding: Finding, offsets: OffsetMap, before: CheckedNote, after: CheckedNote
) -> Finding | None:
    old, new = before.bound.note.source, after.bound.note.source
    edits = []
    for line, column, end_line, end_column, text in finding.fix:
        start = old.lines[line - 1] + column - 1
        end = old.lines[end_line - 1] + end_column - 1
        if offsets.touches(start, end):
            return None
        first, last = new.position(offsets.at(start)), new.position(offsets.at(end))
        edits.append((*first, *last, text))
    return finding._replace(fix=tuple(edits))
