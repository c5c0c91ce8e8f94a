"""A scheduler and workers of Dask on the loopback interface, in real processes."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
LONG = 300
Value = TypeVar("Value")


class Cluster:
    """Processes that a test starts and kills. `address` is what `--engine` takes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workers: list[subprocess.Popen[bytes]] = []
        # Workers are killed more often than a scheduler believes to be chance.
        failures = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "100"}
        self.env = {**os.environ, "PYTHONPATH": str(ROOT), **failures}
        file = folder / "scheduler.json"
        self.scheduler = self._start(
            "dask_scheduler", "--port", "0", "--scheduler-file", str(file), "--no-dashboard"
        )
        wait_for(file.exists)
        self.file = file
        address = wait_for(lambda: _address(file))
        self.address = address.replace("tcp://", "dask://")

    def add_worker(self, threads: int = 1, pythonpath: Path = ROOT) -> None:
        """Start a worker."""
        self.env["PYTHONPATH"] = str(pythonpath)
        options = ("--nthreads", str(threads), "--no-nanny", "--no-dashboard")
        scratch = ("--local-directory", str(self.folder))
        self.workers.append(
            self._start("dask_worker", "--scheduler-file", str(self.file), *options, *scratch)
        )

    def kill_worker(self) -> None:
        """Kill the worker that was started first."""
        killed = self.workers.pop(0)
        killed.kill()
        killed.wait()

    def end(self) -> None:
        """Kill all processes."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    def _start(self, module: str, *options: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{module}.log").open("ab") as log:
            return subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    f"distributed.cli.{module}",
                    "--host",
                    "127.0.0.1",
                    *options,
                ],
                cwd=self.folder,
                env=self.env,
                stdout=log,
                stderr=log,
            )


def _address(file: Path) -> str:
    try:
        return str(json.loads(file.read_text())["address"])
    except ValueError:
        return ""


def wait_for(condition: Callable[[], Value]) -> Value:
    """What a condition gives as soon as that is true."""
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.05)
    raise TimeoutError


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    """A cluster that ends with the block."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Cluster(folder)
    try:
        for _ in range(workers):
            made.add_worker()
        yield made
    finally:
        made.end()
