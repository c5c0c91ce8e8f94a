"""When two values of a note agree."""

import pytest

from notelint.fields.references import are_equal


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("3", "3.0", True),
        ("2024-01-02", "2024-01-02T10:00", True),
        ("NaN", "NaN", True),  # a title, though Python reads a number that is unlike itself
        ("NaN", "Nan bread", False),
        ("“A” – b", '"A" - b', True),
    ],
)
def test_values_that_agree_as_texts(one: str, other: str, same: bool) -> None:
    assert are_equal(one, other, "text") is same
