"""No note takes more than its length: work is counted, since a clock would tell of the machine."""

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from families import FAMILIES

from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions

SIZE = 40
LARGER = {
    "missing anchors": 250,
    "undefined references": 250,
    "omissions of what is missing": 250,
    "quotes that are found": 150,
    "one quote many times": 150,
    "captured placeholders": 250,
}
"""Sizes of families of which many names, pieces or quotes are looked up, from some number on in an
index: below that the work grows faster, up to a bound."""
HIGHEST = 1.2
"""The highest exponent: work grows by 2.3 where the length doubles."""


def exponent(first: int, second: int, third: int) -> float:
    """How work grows, of three sizes that double. What a run takes anyway is left out."""
    return math.log2(max(third - second, 1) / max(second - first, 1))


@pytest.mark.parametrize("name", FAMILIES)
def test_work_grows_as_the_note_does(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    operations: Callable[[Callable[[], object]], int],
) -> None:
    note, schema = FAMILIES[name]
    monkeypatch.chdir(tmp_path)
    if schema:
        Path("schema.yaml").write_text(schema, "utf-8")
    request = CheckOptions(paths=("note.md",), schema="schema.yaml" if schema else None, jobs=1)

    def run(size: int) -> None:
        Path("note.md").write_text(note(size), "utf-8", newline="")
        outcome = check(request)
        assert not outcome.errors
        assert "N004" not in outcome.report

    size = LARGER.get(name, SIZE)
    run(size + 1)  # what is done once; of the same note the result would be known
    counts = [operations(lambda times=times: run(times * size)) for times in (1, 2, 4)]
    smallest = counts[0] // 20  # less is noise: the search for a page's end, a table that grows
    if counts[2] - counts[1] > smallest:
        assert exponent(*counts) <= HIGHEST, counts
