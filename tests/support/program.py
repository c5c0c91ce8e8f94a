"""notelint in a process of its own that begins with all of notelint imported.

A new interpreter takes a third of a second until it has imported what a check needs, and the tests
start the program some thousand times. Here a process that has imported it is forked instead, for
each run: arguments, environment, folder, streams and exit code are those of a process; only what an
interpreter does at its start and its end is not there. Tests of that (start-up, closed streams,
signals, modules in the way) run `python -m notelint`.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory

import notelint

ROOT = Path(notelint.__file__).resolve().parent.parent
STREAMS = ("stdin", "stdout", "stderr")
TIMEOUT = 600
"""After so many seconds a run hangs."""

FORKED = get_context("forkserver")
FORKED.set_forkserver_preload(
    [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted((ROOT / "notelint").rglob("*.py"))
        if path.name != "__main__.py"
    ]
)


def run_notelint(
    *arguments: str | bytes,
    cwd: Path,
    env: Mapping[str, str],
    stdin: bytes = b"",
    merged: bool = False,
) -> subprocess.CompletedProcess[bytes]:
    """What `notelint` does with arguments, in a folder and an environment, given `stdin`.

    `merged`: what it writes to standard error is among its output, as on a terminal.
    """
    with TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in STREAMS]
        if stdin:
            files[0].write_bytes(stdin)
        else:
            files[0] = Path(os.devnull)
        if merged:
            files[2] = files[1]
        words = [os.fsdecode(argument) for argument in arguments]
        process = begun(files, words, cwd, env)
        process.join(TIMEOUT)
        if process.exitcode is None:
            process.kill()
            raise TimeoutError(f"notelint {words}")
        stdout, stderr = (file.read_bytes() for file in files[1:])
        return subprocess.CompletedProcess(words, process.exitcode, stdout, stderr)


def begun(
    files: Sequence[Path], arguments: Sequence[str], cwd: Path, env: Mapping[str, str]
) -> BaseProcess:
    """A run that has begun; `files` are opened as its standard input, output and error."""
    process = FORKED.Process(target=_run, args=(files, arguments, cwd, dict(env)))
    process.start()
    return process


def decoded(done: subprocess.CompletedProcess[bytes]) -> subprocess.CompletedProcess[str]:
    """The same, with what was written as text."""
    stdout, stderr = (
        data.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
        for data in (done.stdout, done.stderr)
    )
    return subprocess.CompletedProcess(done.args, done.returncode, stdout, stderr)


def _run(files: Sequence[Path], arguments: Sequence[str], cwd: Path, env: dict[str, str]) -> None:
    """Become the program: what `python -m notelint` finds when it begins."""
    for number, (name, file) in enumerate(zip(STREAMS, files, strict=True)):
        os.dup2(
            os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND if number else os.O_RDONLY), number
        )
        errors = "backslashreplace" if name == "stderr" else "surrogateescape"
        mode = "w" if number else "r"
        setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", errors=errors, closefd=False))
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    sys.path[:0] = [path for path in env.get("PYTHONPATH", "").split(os.pathsep) if path]
    sys.argv = ["notelint", *arguments]
    from notelint.cli.main import main

    try:
        main()
    except Exception:
        sys.excepthook(*sys.exc_info())
        sys.exit(1)
