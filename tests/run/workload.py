"""Work for the tests of run/: top-level functions, importable in a process that is spawned."""

import os
import signal
import time

from notelint.model.facts import Facts, NoteResult
from notelint.model.finding import Finding
from notelint.model.message import message
from notelint.model.plan import Plan


def name(path: str, plan: Plan) -> NoteResult:
    """Says what it was given: path and plan come back."""
    finding = Finding(path, 1, 1, 1, 1, "N004", "x", "error", message("crash", error=plan.root))
    return NoteResult(path, (finding,), Facts(schema=str(os.getpid())))


def uneven(path: str, plan: Plan) -> NoteResult:
    """Takes longest for the first notes."""
    time.sleep(0.03 if path in "0123" else 0)
    return name(path, plan)


def slow(path: str, plan: Plan) -> NoteResult:
    """Is quick for the first note only."""
    for _ in range(0 if path == "0" else 300):
        time.sleep(0.1)
    return name(path, plan)


def held_back(path: str, plan: Plan) -> NoteResult:
    """Says whether Ctrl-C is held back from its process, as it was from the start."""
    del path, plan
    time.sleep(0.2)  # so that each worker gets a note
    held = signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    return NoteResult(f"{os.getpid()} {held}", (), Facts())


def steady(path: str, plan: Plan) -> NoteResult:
    """Takes 4 ms, as a long note does."""
    time.sleep(0.004)
    return name(path, plan)


def fail(path: str, plan: Plan) -> NoteResult:
    """Raises for note 7."""
    if path == "7":
        raise ValueError(path)
    return name(path, plan)


def die(path: str, plan: Plan) -> NoteResult:
    """Kills its process at note 7, as the system does when memory runs out."""
    if path == "7":
        os.kill(os.getpid(), signal.SIGKILL)
    return name(path, plan)
