"""A ledger may come with a repository: what is not surely ours is left alone."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from peak import PEAK

from notelint.links.ledger import Ledger
from notelint.links.ledger_file import APPLICATION, STEPS
from notelint.locale import in_language
from notelint.model.link import Verdict

Run = Callable[..., subprocess.CompletedProcess[str]]

URL = "https://news.example.com/17"
OK = Verdict("ok", status=200, title="A page", asked_at=1.0)
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20
OTHERS = {
    "index": b"DIRC\0\0\0\2\0\0\0\1" + bytes(range(256)) * 4,
    "picture": PNG,
    "utf-16": "\ufeff기록\n".encode("utf-16") * 200,
    "cp949": "기록\n".encode("cp949") * 200,
    "text": b"a text\n" * 100,
    "short": b"SQLite format 3\0",
    "nul": b"\0" * 4096,
    "damaged": b"SQLite format 3\0" + bytes(range(256)) * 40,
}


def stored(path: Path, **more: object) -> Ledger:
    with Ledger(str(path), in_repository=True) as ledger:
        ledger.keep({URL: OK._replace(**more)}, now=2.0)
        return ledger


def folder(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.iterdir() if one.is_file()}


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS)
def test_a_file_that_is_not_ours_is_left_alone_and_told(here: Path, data: bytes) -> None:
    path = here / "links.sqlite"
    path.write_bytes(data)
    before = folder(here)
    ledger = stored(path)
    assert "left as it is" in in_language(ledger.notices[0], "en")
    assert folder(here) == before


MORE = (
    "CREATE INDEX more ON links(hex(zeroblob(1000000)))",
    "CREATE INDEX more ON links(url)",
    "CREATE TABLE more(a)",
    "CREATE VIEW more AS SELECT 1",
    "CREATE TRIGGER more AFTER INSERT ON links BEGIN DELETE FROM links; END",
    "CREATE VIRTUAL TABLE more USING rtree(id, low, high)",
    "CREATE TABLE more(a, b AS (hex(zeroblob(100000000))))",
    "ALTER TABLE links ADD COLUMN more CHECK (length(zeroblob(100000000)))",
    "ALTER TABLE links ADD COLUMN more",
)


@pytest.mark.parametrize("statement", MORE)
@pytest.mark.parametrize("in_repository", [True, False])
def test_a_schema_is_ours_to_the_letter_or_nothing_of_it_is_run(
    here: Path, statement: str, in_repository: bool
) -> None:
    path = here / "links.sqlite"
    stored(path)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(statement)
    before = folder(here)
    with Ledger(str(path), in_repository=in_repository) as ledger:
        assert ledger.entries() == []
        assert "left as it is" in in_language(ledger.notices[0], "en")
    assert folder(here) == before


def test_of_our_own_name_and_of_another_shape_it_is_not_ours(here: Path) -> None:
    path = here / "links.sqlite"
    ours = STEPS[0][0].replace("due REAL NOT NULL", "due REAL NOT NULL CHECK (hex(due) > '')")
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(ours)
        file.execute(f"PRAGMA application_id = {APPLICATION}")
        file.execute("PRAGMA user_version = 1")
    before = folder(here)
    assert "left as it is" in in_language(stored(path).notices[0], "en")
    assert folder(here) == before


def test_many_things_in_a_schema_take_no_memory(here: Path) -> None:
    path = here / "links.sqlite"
    stored(path)
    more = (
        "import sqlite3, sys\n"
        "file = sqlite3.connect(sys.argv[1])\n"
        "for number in range(600):\n"
        "    columns = ', '.join(f'c{one} TEXT DEFAULT {one:050}' for one in range(1_000))\n"
        "    file.execute(f'CREATE TABLE t{number} ({columns})')\n"
        "file.commit()\n"
    )
    # In a process of its own: in this one SQLite's memory may be bounded by now.
    subprocess.run([sys.executable, "-c", more, str(path)], check=True)
    code = (
        f"{PEAK}\n"
        "from notelint.links.ledger import Ledger\n"
        "ledger = Ledger(sys.argv[1], in_repository=True)\n"
        "assert ledger.notices\n"
        "print(peak())\n"
    )
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 200


def test_a_damaged_file_that_is_surely_ours_is_put_aside(here: Path) -> None:
    path = here / "links.sqlite"
    stored(path)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * len(data[4096:]) if len(data) > 4096 else b""
    data[100:200] = b"\xff" * 100
    path.write_bytes(data)
    ledger = stored(path)
    assert "links.sqlite.broken-1" in in_language(ledger.notices[0], "en")
    assert (here / "links.sqlite.broken-1").read_bytes() == data


def test_a_new_one_is_made_and_found_again(here: Path) -> None:
    for path in (here / "links.sqlite", here / ".notelint" / "links.sqlite"):
        assert not stored(path).notices
        with Ledger(str(path), in_repository=True) as ledger:
            assert [one.url for one in ledger.entries()] == [URL]


@pytest.mark.parametrize("name", ["links.sqlite", "links.sqlite-journal", "links.sqlite-wal"])
@pytest.mark.parametrize("there", [True, False])
def test_no_link_is_followed(here: Path, tmp_path: Path, name: str, there: bool) -> None:
    target = tmp_path / "mine"
    if there:
        stored(target)
    before = folder(tmp_path)
    (here / name).symlink_to(target)
    assert "left as it is" in in_language(stored(here / "links.sqlite").notices[0], "en")
    assert folder(tmp_path) == before
    assert (here / name).is_symlink()


def test_nor_a_linked_folder(here: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (here / ".notelint").symlink_to(tmp_path / "mine")
    assert "left as it is" in in_language(
        stored(here / ".notelint" / "links.sqlite").notices[0], "en"
    )
    assert not list((tmp_path / "mine").iterdir())


@pytest.mark.parametrize("name", ["links.sqlite", "links.sqlite-journal"])
def test_nothing_waits_for_a_pipe(here: Path, name: str) -> None:
    os.mkfifo(here / name)
    assert "left as it is" in in_language(stored(here / "links.sqlite").notices[0], "en")


def test_a_journal_that_names_another_file_deletes_none(here: Path, tmp_path: Path) -> None:
    path, mine = here / "links.sqlite", tmp_path / "mine"
    stored(path)
    mine.write_text("mine", encoding="utf-8")
    name = os.fsencode(mine)
    record = name + len(name).to_bytes(4, "big") + (sum(name) & 0xFFFFFFFF).to_bytes(4, "big")
    magic = bytes.fromhex("d9d505f920a163d7")
    head = magic + (0).to_bytes(4, "big") + b"abcd" + (2).to_bytes(4, "big")
    head += (512).to_bytes(4, "big") + (4096).to_bytes(4, "big")
    page = (0x40000000 // 4096 + 1).to_bytes(4, "big")
    journal = head.ljust(512, b"\0") + page + record + magic
    (here / "links.sqlite-journal").write_bytes(journal)
    assert "left as it is" in in_language(stored(path).notices[0], "en")
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "name",
    [
        *(".git/index", ".git/links.sqlite", "../links.sqlite", "/tmp/links.sqlite", "~/a.sqlite"),
        *("a/links.sqlite", ".notelint/a/links.sqlite", ".notelint/../a.sqlite", "picture.png"),
        *("a.md", ".env", ".sqlite", "", ".", "a\\\\links.sqlite", "C:links.sqlite", "a\\n.sqlite"),
        *(".notelint/snapshots/a.html", "$HOME.sqlite/", "file:a?mode=memory.sqlite"),
    ],
)
def test_settings_name_a_file_of_ours_and_no_other(here: Path, run: Run, name: str) -> None:
    (here / "notelint.toml").write_text(f'[links]\nledger = "{name}"\n', encoding="utf-8")
    (here / "a.md").write_text("# A\n", encoding="utf-8")
    done = run("check", "a.md")
    assert done.returncode == 2
    assert "notelint.toml:2:" in done.stderr


@pytest.mark.parametrize("name", ["links.sqlite", ".notelint/links.db", "링크 기록.sqlite3"])
def test_and_such_files_may_be_named(here: Path, run: Run, name: str) -> None:
    (here / "notelint.toml").write_text(f'[links]\nledger = "{name}"\n', encoding="utf-8")
    assert run("check", ".").returncode == 0


SIGNED = (
    "https://user:pass@files.example.com/a",
    "https://files.example.com/a?X-Amz-Signature=0f3a&X-Amz-Credential=AKIA",
    "https://files.example.com/a?sv=1&sig=abc%2Fdef",
    "https://files.example.com/a?access_token=abc",
    "https://files.example.com/a?k=Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4MTIz",
    "https://files.example.com/a?auth=1",
)
OPEN = (
    "https://www.enewstoday.co.kr/news/articleView.html?idxno=2063159",
    "https://n.news.naver.com/article/009/0005222804?date=20231130",
    "https://www.example.com/search?q=로봇+한+대에+월+이십오+달러인+나라는+어디인가",
    "https://www.example.com/view?newsKey=20231130001&code=010101&sid=105",
    "https://www.example.com/a#token=abc",
)


@pytest.mark.parametrize("url", SIGNED)
def test_an_address_that_lets_in_is_not_remembered(here: Path, url: str) -> None:
    with Ledger("links.sqlite") as ledger:
        ledger.learn(url, OK)
        ledger.write()
        assert ledger.entries() == []


@pytest.mark.parametrize("url", OPEN)
def test_others_are(here: Path, url: str) -> None:
    with Ledger("links.sqlite") as ledger:
        ledger.learn(url, OK)
        ledger.write()
        assert [one.url for one in ledger.entries()] == [url]


@pytest.mark.parametrize("signed", SIGNED[1:])
def test_where_a_redirect_leads_is_kept_without_what_lets_in(signed: str) -> None:
    from notelint.links.response import Response, classify_response

    for moved in (signed, ""):
        verdict = classify_response(URL, Response(signed, 200, moved=moved), ())
        assert verdict.kind == "ok"
        assert (verdict.final, verdict.moved) == ("https://files.example.com/a", "")
    plain = "https://news.example.com/view?id=17"
    assert classify_response(URL, Response(plain, 200, moved=plain), ()).moved == plain
