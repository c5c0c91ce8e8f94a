"""N001: a comment that switches off what was not there."""

from notelint.model.finding import Words
from notelint.model.rule import Example, Rule

RULE = Rule(
    code="N001",
    name="unused-suppression",
    severity="warning",
    summary=Words("A suppression that suppresses nothing", "아무것도 막지 않는 예외 처리 주석"),
    why=Words(
        "What was suppressed has been mended, or the code is a wrong one. If the comment stays, "
        "it will hide the next real finding.",
        "막으려던 문제가 이미 고쳐졌거나 코드를 잘못 적은 것입니다. 주석을 그대로 두면 다음에 "
        "생기는 진짜 문제를 가립니다.",
    ),
    messages={
        "unused": Words(
            "this comment disables {code}, but {code} reports nothing there",
            "이 주석은 {code} 규칙을 끄지만, 그 자리에는 {code} 문제가 없습니다",
        ),
        "unused_all": Words(
            "this comment disables all rules, but none reports anything there",
            "이 주석은 모든 규칙을 끄지만, 그 자리에는 아무 문제가 없습니다",
        ),
        "idle": Words(
            "this comment enables {code}, but no `disable` above names {code}",
            "이 주석은 {code} 규칙을 다시 켜지만, 위에 {code} 규칙을 끈 `disable` 주석이 없습니다",
        ),
        "idle_all": Words(
            "this comment enables all rules, but no `disable` above is open",
            "이 주석은 모든 규칙을 다시 켜지만, 위에 열려 있는 `disable` 주석이 없습니다",
        ),
        "idle_bare": Words(
            "this comment enables {code}, but the `disable` above is without codes and ends only "
            "with an `enable` without codes",
            "이 주석은 {code} 규칙을 다시 켜지만, 위의 `disable` 주석은 규칙을 적지 않았으므로 "
            "규칙을 적지 않은 `enable`로만 끝납니다",
        ),
        "idle_file": Words(
            "this comment enables {code}, but `disable-file` holds for the whole note",
            "이 주석은 {code} 규칙을 다시 켜지만, `disable-file`은 노트 전체에 적용됩니다",
        ),
    },
    help=Words(
        "Delete the comment, or the code from its list.",
        "주석을 지우거나, 주석에 적힌 목록에서 그 코드를 빼세요.",
    ),
    examples=(
        Example(
            "# 제목\n\n<!-- notelint: disable-next-line=T004 -->\n공백 없이 끝나는 줄\n",
            at=("3:1",),
        ),
        Example("# 제목\n\n<!-- notelint: disable-next-line=T004 -->\n공백으로 끝나는 줄 \n"),
    ),
)
