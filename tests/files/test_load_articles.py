"""Articles outside of notes: what may be read, in which charset, and what is told otherwise."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from notelint.files.load_articles import Articles
from notelint.files.snapshots import FOLDER, keep_snapshot, name_of, read_snapshot
from notelint.model.external_article import ArticleRequest, ExternalArticle

LIMIT = 10_000
URL = "https://news.example.com/기사?id=1"
PAGE = "<html><head><meta charset={}></head><body><p>요금은 월 25달러다.</p></body></html>"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "root"
    (root / "notes").mkdir(parents=True)
    monkeypatch.chdir(root)
    return root


def fetched(*files: str, main: bool = False) -> ExternalArticle:
    return Articles(".", LIMIT)(ArticleRequest("notes/a.md", files, main=main))


def told(given: ExternalArticle) -> str:
    assert given.problem
    assert given.text == ""
    return given.problem.name


@pytest.mark.parametrize(
    ("name", "form"),
    [("b.md", "markdown"), ("b.txt", "text"), ("b.HTML", "html"), ("b.htm", "html"), ("b", "text")],
)
def test_a_file_is_read_as_its_ending_says(folder: Path, name: str, form: str) -> None:
    (folder / "notes" / name).write_text("요금", encoding="utf-8")
    assert fetched(name) == ExternalArticle(f"notes/{name}", "요금", form)


def test_the_first_file_that_is_there_counts(folder: Path) -> None:
    (folder / "c.txt").write_text("c", encoding="utf-8")
    (folder / "notes" / "b.txt").write_text("b", encoding="utf-8")
    assert fetched("a.txt", "../c.txt", "b.txt").path == "c.txt"
    assert told(fetched("a.txt", "d.txt")) == "vanished"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\xd8A\0", b"\x89PNG\r\n\x1a\n\0\0", b"a\0b"])
def test_bytes_are_no_article(folder: Path, data: bytes) -> None:
    (folder / "notes" / "b.txt").write_bytes(data)
    assert told(fetched("b.txt")) in ("binary", "not_utf8_likely")


def test_of_another_encoding_its_name_is_told(folder: Path) -> None:
    (folder / "notes" / "b.txt").write_bytes(
        "요금은 한 달에 이십오 달러로 정해졌다".encode("cp949")
    )
    given = fetched("b.txt")
    assert told(given) == "not_utf8_likely"
    assert dict(given.problem.arguments)["encoding"] == "CP949"


def test_a_large_file_is_not_read(folder: Path) -> None:
    (folder / "notes" / "b.txt").write_bytes(b"a" * (LIMIT + 1))
    assert told(fetched("b.txt")) == "too_large"


@pytest.mark.parametrize("name", ["../../b.txt", "/etc/hostname", "x/../../../b.txt", "b\0.txt"])
def test_nothing_outside_of_the_root_is_read(folder: Path, name: str) -> None:
    (folder.parent / "b.txt").write_text("secret", encoding="utf-8")
    assert told(fetched(name)) == "outside"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_nor_is_it_by_a_link(folder: Path) -> None:
    (folder.parent / "b.txt").write_text("secret", encoding="utf-8")
    (folder / "notes" / "b.txt").symlink_to(folder.parent / "b.txt")
    assert told(fetched("b.txt")) == "outside"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_is_no_article(folder: Path) -> None:
    os.mkfifo(folder / "notes" / "b.txt")
    assert told(fetched("b.txt")) == "not_a_file"


@pytest.mark.parametrize(("charset", "codec"), [("euc-kr", "cp949"), ("utf-8", "utf-8")])
def test_a_page_is_read_in_the_charset_that_it_names(
    folder: Path, charset: str, codec: str
) -> None:
    (folder / "notes" / "b.html").write_bytes(PAGE.format(charset).encode(codec))
    assert "요금은 월 25달러다." in fetched("b.html").text


@pytest.mark.parametrize("charset", ["no-such-charset", "hex", "utf-8"])
def test_where_a_charset_is_none_or_wrong_the_bytes_decide(folder: Path, charset: str) -> None:
    (folder / "notes" / "b.html").write_bytes(PAGE.format(charset).encode("cp949"))
    assert "요금은 월 25달러다." in fetched("b.html").text
    (folder / "notes" / "b.html").write_bytes(PAGE.format(charset).encode("johab"))
    assert told(fetched("b.html")) in ("binary", "not_utf8_likely")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_mark_of_byte_order_counts_most(folder: Path, codec: str) -> None:
    (folder / "notes" / "b.html").write_bytes(PAGE.format("euc-kr").encode(codec))
    assert fetched("b.html").text == PAGE.format("euc-kr")


def test_without_the_extra_the_main_text_cannot_be_had(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    (folder / "notes" / "b.html").write_text("<p>요금</p>", encoding="utf-8")
    assert told(fetched("b.html", main=True)) == "no_extractor"


def test_the_main_text_is_what_the_extractor_says(folder: Path) -> None:
    pytest.importorskip("trafilatura")
    from notelint.parse.html_page import main_blocks, page_text

    said = [
        f"요금은 한 달에 {number}달러로 정해졌고, 내년에도 그대로라고 한다."
        for number in range(20, 30)
    ]
    article = "".join(f"<p>{one}</p>" for one in said)
    menu = "<nav><ul><li><a href=/a>오늘의 날씨와 운세 보기</a></li></ul></nav>"
    html = f"<html><body>{menu}<article><h1>요금</h1>{article}</article></body></html>"
    (folder / "notes" / "b.html").write_text(html, encoding="utf-8")
    given = fetched("b.html", main=True)
    assert given.main_text
    shown = [one.plain for one in page_text(given.text)]
    main = main_blocks(page_text(given.text), given.main_text)
    assert "오늘의 날씨와 운세 보기" in shown
    assert [one.plain for one in main if one.plain != "요금"] == said
    for one in main:  # they keep their places
        assert html[slice(*one.span(0, len(one.plain)))] == one.plain


def kept(folder: Path, data: bytes = b"<p>A</p>", kind: str = "text/html") -> Path:
    return folder / keep_snapshot(".", URL, data, kind, "2026-03-02T09:00:00Z")


def page() -> ExternalArticle:
    return Articles(".", LIMIT)(ArticleRequest("notes/a.md", url=URL))


def test_a_page_that_is_kept_is_read_as_it_came(folder: Path) -> None:
    assert told(page()) == "not_kept"
    record = json.loads(kept(folder).read_text(encoding="utf-8"))
    assert record["url"] == URL
    assert record["sha256"] == hashlib.sha256(b"<p>A</p>").hexdigest()
    snapshot = read_snapshot(".", URL, LIMIT)
    assert snapshot is not None
    assert (snapshot.data, snapshot.fetched) == (b"<p>A</p>", "2026-03-02T09:00:00Z")
    assert page().text == "<p>A</p>"
    assert page().path == f".notelint/snapshots/{name_of(URL)}.html"


@pytest.mark.parametrize(
    ("kind", "form", "ending"),
    [
        ("text/html; charset=EUC-KR", "html", "html"),
        ('text/plain; charset="euc-kr"', "text", "txt"),
        ("text/markdown;charset=ks_c_5601-1987", "markdown", "md"),
    ],
)
def test_what_the_server_said_of_a_page_counts(
    folder: Path, kind: str, form: str, ending: str
) -> None:
    kept(folder, "요금은 똠".encode("cp949"), kind)
    assert page() == ExternalArticle(
        f".notelint/snapshots/{name_of(URL)}.{ending}", "요금은 똠", form
    )


def test_a_page_that_was_changed_is_told(folder: Path) -> None:
    kept(folder).with_suffix(".html").write_bytes(b"<p>B</p>")
    assert told(page()) == "changed"


def test_a_page_whose_bytes_are_gone_is_told(folder: Path) -> None:
    kept(folder).with_suffix(".html").unlink()
    assert told(page()) == "vanished"


@pytest.mark.parametrize(
    "change",
    [
        {"url": "https://other.example.com/"},
        {"version": 2},
        {"version": None},
        {"sha256": 7},
        {"file": "../../notes/a.md"},
        {"file": ".."},
        {"file": ""},
        {"content_type": []},
    ],
    ids=str,
)
def test_a_record_that_says_something_else_is_damaged(
    folder: Path, change: dict[str, object]
) -> None:
    path = kept(folder)
    record = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**record, **change}), encoding="utf-8")
    assert told(page()) == "bad_record"


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b"[" * 50_000, b"null"])
def test_any_bytes_may_be_a_record(folder: Path, data: bytes) -> None:
    kept(folder).write_bytes(data)
    assert told(page()) == "bad_record"


def test_a_page_is_kept_twice_as_the_second_one(folder: Path) -> None:
    kept(folder)
    kept(folder, b"<p>B</p>")
    assert page().text == "<p>B</p>"
    assert len(list((folder.joinpath(*FOLDER)).iterdir())) == 2


@pytest.mark.parametrize(
    "url", ["https:///x", "https://[::1]/x", "http://a.b/\udc80", "가" * 9_000]
)
def test_any_address_has_a_name_that_a_file_may_have(url: str) -> None:
    name = name_of(url)
    assert name.isascii()
    assert len(name) < 100
    assert not set(name) & set('/\\:*?"<>|')
