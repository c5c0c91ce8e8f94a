"""F004: a file whose name is not as the schema has it."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.model.source import Span
from notelint.text.templates import form_alternatives, unreal_values


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for a note whose file's name does not follow the form."""
    del options
    schema = bound.schema
    if schema is None or schema.file_name is None or bound.file_name is not None:
        return
    form = schema.file_name
    tried = list(form_alternatives(form, bound.place))
    name = max((captured for _, captured in tried), key=len)
    wording = message("name", found=name, form=form.shown)
    for pattern, captured in tried:
        if wrong := unreal_values(pattern, captured):
            kind = dict(pattern.captures).get(wrong[0].name, "")
            template = "number" if kind in ("integer", "number") else "date"
            wording = message(template, found=captured, date=wrong[0].text)
            break
    yield Problem(Span(0, 0), wording, expected=form.shown, found=name)


SCHEMA = 'file: "{date:date}-{slug}.md"\nparts:\n  - {id: title, heading: {level: 1}}\n'

RULE = Rule(
    code="F004",
    name="file-name",
    severity="error",
    summary="File name does not match the schema",
    why=(
        "Where file names contain a date or a number, notes are found and "
        "sorted by them. A name in another form, or with a date that does not "
        "exist, breaks the order."
    ),
    messages={
        "name": "file name `{found}` does not match `{form}`",
        "date": "file name `{found}` has a date that does not exist: {date}",
        "number": "file name `{found}` has a number that is too large: {date}",
    },
    help="Rename the file.",
    examples=(
        Example("# 새 모델\n", at=("1:1",), schema=SCHEMA),
        Example("# 새 모델\n", schema=SCHEMA.replace("{date:date}-{slug}", "{slug:slug}")),
    ),
    check=check,
)
