"""What the named fields of a heading's form take."""

from notelint.model.fields import FieldViolation, Reference
from notelint.model.finding import Words
from notelint.model.note import Block
from notelint.model.schema import Heading, Part
from notelint.model.schema_fields import TextPattern

PLACE = Words("the heading", "제목")
DATE = Words("a date", "날짜")


def read_heading(
    part: Part, heading: Heading, block: Block
) -> tuple[tuple[Reference, ...], list[FieldViolation]]:
    """The captures of a heading, and which of its dates and numbers are unreal.

    A heading that was taken for the part by another name captures nothing.
    """
    from notelint.text.field_types import TOO_GREAT, TOO_LONG  # noqa: PLC0415 - seldom asked
    from notelint.text.templates import match_form, unreal_values  # noqa: PLC0415 - seldom asked

    form = TextPattern("", heading.patterns, heading.captures)
    text = block.text
    taken = match_form(form, text.plain)
    if taken is not None:
        captures = [Reference(one.name, one.text, text.span(one.start, one.end)) for one in taken]
        return tuple(captures), []
    asked = {"integer": TOO_LONG, "number": TOO_GREAT}
    return (), [
        FieldViolation(
            "invalid",
            text.span(one.start, one.end),
            one.name,
            PLACE,
            expected=asked.get(dict(form.captures).get(one.name, ""), DATE),
            found=one.text,
            part=part.id,
        )
        for one in unreal_values(form, text.plain)
    ]
