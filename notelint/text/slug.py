"""The anchor that GitHub makes of a heading.

Small letters; letters, marks, decimal digits, connecting punctuation (`_`) and `-` stay, spaces
become `-`, all else goes (html-pipeline, `toc_filter.rb`:
https://github.com/gjtorikian/html-pipeline/blob/v2.14.3/lib/html/pipeline/toc_filter.rb).
"""

import unicodedata
from collections.abc import Iterable, Iterator

KEPT = ("L", "M", "Nd", "Pc")
"""The categories of what stays, or the beginnings of their names."""


class _Table(dict[int, int | None]):
    """What becomes of each character, for `str.translate`; found when it is first met."""

    def __missing__(self, code: int) -> int | None:
        kept = unicodedata.category(chr(code)).startswith(KEPT)
        self[code] = code if kept else None
        return self[code]


TABLE = _Table({ord(" "): ord("-"), ord("-"): ord("-")})


def slug(heading: str) -> str:
    """The anchor of a heading's rendered text, before it is made unlike those above it.

    >>> slug("2. 설치 방법 & `uv`"), slug("🚀 시작")
    ('2-설치-방법--uv', '-시작')
    """
    return heading.strip().lower().translate(TABLE)


def slugs(headings: Iterable[str]) -> Iterator[str]:
    """The anchors of a note's headings, in order: a second `setup` is `setup-1`."""
    seen: dict[str, int] = {}
    for heading in headings:
        name = slug(heading)
        number = seen.get(name, 0)
        seen[name] = number + 1
        yield f"{name}-{number}" if number else name
