"""What a page calls its charset is foreign: only the labels that browsers know are believed."""

import codecs
import zlib
from pathlib import Path

import pytest
from bad_server import page, probe, serving
from webencodings import LABELS

from notelint.files.load_articles import Articles
from notelint.files.snapshots import keep_snapshot
from notelint.model.external_article import ArticleRequest, ExternalArticle
from notelint.model.link import LinkRequest, RequestPolicy
from notelint.text.charset import codec_of, decode_page

URL = "https://news.example.com/17"
PYTHONS_OWN = (
    *("rot13", "rot_13", "zlib", "zlib_codec", "bz2", "hex", "base64", "uu", "quopri"),
    *("punycode", "idna", "utf-7", "unicode_escape", "raw_unicode_escape", "undefined"),
    *("unicode-escape", "ROT13", "utf_8_sig", "mbcs", "charmap", "palmos", "cp037", "utf-32"),
)
UNKNOWN = ("none", "utf8mb4", "utf-8-mb4", "binary", "x-nothing", "-", "..", "a" * 40)
TEXT = "요금은 한 달에 이십오 달러로 정해졌다고 한다."
HTML = '<!doctype html><meta charset="{}"><title>{}</title><p>' + TEXT


def article(data: bytes, content_type: str) -> ExternalArticle:
    keep_snapshot(".", URL, data, content_type, "")
    return Articles(".", 1_000_000)(ArticleRequest("a.md", url=URL))


@pytest.mark.parametrize("label", PYTHONS_OWN)
def test_codecs_that_are_pythons_alone_are_none(label: str) -> None:
    assert not codec_of(label)


@pytest.mark.parametrize("label", sorted(LABELS))
def test_what_browsers_know_is_a_codec_of_texts_or_none(label: str) -> None:
    for written in (label, label.upper(), f" {label}\t"):
        codec = codec_of(written)
        known = LABELS[label] not in ("replacement", "x-user-defined")
        assert bool(codec) is known
        if codec:
            assert isinstance(codecs.decode(b"plain words.", codec), str)


@pytest.mark.parametrize("label", [*PYTHONS_OWN, *UNKNOWN])
@pytest.mark.parametrize("codec", ["utf-8", "cp949"])
def test_a_label_of_none_is_passed_over_in_a_snapshot(here: Path, label: str, codec: str) -> None:
    data = HTML.format(label, "요금").encode(codec)
    assert TEXT in article(data, f"text/html; charset={label}").text
    assert TEXT in article(data, "text/html").text
    assert article(TEXT.encode(codec), f"text/plain; charset={label}").text == TEXT


@pytest.mark.parametrize("label", [*PYTHONS_OWN, *UNKNOWN])
def test_and_in_an_article_beside_the_note(here: Path, label: str) -> None:
    (here / "b.html").write_bytes(HTML.format(label, "요금").encode("utf-8"))
    given = Articles(".", 1_000_000)(ArticleRequest("a.md", ("b.html",)))
    assert TEXT in given.text


@pytest.mark.parametrize("label", ["windows-949", "ks_c_5601-1987", "KSC5601", "korean", "euc-kr"])
def test_all_names_of_korean_are_one(here: Path, label: str) -> None:
    data = HTML.format(label, "똠방각하").encode("cp949")
    assert "똠방각하" in article(data, "text/html").text
    assert "똠방각하" in article(data, f"text/html; charset={label}").text


@pytest.mark.parametrize("label", ["unicode", "utf-16", "utf-16le", "iso-10646-ucs-2", "utf-16be"])
def test_pages_that_are_not_utf_16_are_not_read_as_such(here: Path, label: str) -> None:
    data = b"<p>Some words of the page are here.</p>\n"
    assert article(data, f"text/html; charset={label}").text == data.decode()
    assert TEXT in article(HTML.format(label, "요금").encode(), "text/html").text


@pytest.mark.parametrize("label", ["unicode", "utf-16", "utf-16le"])
def test_pages_that_are_utf_16_are(here: Path, label: str) -> None:
    data = f"<p>{TEXT}</p>".encode("utf-16-le")
    assert article(data, f"text/html; charset={label}").text == f"<p>{TEXT}</p>"


def test_a_bomb_is_not_unpacked() -> None:
    bomb = zlib.compress(b"<title>a</title>" * 1_000_000)
    assert len(decode_page(bomb, "text/html; charset=zlib") or "") <= len(bomb)


def test_a_server_may_say_what_it_will() -> None:
    labels = [*PYTHONS_OWN, *UNKNOWN]
    answers = {
        f"/{number}": page(HTML.format(label, "요금"), kind=f"text/html; charset={label}")
        for number, label in enumerate(labels)
    }
    policy = RequestPolicy(delay=0, retries=0, allow=("127.0.0.1",))
    with serving(answers) as server:
        asked = [LinkRequest(server.url(path)) for path in answers]
        verdicts = probe(asked, policy)
    assert {(one.kind, one.title) for one in verdicts.values()} == {("ok", "요금")}
