"""A blank note of a schema: everything that is required, with placeholders to be filled in."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from notelint.binding.bind_note import decide_conditions
from notelint.binding.note_fields import read_note_fields
from notelint.model.schema import Heading, Part, Schema
from notelint.model.schema_fields import ANY_LEVEL, Field, FieldGroup, TagRequirement, TextPattern
from notelint.model.source import Source
from notelint.parse import parse
from notelint.scaffold.new_names import FIRST, NextNumber, new_file_name
from notelint.scaffold.sample import TODO, from_pattern
from notelint.scaffold.values import (
    TITLES,
    AgreedValues,
    agreed_values,
    label_lines,
    shown,
    toml_lines,
    value_of,
    yaml_lines,
)
from notelint.text.templates import FIELD


class BlankNote(NamedTuple):
    """A note's text, and the file name that the schema has for it, "" for none."""

    text: str
    file_name: str


def blank_note(
    schema: Schema,
    today: str,
    *,
    optional: bool = False,
    number: NextNumber = FIRST,
    title: str = "",
    in_vault: bool = False,
) -> BlankNote:
    """A blank note, dated `today` (ISO 8601), numbered `number` if its file name is numbered.

    It has a placeholder for its title if that is "".

    `in_vault`: the file is named as Obsidian names notes, unless the schema says otherwise.
    `optional`: with optional parts and fields, too. Conditions (`when`) are decided by the values
    that the note begins with.
    """
    values = agreed_values(schema, today, str(number.number), title)
    name = new_file_name(schema, values, number, in_vault=in_vault)
    text = _Writer(schema, values, optional=optional).text()
    path = name or "note.md"
    fields = read_note_fields(parse(Source.of(path, text)), schema, path)
    decided = decide_conditions(schema, fields, path)
    return BlankNote(_Writer(decided, values, optional=optional).text(), name)


class _Writer:
    """Writes one note, and remembers headings for links' texts."""

    def __init__(self, schema: Schema, values: AgreedValues, *, optional: bool) -> None:
        self.schema = schema
        self.values = values
        self.optional = optional
        self.titles: dict[str, str] = {}
        self.region = 0
        self.title = _title_part(schema)
        self.subtitles = {
            part.heading.levels.minimum
            for part in schema.parts
            if part.heading and not part.heading.named
        }
        titled = values.title and not self.title and schema.extras == "allow"
        self.own_title = f"# {values.title}" if titled else ""

    def text(self) -> str:
        """The note."""
        header = [*self._labels(self.schema.labels, "labels"), *_tags(self.schema.tags)]
        body: list[str] = []
        if self.own_title:
            body, header = [self.own_title, *header], []
        for part in self.schema.parts:
            body += self._part(part, 0)
            if part.heading:
                body += header
                header = []
        return "\n\n".join([*self._front_matter(), *header, *body]) + "\n"

    def _fields(self, group: FieldGroup | None, place: str) -> list[tuple[Field, Any]]:
        """The fields of one place that are written, with their values."""
        return [
            (field, value_of(field, self.values.today, self._known(field, place)))
            for field in (group.fields if group else ())
            if field.required or self.optional or (self.values.title and _has_title(field))
        ]

    def _known(self, field: Field, place: str) -> str:
        """What a field must have, or the title; "" if it may have any value."""
        agreed = self.values.of(f"{place}.{field.name}")
        return agreed or (self.values.title if _has_title(field) else "")

    def _front_matter(self) -> Iterator[str]:
        group = self.schema.front_matter
        pairs = self._fields(group, "front_matter")
        if group and (pairs or group.required):
            toml = group.format == "toml"
            fence, lines = ("+++", toml_lines(pairs)) if toml else ("---", yaml_lines(pairs))
            yield "\n".join([fence, *lines, fence])

    def _labels(self, group: FieldGroup | None, place: str) -> Iterator[str]:
        if group:
            yield from label_lines(self._fields(group, place), group.shapes)

    def _part(self, part: Part, depth: int) -> Iterator[str]:
        minimum = part.times.minimum
        if part is self.title and self.values.title:
            minimum = max(minimum, 1)
        number = max(minimum, 1) if self.optional and part.times.maximum >= 1 else minimum
        for _ in range(number):
            yield from self._breaks(part)
            level = 0
            if part.heading:
                opens = not depth and part is self.schema.parts[0]
                around = max(depth, 1) if self.own_title else depth
                level = self._level(part.heading, around, title=opens)
                yield f"{'#' * level} {self._heading(part)}"
            nested = [block for child in part.parts for block in self._part(child, level)]
            labels = [*self._labels(part.labels, part.id)]
            yield from labels
            if _needs_content(part) or not (nested or labels or _is_title(part, level)):
                yield from _filling(part, self.schema, self.values.today, self.titles)
            yield from nested

    def _level(self, heading: Heading, depth: int, *, title: bool) -> int:
        """The level of a heading below one of level `depth`.

        A named heading leaves the levels of subtitles to these, if it may be on a lower one.
        """
        if heading.levels == ANY_LEVEL and title and not heading.named:
            return 1
        any_level = heading.levels == ANY_LEVEL
        lowest = 2 if any_level else heading.levels.minimum
        level = max(lowest, depth + 1)
        while heading.named and not any_level and level in self.subtitles:
            level += 1
        return min(level, heading.levels.maximum)

    def _breaks(self, part: Part) -> Iterator[str]:
        """The thematic breaks up to the part's region."""
        if part.region in self.schema.regions:
            region = self.schema.regions.index(part.region)
            yield from ["---"] * (region - self.region)
            self.region = max(region, self.region)

    def _heading(self, part: Part) -> str:
        heading = part.heading or Heading()
        text = self.values.of(part.id)
        if heading.names:
            text = heading.names[0]
        elif heading.patterns:
            groups = {
                name: self.values.captured(f"{part.id}.{name}", kind)
                for name, kind in heading.captures
            }
            pattern = TextPattern("", heading.patterns, heading.captures)
            title = self.values.title if part is self.title else ""
            text = from_pattern(pattern, groups, title) or text
        elif part is self.title and self.values.title:
            text = self.values.title
        self.titles.setdefault(part.id, text or TODO)
        return text or TODO


