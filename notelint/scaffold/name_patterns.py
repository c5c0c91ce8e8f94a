"""The form that titles have: a number or a date before the words."""

import re
from collections import Counter
from collections.abc import Sequence

from notelint.scaffold.draft import literal
from notelint.text.scalars import iso_date

TITLE_SHARE = 0.97
TITLE_LEAST = 5
LONGEST = 20
TITLE_SERIAL = re.compile(r"([^\d\s][^\d]*)?(\d+)([.:)\]]*\s*(?:[-–—:|]\s+)?)(\D.*)", re.DOTALL)


def title_pattern(titles: Sequence[str]) -> str:
    """The form that nearly all titles have, such as `{number:integer}. {title}`; "" for none."""
    if len(titles) < TITLE_LEAST:
        return ""
    forms = Counter(_title_pattern(title) for title in titles)
    form, number = min(forms.items(), key=lambda pair: (-pair[1], pair[0]))
    return form if form and number >= TITLE_SHARE * len(titles) else ""


def _title_pattern(title: str) -> str:
    if iso_date(title[:10]) and not title[10:11].isdigit():
        sign = re.match(r"\s*(?:[-–—:|]\s*)?", title[10:])
        between = sign[0] if sign else ""
        rest = title[10 + len(between) :]
        return f"{{date:date}}{literal(between)}{{title}}" if rest and between else ""
    match = TITLE_SERIAL.fullmatch(title)
    if match is None or len(match[1] or "") > LONGEST or not match[3].strip():
        return ""
    return f"{literal(match[1] or '')}{{number:integer}}{literal(match[3])}{{title}}"


# The form that the names of files have.

SHARE = 0.97
"""From this share of the names on, the form is asked for."""

SERIAL = re.compile(r"([^\W\d_][^\d]*[-_ ])?(\d+)(?:([-_. ]+)(.+))?", re.DOTALL)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:([-_ ])(.+))?", re.DOTALL)
LEAST = 5


def file_name_pattern(names: Sequence[str]) -> str:
    """The form that nearly all file names have, such as `{date:date}-{slug}.md`; "" for none."""
    ends = Counter(name.rpartition(".")[2] for name in names)
    if len(names) < LEAST or len(ends) > 1:
        return ""
    end = next(iter(ends))
    if not re.fullmatch(r"\w+", end):
        return ""
    forms = Counter(_stem_pattern(name.rpartition(".")[0]) for name in names)
    form, number = min(forms.items(), key=lambda pair: (-pair[1], pair[0]))
    return f"{form}.{end}" if form and number >= SHARE * len(names) else ""


def _stem_pattern(stem: str) -> str:
    """A name's own form."""
    dated = _dated(stem)
    if dated is not None:
        return dated
    match = SERIAL.fullmatch(stem)
    if match is None:
        return ""
    prefix = (match[1] or "").replace("{", "{{").replace("}", "}}")
    if len(prefix) > 20:
        return ""
    if match[3] is None:
        return f"{prefix}{{number:integer}}"
    return f"{prefix}{{number:integer}}{match[3]}{{slug}}" if match[4].strip() else ""


def _dated(stem: str) -> str | None:
    """The form of a name that begins with a date, "" if that is of no use; None for others."""
    if iso_date(stem[:10]) and not stem[10:11].isdigit():
        sign, rest = stem[10:11], stem[11:]
        if not sign:
            return "{date:date}"
        return f"{{date:date}}{sign}{{slug}}" if sign in "-_ " and rest else ""
    match = COMPACT.fullmatch(stem)
    if match is None or not iso_date("-".join(match.group(1, 2, 3))):
        return None
    return f"{{date:%Y%m%d}}{match[4]}{{slug}}" if match[5] else "{date:%Y%m%d}"
