"""L009: a link whose text does not follow its template."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words, say
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
            said = say("template", form=one.part.template)
            if match.field:
                said = say("field", field=match.field, form=one.part.template)
            yield Problem(one.items[0].span, said, one.part.id, match.expected, match.found)


RULE = Rule(
    code="L009",
    name="source-text",
    severity="warning",
    summary=Words(
        "A link's text that does not follow its template",
        "정해진 형식을 따르지 않는 링크의 글",
    ),
    why=Words(
        "Where all source links are written alike, readers and programs can tell title and "
        "publisher apart. A title that differs from the note's own is often another article's.",
        "출처 링크를 모두 같은 형식으로 적어 두면 사람도 프로그램도 제목과 언론사를 구별할 수 "
        "있습니다. 노트의 제목과 다른 제목이 적혀 있다면 다른 기사의 링크인 경우가 많습니다.",
    ),
    messages={
        "field": Words(
            "the link's text has another {field} than the note; it should read '{form}'",
            "링크에 적힌 {field} 값이 노트와 다릅니다. '{form}' 형식이어야 합니다",
        ),
        "template": Words(
            "the link's text does not read '{form}'",
            "링크의 글이 '{form}' 형식이 아닙니다",
        ),
    },
    help=Words(
        "Write the link's text as the schema's template has it, with the note's own values.",
        "링크의 글을 스키마에 정해진 형식대로, 노트에 있는 값을 넣어 적으세요.",
    ),
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
