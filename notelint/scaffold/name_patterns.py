"""The patterns that titles and file names follow: a number or a date before the words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from notelint.scaffold.draft import literal
from notelint.text.scalars import iso_date

SHARE = 0.97
"""From this share of the names on, their pattern is required."""

FEWEST = 5
"""From fewer names no pattern is concluded."""

LONGEST_PREFIX = 20
NUMBERED_TITLE = re.compile(r"([^\d\s][^\d]*)?(\d+)([.:)\]]*\s*(?:[-–—:|]\s+)?)(\D.*)", re.DOTALL)
NUMBERED_STEM = re.compile(r"([^\W\d_][^\d]*[-_ ])?(\d+)(?:([-_. ]+)(.+))?", re.DOTALL)
COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})(?:([-_ ])(.+))?", re.DOTALL)


def title_pattern(titles: Sequence[str]) -> str:
    """The pattern of nearly all titles, such as `{number:integer}. {title}`; "" for none."""
    return _common(map(_title_pattern, titles), len(titles))


def file_name_pattern(names: Sequence[str]) -> str:
    """The pattern of nearly all file names, such as `{date:date}-{slug}.md`; "" for none."""
    suffixes = {name.rpartition(".")[2] for name in names}
    suffix = suffixes.pop() if len(suffixes) == 1 else ""
    if not re.fullmatch(r"\w+", suffix):
        return ""
    pattern = _common((_stem_pattern(name.rpartition(".")[0]) for name in names), len(names))
    return pattern and f"{pattern}.{suffix}"


def _common(patterns: Iterable[str], total: int) -> str:
    """The pattern that nearly all names have; "" for none."""
    if total < FEWEST:
        return ""
    counts = Counter(patterns)
    pattern = min(counts, key=lambda pattern: (-counts[pattern], pattern))
    return pattern if counts[pattern] >= SHARE * total else ""


def _title_pattern(title: str) -> str:
    if iso_date(title[:10]) and not title[10:11].isdigit():
        match = re.match(r"\s*(?:[-–—:|]\s*)?", title[10:])
        separator = match[0] if match else ""
        rest = title[10 + len(separator) :]
        return f"{{date:date}}{literal(separator)}{{title}}" if rest and separator else ""
    match = NUMBERED_TITLE.fullmatch(title)
    if match is None or len(match[1] or "") > LONGEST_PREFIX or not match[3].strip():
        return ""
    return f"{literal(match[1] or '')}{{number:integer}}{literal(match[3])}{{title}}"


def _stem_pattern(stem: str) -> str:
    dated = _dated_stem_pattern(stem)
    if dated is not None:
        return dated
    match = NUMBERED_STEM.fullmatch(stem)
    if match is None:
        return ""
    prefix = (match[1] or "").replace("{", "{{").replace("}", "}}")
    if len(prefix) > LONGEST_PREFIX:
        return ""
    if match[3] is None:
        return f"{prefix}{{number:integer}}"
    return f"{prefix}{{number:integer}}{match[3]}{{slug}}" if match[4].strip() else ""


def _dated_stem_pattern(stem: str) -> str | None:
    """The pattern of a name that begins with a date, "" if it is useless; None for others."""
    if iso_date(stem[:10]) and not stem[10:11].isdigit():
        separator, rest = stem[10:11], stem[11:]
        if not separator:
            return "{date:date}"
        return f"{{date:date}}{separator}{{slug}}" if separator in "-_ " and rest else ""
    match = COMPACT_DATE.fullmatch(stem)
    if match is None or not iso_date("-".join(match.group(1, 2, 3))):
        return None
    return f"{{date:%Y%m%d}}{match[4]}{{slug}}" if match[5] else "{date:%Y%m%d}"
