"""L009: a link whose text does not follow its template."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import TemplateMatch
from notelint.model.finding import Problem
from notelint.model.message import Message, message
from notelint.model.rule import Example, Rule

SCHEMA = """\
parts:
  - {id: headline, heading: {level: 1}}
  - id: source
    heading: {text: 출처, level: 2}
    holds: link
    text: "{headline} - {publisher}"
"""


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each part whose link's text is not what its template makes of the note."""
    del options
    for section in bound.all_sections:
        match = section.template
        if section.part.holds == "link" and match and not match.ok:
            yield Problem(
                section.items[0].span,
                _message(section.part.template, match),
                section.part.id,
                match.expected,
                match.found,
            )


def _message(template: str, match: TemplateMatch) -> Message:
    if not match.field:
        return message("template", form=template)
    return message(
        "field", field=match.field, found=match.found, expected=match.expected, form=template
    )


RULE = Rule(
    code="L009",
    name="source-text",
    severity="warning",
    summary="Link text does not match the template",
    why=(
        "If all source links have one pattern, readers and programs can tell title and "
        "publisher apart. A title that differs from the note's own often belongs to another "
        "article."
    ),
    messages={
        "field": (
            "link text has '{found}' for `{field}`, but the note has '{expected}'; "
            "template: `{form}`"
        ),
        "template": "link text does not match the template `{form}`",
    },
    help="Write the link text as in the schema's template, with the values of this note.",
    examples=(
        Example(
            "# 새 모델 공개\n\n## 출처\n\n[다른 기사 - 매일경제](https://example.com/a)\n",
            at=("5:1",),
            schema=SCHEMA,
        ),
        Example(
            "# 새 모델 공개\n\n## 출처\n\n[새 모델 공개](https://example.com/a)\n",
            at=("5:1",),
            schema=SCHEMA,
        ),
        Example(
            '# 새 모델 “공개”\n\n## 출처\n\n[새 모델 "공개" - 매일경제](https://example.com/a)\n',
            schema=SCHEMA,
        ),
    ),
    check=check,
)
