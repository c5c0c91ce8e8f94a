"""N003: a note that no schema was found for."""

from notelint.model.rule import Rule

RULE = Rule(
    code="N003",
    name="no-schema",
    severity="unverified",
    summary="Note without a schema",
    why=(
        "Without a schema, only the rules for text and links apply: a note "
        "without findings may still have the wrong structure or wrong quotes. "
        "The summary always counts these notes."
    ),
    messages={
        "no_schema": "no schema matches this note: its structure and quotes were not checked",
    },
    help=(
        "Name one in the configuration (`[[notes]]`), with `--schema`, or in the note: "
        "`<!-- notelint: schema=NAME -->`."
    ),
)
