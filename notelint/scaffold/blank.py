"""A blank note of a schema: all that must be there, with placeholders for what is to be written."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notelint.binding.apply_schema import apply_schema
from notelint.model.schema import Heading, Part, Schema
from notelint.model.schema_fields import ANY_LEVEL, TextPattern
from notelint.model.source import Source
from notelint.parse import parse
from notelint.scaffold.filling import filling, label_lines
from notelint.scaffold.sample import from_form, sample
from notelint.scaffold.values import AgreedValues, agreed_values, toml_lines, value_of, yaml_lines


class Blank(NamedTuple):
    """A note to be written, and the file name that the schema has for it, "" for none."""

    text: str
    file_name: str


def blank(schema: Schema, today: str, *, whole: bool = False, number: str = "1") -> Blank:
    """A blank note, dated `today` (ISO 8601), numbered `number` where its file is numbered.

    `whole`: optional parts and fields too. Conditions are decided by the values that the note
    itself begins with.
    """
    name = file_name(schema, today, number)
    first = _Writer(schema, today, number, whole=whole).text()
    note = parse(Source.of(name or "note.md", first))
    decided = apply_schema(note, schema, name or "note.md").schema or schema
    decided = decided._replace(heading_like=schema.heading_like)
    return Blank(_Writer(decided, today, number, whole=whole).text(), name)


def file_name(schema: Schema, today: str, number: str) -> str:
    """The name that the schema's form has for a new note; "" where none can be made."""
    if schema.file_name is None:
        return ""
    values = agreed_values(schema, today, number)
    given = {
        name: values.captured(f"file.{name}", kind) for name, kind in schema.file_name.captures
    }
    return from_form(schema.file_name, given) or ""


class _Writer:
    """Writes one note."""

    def __init__(self, schema: Schema, today: str, number: str, *, whole: bool) -> None:
        self.schema = schema
        self.today = today
        self.whole = whole
        self.values: AgreedValues = agreed_values(schema, today, number)
        self.number: dict[str, int] = {}
        self.region = 0
        self.titles: dict[str, str] = {}

    def text(self) -> str:
        """The note."""
        blocks = [*self._front_matter()]
        body: list[str] = []
        head = [*self._head()]
        for part in self.schema.parts:
            body += self._part(part, 0)
            if head and part.heading:
                body += head
                head = []
        return "\n\n".join([*blocks, *head, *body]) + "\n"

    def _front_matter(self) -> Iterator[str]:
        asked = self.schema.front_matter
        if asked is None:
            return
        wanted = [one for one in asked.fields if one.required or self.whole]
        if not wanted and not asked.required:
            return
        values = {
            one.name: value_of(one, self.today, self.values.of(f"front_matter.{one.name}"))
            for one in wanted
        }
        toml = asked.format == "toml"
        fence = "+++" if toml else "---"
        lines = toml_lines(values) if toml else yaml_lines(values)
        yield "\n".join([fence, *lines, fence])

    def _head(self) -> Iterator[str]:
        """The labelled fields of the head, and tags."""
        asked = self.schema.labels
        if asked:
            wanted = [one for one in asked.fields if one.required or self.whole]
            pairs = [
                (one, value_of(one, self.today, self.values.of(f"labels.{one.name}")))
                for one in wanted
            ]
            yield from label_lines(pairs, asked.shapes)
        tags = self.schema.tags
        if tags and tags.times.minimum:
            first = (sample(tags.pattern) if tags.pattern else None) or "TODO"
            names = tags.values or [
                first,
                *(f"{first}{n}" for n in range(2, 1 + tags.times.minimum)),
            ]
            yield " ".join(f"#{one}" for one in names[: tags.times.minimum])

    def _part(self, part: Part, depth: int) -> Iterator[str]:
        minimum = part.times.minimum
        number = max(minimum, 1) if self.whole and part.times.maximum >= 1 else minimum
        for _ in range(number):
            yield from self._breaks(part)
            level = 0
            if part.heading:
                first = not depth and part is self.schema.parts[0]
                level = _level(part.heading, depth, title=first)
                yield f"{'#' * level} {self._heading(part)}"
            inner = [block for child in part.parts for block in self._part(child, level)]
            yield from self._labels(part)
            if not self._says_enough(part, level, inner):
                yield from filling(part, self.schema, self.today, self.titles)
            yield from inner

    def _labels(self, part: Part) -> Iterator[str]:
        asked = part.labels
        wanted = [one for one in asked.fields if one.required or self.whole] if asked else []
        pairs = [
            (one, value_of(one, self.today, self.values.of(f"{part.id}.{one.name}")))
            for one in wanted
        ]
        if asked:
            yield from label_lines(pairs, asked.shapes)

    def _says_enough(self, part: Part, level: int, inner: Sequence[str]) -> bool:
        """Whether nothing of the part's own need stand under its heading."""
        if part.holds != "anything" or part.items.minimum or part.lengths or part.item:
            return False
        labelled = part.labels and any(one.required or self.whole for one in part.labels.fields)
        title = level == 1 and part.heading and not part.heading.names
        return bool(inner or labelled or title)

    def _breaks(self, part: Part) -> Iterator[str]:
        """The thematic breaks up to the part's region."""
        if part.region in self.schema.regions:
            wanted = self.schema.regions.index(part.region)
            while self.region < wanted:
                self.region += 1
                yield "---"

    def _heading(self, part: Part) -> str:
        heading = part.heading or Heading()
        text = self.values.of(part.id)
        if heading.names:
            text = heading.names[0]
        elif heading.patterns:
            given = {
                name: self.values.captured(f"{part.id}.{name}", kind)
                for name, kind in heading.captures
            }
            form = TextPattern("", heading.patterns, heading.captures)
            text = from_form(form, given) or text
        elif not text:
            self.number[part.id] = number = self.number.get(part.id, 0) + 1
            text = f"{{{{{part.id}}}}}" if number == 1 else f"{{{{{part.id} {number}}}}}"
        self.titles.setdefault(part.id, text)
        return text


def _level(heading: Heading, depth: int, *, title: bool) -> int:
    """The level of a heading that stands below one of level `depth`."""
    if heading.levels == ANY_LEVEL:
        return 1 if title and not heading.named else min(6, max(2, depth + 1))
    return min(max(heading.levels.minimum, depth + 1), heading.levels.maximum)