def _title_part(schema: Schema) -> Part | None:
    """The part that is a note's title: a heading of level 1 whose text is free, or a pattern."""
    for part in schema.parts:
        if part.heading and 1 in part.heading.levels and not part.heading.names:
            return part
        if part.heading and part.times.minimum:
            return None
    return None


def _has_title(field: Field) -> bool:
    return field.name.casefold() in TITLES and field.type == "string" and not field.pattern


def _tags(tags: TagRequirement | None) -> Iterator[str]:
    """The tags that every note must have, on one line, or a placeholder for all."""
    if tags and tags.times.minimum:
        is_known = len(tags.values) <= tags.times.minimum and not tags.pattern
        yield " ".join(f"#{name}" for name in (is_known and tags.values) or [TODO])


def _needs_content(part: Part) -> bool:
    """Whether a part requires content of its own below its heading."""
    return bool(part.holds != "anything" or part.items.minimum or part.lengths or part.item)


def _is_title(part: Part, level: int) -> bool:
    """Whether nothing needs to be below a heading: its own text is what it says."""
    heading = part.heading
    return bool(heading and (not heading.named or (level == 1 and not heading.names)))


# The content of a part: the minimum number of items, of the required kind.

MARKERS = {"strong": "**", "em": "*", "code": "`", "strike": "~~"}


def _filling(part: Part, schema: Schema, today: str, titles: Mapping[str, str]) -> Iterator[str]:
    """The blocks of a part. `titles` are the texts of the headings above, by the parts' ids."""
    number = max(1, part.items.minimum)
    if part.holds in ("link", "links"):
        yield from _links(part, number, titles)
    elif part.holds == "images":
        yield "\n".join([f"![{TODO}](https://example.com/)"] * number)
    elif part.holds == "table":
        yield _table(part, number, today)
    elif part.holds == "code":
        language = part.languages[0] if part.languages else ""
        yield from [f"```{language}\n{TODO}\n```"] * number
    elif part.holds == "callouts":
        kind = part.callouts[0] if part.callouts else "note"
        yield from [f"> [!{kind}]\n> {TODO}"] * number
    elif part.holds in ("prose", "anything"):
        yield from _paragraphs(part, schema, number)
    else:
        yield _list(part, schema, number, today)


def _links(part: Part, number: int, titles: Mapping[str, str]) -> Iterator[str]:
    scheme = part.url.schemes[0] if part.url and part.url.schemes else "https"
    text = FIELD.sub(lambda match: titles.get(match[1], TODO), part.template) or TODO
    url = f"mailto:{TODO}@example.com" if scheme == "mailto" else f"{scheme}://example.com/"
    yield from [f"[{text}]({url})"] * number


def _table(part: Part, number: int, today: str) -> str:
    fields = part.columns.fields if part.columns else (Field(TODO),)
    names = [field.name for field in fields]
    cells = [shown(value_of(field, today)) for field in fields]
    rows = [names, ["---"] * len(names), *([cells] * number)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _paragraphs(part: Part, schema: Schema, number: int) -> Iterator[str]:
    """Placeholders, the first one marked as a passage is that another part quotes."""
    all_quotes = [other.quotes for other in schema.walk_parts() if other.quotes]
    meanings = [each.marked for each in all_quotes if each.origin.source == part.id and each.marked]
    marker = MARKERS[dict(part.marks)[meanings[0]]] if meanings else ""
    yield from [f"{marker}{TODO}{marker}", *[TODO] * (number - 1)]


def _list(part: Part, schema: Schema, number: int, today: str) -> str:
    texts = [TODO] * number
    if part.item and part.item.form:
        agreed = agreed_values(schema, today, "1")
        groups = part.item.form.captures
        values = {name: agreed.captured(f"{part.id}.{name}", kind) for name, kind in groups}
        texts = [from_pattern(part.item.form, values) or TODO] * number
    box = ""
    if part.holds == "checklist":
        box = "[x] " if part.item and part.item.checked else "[ ] "
    nested = f"\n  - {TODO}" if part.holds == "definitions" else ""
    return "\n".join(f"- {box}{text}{nested}" for text in texts)
