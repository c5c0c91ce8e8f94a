"""N003: a note that no schema was found for."""

from notelint.model.rule import Rule

RULE = Rule(
    code="N003",
    name="no-schema",
    severity="unverified",
    summary="A note without a schema",
    why=(
        "Without a schema only the rules on text and links apply: that such a note has no finding "
        "says nothing about its structure or its quotes. The summary always counts these notes."
    ),
    messages={
        "no_schema": "no schema fits this note: its structure and quotes were not checked",
    },
    help=(
        "Name one in the configuration (`[[notes]]`), with `--schema`, or in the note: "
        "`<!-- notelint: schema=NAME -->`."
    ),
)
