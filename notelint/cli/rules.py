"""`notelint rules`."""

import click

from notelint.cli.command import Command
from notelint.cli.options import completed_by, language_option
from notelint.cli.output import write_out
from notelint.cli.rule_names import rules_named
from notelint.cli.values import OneOf
from notelint.commands.arguments import split_codes
from notelint.model.message import Language
from notelint.report.rule_list import rule_list, rules_json


@click.command("rules", cls=Command, short_help="List rules.")
@click.argument("codes", nargs=-1, metavar="[CODES]...", shell_complete=completed_by("codes"))
@click.option(
    "--format",
    "format_",
    type=OneOf(("text", "json")),
    default="text",
    help="Format of the list.  [default: text]",
)
@language_option()
def command(codes: tuple[str, ...], format_: str, language: Language) -> None:
    """List rules: code, name, severity, summary, kind of fix.

    CODES are codes, prefixes of codes, or names, separated by spaces or commas; without them, all
    rules are listed.
    """
    rules = rules_named(split_codes(codes))
    if format_ == "json":
        write_out(rules_json(rules, language), "json")
    else:
        write_out(rule_list(rules, language), hang=6)
