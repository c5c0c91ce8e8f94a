"""Pages as text: in the encoding that a header, the page itself or its bytes name.

What a page calls its charset is foreign text. Only the labels that browsers know name an encoding
(https://encoding.spec.whatwg.org/): Python has codecs of the same kind of name that unpack
archives, turn letters round, or take time by the square of their input.
"""

import codecs
import re

from notelint.text.encoding import guess

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


def decoded(body: bytes, content_type: str = "", *, is_html: bool = True) -> str | None:
    """A page's text, which may be cut off; None if it is in no encoding that is named or likely.

    `content_type` is what the server said. Labels that browsers do not know are passed over, as is
    an encoding that the bytes are not in; then the bytes decide.
    """
    if body.startswith(tuple(mark for mark, _ in MARKS)):
        return unicode_of(body)
    for name in (*_named(body, content_type, is_html=is_html), "utf-8"):
        # ASCII by pairs of bytes would read as Chinese.
        if name and not (name in WIDE and b"\0" not in body):
            found = _decoded(body, name)
            if found is not None:
                return found
    likely = guess(body) or ""
    codec = codec_of("euc-kr" if likely == "CP949" else likely)
    return _decoded(body, codec) if codec and codec not in WIDE else None


def decoded_anyhow(body: bytes, content_type: str = "") -> str:
    """A page's text; what does not fit its encoding is replaced."""
    found = decoded(body, content_type)
    if found is None:
        name = next(filter(None, _named(body, content_type, is_html=True)), "utf-8")
        found = body.decode(name, "replace")
    return found


def unicode_of(data: bytes) -> str | None:
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
