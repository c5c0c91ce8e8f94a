"""What a schema's reference finds in a note: `front_matter.date`, `file.stem`, `source.url`."""

from collections.abc import Iterator, Sequence

from notelint.fields.file_name import TOP, stem
from notelint.model.bound_note import BoundNote, BoundSection
from notelint.model.fields import FieldEntry, FieldValue, Reference, UnreadableFields, texts_of
from notelint.model.schema import Fields


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
        yield from (named for named in binding.file or () if named.reference == reference)
    else:
        for bound in binding.occurrences:
            if bound.part.id == first:
                yield from _of_part(bound, rest, reference)


def _of_labels(
    entries: Sequence[FieldEntry], asked: Fields | None, way: str, reference: str
) -> Iterator[Reference]:
    """The values of a label, which may have a dot in its name, or of one nested in another."""
    found = list(_by_any_name(entries, asked, [way], reference))
    yield from found or _by_any_name(entries, asked, way.split("."), reference)


def _by_any_name(
    entries: Sequence[FieldEntry], asked: Fields | None, keys: Sequence[str], reference: str
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
        yield from _entries(entry.datum.entries, further, reference)
    else:
        yield from _texts(entry.datum, reference)


def _texts(datum: FieldValue, reference: str) -> Iterator[Reference]:
    for text, span in texts_of(datum):
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
    for form in bound.forms[:1]:
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
