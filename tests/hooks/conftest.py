"""Real repositories for pre-commit: one that has the hooks (this one), one that uses them."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.model.distribution import REPOSITORY, TAG

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"

Run = Callable[..., subprocess.CompletedProcess[str]]


def run_git(*arguments: str, cwd: Path) -> str:
    """Run Git without anybody's own settings; its output."""
    done = subprocess.run(
        ["git", *arguments], cwd=cwd, env=environment(), capture_output=True, check=True, text=True
    )
    return done.stdout


def environment() -> dict[str, str]:
    """The environment, without what a Git hook around the tests would have put in it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {
        **kept,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "tests",
        "GIT_AUTHOR_EMAIL": "tests@example.com",
        "GIT_COMMITTER_NAME": "tests",
        "GIT_COMMITTER_EMAIL": "tests@example.com",
        "NOTELINT_LANGUAGE": "en",
    }


@pytest.fixture
def git() -> Callable[..., str]:
    """Git without anybody's own settings, for a test to stage and delete with."""
    return run_git


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a test run share, so that each thing is installed once."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return Path(folder)


@pytest.fixture(scope="session")
def ours(shared: Path) -> Path:
    """A repository with the working tree as it is, committed or not: what is tested is what is
    there.
    """
    made = Path(tempfile.mkdtemp(dir=shared))
    for name in run_git("ls-files", "-co", "--exclude-standard", "-z", cwd=ROOT).split("\0"):
        source, target = ROOT / name, made / name
        if name and (source.is_symlink() or source.is_file()):  # a deleted file is listed too
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target, follow_symlinks=False)
    commit(made)
    run_git("tag", TAG, cwd=made)
    final = shared / "notelint"
    try:
        made.rename(final)
    except OSError:  # another process was quicker
        shutil.rmtree(made)
    return final


def commit(repository: Path) -> None:
    """Make a folder a repository with all of its files in one commit."""
    run_git("init", "--quiet", cwd=repository)
    run_git("add", "--all", cwd=repository)
    run_git("commit", "--quiet", "--no-verify", "--message=All", cwd=repository)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A user's repository: a good note, and a bad one."""
    repository = tmp_path / "notes"
    repository.mkdir()
    shutil.copy(EXAMPLES / "good" / "news-scrap.md", repository / "good.md")
    shutil.copy(EXAMPLES / "bad" / "news-scrap.md", repository / "bad.md")
    (repository / "bad.txt").write_text("[no note]()\n")
    commit(repository)
    return repository


@pytest.fixture
def pre_commit(shared: Path, published: dict[str, str]) -> Run:
    """Runs pre-commit in a repository. What it installs is kept for the other tests."""

    def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", *arguments],
            cwd=cwd,
            env={
                **environment(),
                **published,
                "PRE_COMMIT_HOME": str(shared / "pre-commit"),
                "PIP_NO_COMPILE": "0",  # pip reads it so: a hook compiles only what it imports
            },
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture
def uses(notes: Path) -> Callable[[str], Path]:
    """Gives the user's repository a configuration with one of our hooks."""

    def use(hook: str) -> Path:
        (notes / ".pre-commit-config.yaml").write_text(
            f"repos:\n- repo: {REPOSITORY}\n  rev: {TAG}\n  hooks:\n  - id: {hook}\n"
        )
        run_git("add", ".pre-commit-config.yaml", cwd=notes)
        return notes

    return use


@pytest.fixture
def published(ours: Path) -> dict[str, str]:
    """The environment in which Git takes the project's URL for that of the working tree."""
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{ours.as_uri()}.insteadOf",
        "GIT_CONFIG_VALUE_0": REPOSITORY,
    }
