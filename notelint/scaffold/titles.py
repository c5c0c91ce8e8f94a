"""The form that titles have: a number or a date before the words."""

import re
from collections import Counter
from collections.abc import Sequence

from notelint.scaffold.names import literal
from notelint.text.dates import iso_date

SHARE = 0.97
LEAST = 5
LONGEST = 20
SERIAL = re.compile(r"([^\d\s][^\d]*)?(\d+)([.:)\]]*\s*(?:[-–—:|]\s+)?)(\D.*)", re.DOTALL)


def title_form(titles: Sequence[str]) -> str:
    """The form that nearly all titles have, such as `{number:integer}. {title}`; "" for none."""
    if len(titles) < LEAST:
        return ""
    forms = Counter(_form(title) for title in titles)
    form, number = min(forms.items(), key=lambda pair: (-pair[1], pair[0]))
    return form if form and number >= SHARE * len(titles) else ""


def _form(title: str) -> str:
    if iso_date(title[:10]) and not title[10:11].isdigit():
        sign = re.match(r"\s*(?:[-–—:|]\s*)?", title[10:])
        between = sign[0] if sign else ""
        rest = title[10 + len(between) :]
        return f"{{date:date}}{literal(between)}{{title}}" if rest and between else ""
    match = SERIAL.fullmatch(title)
    if match is None or len(match[1] or "") > LONGEST or not match[3].strip():
        return ""
    return f"{literal(match[1] or '')}{{number:integer}}{literal(match[3])}{{title}}"
