"""Ctrl-C and killed parents, in real processes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

import notelint

SCRIPT = """
import sys
from contextlib import closing
sys.path[:0] = {folders!r}
import workload
from notelint.model.plan import Plan
from notelint.run.map_notes import map_notes
from notelint.run.processes import map_processes

if __name__ == "__main__":
    paths = map(str, range(1000))
    plan = Plan("", ())
    method = {method!r}
    try:
        if method == "serial":
            results = map_notes(workload.slow, paths, plan, 1)
        else:
            results = map_processes(workload.slow, paths, plan, 2, method)
        with closing(results):
            for result in results:
                print(result.path, flush=True)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
        raise SystemExit(130)
"""

HELD_BACK = """
import sys
sys.path[:0] = {folders!r}
import workload
from notelint.model.plan import Plan
from notelint.run.processes import map_processes

if __name__ == "__main__":
    paths = map(str, range(8))
    for result in map_processes(workload.held_back, paths, Plan("", ()), 2, {method!r}):
        print(result.path)
"""

FOLDERS = [str(Path(notelint.__file__).parents[1]), str(Path(__file__).parent)]
METHODS = ["serial", "fork", "spawn", "forkserver"]
if sys.platform != "linux":
    METHODS.remove("fork")


@contextmanager
def running(folder: Path, method: str) -> Iterator["subprocess.Popen[str]"]:
    """A run in a process group of its own, at work on its second note."""
    script = folder / "script.py"
    script.write_text(SCRIPT.format(folders=FOLDERS, method=method))
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=pipe, stderr=pipe, text=True, start_new_session=True
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == "0\n"
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # a test that fails leaves nothing behind


@pytest.mark.parametrize("method", METHODS)
def test_ctrl_c_ends_all_processes_at_once_and_without_traceback(
    tmp_path: Path, method: str
) -> None:
    with running(tmp_path, method) as process:
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
        # Both pipes end only when the last process that holds them has.
        output, errors = process.communicate(timeout=300)
    assert (output, process.returncode) == ("interrupted\n", 130)
    # Python itself says so much when Ctrl-C comes in the middle of one of its own callbacks.
    assert errors == "" or errors.startswith("Exception ignored in")


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="there are no masks")
@pytest.mark.parametrize("method", METHODS[1:])
def test_ctrl_c_is_held_back_from_every_worker_from_its_start(tmp_path: Path, method: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(HELD_BACK.format(folders=FOLDERS, method=method))
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    workers = dict(line.split() for line in done.stdout.splitlines())
    assert list(workers.values()) == ["True", "True"]


@pytest.mark.parametrize("method", METHODS[1:])
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path, method: str) -> None:
    with running(tmp_path, method) as process:
        process.kill()
        output, _ = process.communicate(timeout=300)
    assert output == ""
