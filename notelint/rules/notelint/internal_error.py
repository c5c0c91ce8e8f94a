"""N004: notelint itself failed on a note."""

from notelint.model.finding import Words
from notelint.model.rule import Rule

RULE = Rule(
    code="N004",
    name="internal-error",
    severity="error",
    summary=Words("notelint failed on this note", "notelint가 이 노트를 처리하다 실패함"),
    why=Words(
        "A defect of notelint, not of the note. The note was not checked, so it must not pass "
        "for clean; all other notes were checked.",
        "노트가 아니라 notelint의 결함입니다. 이 노트는 검사되지 않았으므로 문제없는 것으로 치지 "
        "않습니다. 다른 노트는 모두 검사되었습니다.",
    ),
    messages={
        "crash": Words(
            "notelint failed on this note and did not check it: {error}",
            "notelint가 이 노트를 처리하다 실패하여 검사하지 못했습니다: {error}",
        ),
    },
    help=Words(
        "Run again with `--debug` for the traceback and report it, with the note if you can "
        "share it.",
        "`--debug`를 붙여 다시 실행한 뒤, 나온 오류 내용을 (가능하면 노트와 함께) 제보해 주세요.",
    ),
)
