"""The last stage of `check`: the baseline hides the findings that were there when it was made."""

import os
import unicodedata
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from notelint.commands.check_options import CheckOptions
from notelint.commands.notes import relative_path
from notelint.commands.stages.notes import is_whole
from notelint.config.baseline_file import read_baseline, write_baseline
from notelint.lint.baseline import (
    NEVER,
    BaselineComparison,
    BaselineEntry,
    BaselineScope,
    compare,
    merged,
    rules_that_ran,
    total,
    undecided_links,
)
from notelint.lint.check_collection import Collected
from notelint.model.finding import Finding
from notelint.model.link import LinkAnswer, NoteLink
from notelint.model.message import Phrase, phrase
from notelint.model.plan import Plan
from notelint.repository.top import repository_top
from notelint.schema.errors import ConfigError
from notelint.schema.text_file import shown

NAMED = 3
"""Cured entries that a notice names."""

UNCHECKED = ("N004", "N005")
"""Rules that report that a note could not be checked."""


class BaselineResult(NamedTuple):
    """The findings that a baseline does not hide, how many it hides, and notices for the user."""

    findings: tuple[Finding, ...]
    hidden: int = 0
    notices: tuple[Phrase, ...] = ()


class Baseline(NamedTuple):
    """The baseline of a run.

    - `own`: the user named its file, and not the repository's configuration
    - `is_new`: the file does not exist
    - `root`: the folder that the paths of entries start from
    """

    path: str
    own: bool
    is_new: bool
    root: str
    entries: tuple[BaselineEntry, ...]
    plan: Plan
    options: CheckOptions

    def apply(
        self,
        findings: Sequence[Finding],
        collected: Collected,
        answers: Sequence[tuple[NoteLink, LinkAnswer]],
    ) -> BaselineResult:
        """Hide the findings that the baseline has; write it if the user wants it updated.

        Raises `ConfigError` if it cannot be written.
        """
        names = {path: _entry_path(path, self.root) for path in {each.path for each in findings}}
        scope = self._scope(findings, collected, answers)
        comparison = compare(findings, names, self.entries, scope)
        file = shown(self.path)
        if not self.options.update_baseline:
            notices = (_still_listed(file, comparison.cured),) if comparison.cured else ()
            return BaselineResult(comparison.remaining, comparison.hidden, notices)
        entries = merged(comparison.kept, comparison.added)
        if entries != self.entries or self.is_new:
            write_baseline(self.path, entries, os.curdir if self.own else self.plan.root)
        return _updated(comparison, file)

    def _scope(
        self,
        findings: Iterable[Finding],
        collected: Collected,
        answers: Iterable[tuple[NoteLink, LinkAnswer]],
    ) -> BaselineScope:
        """Of which entries this run can say that they are no longer found.

        Only a run over whole folders can: what one note lacks now may be in another one.
        """
        options = self.options
        checked = {_entry_path(note.path, self.root) for note in collected.schemas}
        listed = {entry.path for entry in self.entries}
        paths = options.paths if is_whole(options, self.plan) else ()
        folders = {os.path.realpath(path) for path in paths}
        not_checked = {os.path.realpath(path) for path, _ in collected.errors}
        not_checked |= {
            os.path.realpath(finding.path) for finding in findings if finding.code in UNCHECKED
        }
        places = {path: os.path.normpath(os.path.join(self.root, path)) for path in listed}
        return BaselineScope(
            frozenset(
                path
                for path, place in places.items()
                if _is_below(place, folders) and not _is_below(place, not_checked)
            ),
            frozenset(path for path in listed - checked if not _exists(path, self.root)),
            rules_that_ran(self.plan, strict=options.strict, online=options.online),
            frozenset(undecided_links(answers)),
        )


def open_baseline(options: CheckOptions, plan: Plan) -> Baseline:
    """The baseline of a run.

    Raises `ConfigError`: there is none, it cannot be read, or it does not exist.
    """
    path, own = options.baseline or plan.baseline, bool(options.baseline) or plan.own_settings
    if not path:
        wrong = phrase("requires `--baseline FILE` or the setting `baseline`")
        raise ConfigError.of(wrong, "--update-baseline")
    exists = os.path.lexists(path)
    if not exists and not options.update_baseline:
        wrong = phrase("no such baseline; create it with `--update-baseline`")
        raise ConfigError.of(wrong, shown(path))
    entries = read_baseline(path, own=own) if exists else ()
    return Baseline(path, own, not exists, _folder_of_paths(path), entries, plan, options)


def _updated(comparison: BaselineComparison, file: str) -> BaselineResult:
    """The result after the file was written: all that a baseline may have is hidden."""
    added, cured = total(comparison.added), total(comparison.cured)
    notice = phrase(
        "{file}: {added} added, {removed} removed", file=file, added=added, removed=cured
    )
    never = tuple(finding for finding in comparison.remaining if finding.code in NEVER)
    return BaselineResult(never, comparison.hidden + added, (notice,))


def _still_listed(file: str, cured: Sequence[BaselineEntry]) -> Phrase:
    """That entries are no longer found, with the first of them."""
    names = [f"{entry.path} {entry.code}" for entry in cured[:NAMED]]
    listed = ", ".join([*names, "…"] if len(cured) > NAMED else names)
    number = total(cured)
    return phrase(
        "{file}: {count} finding{count:s} no longer found ({listed}); "
        "remove with `--update-baseline`",
        file=file,
        count=number,
        listed=listed,
    )


def _is_below(place: str, folders: Container[str]) -> bool:
    """Whether a path is one of some paths, or below one."""
    while place not in folders:
        above = os.path.dirname(place)
        if above == place:
            return False
        place = above
    return True


def _folder_of_paths(path: str) -> str:
    """The folder that the paths in a baseline start from: its repository's top, else its own."""
    folder = os.path.realpath(os.path.dirname(path))
    return repository_top(folder) or folder


def _entry_path(path: str, root: str) -> str:
    """A note's path in entries; in NFC, as systems store names in different forms."""
    return unicodedata.normalize("NFC", relative_path(path, root))


def _exists(path: str, root: str) -> bool:
    """Whether there is a file at the path of an entry, in either Unicode form."""
    try:
        return any(
            os.path.lexists(os.path.join(root, unicodedata.normalize(form, path)))
            for form in ("NFC", "NFD")
        )
    except ValueError:  # a NUL, half of a surrogate pair
        return False
