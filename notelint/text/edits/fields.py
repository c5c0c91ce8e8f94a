"""Edits that correct a field: its misspelled key, or a value whose right form is obvious.

Only the key's or the value's own span is written, with its quotation marks; nothing is dumped anew.
"""

import re
import unicodedata
from typing import NamedTuple

from notelint.model.fields import FieldValue
from notelint.model.finding import Edit, Fix
from notelint.model.schema_fields import Field
from notelint.model.source import Source, Span
from notelint.text.edits.dates import read_date
from notelint.text.field_types import expected_value
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.similar_names import is_slip

QUOTES = ("'", '"')
PLAIN_KEY = LazyPattern(r"[\w-]+")
PLAIN = LazyPattern(r"[\w./+-](?:[\w ./+:-]*[\w./+-])?")
"""A value that YAML takes as it is, in a list too."""

THOUSANDS = LazyPattern(r"[+-]?\d{1,3}(?:,\d{3})+")
BOOLEANS = {
    **dict.fromkeys(("on", "y", "t", "o", "네", "참"), "true"),
    **dict.fromkeys(("off", "n", "f", "x", "아니요", "거짓"), "false"),
}


class _Correction(NamedTuple):
    """A value as it should be written, without quotation marks."""

    text: str
    safe: bool = True


def rename_key(source: Source, span: Span, key: str, name: str) -> Fix | None:
    """Write the name of a field for a key that is surely a slip of it."""
    written = source.slice(span)
    mark = written[:1] if written[:1] in QUOTES else ""
    if written != f"{mark}{key}{mark}" or not PLAIN_KEY.fullmatch(name) or not is_slip(key, name):
        return None
    return Fix((Edit(span, f"{mark}{name}{mark}"),), safe=False)


def correct_value(source: Source, value: FieldValue, field: Field) -> Fix | None:
    """Write a value in the form that its field asks, if it surely has that meaning.

    Safe where the meaning is the same (`2026/1/5`, `Final`, `ai` for a list); a typing error in one
    of the allowed values is not.
    """
    written = source.slice(value.span)
    if field.type == "list":
        return _as_list(value, written, field)
    mark = written[:1] if written[:1] in QUOTES and not value.untyped else ""
    if written != f"{mark}{value.text}{mark}":
        return None  # of several lines, escaped, or with markup in it
    if field.type == "string" and value.kind in ("boolean", "null") and not field.pattern:
        return Fix((Edit(value.span, f'"{written}"'),))
    correction = _corrected(value.text.strip(), field)
    if correction is None or correction.text == value.text:
        return None
    right = FieldValue("text", correction.text, value.span)
    fits = value.untyped or _is_writable(correction.text, mark)
    if expected_value(right, field) or not fits:
        return None
    return Fix((Edit(value.span, f"{mark}{correction.text}{mark}"),), correction.safe)


def _is_writable(text: str, mark: str) -> bool:
    """Whether a text can stand between quotation marks, or without any, as it is."""
    return not any(char in text for char in "\"'\\\n") if mark else _is_plain(text)


def _corrected(text: str, field: Field) -> _Correction | None:
    """The right form of a value, as far as its type tells; the caller checks that it fits."""
    narrow = unicodedata.normalize("NFKC", text).strip()
    correction: _Correction | None = None
    match field.type:
        case "date" | "datetime":
            form = field.formats[0] if field.formats else "%Y-%m-%d"
            day = read_date(text)
            correction = _Correction(day.strftime(form)) if day else None
        case "enum":
            correction = _allowed(text, field.values)
        case "integer" | "number":
            grouped = THOUSANDS.fullmatch(narrow)
            sure = field.type == "integer" or narrow.count(",") > 1
            correction = _Correction(narrow.replace(",", "") if grouped and sure else narrow)
        case "boolean":
            correction = _Correction(BOOLEANS.get(narrow.casefold(), narrow))
        case "url" if text[:1] == "<" and text[-1:] == ">":
            correction = _Correction(text[1:-1])
        case "url" if text[:4].lower() == "www.":
            correction = _Correction(f"https://{text}", safe=False)
    return correction


def _allowed(text: str, values: tuple[str, ...]) -> _Correction | None:
    """The allowed value that differs in case or width only, or by a typing error."""
    same = [value for value in values if _folded(value) == _folded(text)]
    if len(same) == 1:
        return _Correction(same[0])
    slips = [value for value in values if is_slip(text, value)]
    return _Correction(slips[0], safe=False) if len(slips) == 1 and not same else None


def _folded(text: str) -> str:
    narrow = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s_-]+", "-", narrow.strip())


def _as_list(value: FieldValue, written: str, field: Field) -> Fix | None:
    """Put brackets around a single value of front matter; text with commas may be several."""
    if value.untyped or value.kind in ("list", "mapping") or "\n" in written:
        return None
    pieces = [piece.strip() for piece in written.split(",")]
    if written[:1] in QUOTES:
        pieces = [written]
    elif " " in written.strip() and len(pieces) == 1:
        return None  # one value of several words, or several
    elif not all(map(_is_plain, pieces)):
        return None
    items = [value._replace(scalar=piece, written="") for piece in pieces]
    if len(items) == 1:
        items = [value]
    if len(items) not in field.items:
        return None
    if field.of and any(expected_value(item, field.of) for item in items):
        return None
    return Fix((Edit(value.span, f"[{', '.join(pieces)}]"),), safe=len(items) == 1)


def _is_plain(text: str) -> bool:
    """Whether YAML takes a text as it is."""
    return PLAIN.fullmatch(text) is not None and ": " not in text
