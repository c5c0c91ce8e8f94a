"""References to values of a note, such as `front_matter.title`, `file.date`, `source.url`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from notelint.model.message import Phrase, phrase
from notelint.schema.conditions import PLACES
from notelint.schema.crossrefs.raw import RawSchema, captures, mapping, sequence, text, texts
from notelint.schema.did_you_mean import suggestion
from notelint.schema.errors import ConfigProblem, Path
from notelint.schema.value_types import FIELD


def problems(raw: RawSchema) -> Iterator[ConfigProblem]:
    """Every reference to a value that no note can have."""
    for path, reference, is_key in _references(raw):
        reason = _mistake(raw, reference)
        if reason:
            yield raw.problem(path, reason, key=is_key)


def _references(raw: RawSchema) -> Iterator[tuple[Path, str, bool]]:
    """Each reference: its path, itself, and whether it is the key there."""
    for number, equal in enumerate(sequence(raw.top.get("equal"))):
        inside: Path = ("values",) if isinstance(equal, dict) else ()
        for index, reference in enumerate(sequence(equal.get("values") if inside else equal)):
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
    for path, owner in (*raw.parts, *raw.fields()):
        when = owner.get("when")
        for number, tests in enumerate(when if isinstance(when, list) else [when]):
            listed = (number,) if isinstance(when, list) else ()
            for reference in mapping(tests):
                place, dot, _ = reference.partition(".")
                if place in PLACES and (reference == "path") != bool(dot):
                    yield (*path, "when", *listed, reference), reference, True


def _mistake(raw: RawSchema, reference: str) -> Phrase | None:
    """What is wrong with a reference, or None."""
    first, _, rest = reference.partition(".")
    if first == "front_matter":
        return _in_fields(reference, mapping(raw.top.get(first)), rest.split("."), "warn")
    if first == "labels":
        return _in_labels(raw, rest, reference)
    if first == "file":
        known = ["stem", *raw.captures_of_file]
        return None if rest in known else _unknown(reference, [f"file.{name}" for name in known])
    if first in raw.by_id:
        return _in_part(raw.by_id[first], first, rest, reference)
    if reference == "path":
        return None
    return _unknown(reference, [*raw.by_id, "front_matter", "labels", "file", "path"])


def _in_labels(raw: RawSchema, rest: str, reference: str) -> Phrase | None:
    """A value of the note header's labels."""
    if "labels" not in raw.top:
        return phrase(
            "`{reference}` needs `labels`, which the schema does not have", reference=reference
        )
    labels = mapping(raw.top.get("labels"))
    names = mapping(labels.get("fields"))
    keys = [rest] if rest in names else rest.split(".")  # a label may have a dot in its name
    return _in_fields(reference, labels, keys, "allow")


def _in_fields(
    reference: str, group: Mapping[str, Any], keys: Sequence[str], extras: str
) -> Phrase | None:
    """A path of keys into declared fields. Where others are allowed, any key is possible."""
    if not keys[0]:
        where = reference.rstrip(".")
        return phrase("`{where}` needs a key, such as `{where}.title`", where=where)
    fields = mapping(group.get("fields"))
    for key in keys:
        if not fields or group.get("extras", extras) == "allow":
            return None
        by_name = {
            name.casefold(): field
            for own_name, field in fields.items()
            for name in (own_name, *texts(mapping(field).get("aliases")))
        }
        if key.casefold() not in by_name:
            before = reference[: reference.rindex(key)]
            return _unknown(reference, [before + name for name in fields])
        group = mapping(by_name[key.casefold()])
        fields = mapping(group.get("fields"))
    return None


def _in_part(part: Mapping[str, Any], name: str, rest: str, reference: str) -> Phrase | None:
    """A value of a part: a capture of its heading, template or items, a link, a label."""
    heading = part.get("heading")
    item = mapping(mapping(part.get("each")).get("item"))
    labels = mapping(part.get("labels"))
    known = [
        *captures(texts(heading.get("text") if isinstance(heading, dict) else heading)),
        *FIELD.findall(text(part.get("text"))),
        *captures(texts(item.get("text"))),
        *mapping(labels.get("fields")),
        *("url", "text"),
    ]
    if not rest or rest in known or (labels and labels.get("extras", "allow") == "allow"):
        return None
    return _unknown(reference, [f"{name}.{known_name}" for known_name in known])


def _unknown(reference: str, known: Sequence[str]) -> Phrase:
    near = suggestion(reference, known)
    return phrase("`{reference}` not found in the schema{near}", reference=reference, near=near)
