"""References to values of a note, such as `front_matter.title`, `file.date`, `source.url`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from notelint.model.message import Phrase, phrase
from notelint.schema.conditions import PLACES
from notelint.schema.crossrefs.fields import declared
from notelint.schema.crossrefs.raw import Raw, mapping, text, texts
from notelint.schema.did_you_mean import suggestion
from notelint.schema.errors import ConfigProblem, Path
from notelint.schema.forms import IN_FILES, TYPES, FormError, read
from notelint.schema.value_types import FIELD


def problems(raw: Raw) -> Iterator[ConfigProblem]:
    """Every reference that can find nothing."""
    for path, reference, key in _said(raw):
        words = _wrong(raw, reference)
        if words:
            yield raw.problem(path, words, key=key)


def _said(raw: Raw) -> Iterator[tuple[Path, str, bool]]:
    """Each reference: the way to it, itself, and whether it is the key there."""
    for number, one in enumerate(_list(raw.top.get("equal"))):
        inside: Path = ("values",) if isinstance(one, dict) else ()
        for index, reference in enumerate(_list(one.get("values") if inside else one)):
            if isinstance(reference, str) and reference.strip():
                yield ("equal", number, *inside, index), reference, False
    collection = mapping(raw.top.get("collection"))
    for key in ("unique", "sequence"):
        for index, reference in enumerate(texts(collection.get(key))):
            yield ("collection", key, index), reference, False
    for reference, target in mapping(collection.get("references")).items():
        yield ("collection", "references", reference), reference, True
        if text(target):
            yield ("collection", "references", reference), target, False
    for path, owner in (*raw.parts, *declared(raw)):
        when = owner.get("when")
        for number, one in enumerate(when if isinstance(when, list) else [when]):
            for reference in mapping(one):
                if reference.partition(".")[0] in PLACES and (reference == "path") != (
                    "." in reference
                ):
                    index_ = (number,) if isinstance(when, list) else ()
                    yield (*path, "when", *index_, reference), reference, True


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _wrong(raw: Raw, reference: str) -> Phrase | None:
    """What is wrong with a reference, or None."""
    first, _, rest = reference.partition(".")
    if first in ("front_matter", "labels"):
        return _in_place(raw, first, rest, reference)
    if first == "file":
        known = ["stem", *captures_of_file(raw)]
        return None if rest in known else _unknown(reference, [f"file.{one}" for one in known])
    if first in raw.by_id:
        return _in_part(raw.by_id[first], first, rest, reference)
    known = [*raw.by_id, "front_matter", "labels", "file", "path"]
    return None if reference == "path" else _unknown(reference, known)


def _in_place(raw: Raw, first: str, rest: str, reference: str) -> Phrase | None:
    """A value of the front matter or of the head's labels."""
    place = mapping(raw.top.get(first))
    if first == "front_matter":
        return _in_fields(reference, place, rest.split("."), "warn")
    if first not in raw.top:
        return phrase(
            "the schema has no `labels`, so that `{reference}` finds nothing", reference=reference
        )
    named = mapping(place.get("fields"))
    keys = [rest] if rest in named else rest.split(".")  # a label may have a dot in its name
    return _in_fields(reference, place, keys, "allow")


def _in_fields(
    reference: str, place: Mapping[str, Any], keys: Sequence[str], extras: str
) -> Phrase | None:
    """A way of keys into declared fields. Where others are allowed any key may be there."""
    if not keys[0]:
        where = reference.rstrip(".")
        return phrase("`{where}` needs a key, such as `{where}.title`", where=where)
    fields = mapping(place.get("fields"))
    for step in keys:
        if not fields or place.get("extras", extras) == "allow":
            return None
        named = {
            name.casefold(): field
            for own, field in fields.items()
            for name in (own, *texts(mapping(field).get("aliases")))
        }
        if step.casefold() not in named:
            before = reference[: reference.rindex(step)]
            return _unknown(reference, [before + name for name in fields])
        place = mapping(named[step.casefold()])
        fields = mapping(place.get("fields"))
    return None


def _in_part(part: Mapping[str, Any], name: str, rest: str, reference: str) -> Phrase | None:
    """A value of a part: what its heading, its template or its items capture, a link, a label."""
    heading = part.get("heading")
    each = mapping(mapping(part.get("each")).get("item"))
    labels = mapping(part.get("labels"))
    known = [
        *_captures(texts(mapping(heading).get("text") if isinstance(heading, dict) else heading)),
        *FIELD.findall(text(part.get("text"))),
        *_captures(texts(each.get("text"))),
        *mapping(labels.get("fields")),
        *("url", "text"),
    ]
    if not rest or rest in known or (labels and labels.get("extras", "allow") == "allow"):
        return None
    return _unknown(reference, [f"{name}.{one}" for one in known])


def captures_of_file(raw: Raw) -> list[str]:
    """What the form of the note's file name captures."""
    return _captures(texts(raw.top.get("file")), IN_FILES)


def _captures(forms: Sequence[str], types: Mapping[str, str] = TYPES) -> list[str]:
    """The names that forms capture; one that is wrong has been reported."""
    found: list[str] = []
    for form in forms:
        try:
            found += (name for name, _ in read(form, types).captures)
        except FormError:
            continue
    return found


def _unknown(reference: str, known: Sequence[str]) -> Phrase:
    near = suggestion(reference, known)
    return phrase(
        "nothing in the schema is called `{reference}`{near}", reference=reference, near=near
    )
