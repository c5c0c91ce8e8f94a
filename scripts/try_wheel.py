"""Build the wheel, install it alone in an empty environment, and run it on the sample notes.

This finds what an editable install hides: files missing from the wheel, undeclared dependencies.
"""

import re
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path, code: int = 0) -> str:
    """Run a command, print its output, and exit unless it returns `code`."""
    process = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False
    )
    print(process.stdout + process.stderr, end="")
    if process.returncode != code:
        sys.exit(f"{' '.join(map(str, command))}: exit code {process.returncode}, expected {code}")
    return process.stdout


def check_links(wheel: Path) -> None:
    """Exit unless each link of the README leads somewhere on a package index, too."""
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        readme = archive.read(metadata).decode("utf-8")
    targets = re.findall(r"\]\(([^)]+)\)", readme)
    relative = [target for target in targets if not target.startswith("https://")]
    if relative or not targets:
        sys.exit(f"links of the README that lead nowhere on a package index: {relative}")


def main() -> None:
    """Build, install, run."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", root, ROOT, cwd=root)
        wheels = list(root.glob("*.whl"))
        check_links(wheels[0])
        venv.create(root / "venv", with_pip=False)
        bin_ = root / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        constraints = ROOT / "constraints.txt"
        pip = (sys.executable, "-m", "pip", "--python", bin_ / "python", "install", "-q")
        run(*pip, "--no-compile", "-c", constraints, *wheels, cwd=root)
        samples = ROOT / "examples"
        notelint = bin_ / "notelint"
        run(notelint, "schema", "list", cwd=root)
        run(notelint, "check", "--offline", samples / "good" / "news-scrap.md", cwd=root)
        bad = samples / "bad" / "news-scrap.md"
        report = run(notelint, "check", "--offline", bad, cwd=root, code=1)
        if "Q002" not in report:
            sys.exit("the wheel does not find the sample's defects")
        html = ("check", "--offline", "--format", "html")
        page = root / "report.html"
        run(notelint, *html, "--output", page, bad, cwd=root, code=1)
        if "</html>" not in page.read_text("utf-8"):
            sys.exit("the wheel has no HTML report")


if __name__ == "__main__":
    main()
