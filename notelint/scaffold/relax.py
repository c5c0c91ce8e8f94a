"""Takes back what too many of a schema's own notes do not keep: that is no rule of theirs."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from notelint.model.finding import Finding
from notelint.scaffold.draft import PartDraft, SchemaDraft, Thresholds

A_FEW = 3
"""Among more notes than these, a heading that only one of them spells otherwise is misspelt."""


class Reason(NamedTuple):
    """What notes depart in: a rule, a part ("" outside of parts), and a field ("" for none)."""

    code: str
    part: str
    field: str = ""


def reasons(findings: Iterable[Finding]) -> Counter[Reason]:
    """In how many notes each reason stands."""
    seen = {(one.path, reason_of(one)) for one in findings}
    return Counter(reason for _, reason in seen)


def reason_of(finding: Finding) -> Reason:
    """What a finding is about."""
    field = ""
    if finding.code in ("F001", "F003"):
        field = str(dict(finding.message.arguments).get("name", ""))
    return Reason(finding.code, finding.part, field)


def relax(
    draft: SchemaDraft, told: Mapping[Reason, int], notes: int, thresholds: Thresholds
) -> SchemaDraft:
    """The draft without the demands from which more than a few of `notes` notes depart."""
    keys = dict(draft.keys)
    parts = draft.parts
    top = {part.id for part in parts}
    for reason, number in sorted(told.items()):
        code, part, field = reason
        if number <= _allowed(code, notes, thresholds):
            continue
        if code == "S004":
            keys["extras"] = "allow"
        elif code == "S002" and part in top:
            keys["order"] = "any"
        elif code == "S011":
            keys["rules"] = {**keys.get("rules", {}), "heading-spelling": "off"}
        elif code == "F004":
            keys.pop("file", None)
        elif code == "F002" and "front_matter" in keys:
            keys["front_matter"] = {"extras": "allow"} | keys["front_matter"]
        elif code in ("F001", "F003") and not part:
            for place in ("front_matter", "labels"):
                if place in keys:
                    keys[place] = _eased(keys[place], field, code)
        elif code == "S002":
            parts = tuple(_unordered_around(one, part) for one in parts)
        elif part and code in PARTS:
            parts = tuple(_changed(one, part, PARTS[code]) for one in parts)
    return draft._replace(keys=tuple(keys.items()), parts=parts)


def _allowed(code: str, notes: int, thresholds: Thresholds) -> float:
    """So many notes may depart in one way."""
    if code in ("S001", "F001"):
        return (1 - thresholds.required) * notes
    if code in ("S007", "S008", "L001"):
        return (1 - thresholds.content) * notes
    minimum = 1 if code == "S011" and notes > A_FEW else 0
    return max(minimum, thresholds.rare * notes)


def _changed(part: PartDraft, name: str, change: Callable[[dict[str, Any]], None]) -> PartDraft:
    if part.id != name:
        return part._replace(parts=tuple(_changed(one, name, change) for one in part.parts))
    keys = dict(part.keys)
    change(keys)
    return part._replace(keys=tuple(keys.items()))


def _unordered_around(part: PartDraft, name: str) -> PartDraft:
    """The part, where one of its own is misplaced asking for no order of these."""
    inner = tuple(_unordered_around(one, name) for one in part.parts)
    if any(one.id == name for one in inner):
        return part._replace(keys=tuple({**dict(part.keys), "order": "any"}.items()), parts=inner)
    return part._replace(parts=inner)


def _optional(keys: dict[str, Any]) -> None:
    keys["count"] = "*" if keys.get("count") in ("+", "*") else "?"


def _repeated(keys: dict[str, Any]) -> None:
    keys["count"] = "*" if keys.get("count") in ("?", "*") else "+"


def _any_level(keys: dict[str, Any]) -> None:
    if isinstance(keys.get("heading"), dict) and "text" in keys["heading"]:
        keys["heading"] = {"text": keys["heading"]["text"]}


def _empty(keys: dict[str, Any]) -> None:
    keys["empty"] = True


def _anything(keys: dict[str, Any]) -> None:
    for key in ("holds", "items", "columns", "lang"):
        keys.pop(key, None)


PARTS: Mapping[str, Callable[[dict[str, Any]], None]] = {
    "S001": _optional,
    "S003": _repeated,
    "S005": _any_level,
    "S006": _empty,
    "S007": _anything,
    "S008": _anything,
    "L001": _anything,
    "F001": _anything,
    "F003": _anything,
}
"""What is taken back in a part, by the rule that too many notes break."""


def _eased(place: dict[str, Any], field: str, code: str) -> dict[str, Any]:
    """Fields of which one need not be there, or may have any value."""
    fields = dict(place["fields"])
    if field not in fields:
        name = next((one for one in fields if field.startswith((f"{one}[", f"{one}."))), "")
        if not name:
            return place
        field = name
    said = fields[field]
    if code == "F003":
        del fields[field]
        if not fields:
            return place
        return {"extras": "allow"} | place | {"fields": fields} | {"extras": "allow"}
    fields[field] = f"{said.rstrip('?')}?" if isinstance(said, str) else said | {"required": False}
    return place | {"fields": fields}
