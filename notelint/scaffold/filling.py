"""What stands in a part of a blank note: as much as is asked, of the kind that is asked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from notelint.model.schema import Part, Schema
from notelint.model.schema_fields import Field, Shape
from notelint.scaffold.sample import TODO, from_form
from notelint.scaffold.values import agreed_values, shown, toml_lines, value_of
from notelint.text.templates import FIELD

MARKERS = {"strong": "**", "em": "*", "code": "`", "strike": "~~"}


def filling(part: Part, schema: Schema, today: str, titles: Mapping[str, str]) -> Iterator[str]:
    """The blocks of a part. `titles` are the texts of the headings above, by their parts' ids."""
    number = max(1, part.items.minimum)
    if part.holds in ("link", "links"):
        yield from _links(part, number, titles)
    elif part.holds == "images":
        yield "\n".join(f"![{TODO}](https://example.com/{n}.png)" for n in _numbers(number))
    elif part.holds == "table":
        yield _table(part, number, today)
    elif part.holds == "code":
        language = part.languages[0] if part.languages else ""
        yield from (f"```{language}\n{TODO}\n```" for _ in range(number))
    elif part.holds == "callouts":
        kind = part.callouts[0] if part.callouts else "note"
        yield from (f"> [!{kind}]\n> {TODO}" for _ in range(number))
    elif part.holds in ("prose", "anything"):
        yield from _prose(part, schema, number)
    else:
        yield from _list(part, schema, number, today)


def _numbers(number: int) -> range:
    return range(1, number + 1)


def _links(part: Part, number: int, titles: Mapping[str, str]) -> Iterator[str]:
    scheme = part.url.schemes[0] if part.url and part.url.schemes else "https"
    text = FIELD.sub(lambda match: titles.get(match[1], TODO), part.template) or TODO
    for one in _numbers(number):
        address = f"{scheme}://example.com/{one if number > 1 else ''}"
        if scheme == "mailto":
            address = f"mailto:{one}@example.com"
        yield f"[{text if number == 1 else f'{text} {one}'}]({address})"


def _table(part: Part, number: int, today: str) -> str:
    fields = part.columns.fields if part.columns else (Field(TODO),)
    names = [field.name for field in fields]
    cells = [shown(value_of(field, today)) for field in fields]
    rows = [names, ["---"] * len(names), *([cells] * number)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _prose(part: Part, schema: Schema, number: int) -> Iterator[str]:
    """Paragraphs: those that quotes of a blank note come from, or a placeholder."""
    marks = dict(part.marks)
    quoted = [
        (one, text)
        for one in schema.walk_parts()
        if one.quotes and one.quotes.origin.source == part.id and one.times.minimum
        for text in _quotes(max(1, one.items.minimum))
    ]
    for one, text in quoted:
        sign = MARKERS[marks[one.quotes.marked]] if one.quotes and one.quotes.marked else ""
        yield f"{sign}{text}{sign}"
    for _ in range(number - len(quoted)):
        yield TODO


def _quotes(number: int) -> list[str]:
    return [TODO if one == 1 else f"{TODO} {one}" for one in _numbers(number)]


def _list(part: Part, schema: Schema, number: int, today: str) -> Iterator[str]:
    texts = [TODO] * number
    if part.quotes:
        texts = _quotes(number)
    elif part.item and part.item.form:
        given = agreed_values(schema, today, "1")
        fields = part.item.form.captures
        values = {name: given.captured(f"{part.id}.{name}", kind) for name, kind in fields}
        texts = [from_form(part.item.form, values) or TODO] * number
    box = ""
    if part.holds == "checklist":
        box = "[x] " if part.item and part.item.checked else "[ ] "
    nested = f"\n  - {TODO}" if part.holds == "definitions" else ""
    yield "\n".join(f"- {box}{text}{nested}" for text in texts)


# Labelled fields written down, in the shape that the schema asks.


def label_lines(pairs: Sequence[tuple[Field, Any]], shapes: Sequence[Shape]) -> Iterator[str]:
    """One block with all the fields."""
    if not pairs:
        return
    shape = shapes[0] if shapes else "list"
    texts = [(field.name, shown(value)) for field, value in pairs]
    if shape == "toml":
        lines = toml_lines({field.name: value for field, value in pairs})
        yield "\n".join(["```toml", *lines, "```"])
    elif shape == "table":
        rows = [f"| {name} | {value} |" for name, value in texts]
        yield "\n".join(["|  |  |", "| --- | --- |", *rows])
    else:
        form = {"list": "- {}: {}", "quote": "> - {}: {}", "definition": "[#]: {}: ({})"}
        yield "\n".join(form.get(shape, "{}: {}").format(name, value) for name, value in texts)
