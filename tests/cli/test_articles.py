"""Articles in files of their own, by the program as a user has it."""

import json
from pathlib import Path

import pytest

import notelint
from notelint.files.snapshots import keep_snapshot

SCHEMA = """\
notelint: 1
name: clip
parts:
  - {id: source, heading: {text: Source, level: 1}, holds: link}
  - {id: facts, heading: {text: Facts, level: 1}, holds: quotes, quotes: {from: file}}
  - {id: quotes, heading: {text: Quotes, level: 1}, holds: quotes, quotes: {from: source}}
"""
NOTE = """\
# Source

[Pumps](https://news.example.com/1)

# Facts

* The pump costs 25 euros a month

# Quotes

* It is louder than the one before
"""
SETTINGS = '[[notes]]\nfiles = ["*.md"]\nschema = "clip.yaml"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose notes have their articles in a file and in a snapshot."""
    (tmp_path / "clip.yaml").write_text(SCHEMA)
    (tmp_path / "notelint.toml").write_text(SETTINGS)
    (tmp_path / "pump.md").write_text(NOTE)
    (tmp_path / "pump.article.txt").write_text("The pump costs 25 euros a month.\n")
    page = b"<p>It is louder than the one before.</p>"
    keep_snapshot(str(tmp_path), "https://news.example.com/1", page, "text/html", "2026-03-02")
    return tmp_path


def concise(run, *arguments: str) -> tuple[int, list[str]]:
    done = run("check", "--format", "concise", *arguments, "pump.md")
    assert "Traceback" not in done.stdout + done.stderr
    return done.returncode, done.stdout.splitlines()


def test_all_quotes_are_found(run, folder: Path) -> None:
    code, lines = concise(run)
    assert code == 0
    assert (
        lines[-1] == "2 quotes: 2 found · 1 external link: 1 not checked · 1 note, 1 with a schema"
    )


def test_from_another_folder_and_by_standard_input(run, folder: Path) -> None:
    (folder / "deep").mkdir()
    assert run("check", "../pump.md", folder="deep").returncode == 0
    done = run("check", "--stdin-filename", "pump.md", "-", stdin=NOTE.replace("25", "20"))
    assert done.returncode == 1
    assert "see also: pump.article.txt:1:1" in done.stdout


def test_by_several_processes(run, folder: Path) -> None:
    for number in range(5):
        (folder / f"n{number}.md").write_text(NOTE)
        (folder / f"n{number}.article.txt").write_text(f"The pump costs 2{number} euros a month.")
    done = run("check", "--jobs", "2", "--format", "json", ".")
    found = [(one["path"], one["code"]) for one in json.loads(done.stdout)["findings"]]
    assert [one for one in found if one[0][0] == "n"] == [
        (f"n{number}.md", "Q002") for number in range(5)
    ]


def test_both_places_are_in_the_json(run, folder: Path) -> None:
    (folder / "pump.article.txt").write_text("One line.\nThe pump costs 20 euros a month.\n")
    (finding,) = json.loads(run("check", "--format", "json", "pump.md").stdout)["findings"]
    assert (finding["line"], finding["column"]) == (7, 3)
    related = finding["related"]
    assert (related["path"], related["line"], related["column"]) == ("pump.article.txt", 2, 1)
    for side, number in (("expected", "20"), ("found", "25")):
        ((start, end),) = related[side]["differs"]
        assert related[side]["text"][start:end] == number


WRONG = [
    (None, "article `pump.article.md / pump.article.txt / pump.article.html` not found"),
    (b"\x89PNG\0\xff", "article `pump.article.txt` is not text"),
    (b"a" * 10_000_001, "article `pump.article.txt` has 10,000,001 bytes, expected at most"),
    ("요금은 한 달에 이십오 달러로 정해졌다고 한다".encode("cp949"), "but probably CP949"),
    (b" \n", "article `pump.article.txt` has no text"),
]


@pytest.mark.parametrize(
    ("data", "said"), WRONG, ids=["missing", "binary", "large", "cp949", "empty"]
)
def test_an_article_that_cannot_be_read_is_one_finding(
    run, folder: Path, data: bytes | None, said: str
) -> None:
    article = folder / "pump.article.txt"
    article.unlink() if data is None else article.write_bytes(data)
    code, lines = concise(run)
    assert code == 1
    assert len(lines) == 3
    assert lines[0].startswith("pump.md:5:3: error Q009 article-unreadable: ")
    assert said in lines[0]
    assert lines[-1].startswith("2 quotes: 1 found, 1 not checked · ")


def test_in_korean(run, folder: Path) -> None:
    (folder / "pump.article.txt").unlink()
    keep = next((folder / ".notelint" / "snapshots").glob("*.html"))
    keep.write_bytes(b"<p>Another page</p>")
    _, lines = concise(run, "--language", "ko")
    assert lines[0].startswith("pump.md:3:1: error Q009 article-unreadable: 스냅샷 '.notelint/")
    assert lines[0].endswith("저장한 뒤에 바뀌었습니다(SHA-256 불일치): https://news.example.com/1")
    assert lines[1].endswith(
        "'pump.article.md / pump.article.txt / pump.article.html'을 찾을 수 없습니다"
    )
    assert lines[-1].startswith("인용문 2개: 검사 안 함 2개 · ")


def test_a_page_that_was_not_kept_is_unverified(run, folder: Path) -> None:
    for one in (folder / ".notelint" / "snapshots").iterdir():
        one.unlink()
    code, lines = concise(run)
    assert code == 0
    assert lines[0].startswith(
        "pump.md:3:1: unverified Q010 article-not-kept: no snapshot of https"
    )
    assert concise(run, "--strict")[0] == 1


def test_nothing_outside_of_the_settings_folder_is_read(run, folder: Path) -> None:
    (folder / "notes").mkdir()
    (folder / "notes" / "notelint.toml").write_text(
        '[[notes]]\nfiles=["*.md"]\nschema="../clip.yaml"\n'
    )
    schema = SCHEMA.replace("from: file", "from: file, path: ../pump.article.txt")
    (folder / "clip.yaml").write_text(schema)
    (folder / "notes" / "pump.md").write_text(NOTE)
    done = run("check", "--format", "concise", "pump.md", folder="notes")
    assert done.returncode == 1
    assert "`../pump.article.txt` was not read: it is outside the repository" in done.stdout


def test_records_say_where_in_the_article_a_quote_stands(run, folder: Path) -> None:
    done = run("extract", "--schema", "clip.yaml", "--positions", "pump.md")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    (fact,) = record["facts"]
    assert (fact["start"], fact["end"], fact["level"]) == (0, 31, "exact")
    (quote,) = record["quotes"]
    assert quote["level"] == "exact"


def test_the_library_finds_them_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert notelint.check_text(NOTE, "clip.yaml", path="pump.md") == ()
    codes = [one.code for one in notelint.check_text(NOTE, "clip.yaml", path="other.md")]
    assert codes == ["Q009"]
    record = notelint.load_record("pump.md", "clip.yaml").model_dump()
    assert (record["facts"][0]["start"], record["facts"][0]["level"]) == (0, "exact")
