"""A stranger's folder brings no code, whatever its configuration names."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN = "from pathlib import Path; Path('ran').touch()\n"


@pytest.mark.parametrize("name", ["click.py", "evil.py", "yaml.py", "json.py"])
def test_no_module_of_the_current_folder_runs(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(RUN)
    about = tmp_path / "evil-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[notelint.rules]\nevil = evil:RULES\n")
    (tmp_path / "notelint.toml").write_text('plugins = ["evil"]\n')
    (tmp_path / "a.md").write_text("# A\n")
    done = subprocess.run(
        [sys.executable, "-m", "notelint", "check"],
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "C", "NOTELINT_CACHE_DIR": str(tmp_path / "cache")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert not (tmp_path / "ran").exists()
    assert (done.returncode, "plug-in `evil` not found" in done.stderr) == (2, True), done.stderr
