"""Bytes as text: the encoding of a page by its header, its own label or its bytes.

The charset that a page names is untrusted. Only the labels that browsers know are encodings
(https://encoding.spec.whatwg.org/): some of Python's codecs unpack archives, reverse letters, or
take time with the square of their input.
"""

import codecs
import re

from notelint.text.lazy_pattern import LazyPattern

META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*(?:[\"']\s*)?([\w.:-]{1,40})", re.IGNORECASE)
HEADER = LazyPattern(r"charset\s*=\s*(?:[\"']\s*)?([\w.:-]{1,40})", re.IGNORECASE)
HEAD = 2048
"""How many bytes of a page are searched for its charset."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

PYTHON_NAMES = {
    "gbk": "gb18030",  # as browsers decode it
    "iso-8859-8-i": "iso8859_8",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "windows-874": "cp874",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
}
"""Encodings of the web that have another name in Python."""

NOT_SHOWN = frozenset(("replacement", "x-user-defined"))
"""Labels with which browsers show no text."""

WIDE = ("utf-16le", "utf-16be")


def codec_of(label: str) -> str:
    """Python's codec for a label that browsers know; "" for any other."""
    from webencodings import LABELS  # noqa: PLC0415 - for pages alone

    name = LABELS.get(label.strip("\t\n\f\r ").lower(), "replacement")
    return "" if name in NOT_SHOWN else PYTHON_NAMES.get(name, name)


def decode_page(body: bytes, content_type: str = "", *, is_html: bool = True) -> str | None:
    """The text of a page, which may be cut off; None if no encoding that is named or likely fits.

    `content_type` is the server's header. Labels that browsers do not know are ignored, and so are
    encodings in which the bytes are not valid; then the bytes decide.
    """
    if body.startswith(tuple(mark for mark, _ in MARKS)):
        return decode_unicode(body)
    for name in (*_named(body, content_type, is_html=is_html), "utf-8"):
        # ASCII read in pairs of bytes would be Chinese.
        if name and not (name in WIDE and b"\0" not in body):
            text = _decoded(body, name)
            if text is not None:
                return text
    likely = guess_encoding(body) or ""
    codec = codec_of("euc-kr" if likely == "CP949" else likely)
    return _decoded(body, codec) if codec and codec not in WIDE else None


def decode_page_lossy(body: bytes, content_type: str = "") -> str:
    """The text of a page, with invalid bytes replaced."""
    text = decode_page(body, content_type)
    if text is None:
        name = next(filter(None, _named(body, content_type, is_html=True)), "utf-8")
        text = body.decode(name, "replace")
    return text


def decode_unicode(data: bytes) -> str | None:
    """The text of a file in UTF-8 or with a byte order mark; None for any other."""
    name = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def _named(body: bytes, content_type: str, *, is_html: bool) -> list[str]:
    """The codecs that the server and the page name; "" for an unknown label."""
    header = HEADER.search(content_type)
    meta = META.search(body, 0, HEAD) if is_html else None
    names = [codec_of(header[1])] if header else []
    if meta:
        name = codec_of(meta[1].decode("ascii", "replace"))
        names.append("utf-8" if name in WIDE else name)  # else the label could not have been read
    return names


def _decoded(body: bytes, name: str) -> str | None:
    """The text by a codec, without a character that is cut off at the end; None if invalid."""
    try:
        return str(codecs.getincrementaldecoder(name)().decode(body))
    except ValueError:
        return None


# Guessing the encoding of bytes that are not UTF-8, so that a report can name it.

SAMPLE_SIZE = 1 << 16
"""How many bytes are examined."""

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before UTF-16, with whose mark its own begins
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

HANGUL = "이다는에의을가한고를도은하지사로기자인대어으서정해리시수있그나여보부일상전제라스"
KANA = "".join(map(chr, [*range(0x3041, 0x3094), *range(0x30A1, 0x30FB), 0x30FC]))
SIMPLIFIED = "的一是不了在有人我他这中大来上个国和说们为子地出会时要也你对生能而去过家学年"
TRADITIONAL = "的一是不了在有人我他這中大來上個國和說們為子地出會時要也你對生能而去過家學年"
PUNCTUATION = "、。，．「」『』（）！？：；“”‘’…·　"

CANDIDATES = (
    ("cp949", "CP949", HANGUL),
    ("cp932", "Shift_JIS", KANA),
    ("euc_jp", "EUC-JP", KANA),
    ("gb18030", "GB18030", SIMPLIFIED),
    ("big5hkscs", "Big5", TRADITIONAL),
    ("utf_16_le", "UTF-16", HANGUL + KANA + SIMPLIFIED + TRADITIONAL),
    ("utf_16_be", "UTF-16", HANGUL + KANA + SIMPLIFIED + TRADITIONAL),
)
"""Codec, common name, and the most frequent letters of its languages."""

MIN_SHARE = 0.12
"""The share of those letters among all that are not ASCII. Measured on a few hundred characters
of news: 0.24 to 0.64 in the right encoding, at most 0.04 in a wrong one."""

WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜ¿¡«»°€£§‘’“”–—…•©®· ")
CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "mac_cyrillic")
CENTRAL = ("cp1250", "cp1254", "cp1257", "iso8859_2", "iso8859_9", "mac_roman")
SOUTHERN = ("cp1253", "cp1255", "cp1256", "cp1258", "cp874", "iso8859_7", "iso8859_8")
PLAUSIBLE = frozenset((*CYRILLIC, *CENTRAL, *SOUTHERN, "johab"))
"""The guesses of charset-normalizer that are plausible; from few bytes it also makes others."""


