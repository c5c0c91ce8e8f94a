"""The peers: where they come from, and the commands that run them.

Each is asked for two things: one cheap rule (trailing spaces), which is mostly reading and
parsing, and all the rules that it has on by default. None of them binds a note to a schema with
quotes, so that no row of theirs does notelint's job. Whatever keeps results between runs is off.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

BENCH = Path(__file__).resolve().parent
OUT = BENCH / "out"
PYTHON_TOOLS = OUT / "peers" / "bin"
NODE_TOOLS = OUT / "npm" / "node_modules" / ".bin"
CONFIGURATIONS = OUT / "configurations"

NOTELINT = (sys.executable, "-m", "notelint", "check", "--offline")


class Contender(NamedTuple):
    """A tool and how it is run in the corpus's folder; `share` of the notes is what it is given.

    The figures of a share are scaled to the whole, and marked with "about". `keeps`: what it was
    told by the run before counts.
    """

    name: str
    command: tuple[str, ...]
    share: float = 1
    keeps: bool = False


def install() -> list[str]:
    """Install the peers that are missing; return what could not be had, and why."""
    OUT.mkdir(exist_ok=True)
    failed = []
    if not (PYTHON_TOOLS / "rumdl").exists():
        failed += _try([sys.executable, "-m", "venv", str(OUT / "peers")])
        pip = [str(PYTHON_TOOLS / "python"), "-m", "pip", "install", "--quiet"]
        failed += _try([*pip, "-r", str(BENCH / "requirements-peers.txt")])
    if not (NODE_TOOLS / "markdownlint-cli2").exists():
        (OUT / "npm").mkdir(exist_ok=True)
        shutil.copy(BENCH / "package.json", OUT / "npm")
        npm = shutil.which("npm") or "npm"
        failed += _try([npm, "install", "--prefix", str(OUT / "npm"), "--no-audit", "--no-fund"])
    return failed


def _try(command: list[str]) -> list[str]:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        return [f"{command[0]}: {error.strerror}"]
    return [f"{' '.join(command)}: {done.stderr.strip()[-300:]}"] if done.returncode else []


def configure() -> None:
    """Write the settings files that a command line cannot replace."""
    CONFIGURATIONS.mkdir(exist_ok=True)
    _write("all.markdownlint-cli2.jsonc", json.dumps({"config": {"default": True}}))
    one = {"default": False, "MD009": True}
    _write("one.markdownlint-cli2.jsonc", json.dumps({"config": one}))
    _write("all.mdsmith.yml", "rules: {}\n")
    rules = subprocess.run(
        [str(PYTHON_TOOLS / "mdsmith"), "help", "rule"], capture_output=True, text=True, check=False
    ).stdout
    names = [line.split()[1] for line in rules.splitlines() if line.startswith("MDS")]
    off = [f"  {name}: {str(name == 'no-trailing-spaces').lower()}" for name in names]
    _write("one.mdsmith.yml", "\n".join(["rules:", *off, ""]))


def _write(name: str, text: str) -> None:
    (CONFIGURATIONS / name).write_text(text, encoding="utf-8")


def contenders() -> list[Contender]:
    """notelint, and each peer that is there."""
    processes = str(os.cpu_count() or 1)
    rumdl = (str(PYTHON_TOOLS / "rumdl"), "check", "--isolated", "--no-cache")
    mdsmith = (str(PYTHON_TOOLS / "mdsmith"), "check", "--config")
    cli2 = (str(NODE_TOOLS / "markdownlint-cli2"), "--config")
    pymarkdown = (str(PYTHON_TOOLS / "pymarkdown"),)
    off = ("-d", "*", "-e", "md009")
    kept = str(CONFIGURATIONS / "rumdl-cache")
    every = [
        Contender("notelint", (*NOTELINT, "--jobs", "1", ".")),
        Contender(f"notelint, {processes} processes", (*NOTELINT, "--jobs", processes, ".")),
        Contender("notelint, one rule", (*NOTELINT, "--jobs", "1", "--select", "T004", ".")),
        Contender("notelint, nothing changed", (*NOTELINT, "."), keeps=True),
        Contender("rumdl", (*rumdl, ".")),
        Contender("rumdl, nothing changed", (*rumdl[:-1], "--cache-dir", kept, "."), keeps=True),
        Contender("rumdl, one rule", (*rumdl, "--enable", "MD009", ".")),
        Contender("mdsmith", (*mdsmith, str(CONFIGURATIONS / "all.mdsmith.yml"), ".")),
        Contender("mdsmith, one rule", (*mdsmith, str(CONFIGURATIONS / "one.mdsmith.yml"), ".")),
        Contender(
            "markdownlint-cli2",
            (*cli2, str(CONFIGURATIONS / "all.markdownlint-cli2.jsonc"), "**/*.md"),
        ),
        Contender(
            "markdownlint-cli2, one rule",
            (*cli2, str(CONFIGURATIONS / "one.markdownlint-cli2.jsonc"), "**/*.md"),
        ),
        Contender("mdformat --check", (str(PYTHON_TOOLS / "mdformat"), "--check", "."), 0.1),
        Contender("pymarkdown", (*pymarkdown, "scan", "-r", "."), 0.02),
        Contender("pymarkdown, one rule", (*pymarkdown, *off, "scan", "-r", "."), 0.02),
    ]
    return [one for one in every if Path(one.command[0]).exists()]
