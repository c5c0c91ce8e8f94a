"""Pages as text: in the encoding that a header, the page itself or its bytes name.

What a page calls its charset is foreign text. Only the labels that browsers know name an encoding
(https://encoding.spec.whatwg.org/): Python has codecs of the same kind of name that unpack
archives, turn letters round, or take time by the square of their input.
"""

import codecs
import re

META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
HEAD = 2048
"""So much of a page is looked at for its charset, in bytes."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

PYTHONS = {
    "gbk": "gb18030",  # as browsers decode it
    "iso-8859-8-i": "iso8859_8",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "windows-874": "cp874",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
}
"""Encodings of the web that Python calls otherwise."""

NONE = frozenset(("replacement", "x-user-defined"))
"""Labels under which browsers show no text."""

WIDE = ("utf-16le", "utf-16be")


def codec_of(label: str) -> str:
    """Python's codec for what browsers know by a label; "" for a label that they do not know."""
    from webencodings import LABELS  # noqa: PLC0415 - for pages alone

    name = LABELS.get(label.strip("\t\n\f\r ").lower(), "replacement")
    return "" if name in NONE else PYTHONS.get(name, name)


def decode_page(body: bytes, content_type: str = "", *, is_html: bool = True) -> str | None:
    """A page's text, which may be cut off; None if it is in no encoding that is named or likely.

    `content_type` is what the server said. Labels that browsers do not know are passed over, as is
    an encoding that the bytes are not in; then the bytes decide.
    """
    if body.startswith(tuple(mark for mark, _ in MARKS)):
        return decode_unicode(body)
    for name in (*_named(body, content_type, is_html=is_html), "utf-8"):
        # ASCII by pairs of bytes would read as Chinese.
        if name and not (name in WIDE and b"\0" not in body):
            found = _decoded(body, name)
            if found is not None:
                return found
    likely = guess_encoding(body) or ""
    codec = codec_of("euc-kr" if likely == "CP949" else likely)
    return _decoded(body, codec) if codec and codec not in WIDE else None


def decode_page_lossy(body: bytes, content_type: str = "") -> str:
    """A page's text; what does not fit its encoding is replaced."""
    found = decode_page(body, content_type)
    if found is None:
        name = next(filter(None, _named(body, content_type, is_html=True)), "utf-8")
        found = body.decode(name, "replace")
    return found


def decode_unicode(data: bytes) -> str | None:
    """The text of a file in UTF-8, or with a mark of byte order at its start; None for another."""
    name = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def _named(body: bytes, content_type: str, *, is_html: bool) -> list[str]:
    """The codecs that the server and the page name, "" for one that is none."""
    header = HEADER.search(content_type)
    meta = META.search(body, 0, HEAD) if is_html else None
    names = [codec_of(header[1])] if header else []
    if meta:
        name = codec_of(meta[1].decode("ascii", "replace"))
        names.append("utf-8" if name in WIDE else name)  # else it could not have been read
    return names


def _decoded(body: bytes, name: str) -> str | None:
    """The text by one codec, None if it is not in that one.

    A character that is cut off at the end is left out.
    """
    try:
        return str(codecs.getincrementaldecoder(name)().decode(body))
    except ValueError:
        return None


# Guesses the encoding of bytes that are not UTF-8, so that a report can name it.

_SAMPLE = 1 << 16
"""How many bytes are looked at."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before UTF-16, whose mark its own begins with
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

_HANGUL = "이다는에의을가한고를도은하지사로기자인대어으서정해리시수있그나여보부일상전제라스"
_KANA = "".join(map(chr, [*range(0x3041, 0x3094), *range(0x30A1, 0x30FB), 0x30FC]))
_SIMPLIFIED = "的一是不了在有人我他这中大来上个国和说们为子地出会时要也你对生能而去过家学年"
_TRADITIONAL = "的一是不了在有人我他這中大來上個國和說們為子地出會時要也你對生能而去過家學年"
_PUNCTUATION = "、。，．「」『』（）！？：；“”‘’…·　"

_CANDIDATES = (
    ("cp949", "CP949", _HANGUL),
    ("cp932", "Shift_JIS", _KANA),
    ("euc_jp", "EUC-JP", _KANA),
    ("gb18030", "GB18030", _SIMPLIFIED),
    ("big5hkscs", "Big5", _TRADITIONAL),
    ("utf_16_le", "UTF-16", _HANGUL + _KANA + _SIMPLIFIED + _TRADITIONAL),
    ("utf_16_be", "UTF-16", _HANGUL + _KANA + _SIMPLIFIED + _TRADITIONAL),
)
"""Codec, name for people, and the letters that a text of its language is full of."""

_ENOUGH = 0.12
"""The share of those letters among all that are not ASCII. Measured on a few hundred characters
of news: 0.24 to 0.64 in the right encoding, at most 0.04 in a wrong one."""

_WESTERN = frozenset(
    "àáâãäåæçèéêëìíîïñòóôõöøœùúûüßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜ¿¡«»°€£§‘’“”–—…•©®· "
)
_CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "mac_cyrillic")
_CENTRAL = ("cp1250", "cp1254", "cp1257", "iso8859_2", "iso8859_9", "mac_roman")
_SOUTHERN = ("cp1253", "cp1255", "cp1256", "cp1258", "cp874", "iso8859_7", "iso8859_8")
_BELIEVED = frozenset((*_CYRILLIC, *_CENTRAL, *_SOUTHERN, "johab"))
"""What charset-normalizer is believed; of a few bytes it also names what none has used for long."""


def guess_encoding(data: bytes) -> str | None:
    """The likely encoding of bytes, by the name that people know it by (`CP949`).

    None if nothing fits well, and for UTF-8 that is merely damaged.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE]
    if _is_utf8(sample):
        return None
    shares = [
        (_share(sample, codec, letters), name)
        for codec, name, letters in _CANDIDATES
        if codec.startswith("utf") == (b"\0" in sample)
    ]
    share, name = max(shares)
    if share >= _ENOUGH:
        return name
    if b"\0" in sample:
        return None
    return "Windows-1252" if _is_western(sample) else _ask(sample)


def _is_utf8(sample: bytes) -> bool:
    """Whether most of what is not ASCII reads as UTF-8, for all that is damaged."""
    text = sample.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    return not damaged or 4 * damaged < sum(not character.isascii() for character in text)


def _is_western(sample: bytes) -> bool:
    """Whether a sample reads as a Western European text: letters with accents among plain ones."""
    text = sample.decode("cp1252", "replace")
    accented = [c for c in text if not c.isascii()]
    plain = sum(c.isascii() and c.isalpha() for c in text)
    return len(accented) < plain and _WESTERN.issuperset(accented)


def _share(sample: bytes, codec: str, letters: str) -> float:
    """How much of a sample's text is letters of a language; 0 if it is not in that encoding."""
    try:
        text = codecs.getincrementaldecoder(codec)().decode(sample)  # may end inside a character
    except UnicodeDecodeError:
        return 0
    if codec.startswith("utf"):
        wide = "".join(text.split())
        return sum(c in letters or " " < c < "\x7f" for c in wide) / (len(wide) or 1)
    others = [c for c in text if not c.isascii() and c not in _PUNCTUATION]
    return sum(c in letters for c in others) / (len(others) or 1)


def _ask(sample: bytes) -> str | None:
    """What charset-normalizer says of other encodings."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for a file that fails

    best = from_bytes(sample).best()
    if best is None or best.encoding not in _BELIEVED:
        return None
    return best.encoding.upper().replace("_", "-").replace("CP125", "Windows-125")
