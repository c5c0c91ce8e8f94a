"""SECURITY.md promises nothing that no test holds."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
LINES = re.findall(r"^\| (\d+) \| (.+?) \| ([^|]+) \|$", PAGE, re.MULTILINE)


def test_the_promises_are_counted() -> None:
    assert [int(number) for number, _, _ in LINES] == list(range(1, 33))


@pytest.mark.parametrize(("number", "promise", "tests"), LINES, ids=[line[0] for line in LINES])
def test_each_has_its_tests(number: str, promise: str, tests: str) -> None:
    assert len(promise) > 40, number
    paths = re.findall(r"`([^`]+)`", tests)
    assert paths
    for path in paths:
        assert "def test_" in (ROOT / path).read_text(encoding="utf-8")


def test_other_pages_that_it_names_are_there() -> None:
    for path in re.findall(r"`(tests/[^`]+)`|\]\(([^)#]+)", PAGE):
        assert (ROOT / (path[0] or path[1])).exists()
