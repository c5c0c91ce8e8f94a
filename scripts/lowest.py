"""Pin the lowest versions that pyproject.toml declares, for `make lowest`.

`python scripts/lowest.py` installs them in an empty environment and writes what it then has to
`constraints-lowest.txt`, dependencies of dependencies and the test tools included. `--check` only
tells whether the file has the declared versions. Standard library only.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "constraints-lowest.txt"
TOOLS = ("hypothesis", "jsonschema", "pytest", "trustme")
"""What the smoke suite needs, of the versions in constraints.txt."""

HEAD = "# The lowest versions that pyproject.toml declares: written by scripts/lowest.py.\n"


def normalized(name: str) -> str:
    """A package's name as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> dict[str, str]:
    """The lowest version of each dependency, extras included, by its name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    versions = {}
    for requirement in [*project["dependencies"], *(one for extra in extras for one in extra)]:
        name, version = re.fullmatch(r"([\w.-]+?)>=([\d.]+)(?:,<[\d.]+)?", requirement).groups()
        versions[normalized(name)] = version
    return versions


def pinned(path: Path = FILE) -> dict[str, str]:
    """The pinned version of each package in a file of constraints."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pins = (line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    return {normalized(name): version.strip() for name, version in pins}


def is_same(version: str, other: str) -> bool:
    """Whether two versions are the same: `6.0` and `6.0.0` are."""
    pair = [one.split(".") for one in (version, other)]
    length = max(map(len, pair))
    return len({tuple(one + ["0"] * (length - len(one))) for one in pair}) == 1


def stale() -> list[str]:
    """The dependencies that the file does not have in their lowest version."""
    pins = pinned()
    return [
        f"{name}: {version} in pyproject.toml, {pins.get(name)} in {FILE.name}"
        for name, version in declared().items()
        if not is_same(version, pins.get(name, ""))
    ]


def write() -> None:
    """Install the lowest versions in an empty environment, and write what it then has."""
    tools = {name: pinned(ROOT / "constraints.txt")[name] for name in TOOLS}
    wanted = [f"{name}=={version}" for name, version in (declared() | tools).items()]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        pip = [str(Path(folder, "bin", "python")), "-m", "pip"]
        subprocess.run([*pip, "install", "-q", "--only-binary", ":all:", *wanted], check=True)
        done = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True)
    FILE.write_text(HEAD + done.stdout, encoding="utf-8")


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit("\n".join(stale()) or None)
    write()
