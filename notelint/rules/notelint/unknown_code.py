"""N002: a comment for notelint that names what there is not, or cannot be read."""

from notelint.model.rule import Example, Rule

RULE = Rule(
    code="N002",
    name="unknown-code",
    severity="warning",
    summary="A notelint comment that names an unknown rule or schema",
    why=(
        "A comment with a misspelt code does nothing, and nobody notices: the finding that it "
        "should hide stays, or the schema that it asks for is not applied."
    ),
    messages={
        "unknown": "there is no rule '{code}'",
        "unknown_nearest": "there is no rule '{code}'; did you mean {nearest}?",
        "unknown_schema": "the note asks for the schema '{name}', but there is none of that name",
        "unknown_schema_nearest": (
            "the note asks for the schema '{name}', but there is none of that name; "
            "did you mean {nearest}?"
        ),
        "malformed": (
            'cannot read the directive "{directive}": expected disable, disable-next-line, '
            "disable-file, enable or schema=NAME"
        ),
    },
    help="`notelint rules` lists all codes and names, `notelint schema list` all schemas.",
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
