"""N004: notelint itself failed on a note."""

from notelint.model.rule import Rule

RULE = Rule(
    code="N004",
    name="internal-error",
    severity="error",
    summary="Internal error",
    why=(
        "This is a bug in notelint, not a problem with the note. The note was "
        "not checked, so it does not count as clean; all other notes were "
        "checked."
    ),
    messages={
        "crash": "notelint failed on this note and did not check it: {error}",
    },
    help=(
        "Run again with `--debug` for the traceback and report it, with the note if you can "
        "share it."
    ),
)
