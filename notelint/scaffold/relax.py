"""Relaxes a schema where too many of its own notes do not match: that is no rule of theirs."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from notelint.model.finding import Finding
from notelint.scaffold.draft import PartDraft, SchemaDraft, Thresholds, optional, walk_parts
from notelint.scaffold.fields import SURE

FEW_NOTES = 3
"""Among more notes than these, a heading that only one of them spells otherwise is misspelled."""


HABITS: Mapping[str, str] = {"L011": "bare-url", "T008": "heading-like-line"}
"""Rules on how Markdown is written, by their codes: what most notes do is a habit, no mistake."""

RULES_OFF: Mapping[str, str] = {**HABITS, "S011": "heading-spelling"}
"""Rules that a schema turns off as a whole."""

WITHOUT_QUOTES = 0.2
"""The share of notes that may have no quotes where others do: those of the others are verified."""

HABIT = 0.5
"""The share of notes from which on it is a habit."""


class Mismatch(NamedTuple):
    """How notes do not match: a rule's code, a part's id ("" outside of parts), a field or ""."""

    code: str
    part: str
    field: str = ""


def mismatch_of(finding: Finding) -> Mismatch:
    """What a finding is about."""
    field = ""
    if finding.code in ("F001", "F003"):
        field = str(dict(finding.message.arguments).get("name", ""))
    return Mismatch(finding.code, finding.part, field)


def count_mismatches(findings: Iterable[Finding]) -> Counter[Mismatch]:
    """The number of notes that have each mismatch."""
    seen = {(finding.path, mismatch_of(finding)) for finding in findings}
    return Counter(mismatch for _, mismatch in seen)


def relax(
    draft: SchemaDraft, mismatches: Mapping[Mismatch, int], notes: int, thresholds: Thresholds
) -> SchemaDraft:
    """The draft without the requirements that more than a few of `notes` notes do not meet."""
    keys = dict(draft.keys)
    parts = draft.parts
    top = {part.id for part in parts}
    quoting = {part.id for part in walk_parts(parts) if "quotes" in dict(part.keys)}
    for mismatch, number in sorted(mismatches.items()):
        code, part, field = mismatch
        tolerated = _tolerated(code, notes, thresholds, quotes=part in quoting)
        if number <= round(tolerated, 6):  # (1 - 0.9) * 10 is below 1
            continue
        if code == "S004":
            keys["extras"] = "allow"
        elif code == "S002" and part in top:
            keys["order"] = "any"
        elif code == "S002":
            parts = tuple(_unordered_around(top_part, part) for top_part in parts)
        elif code in RULES_OFF:
            keys["rules"] = {**keys.get("rules", {}), RULES_OFF[code]: "off"}
        elif code == "F004":
            keys.pop("file", None)
        elif code == "F002" and "front_matter" in keys:
            keys["front_matter"] = {"extras": "allow"} | keys["front_matter"]
        elif code in ("F001", "F003") and not part:
            for place in ("front_matter", "labels"):
                if place in keys:
                    keys[place] = _with_relaxed_field(keys[place], field, code)
        elif part and code in PART_CHANGES:
            parts = tuple(_changed(top_part, part, PART_CHANGES[code]) for top_part in parts)
    return draft._replace(keys=tuple(keys.items()), parts=parts)


def _tolerated(code: str, notes: int, thresholds: Thresholds, *, quotes: bool) -> float:
    """The number of notes that may not match in one way; `quotes`: in a part that has quotes."""
    if quotes and code in ("S007", "S008"):
        return WITHOUT_QUOTES * notes
    if code in ("S001", "F001"):
        return (1 - thresholds.required) * notes
    if code in ("S007", "S008", "L001"):
        return (1 - thresholds.content) * notes
    if code in HABITS:
        return HABIT * notes
    if code == "F003":
        return (1 - SURE) * notes
    minimum = 1 if code == "S011" and notes > FEW_NOTES else 0
    return max(minimum, thresholds.rare * notes)


def _changed(part: PartDraft, part_id: str, change: Callable[[dict[str, Any]], None]) -> PartDraft:
    """The part with a change in the keys of one part, itself or a nested one."""
    if part.id != part_id:
        return part._replace(parts=tuple(_changed(child, part_id, change) for child in part.parts))
    keys = dict(part.keys)
    change(keys)
    return part._replace(keys=tuple(keys.items()))


def _unordered_around(part: PartDraft, part_id: str) -> PartDraft:
    """The part with no order required in the part that directly contains `part_id`."""
    children = tuple(_unordered_around(child, part_id) for child in part.parts)
    keys = dict(part.keys)
    if any(child.id == part_id for child in children):
        keys["order"] = "any"
    return part._replace(keys=tuple(keys.items()), parts=children)


def _make_optional(keys: dict[str, Any]) -> None:
    keys["count"] = "*" if keys.get("count") in ("+", "*") else "?"
    keys.pop("when", None)


def _allow_repetition(keys: dict[str, Any]) -> None:
    keys["count"] = "*" if keys.get("count") in ("?", "*") else "+"


def _allow_any_level(keys: dict[str, Any]) -> None:
    if isinstance(keys.get("heading"), dict) and "text" in keys["heading"]:
        keys["heading"] = {"text": keys["heading"]["text"]}


def _allow_empty(keys: dict[str, Any]) -> None:
    keys["empty"] = True


def _allow_any_content(keys: dict[str, Any]) -> None:
    for key in ("holds", "items", "columns", "lang"):
        keys.pop(key, None)
    keys.pop("quotes", None)


def without_quotes(draft: SchemaDraft) -> SchemaDraft:
    """The draft without quotes: too few of the items are really quotes of the article."""
    return draft._replace(parts=tuple(map(_without_quotes, draft.parts)))


def _without_quotes(part: PartDraft) -> PartDraft:
    keys = tuple(
        (key, "list" if key == "holds" and value == "quotes" else value)
        for key, value in part.keys
        if key != "quotes"
    )
    return part._replace(keys=keys, parts=tuple(map(_without_quotes, part.parts)))


PART_CHANGES: Mapping[str, Callable[[dict[str, Any]], None]] = {
    "S001": _make_optional,
    "S003": _allow_repetition,
    "S005": _allow_any_level,
    "S006": _allow_empty,
    "S007": _allow_any_content,
    "S008": _allow_any_content,
    "L001": _allow_any_content,
    "F001": _allow_any_content,
    "F003": _allow_any_content,
}
"""How a part is relaxed, by the rule that too many notes violate."""


def _with_relaxed_field(group: dict[str, Any], name: str, code: str) -> dict[str, Any]:
    """Front matter or labels in which one field is optional (F001), or of any value (F003)."""
    fields = dict(group["fields"])
    if name not in fields:  # a finding in a value names it `authors[0]` or `author.name`
        name = next((field for field in fields if name.startswith((f"{field}[", f"{field}."))), "")
        if not name:
            return group
    field = fields[name]
    if code == "F003":
        del fields[name]
        extras = {"extras": "allow"}
        return extras | group | {"fields": fields} | extras if fields else group
    return group | {"fields": fields | {name: optional(field)}}
