"""N004: notelint itself failed on a note."""

from notelint.model.rule import Rule

RULE = Rule(
    code="N004",
    name="internal-error",
    severity="error",
    summary="notelint failed on this note",
    why=(
        "A defect of notelint, not of the note. The note was not checked, so it must not pass "
        "for clean; all other notes were checked."
    ),
    messages={
        "crash": "notelint failed on this note and did not check it: {error}",
    },
    help=(
        "Run again with `--debug` for the traceback and report it, with the note if you can "
        "share it."
    ),
)
