"""The image's build stage, without Docker: what is copied is enough, and what it installs runs."""

import shutil
from pathlib import Path

from ci_service import ROOT, Checkout, Shell


def test_what_is_copied_can_be_installed_and_checks_notes(
    machine: dict[str, str], shell: Shell, checkout: Checkout, tmp_path: Path
) -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    source, target = tmp_path / "source", tmp_path / "image"
    source.mkdir()
    for name in (line[1:] for line in ignored if line.startswith("!")):
        if (ROOT / name).is_dir():
            without = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, source / name, ignore=without)
        else:
            shutil.copy(ROOT / name, source / name)
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", "")
    first = next(line for line in dockerfile.splitlines() if line.startswith("RUN "))
    command = first.removeprefix("RUN ")
    command = command.replace("/opt/notelint", str(target)).replace("/source", str(source))
    done = shell(command, {**machine, "OWN_PIP": "1"}, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (target / "bin" / "pip").exists()
    done = shell(f"{target}/bin/notelint check", machine, checkout.path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "old.md:3:" in done.stdout
