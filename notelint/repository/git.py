"""Runs Git so that neither a repository's contents nor the environment changes what it does."""

import os

from notelint.model.message import Argument, phrase
from notelint.repository.os_errors import os_reason

TIMEOUT = 60
"""Seconds that Git may take."""

SAFE = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),  # it may be a command
    *("-c", "safe.bareRepository=explicit"),  # a folder of notes may be made to look like one
)
ABOUT_ONE_REPOSITORY = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
        "GIT_INDEX_FILE",
        "GIT_LITERAL_PATHSPECS",
        "GIT_NAMESPACE",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_WORK_TREE",
    }
)
"""What Git sets in the environment of its hooks: it would apply to every folder we ask about."""


LITERAL = "--literal-pathspecs"
"""An option before commands that take paths: `*` and `:` in them are plain characters."""


NO_GIT = phrase("no `git` on the PATH; install Git")


class GitError(Exception):
    """Git is missing or failed. Its own words are in English."""

    def __init__(self, reason: Argument) -> None:
        super().__init__(reason)
        self.reason = reason


class GitTooSlowError(GitError):
    """Git took longer than `TIMEOUT`, perhaps because of a repository's ignore patterns."""


def run_git(folder: str, *arguments: str, top: str, given: bytes = b"") -> bytes:
    """The output of Git, run in a folder of the repository at `top`. Raises `GitError`."""
    return run_git_with_warnings(folder, *arguments, top=top, given=given)[0]


def run_git_with_warnings(
    folder: str, *arguments: str, top: str, given: bytes = b""
) -> tuple[bytes, bytes]:
    """The output and the warnings of Git. Raises `GitError`."""
    import subprocess  # noqa: PLC0415 - 8 ms, where Git is asked

    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument that a note chooses
            [_program(), *SAFE, *arguments],
            cwd=folder,
            env=_environment(top),
            input=given,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GitTooSlowError(phrase("no answer within {count} seconds", count=TIMEOUT)) from None
    except FileNotFoundError as error:
        raise GitError(os_reason(error) if error.filename == folder else NO_GIT) from None
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise GitError(os_reason(error)) from None
    if done.returncode:
        raise GitError(_reason(done.stderr) or f"git {arguments[0]}: {done.returncode}")
    return done.stdout, done.stderr


def _program() -> str:
    """The user's Git. Windows would also run a `git.exe` in the folder that it is run in."""
    if os.name != "nt":
        return "git"
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        path = os.path.join(folder, "git.exe")
        if os.path.isabs(folder) and os.path.isfile(path):
            return path
    raise GitError(NO_GIT)


def _reason(warnings: bytes) -> str:
    """The line of Git's output that gives the reason; hints may precede it, advice follows it."""
    lines = warnings.decode("utf-8", "replace").strip().splitlines()
    fatal = [line for line in lines if line.startswith(("fatal:", "error:"))]
    return (fatal or lines or [""])[-1]


def _environment(top: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ABOUT_ONE_REPOSITORY}
    return {
        **kept,
        "GIT_CEILING_DIRECTORIES": os.path.dirname(top),  # of no repository above
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }
