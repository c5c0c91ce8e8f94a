"""What of inline HTML is no part of a sentence: readings above it, marks of footnotes."""

from notelint.text.lazy import lazy

READINGS = frozenset(("rt", "rp", "rtc"))
"""Elements of `<ruby>`: how a word is read, and the brackets that old browsers show around it."""

READ = frozenset(("ruby", "rb", "/ruby", "/rt", "/rp", "/rtc"))
"""Tags behind which the text goes on."""

LONGEST_MARK = 16
"""Characters. What is longer is no mark of a footnote, whatever is set above the line."""

REACH = 24
"""So many characters before a mark are looked at."""

NUMBER = lazy(r"\d{1,3}(?:\s*[,–-]\s*\d{1,3})*")
SIGN = lazy(r"\[[^\[\]]{1,14}\]|[*†‡§¶※]{1,3}|주?\s?\d{1,3}\)|주\s?\d{1,3}|註\s?\d{1,3}")
WORD = lazy(
    "(?:[^\\W\\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\\w\\s()+*/=^%]|[.,!?])\\s*\\Z"
)
"""What a number above the line belongs to as a mark: a word, or the punctuation behind one."""

UNIT = lazy(
    r"(?:\b[a-zA-Zµμ]{1,3}|미터|초|피트|인치|마일|야드|公里|厘米|千米|米|秒|メートル"
    r"|\b(?:kilo|centi|milli)?met(?:er|re)s?|\b(?:feet|foot|inch|inches|miles?|yards?|seconds?))\s*\Z"
)
"""What is squared or cubed."""


def hides(tag: str, hidden: bool) -> bool:
    """Whether text behind a tag (its name, with the `/` of a closing one) is a reading.

    `hidden` says whether the text before it was.
    """
    return tag in READINGS or (hidden and tag not in READ)


def is_mark(said: str, before: str, *, leads_on: bool) -> bool:
    """Whether `<sup>` with the text `said` marks a footnote, behind the text `before`.

    `leads_on`: a link in it leads to an anchor. An exponent (`10<sup>2</sup>`) is no mark.
    """
    said, before = said.strip(), before[-REACH:]
    if not said or len(said) > LONGEST_MARK:
        return False
    if leads_on or SIGN.fullmatch(said):
        return True
    if not NUMBER.fullmatch(said) or not WORD.search(before):
        return False
    return said not in ("2", "3") or not UNIT.search(before)
