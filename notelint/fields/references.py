"""The values that a schema refers to (`front_matter.date`, `file.stem`, `source.url`), compared."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection
from notelint.model.fields import FieldEntry, Reference, UnreadableFields, scalar_texts
from notelint.model.schema_fields import FieldGroup, TextPattern
from notelint.model.source import Span, file_stem
from notelint.text.normalization import comparable
from notelint.text.scalars import iso_date
from notelint.text.templates import form_alternatives, match_form

START = Span(0, 0)
"""The place of a file's name, which is not in the note: findings are reported at its start."""

SEPARATORS = re.compile(r"[\W_]+")


def read_file_name(pattern: TextPattern, path: str) -> tuple[Reference, ...] | None:
    """The captures of a path from the plan's root, or None if it does not match the pattern."""
    for alternative, name in form_alternatives(pattern, path):
        captures = match_form(alternative, name)
        if captures is not None:
            return tuple(Reference(f"file.{field.name}", field.text, START) for field in captures)
    return None


def resolve(bound: BoundNote, reference: str) -> tuple[Reference, ...]:
    """The values of a reference, in the note's order; empty if the note has none."""
    first, _, rest = reference.partition(".")
    schema = bound.schema
    if first == "front_matter":
        front = bound.front_matter
        entries = () if isinstance(front, UnreadableFields) else front or ()
        group = schema.front_matter if schema else None
        return _by_any_name(entries, group, rest.split("."), reference)
    if first == "labels":
        return _inline_field(bound.labels, schema.labels if schema else None, rest, reference)
    if reference == "path":
        return (Reference(reference, bound.place, START),)
    if reference == "file.stem":
        return (Reference(reference, file_stem(bound.place), START),)
    if first == "file":
        return tuple(capture for capture in bound.file_name or () if capture.reference == reference)
    return tuple(
        value for section in bound.of(first) for value in _of_section(section, rest, reference)
    )


def _inline_field(
    entries: Sequence[FieldEntry], group: FieldGroup | None, name: str, reference: str
) -> tuple[Reference, ...]:
    """The values of an inline field, whose name may have a dot, or of one nested in another."""
    values = _by_any_name(entries, group, [name], reference)
    return values or _by_any_name(entries, group, name.split("."), reference)


def _by_any_name(
    entries: Sequence[FieldEntry], group: FieldGroup | None, keys: Sequence[str], reference: str
) -> tuple[Reference, ...]:
    """The values of a key, or else of the first of the field's aliases that has any."""
    key, *further = keys
    fields = group.fields if group else ()
    aliases = next((field.aliases for field in fields if field.name == key), ())
    for name in (key, *aliases):
        values = tuple(_at_keys(entries, [name, *further], reference))
        if values:
            return values
    return ()


def _at_keys(
    entries: Sequence[FieldEntry], keys: Sequence[str], reference: str
) -> Iterator[Reference]:
    """The values at a path of keys; case counts only if two keys differ in it alone."""
    key, *further = keys
    entry = next((entry for entry in entries if entry.key == key), None) or next(
        (entry for entry in entries if entry.key.casefold() == key.casefold()), None
    )
    if entry is None:
        return
    if further:
        yield from _at_keys(entry.value.entries, further, reference)
        return
    for text, span in scalar_texts(entry.value):
        if text.strip():
            yield Reference(reference, text, span)


def _of_section(section: BoundSection, name: str, reference: str) -> tuple[Reference, ...]:
    """A section's own text (`name` is ""), or what it captures, an inline field, its first link."""
    if not name:
        text = section.heading.text if section.heading else section.text
        plain = text.plain.strip()
        return (Reference(reference, plain, text.span(0, len(text.plain))),) if plain else ()
    for capture in _captures(section):
        if capture.reference == name:
            return (Reference(reference, capture.text, capture.span),)
    values = _inline_field(section.labels, section.part.labels, name, reference)
    return values or (_first_link(section, name, reference) if name in ("url", "text") else ())


def _captures(section: BoundSection) -> Iterator[Reference]:
    """What a section's heading, the template of its link and the form of its first item capture."""
    yield from section.captures
    if section.template:
        for name, text in section.template.captures:
            yield Reference(name, text, section.items[0].span)
    for captures in section.item_captures[:1]:
        yield from captures or ()


def _first_link(section: BoundSection, name: str, reference: str) -> tuple[Reference, ...]:
    texts = [leaf.text for leaf in section.leaves]
    if section.part.holds == "link":
        texts = [item.text for item in section.items]
    elif section.heading:
        texts.append(section.heading.text)
    links = (link for text in texts for link in text.links if link.kind != "image")
    link = next(links, None)
    if link is None:
        return ()
    return (Reference(reference, link.url if name == "url" else link.text, link.span),)


def unequal_values(bound: BoundNote) -> tuple[tuple[Reference, Reference], ...]:
    """The values that the schema requires to be equal and that differ, each with the first one."""
    pairs: list[tuple[Reference, Reference]] = []
    for equal in bound.schema.equal if bound.schema else ():
        all_values = (resolve(bound, reference) for reference in equal.references)
        values = [of_reference[0] for of_reference in all_values if of_reference]
        pairs += [
            (values[0], other)
            for other in values[1:]
            if not are_equal(values[0].text, other.text, equal.how)
        ]
    return tuple(pairs)


def are_equal(text: str, other: str, how: str) -> bool:
    """Whether two values are equal as the schema compares them (see `Equal`)."""
    if how == "exact":
        return text == other
    if how == "slug":
        return _slug(text) == _slug(other)
    if text == other:
        return True  # a number that differs from itself, too: `NaN`
    dates = iso_date(text), iso_date(other)
    if all(dates):
        return dates[0] == dates[1]
    try:
        same = float(text) == float(other)
        exactly = text.isdecimal() and other.isdecimal()  # a float has 15 digits of them
        return same and (not exactly or text.lstrip("0") == other.lstrip("0"))
    except ValueError:
        return comparable(text) == comparable(other)


def _slug(text: str) -> str:
    """A text as in URLs: letters and digits of any script, `-` between them, in lowercase."""
    return SEPARATORS.sub("-", unicodedata.normalize("NFKC", text).casefold()).strip("-")
