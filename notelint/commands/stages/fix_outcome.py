"""What fixing notes gave, and how `check` ends after it: a note or a diff, the exit code."""

from collections.abc import Mapping
from typing import NamedTuple

from notelint.commands.check_options import CheckOptions
from notelint.commands.common import CLEAN, FAILED, FOUND, Outcome
from notelint.commands.stages.notes import GivenNote
from notelint.files.write import to_bytes
from notelint.model.facts import NoteResult
from notelint.model.message import Message, Phrase


class FixedNotes(NamedTuple):
    """The notes of a run after they were fixed.

    - `results`: those of all notes, in the order of the check; of a note that was fixed, findings
      have no fix that was tried in vain
    - `contents`: bytes before and after, by path, of the notes that have changed or would
    - `findings`: how many were fixed
    - `errors`: paths that could not be written, and why
    - `notices`: paths, and what the user should know of their fixes
    """

    results: tuple[NoteResult, ...]
    contents: Mapping[str, tuple[bytes, bytes]] = {}
    findings: int = 0
    errors: tuple[tuple[str, Phrase | Message], ...] = ()
    notices: tuple[tuple[str, Phrase], ...] = ()


def after_fixing(
    outcome: Outcome, fixed: FixedNotes, options: CheckOptions, given: GivenNote | None
) -> Outcome:
    """The outcome of a check after its notes were fixed.

    - With `diff`, the contents are the diff; it is a finding if there is one.
    - The note from standard input goes to standard output, changed or not, and nothing else does.
    - With `fix_only`, what is left is not counted.

    The report, which says what is or would be left, is only for files then.
    """
    failed = outcome.exit_code == FAILED
    if options.diff:
        counts = bool(fixed.contents) and not (options.exit_zero or options.fail_on == "never")
        code = FAILED if failed else FOUND if counts else CLEAN
        contents = to_bytes(diff_of(fixed))
        return outcome._replace(job_summary="", exit_code=code, contents=contents)
    if given is not None:
        _, data = fixed.contents.get(given.name, (b"", given.data or b""))
        outcome = outcome._replace(contents=data)
    if options.fix_only:
        outcome = outcome._replace(job_summary="", exit_code=FAILED if failed else CLEAN)
    return outcome


def diff_of(fixed: FixedNotes) -> str:
    """The changes of all notes as one unified diff."""
    from notelint.text.line_diff import unified_diff  # noqa: PLC0415 - difflib, only for `--diff`

    return "".join(
        unified_diff(before.decode(), after.decode(), path)
        for path, (before, after) in fixed.contents.items()
    )
