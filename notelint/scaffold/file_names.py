"""The form that the names of files have."""

import re
from collections import Counter
from collections.abc import Sequence

from notelint.text.dates import iso_date

SHARE = 0.97
"""From this share of the names on, the form is asked for."""

SERIAL = re.compile(r"([^\W\d_][^\d]*[-_ ])?(\d+)(?:([-_. ]+)(.+))?", re.DOTALL)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:([-_ ])(.+))?", re.DOTALL)
LEAST = 5


def file_form(names: Sequence[str]) -> str:
    """The form that nearly all file names have, such as `{date:date}-{slug}.md`; "" for none."""
    ends = Counter(name.rpartition(".")[2] for name in names)
    if len(names) < LEAST or len(ends) > 1:
        return ""
    end = next(iter(ends))
    if not re.fullmatch(r"\w+", end):
        return ""
    forms = Counter(_form(name.rpartition(".")[0]) for name in names)
    form, number = min(forms.items(), key=lambda pair: (-pair[1], pair[0]))
    return f"{form}.{end}" if form and number >= SHARE * len(names) else ""


def _form(stem: str) -> str:
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
