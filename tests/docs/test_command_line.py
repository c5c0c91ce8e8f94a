"""The page of the command line lists what the program has."""

import re
from pathlib import Path

from notelint.cli import extract
from notelint.report import FORMATS

DOCS = Path(__file__).parent.parent.parent / "docs"


def listed(page: str, start: str) -> list[str]:
    """The words in code font that directly follow a phrase, up to the first other word."""
    text = (DOCS / page).read_text(encoding="utf-8")
    after = text[text.index(start) + len(start) :]
    run = re.match(r"(?:`[\w.]+`(?:, | or |,\n)?)+", after)
    assert run, start
    return re.findall(r"`([\w.]+)`", run[0])


def test_the_formats_of_reports() -> None:
    assert listed("command-line.md", "| `--format FORMAT` | ") == list(FORMATS)


def test_the_formats_of_records() -> None:
    assert listed("records.md", "`--format` is ") == list(extract.FORMATS)