def guess_encoding(data: bytes) -> str | None:
    """The common name of the likely encoding of bytes (`CP949`).

    None if no encoding fits well, and for damaged UTF-8.
    """
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name
    sample = data[:SAMPLE_SIZE]
    if _is_utf8(sample):
        return None
    shares = [
        (_share(sample, codec, letters), name)
        for codec, name, letters in CANDIDATES
        if codec.startswith("utf") == (b"\0" in sample)
    ]
    share, name = max(shares)
    if share >= MIN_SHARE:
        return name
    if b"\0" in sample:
        return None
    return "Windows-1252" if _is_western(sample) else _by_charset_normalizer(sample)


def _is_utf8(sample: bytes) -> bool:
    """Whether most of the non-ASCII text is valid UTF-8, even if some is damaged."""
    text = sample.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    return not damaged or 4 * damaged < sum(not character.isascii() for character in text)


def _is_western(sample: bytes) -> bool:
    """Whether a sample is Western European text: accented letters among plain ones."""
    text = sample.decode("cp1252", "replace")
    accented = [c for c in text if not c.isascii()]
    plain = sum(c.isascii() and c.isalpha() for c in text)
    return len(accented) < plain and WESTERN.issuperset(accented)


def _share(sample: bytes, codec: str, letters: str) -> float:
    """The share of frequent letters in a sample's text; 0 if the encoding is invalid."""
    try:
        text = codecs.getincrementaldecoder(codec)().decode(sample)  # may end inside a character
    except UnicodeDecodeError:
        return 0
    if codec.startswith("utf"):
        wide = "".join(text.split())
        return sum(c in letters or " " < c < "\x7f" for c in wide) / (len(wide) or 1)
    others = [c for c in text if not c.isascii() and c not in PUNCTUATION]
    return sum(c in letters for c in others) / (len(others) or 1)


def _by_charset_normalizer(sample: bytes) -> str | None:
    """The guess of charset-normalizer."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for a file that fails

    best = from_bytes(sample).best()
    if best is None or best.encoding not in PLAUSIBLE:
        return None
    return best.encoding.upper().replace("_", "-").replace("CP125", "Windows-125")
