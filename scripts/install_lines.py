"""Where notelint comes from, in pages and in the files for CI: as the package's setting says.

A line is known by its form, so that it can be written by hand and is kept up to date from then on.
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from notelint.model.distribution import PACKAGE, REPOSITORY, TAG

ROOT = Path(__file__).resolve().parent.parent
PLACES = ("README*.md", "docs/**/*.md", "ci/*.yml")


def _action() -> str:
    """How a GitHub workflow names the action; a stand-in as long as GitHub does not have it."""
    url = urlsplit(REPOSITORY)
    return url.path.strip("/") if url.netloc == "github.com" else "example/notelint"


LINES = (
    (r"(NOTELINT_PACKAGE: |pip install '?\"?)git\+https://[^\s'\"]+", rf"\g<1>{PACKAGE}"),
    (r"(- repo: )https://\S+/notelint(?=\s[^\n]*\n\s+rev: )", rf"\g<1>{REPOSITORY}"),
    (r"(/notelint(?: #[^\n]*)?\n\s+rev: )v[\w.]+", rf"\g<1>{TAG}"),
    (r"(uses: )[\w-]+/notelint@v[\w.]+", rf"\g<1>{_action()}@{TAG}"),
    (r"(- remote: )https://\S+?/raw/v[\w.]+(?=/ci/)", rf"\g<1>{REPOSITORY}/raw/{TAG}"),
)
"""The lines that say it: a pattern, and what takes its place."""


def with_install_lines(file: Path) -> str:
    """The text of a file with these lines up to date."""
    text = file.read_text(encoding="utf-8")
    for pattern, line in LINES:
        text = re.sub(pattern, line, text)
    return text


def _files() -> Iterator[Path]:
    """The files that have such a line."""
    for place in PLACES:
        for file in sorted(ROOT.glob(place)):
            text = file.read_text(encoding="utf-8")
            if any(re.search(pattern, text) for pattern, _ in LINES):
                yield file


INSTALL_LINES = {
    file.relative_to(ROOT).as_posix(): partial(with_install_lines, file) for file in _files()
}
"""Each file with such a line, and the function that returns its content."""
