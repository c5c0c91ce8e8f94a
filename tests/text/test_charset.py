import random
from collections.abc import Callable

import pytest

from notelint.text.charset import HEADER, META, decode_page, guess_encoding

KOREAN = (
    "# 아마존웹서비스도 참전\n\n세계 최대 클라우드 기업이 시장에 뛰어든다. 다른 기업도 그렇다.\n"
)
JAPANESE = "昨日、東京で新しい図書館が開館しました。多くの人々が訪れ、本を読んでいました。\n"
SIMPLIFIED = "昨天在北京举行的会议上，专家们讨论了人工智能的发展前景，他们认为这会改变生活。\n"
TRADITIONAL = "昨天在台北舉行的會議上，專家們討論了人工智慧的發展前景，他們認為這會改變生活。\n"
FRENCH = "# Été\n\nL'élève a été étonné de voir où était la forêt. Ça coûte 20 € « déjà ».\n"
RUSSIAN = "Вчера в Москве состоялось заседание, на котором обсуждали будущее этой страны.\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (KOREAN, "cp949", "CP949"),
        (KOREAN, "euc_kr", "CP949"),
        ("# 제목\n\n본문입니다.\n", "cp949", "CP949"),
        (KOREAN, "utf_16", "UTF-16"),
        (KOREAN, "utf_16_le", "UTF-16"),
        (KOREAN, "utf_16_be", "UTF-16"),
        (KOREAN, "utf_32", "UTF-32"),
        (JAPANESE, "cp932", "Shift_JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (SIMPLIFIED, "gb18030", "GB18030"),
        (SIMPLIFIED, "gb2312", "GB18030"),
        (TRADITIONAL, "big5", "Big5"),
        (FRENCH, "cp1252", "Windows-1252"),
        ("café\n", "latin_1", "Windows-1252"),
        (RUSSIAN, "cp1251", "Windows-1251"),
    ],
)
def test_the_encoding_is_named(text: str, codec: str, name: str) -> None:
    assert guess_encoding(text.encode(codec)) == name
    assert guess_encoding((text * 3000).encode(codec)) == name


@pytest.mark.parametrize("gap", ["", " ", "  "])
@pytest.mark.parametrize("mark", ["", '"', "'"])
def test_a_label_is_found_whatever_is_around_it(gap: str, mark: str) -> None:
    label = f"charset{gap}={gap}{mark}{gap}euc-kr{mark}"
    body = KOREAN.encode("cp949")
    assert decode_page(body, f"text/html; {label}") == KOREAN
    assert decode_page(f"<meta {label}>".encode() + body) == f"<meta {label}>{KOREAN}"


def test_spaces_instead_of_a_label_take_no_time_with_their_square() -> None:
    assert HEADER.search("charset=" + " " * 200_000 + ";") is None
    assert META.search(b"<meta" + b" charset=" + b" " * 200_000 + b";") is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"plain",
        KOREAN.encode(),
        KOREAN.encode()[:-2],
        KOREAN.encode().replace("기".encode(), b"\xff"),
        b"\xff",
        b"\xff" * 70_000,
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    ],
)
def test_what_fits_nothing_has_no_name(data: bytes) -> None:
    assert guess_encoding(data) is None


@pytest.mark.parametrize("size", [1, 7, 1000, 50_000_000])
def test_bytes_of_any_kind_are_answered(size: int, ends: Callable[..., object]) -> None:
    assert ends(guess_encoding, random.Random(1).randbytes(size)) is None
