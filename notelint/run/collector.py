"""Python's cyclic garbage collector, tuned for parsing."""

import gc

YOUNG = 100_000
"""New containers before a collection (Python's default is 700). A note makes some thousands and
leaves no cycles, so collections find nothing; they took a tenth of the time of a run."""


def collect_seldom() -> None:
    """Let the collector run seldom, and not over what is there already (modules, the plan)."""
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)
