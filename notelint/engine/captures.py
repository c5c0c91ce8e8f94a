"""Reads what link texts say by their template: `{headline} - {publisher}`."""

from notelint.model.binding import Binding, Bound
from notelint.text.template import TemplateMatch, match_template


def capture(binding: Binding) -> Binding:
    """The binding with the captures of each part that has a template."""
    if not any(bound.part.template for bound in binding.bound):
        return binding
    bound = tuple(
        one._replace(captures=read_template(one, binding).captures)
        if one.part.template and one.items
        else one
        for one in binding.bound
    )
    return binding._replace(bound=bound)


def read_template(bound: Bound, binding: Binding) -> TemplateMatch:
    """How the part's first item agrees with its template."""
    return match_template(bound.part.template, bound.items[0].text.plain, binding.titles())
