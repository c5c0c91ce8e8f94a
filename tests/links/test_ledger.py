"""The ledger: what is kept is there, whoever else writes, kills or damages."""

import os
import random
import signal
import sqlite3
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.links.ledger import Ledger
from notelint.links.ledger_entry import DAY
from notelint.locale import in_language
from notelint.model.link import Verdict

OK = Verdict("ok", status=200, title="A page", asked_at=1000.0)
GONE = Verdict("gone", "status", status=404, asked_at=1000.0)
URL = "https://example.com/가"


def test_what_is_kept_is_known_until_it_is_due(tmp_path: Path) -> None:
    path = str(tmp_path / "deep/links.sqlite")
    with Ledger(path) as ledger:
        ledger.keep({URL: OK, "https://example.com/b": GONE})
    with Ledger(path) as ledger:
        assert not ledger.notices
        assert ledger.fresh([URL, "https://example.com/c"], 1001.0) == {URL: OK}
        assert ledger.fresh([URL], 1000.0 + 30 * DAY) == {}
        assert ledger.fresh([URL], 999.0) == {}  # a clock that was set back
    assert [one.name for one in (tmp_path / "deep").iterdir()] == ["links.sqlite"]


def test_the_history_of_an_address(tmp_path: Path) -> None:
    path = str(tmp_path / "links.sqlite")
    answers = [OK, GONE, GONE, OK, OK]
    with Ledger(path) as ledger:
        for day, answer in enumerate(answers, 1):
            ledger.keep({URL: answer._replace(asked_at=day * DAY)})
            (entry,) = ledger.entries()
            streak = {1: 0, 2: 1, 3: 2, 4: 0, 5: 0}[day]
            good = {1: 1, 2: 1, 3: 1, 4: 4, 5: 5}[day]
            assert (entry.first_seen, entry.asked) == (DAY, day * DAY)
            assert (entry.streak, entry.last_good) == (streak, good * DAY)
        assert entry.good_since == 4 * DAY
        assert ledger.forget([URL, "https://example.com/other"]) == 1
        assert ledger.entries() == []


def test_an_older_answer_does_not_replace_a_later_one(tmp_path: Path) -> None:
    with Ledger(str(tmp_path / "a")) as one, Ledger(str(tmp_path / "a")) as other:
        other.keep({URL: GONE._replace(asked_at=2000.0)})
        one.keep({URL: OK, "https://example.com/new": OK})
        kinds = [entry.kind for entry in one.entries()]
    assert kinds == ["ok", "gone"]  # "new" comes before the Hangul


def test_what_teaches_nothing_is_not_kept(tmp_path: Path) -> None:
    with Ledger(str(tmp_path / "a")) as ledger:
        ledger.keep({URL: OK})
        for verdict in (
            Verdict("skipped", "time_up"),
            Verdict("unknown", "no_network", asked_at=2000.0),  # it would outlast the lack
            Verdict("unknown", "tls", "ca.pem: no such file"),  # never asked
        ):
            ledger.keep({URL: verdict})
        assert [entry.verdict for entry in ledger.entries()] == [OK]


def test_a_row_of_a_clock_that_was_ahead_does_not_stay_forever(tmp_path: Path) -> None:
    with Ledger(str(tmp_path / "a")) as ledger:
        ledger.keep({URL: OK._replace(asked_at=400 * DAY)}, now=400 * DAY)
        ledger.keep({URL: OK}, now=1001.0)
        assert ledger.fresh([URL], 1001.0) == {URL: OK}
        (entry,) = ledger.entries()
        assert entry.first_seen == entry.last_good == entry.good_since == 1000.0


def test_what_is_learnt_is_written_soon_and_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "a")
    with Ledger(path) as ledger, Ledger(path) as other:
        ledger.learn("https://a.example/", OK)
        assert other.entries() == []
        monkeypatch.setattr("notelint.links.ledger.WRITE_INTERVAL", -1.0)
        ledger.learn("https://b.example/", OK)
        assert len(other.entries()) == 2
        monkeypatch.undo()
        ledger.learn("https://c.example/", OK)
    with pytest.raises(KeyboardInterrupt), Ledger(path) as ledger:  # noqa: PT012
        ledger.learn("https://d.example/", OK)
        raise KeyboardInterrupt
    with Ledger(path) as ledger:
        assert [one.url[8] for one in ledger.entries()] == ["a", "b", "c", "d"]


def test_more_addresses_than_one_question_takes(tmp_path: Path) -> None:
    many = {f"https://example.com/{number}": OK for number in range(1203)}
    with Ledger(str(tmp_path / "a")) as ledger:
        ledger.keep(many)
        ledger.keep(dict.fromkeys(many, GONE._replace(asked_at=2000.0)))
        assert {entry.streak for entry in ledger.entries()} == {1}
        assert ledger.fresh(many, 2000.0).keys() == many.keys()


