"""The last stage of `check --fix`: fixes each note alone, in a worker, and writes it."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import NamedTuple

from notelint.commands.check_options import CheckOptions
from notelint.commands.notes import article_loader, path_from_root
from notelint.commands.stages.fix_outcome import FixedNotes
from notelint.commands.stages.linked_headings import headings_after
from notelint.commands.stages.links import LinkAnswers
from notelint.commands.stages.notes import GivenNote
from notelint.files.read import UnreadableError, read_note
from notelint.files.write_note import NotWrittenError, write_note
from notelint.lint.fix_note import FixedNote, FixRequest, fix_note
from notelint.model.facts import NoteResult
from notelint.model.finding import Finding
from notelint.model.message import Message, Phrase, phrase
from notelint.model.plan import Plan
from notelint.model.source import file_stem
from notelint.run.map_notes import map_notes

UNSTABLE = phrase(
    "the fixes of {codes} undo each other, or do not come to an end; they were stopped"
)


class FixTask(NamedTuple):
    """A note to fix; `data` are its bytes if it is no file."""

    path: str
    request: FixRequest
    data: bytes | None = None


class NoteFix(NamedTuple):
    """A worker's result: a note before and after its fixes; None if it cannot be read any more."""

    path: str
    before: bytes
    fixed: FixedNote | None = None


def fix_notes(
    results: Sequence[NoteResult],
    findings: Iterable[Finding],
    links: LinkAnswers,
    plan: Plan,
    options: CheckOptions,
    given: GivenNote | None = None,
) -> FixedNotes:
    """Fix the notes of a run, and write them unless only a diff is wanted, or one was given.

    Raises `WorkerDiedError`.
    """
    tasks = _tasks(results, findings, links, options, given)
    fixes: list[NoteFix] = []
    errors: list[tuple[str, Phrase | Message]] = []
    if given and given.error:  # it cannot be given back, and what takes it must know
        errors.append((given.name, given.error.reason))
    with closing(map_notes(fix_task, tasks, plan, options.jobs)) as done:
        for fix in done:
            if fix.fixed is None or fix.fixed.data == fix.before:
                fixes.append(fix)
                continue
            try:
                if not options.diff and given is None:
                    write_note(fix.path, fix.before, fix.fixed.data, plan.max_bytes, plan.root)
                fixes.append(fix)
            except NotWrittenError as error:
                errors.append((fix.path, error.words))
    by_path = {fix.path: fix.fixed for fix in fixes if fix.fixed}
    return FixedNotes(
        tuple(
            _tried(by_path[result.path].result, options) if result.path in by_path else result
            for result in results
        ),
        {
            fix.path: (fix.before, fix.fixed.data)
            for fix in fixes
            if fix.fixed and fix.fixed.data != fix.before
        },
        sum(len(fixed.applied) for fixed in by_path.values()),
        tuple(errors),
        tuple(
            (path, UNSTABLE.given(codes=", ".join(fixed.unstable)))
            for path, fixed in by_path.items()
            if fixed.unstable
        ),
    )


def fix_task(task: FixTask, plan: Plan) -> NoteFix:
    """Read and fix one note; the task of a worker."""
    path, request, data = task
    if data is None:
        try:
            data = read_note(path, plan.max_bytes, plan.root)
        except UnreadableError:
            return NoteFix(path, b"")
    place = path_from_root(path, plan)
    return NoteFix(path, data, fix_note(path, data, plan, place, article_loader(plan), request))


def _tasks(
    results: Iterable[NoteResult],
    findings: Iterable[Finding],
    links: LinkAnswers,
    options: CheckOptions,
    given: GivenNote | None,
) -> list[FixTask]:
    """A task for each note of which a finding has a fix that may be applied."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.fix and (finding.fix_safe or options.unsafe_fixes):
            by_path.setdefault(finding.path, []).append(finding)
    if not by_path:
        return []
    own = {result.path: set(result.findings) for result in results if result.path in by_path}
    late = {path: [one for one in mine if one not in own[path]] for path, mine in by_path.items()}
    headings = headings_after(by_path, late, links)
    return [
        FixTask(
            path,
            FixRequest(
                options.unsafe_fixes,
                tuple(one for one in late[path] if one not in headings.needless),
                headings.linked.get(file_stem(path), frozenset()),
            ),
            given.data if given else None,
        )
        for path in by_path
    ]


def _tried(result: NoteResult, options: CheckOptions) -> NoteResult:
    """A result without the fixes that were not applied although they might have been."""
    return result._replace(
        findings=tuple(
            finding._replace(fix=())
            if finding.fix and (finding.fix_safe or options.unsafe_fixes)
            else finding
            for finding in result.findings
        )
    )
