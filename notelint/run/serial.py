"""Maps notes one after the other, in this process."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from notelint.model.plan import Plan
from notelint.run.tuning import tune

Result = TypeVar("Result")
Work = Callable[[str, Plan], Result]
"""Makes something of the note at a path. A function of a module's top level: it is pickled."""


def map_serial(work: Work[Result], paths: Iterable[str], plan: Plan) -> Iterator[Result]:
    """The results of notes in the order of their paths."""
    tune()
    for path in paths:
        yield work(path, plan)
