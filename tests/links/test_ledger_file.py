"""What may be at the ledger's place: nothing is lost in silence, and nothing raises."""

import os
import random
import shutil
import signal
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest

from notelint.links import ledger_file
from notelint.links.ledger import Ledger
from notelint.locale import in_language
from notelint.model.link import Verdict

OK = Verdict("ok", status=200, title="A page", asked_at=1000.0)
URL = "https://example.com/가"
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes are forks")


def made(path: Path, rows: int = 3) -> bytes:
    with Ledger(str(path)) as ledger:
        ledger.keep({f"{URL}/{number}": OK for number in range(rows)})
    return path.read_bytes()


def change(path: Path, *statements: str) -> None:
    file = sqlite3.connect(path)
    for statement in statements:
        file.execute(statement)
    file.commit()
    file.close()


OURS = ("PRAGMA application_id = 1852797029", "PRAGMA user_version = 1")
FOREIGN = {
    "view": ("CREATE VIEW links AS SELECT 1 AS url", *OURS),
    "trigger": (
        "CREATE TABLE links (url)",
        "CREATE TRIGGER t AFTER INSERT ON links BEGIN SELECT 1; END",
        *OURS,
    ),
    "columns": ("CREATE TABLE links (url TEXT PRIMARY KEY)", *OURS),
    "empty, but someone's": ("PRAGMA application_id = 77", "PRAGMA user_version = 3"),
    "of no version": ("CREATE TABLE links (url)", OURS[0]),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_database_that_is_not_ours_is_left_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a"
    change(path, *FOREIGN[name])
    before = path.read_bytes()
    with Ledger(str(path)) as ledger:
        assert ledger.notices
        assert "left as it is" in in_language(ledger.notices[0], "en")
        ledger.keep({URL: OK})
        assert ledger.take([]) == ledger.forget([URL]) == 0
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(
    "text", ["# A note\n", "version https://git-lfs.example/v1\n", "가" * 9999]
)
def test_a_text_is_someones_and_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "note.md"
    path.write_text(text, encoding="utf-8")
    with Ledger(str(path)) as ledger:
        assert ledger.notices
        ledger.keep({URL: OK})
    assert path.read_text(encoding="utf-8") == text
    assert [one.name for one in tmp_path.iterdir()] == ["note.md"]


def test_an_older_file_is_led_to_the_version_of_today(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "a"
    made(path)
    step = ("CREATE TABLE more (a)", "UPDATE links SET title = title || '!'")
    monkeypatch.setattr(ledger_file, "STEPS", [*ledger_file.STEPS, step])
    for _ in range(2):  # a step is taken once
        with Ledger(str(path)) as ledger:
            assert not ledger.notices
            assert {entry.title for entry in ledger.entries()} == {"A page!"}
    made(tmp_path / "new")  # by all the steps
    monkeypatch.undo()
    with Ledger(str(path)) as ledger:  # now it is of a later version
        assert ledger.notices
        assert ledger.entries() == []


def test_a_file_of_the_first_version_keeps_its_entries(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with closing(sqlite3.connect(path)) as file, file:
        for statement in ledger_file.STEPS[0]:
            file.execute(statement)
        file.execute(f"PRAGMA application_id = {ledger_file.APPLICATION}")
        file.execute("PRAGMA user_version = 1")
        values = f"'{URL}', 'ok', '', '', 200, '', '', '', 'A page', 'abc', 1, 2, 2, 1, 0, 9"
        file.execute(f"INSERT INTO links VALUES ({values})")
    with Ledger(str(path), in_repository=True) as ledger:
        assert not ledger.notices
        assert ledger.fresh([URL], 3.0)[URL].title == "A page"


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "a"
    before = made(path)
    step = ("UPDATE links SET title = 'half'", "UPDATE nowhere SET a = 1")
    monkeypatch.setattr(ledger_file, "STEPS", [*ledger_file.STEPS, step])
    with Ledger(str(path)) as ledger:
        assert ledger.notices
        assert "nowhere" in in_language(ledger.notices[0], "en")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "rot",
    [
        "kind = 'gome'",
        "due = 'abc'",
        "due = 9e99",
        "asked = -1.0",
        "status = x'00'",
        "reason = 'whim'",
        "streak = -5",
    ],
)
def test_a_row_that_has_rotten_is_told_and_written_anew(tmp_path: Path, rot: str) -> None:
    path = tmp_path / "a"
    made(path)
    change(path, f"UPDATE links SET {rot} WHERE url LIKE '%1'")
    with Ledger(str(path)) as ledger:
        assert ledger.fresh([f"{URL}/{one}" for one in range(3)], 1001.0).keys() == {
            f"{URL}/0",
            f"{URL}/2",
        }
        assert ledger.notices
        assert "1 damaged row;" in in_language(ledger.notices[0], "en")
        ledger.keep({f"{URL}/1": OK})
    with Ledger(str(path)) as ledger:
        assert len(ledger.entries()) == 3
        assert not ledger.notices


def test_text_that_has_rotten_makes_no_other_row_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a"
    made(path)
    change(path, "UPDATE links SET title = CAST(x'ff41' AS TEXT) WHERE url LIKE '%1'")
    with Ledger(str(path)) as ledger:
        assert [entry.title for entry in ledger.entries()] == ["A page", "\ufffdA", "A page"]
        assert not ledger.notices


def test_any_damage_raises_nothing_and_loses_no_byte(tmp_path: Path) -> None:
    whole, chance = made(tmp_path / "whole", rows=60), random.Random(3)
    for turn in range(150):
        folder = tmp_path / str(turn)
        folder.mkdir()
        data = bytearray(whole)
        if turn % 3 == 0:
            del data[chance.randrange(1, len(data)) :]
        for _ in range(turn % 3 * 4):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (folder / "a").write_bytes(data)
        with Ledger(str(folder / "a")) as ledger:
            ledger.keep({URL: OK})
            fresh = ledger.fresh([URL], 1001.0)
            assert fresh or ledger.notices
        if ledger.notices and "moved" in in_language(ledger.notices[0], "en"):
            assert (folder / "a.broken-1").read_bytes() == data


def test_a_rotten_address_among_others_is_seen(tmp_path: Path) -> None:
    """No row is out of order unseen, else another could not be found though it is there."""
    path = tmp_path / "a"
    whole = made(path, rows=60)
    at = whole.index(f"{URL}/30".encode()) + 8
    path.write_bytes(whole[:at] + b"z" + whole[at + 1 :])
    with Ledger(str(path)) as ledger:
        assert ledger.notices
        assert "moved" in in_language(ledger.notices[0], "en")


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with Ledger(str(tmp_path / "link")) as ledger:
        ledger.keep({URL: OK})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real.broken-1").read_bytes() == bytes(range(256)) * 20
    assert (tmp_path / "real").read_bytes().startswith(b"SQLite")


@pytest.mark.parametrize("path", ["\0", "/dev/null", "/dev/zero", ""])
def test_what_is_no_file_is_told(path: str) -> None:
    with Ledger(path) as ledger:
        assert ledger.notices
        ledger.keep({URL: OK})
        assert ledger.entries() == []


def in_a_child(work) -> int:
    """What a process of its own makes of `work`: 0 if it raised nothing."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            os._exit(9)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@forks
def test_where_nothing_can_be_written_what_is_known_is_of_use() -> None:
    folder = Path(tempfile.mkdtemp())
    made(folder / "a")
    for path, mode in ((folder / "a", 0o444), (folder, 0o555)):
        path.chmod(mode)

    def work() -> None:
        if os.geteuid() == 0:
            os.setuid(65_534)  # whom the modes bind
        with Ledger(str(folder / "a")) as ledger:
            assert not ledger.notices
            assert ledger.fresh([f"{URL}/1"], 1001.0)
            ledger.keep({URL: OK})
            assert ledger.notices
            assert len(ledger.entries()) == 3

    try:
        assert in_a_child(work) == 0
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@forks
def test_a_full_disk_is_told_and_leaves_the_file_sound(tmp_path: Path) -> None:
    path = tmp_path / "a"
    size = len(made(path))

    def work() -> None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192))
        with Ledger(str(path)) as ledger:
            ledger.keep({f"{URL}/new/{number}": OK for number in range(3000)})
            assert ledger.notices
            assert len(ledger.entries()) == 3

    assert in_a_child(work) == 0
    with Ledger(str(path)) as ledger:
        assert not ledger.notices
        assert len(ledger.entries()) == 3


@forks
def test_of_several_runs_one_puts_a_broken_file_aside(tmp_path: Path) -> None:
    for turn in range(6):
        path = tmp_path / str(turn) / "a"
        path.parent.mkdir()
        path.write_bytes(random.Random(turn).randbytes(20_000))
        start = time.monotonic() + 0.05
        children = []
        for who in range(4):
            child = os.fork()
            if child == 0:
                while time.monotonic() < start:
                    pass
                with Ledger(str(path)) as ledger:
                    ledger.keep({f"{URL}/{who}": OK})
                    fine = not ledger.notices or "moved" in in_language(ledger.notices[0], "en")
                os._exit(0 if fine else 2)
            children.append(child)
        assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
        with Ledger(str(path)) as ledger:
            assert len(ledger.entries()) == 4
        assert sorted(one.name for one in path.parent.iterdir()) == ["a", "a.broken-1"]
