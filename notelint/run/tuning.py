"""What a process that does nothing but check notes can switch off in the libraries below it."""

import gc
import logging

YOUNG = 100_000
"""New containers before a collection (Python's default is 700). A note makes some thousands and
leaves no cycles, so collections find nothing; they took a tenth of the time of a run."""


def tune() -> None:
    """Let the collector run seldom, and markdown-it write no debugging log.

    The collector also passes over what is there already (modules, the plan). markdown-it logs
    each rule that it tries; nobody reads it, and asking whether anybody does is a tenth of the
    block parser's time.
    """
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)
    for name in tuple(logging.root.manager.loggerDict):
        if name.startswith("markdown_it."):
            setattr(logging.getLogger(name), "debug", _log_nothing)  # noqa: B010 - mypy: a method


def _log_nothing(*_arguments: object) -> None:
    pass
