"""Measures whole processes: wall time, processor time, and peak memory, from the system's books.

Keep this module's own process small: until a child has started its program, Linux counts the
parent's memory as the child's.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

NOTHING: Mapping[str, str] = {}


class Usage(NamedTuple):
    """What one run took, in seconds and MB.

    `cpu` is the user and system time of the process and of all its children, `peak` the memory
    of the largest single one of them.
    """

    wall: float
    cpu: float
    peak: float
    status: int


def try_out(command: Sequence[str], folder: Path, more: Mapping[str, str] = NOTHING) -> None:
    """Run a command once, which warms caches, and stop if it fails: a crash would be the fastest.

    A linter that did its work exits with 0 or 1, but so does Python after an exception.
    """
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            command,
            cwd=folder,
            env=_variables(more),
            stdout=subprocess.DEVNULL,
            stderr=said,
            check=False,
        )
        said.seek(max(0, said.seek(0, os.SEEK_END) - 2000))
        end = said.read().decode(errors="replace")
    if done.returncode not in (0, 1) or '\n  File "' in end:
        raise SystemExit(f"{' '.join(command)}\nfailed, exit {done.returncode}:\n{end}")


def forget_results(cache: Path) -> None:
    """Delete what notelint has kept of notes in a cache folder; compiled schemas stay."""
    for path in cache.glob("notes-*.jsonl"):
        path.unlink()


def measure(command: Sequence[str], folder: Path, more: Mapping[str, str] = NOTHING) -> Usage:
    """Run a command in a folder, its output thrown away; `more` are environment variables."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=_variables(more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1_000_000 if sys.platform == "darwin" else 1_000  # bytes there, kB elsewhere
    cpu = usage.ru_utime + usage.ru_stime
    return Usage(wall, cpu, usage.ru_maxrss / unit, process.returncode)


def _variables(more: Mapping[str, str]) -> dict[str, str]:
    """The environment, in which Python may keep compiled modules: an installed package has them."""
    variables = {**os.environ, **more}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    return variables


def medians(usages: Sequence[Usage]) -> Usage:
    """The median of each figure over several runs, and the exit status of the last one."""
    return Usage(
        median(usage.wall for usage in usages),
        median(usage.cpu for usage in usages),
        median(usage.peak for usage in usages),
        usages[-1].status,
    )


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table: the first column to the left, the others to the right."""
    widths = [max(len(row[i]) for row in (header, *rows)) for i in range(len(header))]

    def line(row: Sequence[str]) -> str:
        first, *others = (
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        return "| " + " | ".join([first, *others]) + " |"

    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join([line(header), line(rule), *(line(row) for row in rows)])