@pytest.mark.parametrize("damage", ["garbage", "middle", "cut"])
def test_a_damaged_file_is_put_aside_and_told(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "links.sqlite"
    with Ledger(str(path)) as ledger:
        ledger.keep({f"https://example.com/{number}": OK for number in range(300)})
    data = path.read_bytes()
    if damage == "garbage":
        data = bytes(range(256)) * 20
    elif damage == "middle":
        data = data[:4096] + os.urandom(8192) + data[4096 + 8192 :]
    else:
        data = data[: len(data) // 2]
    path.write_bytes(data)
    with Ledger(str(path)) as ledger:
        assert ledger.notices
        assert "links.sqlite.broken-1" in in_language(ledger.notices[0], "en")
        ledger.keep({URL: OK})
        assert [entry.url for entry in ledger.entries()] == [URL]
    assert (tmp_path / "links.sqlite.broken-1").read_bytes() == data


def test_a_file_of_another_program_or_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    theirs, later = tmp_path / "theirs", tmp_path / "later"
    with sqlite3.connect(theirs) as file:
        file.execute("CREATE TABLE links (a)")
    Ledger(str(later)).__exit__(None, None, None)
    with sqlite3.connect(later) as file:
        file.execute("PRAGMA user_version = 99")
    for path in (theirs, later):
        before = path.read_bytes()
        with Ledger(str(path)) as ledger:
            assert ledger.notices
            ledger.keep({URL: OK})
            assert ledger.entries() == []
        assert path.read_bytes() == before


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with Ledger(str(tmp_path / "file/links.sqlite")) as ledger:
        assert ledger.notices
        ledger.keep({URL: OK})
        assert ledger.fresh([URL], 1001.0) == {}
    with Ledger(str(tmp_path)) as ledger:
        assert ledger.notices


@given(st.text(), st.text(), st.text(), st.integers(0, 999), st.floats(1, 4e9))
def test_any_verdict_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    url: str,
    detail: str,
    title: str,
    status: int,
    at: float,
) -> None:
    verdict = Verdict("refused", "status", detail, status, title=title, asked_at=at)
    with Ledger(str(tmp_path_factory.mktemp("ledger") / "a")) as ledger:
        ledger.keep({url: verdict})
        assert not ledger.notices
        assert ledger.fresh([url], at) == {url: verdict}


def test_lone_surrogates_do_no_harm(tmp_path: Path) -> None:
    with Ledger(str(tmp_path / "a")) as ledger:
        url = "https://example.com/\udcff"
        ledger.keep({url: OK._replace(title="\ud800")})
        assert ledger.fresh([url], 1001.0) == {url: OK._replace(title="?")}


def write_on(path: str, name: str, acknowledged: int, batches: int = 10**6) -> None:
    """Keep batch after batch, saying of each that it is kept."""
    with Ledger(path) as ledger:
        for number in range(batches):
            urls = [f"https://example.com/{name}/{number}/{one}" for one in range(5)]
            ledger.keep(dict.fromkeys(urls, OK))
            if ledger.notices:
                os._exit(3)
            os.write(acknowledged, f"{number}\n".encode())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes are forks")
def test_a_kill_at_any_moment_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    path, chance = str(tmp_path / "links.sqlite"), random.Random(7)
    kept: list[str] = []
    for turn in range(60):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            write_on(path, str(turn), writing)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as said:
            # At its opening, or after some batches, so that it is amid the next, however slow.
            minimum = chance.randrange(4)
            lines = [said.readline() for _ in range(minimum)]
            time.sleep(chance.uniform(0.0, 0.01))
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            assert os.WIFSIGNALED(status)
            lines += [line for line in said if line[-1:] == b"\n"]
        assert len(lines) >= minimum
        kept += [
            f"https://example.com/{turn}/{int(line)}/{one}" for line in lines for one in range(5)
        ]
    with Ledger(path) as ledger:
        assert not ledger.notices
        there = {entry.url for entry in ledger.entries()}
        ledger.keep({"https://example.com/": OK})  # an empty journal of the last one goes with it
    assert len(kept) > 60 * 5
    assert [one.name for one in tmp_path.iterdir()] == ["links.sqlite"]
    assert there.issuperset(kept)
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes are forks")
def test_two_runs_at_once(tmp_path: Path) -> None:
    path = str(tmp_path / "links.sqlite")
    children = []
    for name in ("one", "other"):
        child = os.fork()
        if child == 0:
            with Path(os.devnull).open("wb") as nowhere:
                write_on(path, name, nowhere.fileno(), batches=30)
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    with Ledger(path) as ledger:
        assert len(ledger.entries()) == 2 * 30 * 5
