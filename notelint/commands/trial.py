"""A schema tried on notes that are not checked yet, for `init`."""

from collections.abc import Callable, Sequence
from contextlib import closing
from typing import NamedTuple

from notelint.commands.notes import check_path, plan_for_schema
from notelint.model.finding import Finding
from notelint.model.schema import Schema
from notelint.run.map_notes import map_notes
from notelint.scaffold.relax import HABITS

Progress = Callable[[int], None]
"""Called with the number of notes done."""


class SchemaTrial(NamedTuple):
    """What a schema says of notes.

    `findings` are mismatches with the schema, in the order of a report, and what may be a habit of
    the notes. `quotes` is the number of quotes that were looked for, `quotes_found` of those that
    are in their article, `quotes_unchecked` of those in notes without it.
    """

    schema: Schema
    findings: tuple[Finding, ...]
    quotes: int
    quotes_found: int
    quotes_unchecked: int

    @property
    def mismatches(self) -> tuple[Finding, ...]:
        """The findings that are about the schema."""
        return tuple(finding for finding in self.findings if finding.code not in HABITS)


def try_schema(schema: Schema, paths: Sequence[str], progress: Progress | None) -> SchemaTrial:
    """Check the notes at `paths` against a schema. Raises `WorkerDiedError`."""
    findings: list[Finding] = []
    quotes = quotes_found = quotes_unchecked = 0
    with closing(map_notes(check_path, paths, plan_for_schema(schema))) as results:
        for done, result in enumerate(results, 1):
            findings += filter(_is_about_schema, result.findings)
            quotes += result.facts.quotes_checked
            quotes_found += result.facts.quotes_found
            quotes_unchecked += result.facts.quotes_unchecked
            if progress:
                progress(done)
    return SchemaTrial(schema, tuple(findings), quotes, quotes_found, quotes_unchecked)


def _is_about_schema(finding: Finding) -> bool:
    """Whether a finding is a mismatch with the schema, or may be a habit of the notes."""
    return finding.code[0] in "SF" or finding.code in ("L001", "Q001", "Q002", *HABITS)
