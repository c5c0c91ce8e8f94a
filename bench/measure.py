"""Measures whole processes: wall time, processor time, and peak memory, from the system's books.

Keep this module's own process small: until a child has started its program, Linux counts the
parent's memory as the child's.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Usage(NamedTuple):
    """What one run took, in seconds and MB.

    `cpu` is the user and system time of the process and of all its children, `peak` the memory
    of the largest single one of them.
    """

    wall: float
    cpu: float
    peak: float
    status: int


def measure(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Usage:
    """Run a command in a folder, its output thrown away.

    Python may keep compiled modules, whatever the caller's environment says: an installed package
    has them too.
    """
    variables = {**os.environ, **(environment or {})}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=variables,
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
