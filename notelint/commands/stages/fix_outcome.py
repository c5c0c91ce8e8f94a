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

    - With `diff`, the diff is all that is shown; it is a finding if there is one.
    - The note from standard input goes to standard output, changed or not, and nothing else does.
    - With `fix_only`, what is left is neither shown nor counted.
    """
    failed = outcome.exit_code == FAILED
    if options.diff:
        code = FAILED if failed else FOUND if fixed.contents else CLEAN
        return Outcome("", outcome.errors, code, contents=to_bytes(diff_of(fixed)))
    if given is not None:
        _, data = fixed.contents.get(given.name, (b"", given.data or b""))
        outcome = outcome._replace(contents=data)
    if options.fix_only:
        outcome = outcome._replace(
            report="", files=(), job_summary="", exit_code=FAILED if failed else CLEAN
        )
    return outcome


def diff_of(fixed: FixedNotes) -> str:
    """The changes of all notes as one unified diff."""
    from notelint.text.line_diff import unified_diff  # noqa: PLC0415 - difflib, only for `--diff`

    return "".join(
        unified_diff(before.decode(), after.decode(), path)
        for path, (before, after) in fixed.contents.items()
    )
