"""Pages as text: the encoding that a header, the page itself or its bytes name."""

import codecs
import re

META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
HEAD = 2048
"""So much of a page is looked at for its charset, in bytes."""

AS_BROWSERS = {
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601"), "cp949"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "x-sjis"), "cp932"),
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii"), "cp1252"),
}
"""What browsers read pages as that name an older charset (https://encoding.spec.whatwg.org/)."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(body: bytes, content_type: str = "") -> str:
    """A page's text, which may be cut off. What does not fit its encoding is replaced."""
    for mark, name in MARKS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    header, meta = HEADER.search(content_type), META.search(body, 0, HEAD)
    names = [header[1]] if header else []
    names += [meta[1].decode("ascii", "replace")] if meta else []
    for name in (*names, "utf-8", "cp949"):
        found = _decoded(body, name, "strict")
        if found is not None:
            return found
    return _decoded(body, (*names, "utf-8")[0], "replace") or body.decode("utf-8", "replace")


def _decoded(body: bytes, name: str, errors: str) -> str | None:
    """The text by one encoding, None if it is not in that one, or there is none of that name.

    A character that is cut off at the end is left out.
    """
    try:
        decoder = codecs.getincrementaldecoder(AS_BROWSERS.get(name.lower(), name))
        return str(decoder(errors).decode(body))
    except (LookupError, ValueError):
        return None
