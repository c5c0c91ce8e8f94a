"""N002: a comment for notelint that names what there is not, or cannot be read."""

from notelint.model.finding import Words
from notelint.model.rule import Example, Rule

RULE = Rule(
    code="N002",
    name="unknown-code",
    severity="warning",
    summary=Words(
        "A notelint comment that names an unknown rule or schema",
        "없는 규칙이나 스키마를 적은 notelint 주석",
    ),
    why=Words(
        "A comment with a misspelt code does nothing, and nobody notices: the finding that it "
        "should hide stays, or the schema that it asks for is not applied.",
        "코드를 잘못 적은 주석은 아무 일도 하지 않지만 아무도 눈치채지 못합니다. 숨기려던 문제가 "
        "그대로 나오거나, 쓰려던 스키마가 적용되지 않습니다.",
    ),
    messages={
        "unknown": Words(
            "there is no rule '{code}'",
            "없는 규칙을 적었습니다: '{code}'",
        ),
        "unknown_nearest": Words(
            "there is no rule '{code}'; did you mean {nearest}?",
            "없는 규칙을 적었습니다: '{code}'. 혹시 {nearest} 아닌가요?",
        ),
        "unknown_schema": Words(
            "the note asks for the schema '{name}', but there is none of that name",
            "노트가 없는 스키마를 쓰겠다고 적었습니다: '{name}'",
        ),
        "unknown_schema_nearest": Words(
            "the note asks for the schema '{name}', but there is none of that name; "
            "did you mean {nearest}?",
            "노트가 없는 스키마를 쓰겠다고 적었습니다: '{name}'. 혹시 {nearest} 아닌가요?",
        ),
        "malformed": Words(
            'cannot read the directive "{directive}": expected disable, disable-next-line, '
            "disable-file, enable or schema=NAME",
            "읽을 수 없는 지시문입니다: '{directive}'. disable, disable-next-line, "
            "disable-file, enable, schema=이름 가운데 하나여야 합니다",
        ),
    },
    help=Words(
        "`notelint rules` lists all codes and names, `notelint schema list` all schemas.",
        "규칙의 코드와 이름은 `notelint rules`로, 스키마는 `notelint schema list`로 확인하세요.",
    ),
    examples=(
        Example(
            "# 제목\n\n<!-- notelint: disable-next-line=T404 -->\n본문\n",
            at=("3:1",),
        ),
        Example("# 제목\n\n<!-- notelint: disabel=T004 -->\n본문\n", at=("3:1",)),
        Example(
            "# 제목\n\n"
            "<!-- notelint: disable-next-line=trailing-space -- 시의 행 끝 -->\n"
            "공백으로 끝나는 줄 \n",
        ),
    ),
)
