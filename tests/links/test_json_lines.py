"""The ledger as lines: what goes out comes in, and what is no row is told."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from notelint.links.json_lines import export_lines, import_lines
from notelint.links.ledger import Ledger
from notelint.links.ledger_entry import LedgerEntry, entry_after
from notelint.model.link import Verdict

OK = Verdict("ok", status=200, title="A page", asked_at=1000.0)
URL = "https://example.com/가"


def row(url: str = URL, at: float = 1000.0, title: str = "A page") -> LedgerEntry:
    return entry_after(url, OK._replace(asked_at=at, title=title), None)


@given(st.lists(st.tuples(st.text(), st.text(), st.floats(1, 4e9)), unique_by=lambda one: one[0]))
def test_rows_go_out_and_come_in(rows) -> None:
    entries = [row(url, at, title) for url, title, at in rows]
    text = export_lines(entries)
    assert text == export_lines(reversed(entries))
    assert text.count("\n") == len(entries)
    found = import_lines(text)
    assert found.problems == ()
    assert found.entries == tuple(sorted(entries, key=lambda one: one.url))


def test_ends_of_lines_in_a_title_end_no_line() -> None:
    entry = row(title="a\u2028b\u0085c\nd\re")
    assert import_lines("\ufeff" + export_lines([entry]).replace("\n", "\r\n")).entries == (entry,)


def test_rows_of_earlier_versions_come_in() -> None:
    line = json.dumps({**row()._asdict(), "title_hash": "0123456789abcdef"})
    assert import_lines(line).entries == (row(),)


def test_what_is_no_row_is_told_by_its_line() -> None:
    good = export_lines([row()])
    whole = json.loads(good)
    wrong = [
        "no JSON",
        "[]",
        "[" * 100_000,
        "1" * 5000,
        json.dumps({**whole, "kind": "fine"}),
        json.dumps({**whole, "kind": "skipped"}),
        json.dumps({**whole, "status": True}),
        json.dumps({**whole, "status": 1e3}),
        json.dumps({**whole, "asked": float("nan")}),
        json.dumps({**whole, "due": 1e300}),
        json.dumps({**whole, "due": whole["asked"] + 400 * 86_400}),
        json.dumps({**whole, "title": None}),
        json.dumps({**whole, "headers": "secret"}),
        json.dumps({key: one for key, one in whole.items() if key != "due"}),
    ]
    found = import_lines("\n".join([*wrong, "", good]))
    assert [number for number, _ in found.problems] == list(range(1, len(wrong) + 1))
    assert found.entries == (row(),)


def test_of_an_address_the_last_answer_counts() -> None:
    text = export_lines([row(at=2000.0)]) + export_lines([row(at=1000.0)])
    assert [one.asked for one in import_lines(text).entries] == [2000.0]


def test_a_ledger_takes_in_what_is_news_to_it(tmp_path: Path) -> None:
    with Ledger(str(tmp_path / "a")) as ledger:
        ledger.keep({URL: OK._replace(asked_at=1500.0), f"{URL}/b": OK._replace(asked_at=500.0)})
        news = [row(), row(f"{URL}/b"), row(f"{URL}/c")]
        assert ledger.take(news) == 2
        assert ledger.take(news) == 0
        found = {one.url[-1]: (one.first_seen, one.asked) for one in ledger.entries()}
    assert found == {"가": (1500.0, 1500.0), "b": (500.0, 1000.0), "c": (1000.0, 1000.0)}
