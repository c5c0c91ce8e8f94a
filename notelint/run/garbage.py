"""How seldom the garbage collector runs in a process of ours."""

import gc

THRESHOLD = 100_000
"""New containers before a garbage collection (Python's default is 700). A note makes thousands and
leaves no cycles, so collections find nothing; they took a tenth of the time of a run."""


def collect_seldom() -> None:
    """Let collections be rare in this process.

    It is for the command line and its workers: a program that imports notelint has settings of its
    own.
    """
    gc.set_threshold(THRESHOLD, 20, 20)
