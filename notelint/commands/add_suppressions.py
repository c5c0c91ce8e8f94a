"""The end of `check --add-suppressions`: comments for the findings that remain are written."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from notelint.commands.check_options import CheckOptions
from notelint.commands.notes import article_loader, path_from_root
from notelint.files.read import UnreadableError, read_note
from notelint.files.write import write_bytes
from notelint.lint.suppress_findings import suppress_findings
from notelint.model.finding import Finding
from notelint.model.message import Phrase, phrase
from notelint.model.plan import Plan


class SuppressionOutcome(NamedTuple):
    """The findings that are left, notices for the user, and why notes were not written."""

    findings: tuple[Finding, ...]
    notices: tuple[Phrase, ...] = ()
    errors: tuple[Phrase, ...] = ()


def add_suppressions(
    findings: Sequence[Finding], plan: Plan, options: CheckOptions
) -> SuppressionOutcome:
    """Write comments for findings, note by note; a note is written whole or not at all."""
    left: list[Finding] = []
    errors: list[Phrase] = []
    notes, number = 0, 0
    for path, its_findings in groupby(findings, key=lambda finding: finding.path):
        group = tuple(its_findings)
        try:
            suppressed = _suppress(path, group, plan, (options.add_suppressions or "").strip())
        except UnreadableError:  # it has a finding that says so
            suppressed = ()
        except OSError as error:
            suppressed = ()
            reason = error.strerror or str(error)
            errors.append(phrase("{path}: cannot be written: {reason}", path=path, reason=reason))
        notes += bool(suppressed)
        number += len(suppressed)
        hidden = set(suppressed)
        left += [finding for finding in group if finding not in hidden]
    notice = phrase(
        "suppressed {count} finding{count:s} in {notes} note{notes:s}", count=number, notes=notes
    )
    return SuppressionOutcome(tuple(left), (notice,), tuple(errors))


def _suppress(
    path: str, findings: Sequence[Finding], plan: Plan, reason: str
) -> tuple[Finding, ...]:
    """Write comments into one note; the findings that they suppress.

    Raises `UnreadableError`, OSError.
    """
    data = read_note(path, plan.max_bytes, plan.root)
    result = suppress_findings(
        path,
        data,
        findings,
        plan,
        reason=reason,
        place=path_from_root(path, plan),
        load=article_loader(plan),
    )
    if result.data == data or read_note(path, plan.max_bytes, plan.root) != data:
        return ()
    write_bytes(path, result.data)
    return result.suppressed
