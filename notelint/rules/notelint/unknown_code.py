"""N002: a comment for notelint that names what there is not, or cannot be read."""

from notelint.model.rule import Example, Rule

RULE = Rule(
    code="N002",
    name="unknown-code",
    severity="warning",
    summary="Invalid notelint comment",
    why=(
        "A comment with a misspelled code has no effect, and nobody notices: "
        "the finding that it should suppress stays, or the schema that it names"
        " is not applied."
    ),
    messages={
        "unknown": "unknown rule `{code}`",
        "unknown_nearest": "unknown rule `{code}`; did you mean `{nearest}`?",
        "unknown_schema": "unknown schema `{name}`",
        "unknown_schema_nearest": ("unknown schema `{name}`; did you mean `{nearest}`?"),
        "malformed": (
            "cannot read the comment `{directive}`: expected `disable`, "
            "`disable-next-line`, `disable-file`, `enable` or `schema=NAME`"
        ),
    },
    help=(
        "List the codes and names with `notelint rules`, the schemas with `notelint schema list`."
    ),
    examples=(
        Example(
            "# 제목\n\n<!-- notelint: disable-next-line=T404 -->\n본문\n",
            at=("3:1",),
        ),
        Example(
            "# 제목\n\n<!-- notelint: disable-next-line=trailing-spaces -->\n공백으로 끝나는 줄 \n",
            at=("3:1",),
        ),
        Example("# 제목\n\n<!-- notelint: disabel=T004 -->\n본문\n", at=("3:1",)),
        Example(
            "# 제목\n\n"
            "<!-- notelint: disable-next-line=trailing-space -- 시의 행 끝 -->\n"
            "공백으로 끝나는 줄 \n",
        ),
    ),
    fix="unsafe",
)
