"""When an address is asked again: by what became of it, and never all at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.links.ledger_entry import DAY, HOUR, JITTER, MAX_WAIT, due_time

URL = "https://example.com/가"


@pytest.mark.parametrize(
    ("kind", "streak", "good_for", "about"),
    [
        ("ok", 0, 0.0, 7 * DAY),
        ("ok", 0, 8 * DAY, 7 * DAY),
        ("ok", 0, 20 * DAY, 14 * DAY),
        ("ok", 0, 90 * DAY, 30 * DAY),
        ("gone", 1, 0.0, DAY),
        ("gone", 9, 0.0, DAY),
        ("unknown", 1, 0.0, HOUR),
        ("refused", 2, 0.0, 6 * HOUR),
        ("refused", 9, 0.0, DAY),
    ],
)
def test_the_wait_is_the_kinds(kind, streak, good_for, about) -> None:
    waits = [due_time(f"{URL}/{one}", kind, 0.0, streak, good_for) for one in range(200)]
    assert all(about * (1 - JITTER) <= wait <= about * (1 + JITTER) for wait in waits)
    assert len(set(waits)) == 200
    # They are spread over the whole width, not at one end of it.
    assert min(waits) < 0.85 * about < 1.15 * about < max(waits)


def test_the_lot_of_an_address_is_always_the_same() -> None:
    assert due_time(URL, "gone", 1000.0, 1, 0.0) == due_time(URL, "gone", 1000.0, 1, 0.0)
    assert due_time(URL, "gone", 5000.0, 1, 0.0) - due_time(URL, "gone", 1000.0, 1, 0.0) == 4000.0


@given(
    st.text(),
    st.sampled_from(["ok", "gone", "refused", "unknown"]),
    st.floats(0, 4e9),
    st.integers(0, 10**6),
    st.floats(0, 4e9),
)
def test_nothing_is_due_later_than_the_longest_wait(url, kind, at, streak, good_for) -> None:
    assert 0 < due_time(url, kind, at, streak, good_for) - at <= MAX_WAIT
