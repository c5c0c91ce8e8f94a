"""Asks Git, in a way that neither a repository's contents nor the environment can bend."""

import os

PATIENCE = 60
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
"""What Git tells its hooks in the environment: it would hold for any folder that we ask of."""


LITERAL = "--literal-pathspecs"
"""Goes before a command that is given paths: `*` and `:` in them mean themselves."""


class GitError(Exception):
    """Git is not there, or cannot say; the text is its own, in English."""


class GitTooSlowError(GitError):
    """Git took longer than `PATIENCE`, perhaps because of what a repository gives it to match."""


def ask_git(folder: str, *arguments: str, top: str, given: bytes = b"") -> bytes:
    """What Git prints when it is run in a folder of the repository at `top`. Raises `GitError`."""
    return ask_git_loudly(folder, *arguments, top=top, given=given)[0]


def ask_git_loudly(
    folder: str, *arguments: str, top: str, given: bytes = b""
) -> tuple[bytes, bytes]:
    """What Git prints, and what it complains of. Raises `GitError`."""
    import subprocess  # noqa: PLC0415 - 8 ms, where Git is asked

    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument that a note chooses
            [_program(), *SAFE, *arguments],
            cwd=folder,
            env=_environment(top),
            input=given,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GitTooSlowError(f"no answer within {PATIENCE} seconds") from None
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise GitError(str(error)) from None
    if done.returncode:
        raise GitError(_reason(done.stderr) or f"git {arguments[0]}: {done.returncode}")
    return done.stdout, done.stderr


def _program() -> str:
    """The user's Git. Windows would also take a `git.exe` that lies in the folder asked about."""
    if os.name != "nt":
        return "git"
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        path = os.path.join(folder, "git.exe")
        if os.path.isabs(folder) and os.path.isfile(path):
            return path
    raise GitError("no git.exe on the PATH")


def _reason(said: bytes) -> str:
    """The line of what Git says that tells why; advice follows it, hints may come before."""
    lines = said.decode("utf-8", "replace").strip().splitlines()
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
