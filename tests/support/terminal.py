"""notelint on a terminal: a pty, whose other end reads what is shown."""

import fcntl
import os
import select
import struct
import termios
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from program import begun


class Shown(NamedTuple):
    """The exit code of a run, what it wrote to the terminal, and to a pipe in its place."""

    code: int | None
    screen: str
    output: str


def on_terminal(
    *arguments: str,
    cwd: Path,
    env: Mapping[str, str] = os.environ,
    typed: str = "",
    columns: int = 80,
    piped: bool = False,
) -> Shown:
    """Run notelint on a terminal on which something is typed; `piped` takes its output away."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    terminal, shown = Path(os.ttyname(theirs)), b""
    kept = {name: value for name, value in env.items() if name != "COLUMNS"} | {"TERM": "xterm"}
    with TemporaryDirectory() as folder:
        output = Path(folder, "output")
        output.touch()
        process = begun([terminal, output if piped else terminal, terminal], arguments, cwd, kept)
        os.write(ours, typed.encode())
        while process.is_alive() or select.select([ours], [], [], 0)[0]:
            if select.select([ours], [], [], 0.05)[0]:
                shown += os.read(ours, 65536)
        os.close(ours)
        os.close(theirs)
        screen = shown.decode("utf-8", "replace").replace("\r\n", "\n")
        return Shown(process.exitcode, screen, output.read_text("utf-8"))
