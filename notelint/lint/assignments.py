"""Which notes the configuration's globs match, and which globs are of no use.

A glob that matches no note is one of a folder that was renamed, or misspelled.
"""

from collections.abc import Iterable
from typing import NamedTuple

from notelint.model.plan import Assignment, Plan
from notelint.text.globs import compile_globs


def assigns(entry: Assignment, path: str) -> bool:
    """Whether a `[[notes]]` entry matches a path from the plan's root."""
    return compile_globs(entry.files).match_file(path) and not (
        entry.exclude and compile_globs(entry.exclude).match_file(path)
    )


class UnusedGlobs(NamedTuple):
    """Globs without an effect, in the order of the configuration.

    - `unmatched`: the globs of `[[notes]]` entries that match no note
    - `shadowed`: those of entries whose notes all belong to an earlier entry
    - `ignores`: globs of `per-file-ignores` that match no note
    """

    unmatched: tuple[str, ...] = ()
    shadowed: tuple[str, ...] = ()
    ignores: tuple[str, ...] = ()


def find_unused_globs(plan: Plan, places: Iterable[str]) -> UnusedGlobs:
    """The globs that are of no use to notes; `places` are their paths from the plan's root.

    Looks at no more notes than are needed: as a rule, a few of each folder.
    """
    entries = dict(enumerate(plan.assignments))  # those that are not known to be of use
    ignores = dict.fromkeys(entry.glob for entry in plan.file_ignores if not entry.inverted)
    shadowed = set[int]()
    for place in places:
        if not entries and not ignores:
            break
        matching = [index for index, entry in entries.items() if assigns(entry, place)]
        if matching:
            first = next(i for i, entry in enumerate(plan.assignments) if assigns(entry, place))
            entries.pop(first, None)
            shadowed.update(index for index in matching if index != first)
        for glob in [glob for glob in ignores if compile_globs((glob,)).match_file(place)]:
            del ignores[glob]
    shown = {index: ", ".join(entry.files) for index, entry in entries.items()}
    return UnusedGlobs(
        tuple(text for index, text in shown.items() if index not in shadowed),
        tuple(text for index, text in shown.items() if index in shadowed),
        tuple(ignores),
    )
