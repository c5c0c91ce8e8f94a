"""N001: a comment that switches off what was not there."""

from notelint.model.rule import Example, Rule

RULE = Rule(
    code="N001",
    name="unused-suppression",
    severity="warning",
    summary="Unused suppression comment",
    why=(
        "What was suppressed has been fixed, or the code is wrong. If the "
        "comment stays, it hides the next real finding."
    ),
    messages={
        "unused": "unused suppression: {code} is not reported here",
        "unused_all": "unused suppression: no rule reports anything here",
        "idle": "this comment enables {code}, but no `disable` above names {code}",
        "idle_all": "this comment enables all rules, but no `disable` above is open",
        "idle_bare": (
            "this comment enables {code}, but the `disable` above is without codes and ends only "
            "with an `enable` without codes"
        ),
        "idle_file": "this comment enables {code}, but `disable-file` holds for the whole note",
    },
    help="Delete the comment, or remove the code from its list.",
    examples=(
        Example(
            "# 제목\n\n<!-- notelint: disable-next-line=T004 -->\n공백 없이 끝나는 줄\n",
            at=("3:1",),
        ),
        Example(
            "# 제목\n\n<!-- notelint: disable=T004, L011 -->\n\n공백으로 끝나는 줄 \n\n"
            "<!-- notelint: enable=T004, L011 -->\n",
            at=("3:1",),
        ),
        Example("# 제목\n\n<!-- notelint: disable-next-line=T004 -->\n공백으로 끝나는 줄 \n"),
    ),
    fix="safe",
)
