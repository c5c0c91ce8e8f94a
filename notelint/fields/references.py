"""What a schema's reference finds in a note: `front_matter.date`, `file.stem`, `source.url`."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from notelint.model.bound_note import BoundNote, BoundSection
from notelint.model.fields import FieldEntry, FieldValue, Reference, UnreadableFields, scalar_texts
from notelint.model.schema_fields import FieldGroup, TextPattern
from notelint.model.source import Span
from notelint.text.normalization import normalize
from notelint.text.scalars import iso_date
from notelint.text.templates import form_alternatives, match_form


def resolve(binding: BoundNote, reference: str) -> tuple[Reference, ...]:
    """The values at a reference, in the note's order; none where nothing stands there."""
    return tuple(_find(binding, reference))


def _find(binding: BoundNote, reference: str) -> Iterator[Reference]:
    first, _, rest = reference.partition(".")
    if first == "front_matter":
        entries = binding.front_matter
        if entries and not isinstance(entries, UnreadableFields):
            asked = binding.schema.front_matter if binding.schema else None
            yield from _by_any_name(entries, asked, rest.split("."), reference)
    elif first == "labels":
        asked = binding.schema.labels if binding.schema else None
        yield from _of_labels(binding.labels, asked, rest, reference)
    elif reference == "path":
        yield Reference(reference, binding.place, TOP)
    elif reference == "file.stem":
        yield Reference(reference, stem(binding.place), TOP)
    elif first == "file":
        yield from (named for named in binding.file_name or () if named.reference == reference)
    else:
        for bound in binding.all_sections:
            if bound.part.id == first:
                yield from _of_part(bound, rest, reference)


def _of_labels(
    entries: Sequence[FieldEntry], asked: FieldGroup | None, way: str, reference: str
) -> Iterator[Reference]:
    """The values of a label, which may have a dot in its name, or of one nested in another."""
    found = list(_by_any_name(entries, asked, [way], reference))
    yield from found or _by_any_name(entries, asked, way.split("."), reference)


def _by_any_name(
    entries: Sequence[FieldEntry], asked: FieldGroup | None, keys: Sequence[str], reference: str
) -> Iterator[Reference]:
    """The values at a key, or else at the first of the names that the schema takes for it."""
    key, *further = keys
    fields = asked.fields if asked else ()
    aliases = next((field.aliases for field in fields if field.name == key), ())
    for name in (key, *aliases):
        found = list(_entries(entries, [name, *further], reference))
        if found:
            yield from found
            return


def _entries(
    entries: Sequence[FieldEntry], keys: Sequence[str], reference: str
) -> Iterator[Reference]:
    """The values below a way of keys; case counts only where two keys differ by it alone."""
    key, *further = keys
    entry = next((one for one in entries if one.key == key), None) or next(
        (one for one in entries if one.key.casefold() == key.casefold()), None
    )
    if entry is None:
        return
    if further:
        yield from _entries(entry.value.entries, further, reference)
    else:
        yield from _texts(entry.value, reference)


def _texts(value: FieldValue, reference: str) -> Iterator[Reference]:
    for text, span in scalar_texts(value):
        if text.strip():
            yield Reference(reference, text, span)


def _of_part(bound: BoundSection, name: str, reference: str) -> Iterator[Reference]:
    """A part's own text (`name` is ""), its first link, or what a form or a label of it took."""
    if not name:
        text = bound.heading.text if bound.heading else bound.text
        if text.plain.strip():
            yield Reference(reference, text.plain.strip(), text.span(0, len(text.plain)))
        return
    captured = [named for named in bound.captures if named.reference == name]
    if captured:
        yield Reference(reference, captured[0].text, captured[0].span)
        return
    if bound.template:
        for field, value in bound.template.captures:
            if field == name:
                yield Reference(reference, value, bound.items[0].span)
                return
    for form in bound.item_captures[:1]:
        for named in form or ():
            if named.reference == name:
                yield Reference(reference, named.text, named.span)
                return
    labelled = list(_of_labels(bound.labels, bound.part.labels, name, reference))
    if labelled:
        yield from labelled
    elif name in ("url", "text"):
        yield from _first_link(bound, name, reference)


def _first_link(bound: BoundSection, name: str, reference: str) -> Iterator[Reference]:
    texts = [leaf.text for leaf in bound.leaves]
    if bound.part.holds == "link":
        texts = [item.text for item in bound.items]
    elif bound.heading:
        texts.append(bound.heading.text)
    for text in texts:
        for link in text.links:
            if link.kind != "image":
                yield Reference(reference, link.url if name == "url" else link.text, link.span)
                return


# What a note's file name says: the captures of the form that the schema asks of it.

TOP = Span(0, 0)
"""Where a file's name stands in its note: nowhere, so that findings stand at its beginning."""


def stem(place: str) -> str:
    """The file's name without its extension."""
    name = place.rsplit("/", 1)[-1]
    head, dot, _ = name.rpartition(".")
    return head if dot and head else name


def read_file_name(form: TextPattern, place: str) -> tuple[Reference, ...] | None:
    """The captures of a path from the plan's root, or None if it does not follow the form."""
    for one, name in form_alternatives(form, place):
        taken = match_form(one, name)
        if taken is not None:
            return tuple(Reference(f"file.{field.name}", field.text, TOP) for field in taken)
    return None


# Values of one note that must agree, such as its title and that of its front matter.

GAPS = re.compile(r"[\W_]+")


def unequal_values(binding: BoundNote) -> tuple[tuple[Reference, Reference], ...]:
    """Where values differ that the schema wants equal: the first that is there, and another."""
    schema = binding.schema
    found: list[tuple[Reference, Reference]] = []
    for equal in schema.equal if schema else ():
        there = [values[0] for one in equal.references if (values := resolve(binding, one))]
        found += [
            (there[0], other)
            for other in there[1:]
            if not agree(there[0].text, other.text, equal.how)
        ]
    return tuple(found)


def agree(one: str, other: str, how: str) -> bool:
    """Whether two values are equal as the schema compares them (see `Equal`)."""
    if how == "exact":
        return one == other
    if how == "slug":
        return slug_of(one) == slug_of(other)
    if one == other:
        return True  # also what Python calls a number unlike itself: `NaN`
    dates = iso_date(one), iso_date(other)
    if all(dates):
        return dates[0] == dates[1]
    try:
        same = float(one) == float(other)
        exactly = one.isdecimal() and other.isdecimal()  # a float has 15 digits of them
        return same and (not exactly or one.lstrip("0") == other.lstrip("0"))
    except ValueError:
        return _comparable(one) == _comparable(other)


def slug_of(text: str) -> str:
    """A text as addresses have it: letters and digits of any script, `-` between, in lower case."""
    return GAPS.sub("-", unicodedata.normalize("NFKC", text).casefold()).strip("-")


def _comparable(text: str) -> str:
    return normalize(text, "typographic").text
