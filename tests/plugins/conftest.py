"""Packages with rules of their own: the sample, installed by pip, and small ones in a folder."""

import os
import subprocess
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest
from program import ROOT, decoded, run_notelint


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment in which pip has installed the sample, offline.

    It sees the packages of this one, notelint among them, by a `.pth` file.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run(python, "-c", code, cwd=folder).stdout.strip())
    seen = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), str(ROOT)]
    (packages / "seen.pth").write_text("\n".join(seen), encoding="utf-8")
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check"]
    done = run(python, "-m", "pip", "install", *options, ROOT / "examples/plugin", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert (packages / "notelint_house_style/banned_word.py").is_file()
    return python


def run(python: Path | str, *arguments: object, **more: object) -> subprocess.CompletedProcess[str]:
    """Run Python; notelint's caches are in the folder of the run."""
    cwd = Path(str(more["cwd"]))
    return subprocess.run(
        [str(python), *map(str, arguments)],
        cwd=cwd,
        env=environment(cwd, str(more.get("path", ""))),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def check(notes: Path, path: Path | str, *options: str) -> subprocess.CompletedProcess[str]:
    """Check a folder; packages with rules are at `path`."""
    return decoded(run_notelint("check", *options, cwd=notes, env=environment(notes, str(path))))


def environment(cwd: Path, path: str) -> dict[str, str]:
    ours = {"NOTELINT_CACHE_DIR": str(cwd / ".cache"), "LC_ALL": "C.UTF-8", "PYTHONPATH": path}
    return {**os.environ, **ours}


Package = Callable[..., Path]


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """Puts a package with an entry point into a folder for PYTHONPATH."""
    folder = tmp_path / "packages"

    def write(name: str, code: str, entry: str = "extra", value: str = "RULES") -> Path:
        about = folder / f"{name}-1.2.dist-info"
        about.mkdir(parents=True)
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n")
        (about / "entry_points.txt").write_text(f"[notelint.rules]\n{entry} = {name}:{value}\n")
        (folder / f"{name}.py").write_text(code)
        return folder

    return write


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder with settings that name the sample, and a note that it reports."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "notelint.toml").write_text('plugins = ["house-style"]\n')
    (folder / "a.md").write_text("# A\n\nWe utilize it.\n")
    return folder
