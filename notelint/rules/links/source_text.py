"""L009: a link whose text does not follow its template."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule

SCHEMA = """\
parts:
  - {id: headline, heading: {level: 1}}
  - id: source
    heading: {text: 출처, level: 2}
    holds: link
    text: "{headline} - {publisher}"
"""


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each part whose link's text is not what its template makes of the note."""
    del options
    for one in binding.all_sections:
        match = one.template
        if one.part.holds == "link" and match and not match.ok:
            said = message("template", form=one.part.template)
            if match.field:
                said = message("field", field=match.field, form=one.part.template)
            yield Problem(one.items[0].span, said, one.part.id, match.expected, match.found)


RULE = Rule(
    code="L009",
    name="source-text",
    severity="warning",
    summary="A link's text that does not follow its template",
    why=(
        "Where all source links are written alike, readers and programs can tell title and "
        "publisher apart. A title that differs from the note's own is often another article's."
    ),
    messages={
        "field": "the link's text has another {field} than the note; it should read '{form}'",
        "template": "the link's text does not read '{form}'",
    },
    help="Write the link's text as the schema's template has it, with the note's own values.",
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
