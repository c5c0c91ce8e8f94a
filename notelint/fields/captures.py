"""Reads what link texts say by their template: `{headline} - {publisher}`."""

from notelint.binding.bind import with_nested
from notelint.model.bound_note import BoundNote
from notelint.text.templates import match_template


def capture(binding: BoundNote) -> BoundNote:
    """The binding, with what each part's template made of the text of its first item."""
    if not any(one.part.template for one in binding.sections):
        return binding
    known = binding.titles()
    bound = tuple(
        one._replace(template=match_template(one.part.template, one.items[0].text.plain, known))
        if one.part.template and one.items
        else one
        for one in binding.sections
    )
    return binding._replace(sections=bound, all_sections=tuple(with_nested(bound)))
