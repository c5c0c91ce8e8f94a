"""Which rules `per-file-ignores` of the configuration turns off for a note."""

from notelint.model.plan import Plan
from notelint.text.globs import compile_globs

NOTHING: frozenset[str] = frozenset()


def ignored_rules(plan: Plan, place: str) -> frozenset[str]:
    """The codes of the rules that do not run on the note at `place`, its path from the root."""
    if not plan.file_ignores:
        return NOTHING
    return frozenset(
        code
        for entry in plan.file_ignores
        if compile_globs((entry.glob,)).match_file(place) != entry.inverted
        for code in entry.codes
    )
