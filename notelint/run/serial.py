"""Checks notes one after the other, in this process."""

from collections.abc import Callable, Iterable, Iterator

from notelint.model.facts import NoteResult
from notelint.model.plan import Plan
from notelint.run.tuning import tune

Work = Callable[[str, Plan], NoteResult]
"""Checks the note at a path. A function of a module's top level, so that it can be pickled."""


def map_serial(work: Work, paths: Iterable[str], plan: Plan) -> Iterator[NoteResult]:
    """The results of notes in the order of their paths."""
    tune()
    for path in paths:
        yield work(path, plan)
