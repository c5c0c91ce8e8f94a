"""The content of a part of a blank note: the minimum number of items, of the required kind."""

from collections.abc import Iterator, Mapping

from notelint.model.schema import Part, Schema
from notelint.model.schema_fields import Field
from notelint.scaffold.sample import TODO, from_pattern
from notelint.scaffold.values import agreed_values, shown, value_of
from notelint.text.templates import FIELD

MARKERS = {"strong": "**", "em": "*", "code": "`", "strike": "~~"}


def filling(part: Part, schema: Schema, today: str, titles: Mapping[str, str]) -> Iterator[str]:
    """The blocks of a part. `titles` are the texts of the headings above, by the parts' ids."""
    number = max(1, part.items.minimum)
    if part.holds in ("link", "links"):
        yield from _links(part, number, titles)
    elif part.holds == "images":
        yield "\n".join(f"![{TODO}](https://example.com/{n}.png)" for n in range(1, number + 1))
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
    for n in range(1, number + 1):
        url = f"{scheme}://example.com/{n if number > 1 else ''}"
        if scheme == "mailto":
            url = f"mailto:{n}@example.com"
        yield f"[{text if number == 1 else f'{text} {n}'}]({url})"


def _table(part: Part, number: int, today: str) -> str:
    fields = part.columns.fields if part.columns else (Field(TODO),)
    names = [field.name for field in fields]
    cells = [shown(value_of(field, today)) for field in fields]
    rows = [names, ["---"] * len(names), *([cells] * number)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _paragraphs(part: Part, schema: Schema, number: int) -> Iterator[str]:
    """Paragraphs with the passages that the blank note quotes, and placeholders."""
    marks = dict(part.marks)
    passages = []
    for other in schema.walk_parts():
        quotes = other.quotes
        if quotes and quotes.origin.source == part.id and other.times.minimum:
            marker = MARKERS[marks[quotes.marked]] if quotes.marked else ""
            passages += [f"{marker}{text}{marker}" for text in _quotes(other.items.minimum)]
    yield from passages
    yield from [TODO] * (number - len(passages))


def _quotes(minimum: int) -> list[str]:
    """Different texts, at least one."""
    return [TODO, *(f"{TODO} {n}" for n in range(2, minimum + 1))]


def _list(part: Part, schema: Schema, number: int, today: str) -> str:
    texts = [TODO] * number
    if part.quotes:
        texts = _quotes(number)
    elif part.item and part.item.form:
        agreed = agreed_values(schema, today, "1")
        groups = part.item.form.captures
        values = {name: agreed.captured(f"{part.id}.{name}", kind) for name, kind in groups}
        texts = [from_pattern(part.item.form, values) or TODO] * number
    box = ""
    if part.holds == "checklist":
        box = "[x] " if part.item and part.item.checked else "[ ] "
    nested = f"\n  - {TODO}" if part.holds == "definitions" else ""
    return "\n".join(f"- {box}{text}{nested}" for text in texts)
