"""Stand-ins for the machines of CI services: their variables, a repository, and its base commit.

What is run are the lines of action.yml and of the templates in `ci`, as they are. Installing needs
no network: new environments see the libraries of this one, but not its notelint.
"""

import os
import stat
import subprocess
import sys
import sysconfig
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for the tests, too

from ci_service import INSTALL, Checkout, Shell, context, environment_of

LONGEST = 300
"""Seconds that an installation may take on a busy machine."""


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a `python` whose new environments see the libraries of this one.

    Its pip is among them: one of their own, with OWN_PIP, takes three seconds to install.
    """
    folder = tmp_path_factory.mktemp("python")
    program = folder / "python"
    program.write_text(
        "#!/bin/sh\n"
        f'[ "$1 $2" = "-m venv" ] || exec "{sys.executable}" "$@"\n'
        'for last in "$@"; do :; done\n'
        '[ "$OWN_PIP" ] || set -- "$@" --without-pip\n'
        f'"{sys.executable}" "$@" || exit\n'
        'for site in "$last"/lib/python*/site-packages; do\n'
        f'  echo "{sysconfig.get_path("purelib")}" > "$site/present.pth"\n'
        "done\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return folder


@pytest.fixture(scope="session")
def machine(python: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment variables of a machine without a network and without anybody's settings."""
    home = tmp_path_factory.mktemp("home")
    return {
        "PATH": f"{python}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "NOTELINT_OFFLINE": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads it so: no isolation
        "PIP_NO_COMPILE": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


@pytest.fixture(scope="session")
def shell() -> Shell:
    """Runs lines as the services do: in bash, and the first that fails ends them."""

    def run(lines: str, env: Mapping[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", lines],
            cwd=cwd,
            env=dict(env),
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def runner(machine: dict[str, str], shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A runner's temporary folder in which the action has installed notelint.

    All processes of a test run share it: the first that comes installs, the others wait.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    temporary, ready = shared / "runner temp", shared / "runner is ready"
    try:
        temporary.mkdir()
    except FileExistsError:
        end = time.monotonic() + LONGEST
        while not ready.exists():
            assert time.monotonic() < end, "the other process did not install it"
            time.sleep(0.2)
    else:
        env = {**machine, **environment_of(INSTALL, context(temporary))}
        done = shell(INSTALL["run"], env, temporary)
        ready.write_text(done.stdout + done.stderr)
        assert done.returncode == 0, done.stdout + done.stderr
    return temporary


@pytest.fixture
def checkout(tmp_path: Path, machine: dict[str, str]) -> Checkout:
    return Checkout(tmp_path, machine)
