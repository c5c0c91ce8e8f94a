"""References to values, such as `front_matter.date` or `file.number`: do they lead anywhere?"""

from collections.abc import Iterator, Mapping
from typing import Any

from notelint.config.errors import Path
from notelint.config.forms import FormError, form
from notelint.config.nearest import meant
from notelint.model.finding import Words

OUTSIDE = ("front_matter", "labels", "file", "path")
"""What a reference may begin with beside a part's id."""

Said = Iterator[tuple[Path, str]]


def references(top: Mapping[str, Any]) -> Said:
    """Every reference of a schema's plain data but those of conditions, with its place."""
    equal = top.get("equal")
    for index, one in enumerate(equal if isinstance(equal, list) else ()):
        path: Path = ("equal", index)
        values = one
        if isinstance(one, dict):
            path, values = (*path, "values"), one.get("values")
        for at, value in enumerate(values if isinstance(values, list) else ()):
            if isinstance(value, str):
                yield (*path, at), value
    collection = top.get("collection")
    for key, values in collection.items() if isinstance(collection, dict) else ():
        path = ("collection", key)
        if isinstance(values, dict):
            for reference, target in values.items():
                yield (*path, reference), reference
                if isinstance(target, str):
                    yield (*path, reference), target
        for at, value in enumerate([values] if isinstance(values, str) else _list(values)):
            if isinstance(value, str):
                yield ((*path, at) if isinstance(values, list) else path), value


def wrong(reference: str, top: Mapping[str, Any], ids: list[str]) -> Words | None:
    """Why a reference leads nowhere, or None if it may lead somewhere."""
    first, _, rest = reference.partition(".")
    if first not in (*OUTSIDE, *ids):
        near = meant(first, [*ids, *OUTSIDE])
        return Words(
            f"`{reference}` begins with neither a part's id nor front_matter, labels, file or "
            f"path{near.en}",
            f"`{reference}`: 부분의 id나 front_matter, labels, file, path 값으로 시작해야 "
            f"합니다{near.ko}",
        )
    known: list[str] | None = None
    if first == "file":
        known = ["stem", *_captures(top.get("file"))]
    elif first in ("front_matter", "labels"):
        known = _declared(top.get(first), closed=first == "front_matter")
    if first in ("file", "front_matter", "labels") and not rest:
        return Words(
            f"`{reference}` names no value; write such as `{first}.name`",
            f"`{reference}`: 값의 이름이 없습니다. `{first}.name`처럼 쓰세요",
        )
    key = rest.partition(".")[0]
    if known is not None and key not in known:
        near = meant(key, known)
        return Words(
            f"`{reference}`: the schema names no such value{near.en}",
            f"`{reference}`: 스키마에 그런 값이 없습니다{near.ko}",
        )
    return None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _captures(file: Any) -> list[str]:
    """The names that the form of a file's name captures."""
    texts = [file] if isinstance(file, str) else _list(file)
    try:
        made = form([text for text in texts if isinstance(text, str)], of_file=True)
    except FormError:
        return []
    return [name for name, _ in made.captures]


def _declared(place: Any, *, closed: bool) -> list[str] | None:
    """The names of the fields of a place, None if others may be there too."""
    if not isinstance(place, dict) or not isinstance(place.get("fields"), dict):
        return None
    extras = place.get("extras", "warn" if closed else "allow")
    return None if extras == "allow" else list(place["fields"])
