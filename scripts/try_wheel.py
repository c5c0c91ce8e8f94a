"""Build the wheel, install it alone in an empty environment, and run it on the sample notes.

What an editable install hides shows here: files that the wheel lacks, dependencies not declared.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path, code: int = 0) -> str:
    """Run a command, print its output, and insist on its exit code."""
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False
    )
    print(done.stdout + done.stderr, end="")
    if done.returncode != code:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}, expected {code}")
    return done.stdout


def main() -> None:
    """Build, install, run."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", place, ROOT, cwd=place)
        wheels = list(place.glob("*.whl"))
        venv.create(place / "venv", with_pip=True)
        bin_ = place / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        constraints = ROOT / "constraints.txt"
        run(bin_ / "python", "-m", "pip", "install", "-q", "-c", constraints, *wheels, cwd=place)
        samples = ROOT / "examples"
        notelint = bin_ / "notelint"
        run(notelint, "schema", "list", cwd=place)
        run(notelint, "check", "--offline", samples / "good" / "news-scrap.md", cwd=place)
        bad = samples / "bad" / "news-scrap.md"
        found = run(notelint, "check", "--offline", bad, cwd=place, code=1)
        if "Q002" not in found:
            sys.exit("the wheel does not find the sample's defects")


if __name__ == "__main__":
    main()
