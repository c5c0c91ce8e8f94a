"""Where links lead: files are looked at, notes that were not checked are read, sites asked."""

# Paths are plain strings in this file, as links and notes have them.
# ruff: noqa: PTH100

import os
from collections.abc import Iterator, Mapping, Sequence

from notelint.engine.anchors import anchors_of
from notelint.engine.judge import Asking
from notelint.files.read import read
from notelint.files.targets import NOTES, Targets
from notelint.files.unreadable import Unreadable
from notelint.model.link import Answer, Ask, Local
from notelint.model.plan import Plan
from notelint.model.source import Source
from notelint.parse import parse

_Known = dict[str, tuple[str, ...] | None]
"""The anchors of notes by their absolute paths."""


def local(
    asked: Sequence[Asking], anchors: Mapping[str, tuple[str, ...]], plan: Plan
) -> Iterator[tuple[Asking, Answer]]:
    """Look at the files that links lead to, each once."""
    asked = [one for one in asked if not one.ask.external]
    if not asked:
        return
    targets = Targets(plan.root)
    known: _Known = {os.path.abspath(path): found for path, found in anchors.items()}
    answers: dict[tuple[str, bool, bool, bool], Local] = {}
    for one in asked:
        ask = one.ask
        key = (ask.path, ask.rooted, ask.by_name, bool(ask.fragment))
        if key not in answers:
            answers[key] = _look(ask, targets, known, plan)
        yield one, answers[key]


def _look(ask: Ask, targets: Targets, known: _Known, plan: Plan) -> Local:
    if ask.by_name:
        found, path = targets.find(ask.path)
    else:
        found = targets.look(ask.path, rooted=ask.rooted)
        path = targets.path_of(ask.path, rooted=ask.rooted)
    if found.kind != "file" or not ask.fragment or not path.lower().endswith(NOTES):
        return found
    whole = os.path.abspath(path)
    if whole not in known:
        known[whole] = _read(path, plan)
    return found._replace(anchors=known[whole])


def _read(path: str, plan: Plan) -> tuple[str, ...] | None:
    """The anchors of a note that is not among those checked; None where it cannot be read."""
    try:
        text = read(path, plan.max_bytes).decode("utf-8", "replace")
    except Unreadable:
        return None
    return anchors_of(parse(Source.of(path, text)))
