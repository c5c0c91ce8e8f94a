"""The anchor that GitHub makes of a heading.

Small letters; letters, marks, decimal digits, connecting punctuation (`_`) and `-` stay, spaces
become `-`, all else goes (html-pipeline, `toc_filter.rb`:
https://github.com/gjtorikian/html-pipeline/blob/v2.14.3/lib/html/pipeline/toc_filter.rb).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

ODD = re.compile(r"[^a-z0-9가-힣_\- ]")
KEPT = ("L", "M", "Nd", "Pc")


def slug(heading: str) -> str:
    """The anchor of a heading's rendered text, before it is made unlike those above it.

    >>> slug("2. 설치 방법 & `uv`"), slug("🚀 시작")
    ('2-설치-방법--uv', '-시작')
    """
    return ODD.sub(_kept, heading.strip().lower()).replace(" ", "-")


def slugs(headings: Iterable[str]) -> Iterator[str]:
    """The anchors of a note's headings, in order: a second `setup` is `setup-1`."""
    seen: dict[str, int] = {}
    for heading in headings:
        name = slug(heading)
        number = seen.get(name, 0)
        seen[name] = number + 1
        yield f"{name}-{number}" if number else name


def _kept(odd: re.Match[str]) -> str:
    return odd[0] if unicodedata.category(odd[0]).startswith(KEPT) else ""
