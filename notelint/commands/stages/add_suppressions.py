"""The end of `check --add-suppressions`: comments for the findings that remain are written."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from notelint.commands.check_options import CheckOptions
from notelint.commands.notes import article_loader, path_from_root
from notelint.files.read import UnreadableError, read_note
from notelint.files.write_note import NotWrittenError, write_note
from notelint.lint.suppress_findings import suppress_findings
from notelint.model.finding import Finding
from notelint.model.message import Message, Phrase, phrase
from notelint.model.plan import Plan


class SuppressionOutcome(NamedTuple):
    """The findings that are left, a notice for the user, and why notes could not be written."""

    findings: tuple[Finding, ...]
    notice: Phrase
    errors: tuple[tuple[str, Phrase | Message], ...] = ()


def add_suppressions(
    findings: Sequence[Finding], plan: Plan, options: CheckOptions
) -> SuppressionOutcome:
    """Write comments for findings, note by note; a note is written whole or not at all."""
    left: list[Finding] = []
    errors: list[tuple[str, Phrase | Message]] = []
    notes, number = 0, 0
    for path, its_findings in groupby(findings, key=lambda finding: finding.path):
        group = tuple(its_findings)
        try:
            suppressed = _suppress(path, group, plan, (options.add_suppressions or "").strip())
        except UnreadableError:  # it has a finding that says so
            suppressed = ()
        except NotWrittenError as error:
            suppressed = ()
            errors.append((path, error.words))
        notes += bool(suppressed)
        number += len(suppressed)
        hidden = set(suppressed)
        left += [finding for finding in group if finding not in hidden]
    notice = phrase(
        "suppressed {count} finding{count:s} in {notes} note{notes:s}", count=number, notes=notes
    )
    return SuppressionOutcome(tuple(left), notice, tuple(errors))


def _suppress(
    path: str, findings: Sequence[Finding], plan: Plan, reason: str
) -> tuple[Finding, ...]:
    """Write comments into one note; the findings that they suppress.

    Raises `UnreadableError`, `NotWrittenError`.
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
    if result.data != data:
        write_note(path, data, result.data, plan.max_bytes, plan.root)
    return result.suppressed
