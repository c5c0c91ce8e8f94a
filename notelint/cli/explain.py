"""`notelint explain`."""

import click

from notelint.cli.command import Command
from notelint.cli.options import completed_by, language_option
from notelint.cli.output import write_out
from notelint.cli.rule_names import rule_named
from notelint.model.message import Language
from notelint.report.rule_page import rule_page


@click.command("explain", cls=Command, short_help="Explain a rule, with examples.")
@click.argument("code", shell_complete=completed_by("codes"))
@language_option()
def command(code: str, language: Language) -> None:
    """Explain a rule, given by its code (Q002) or its name (quote-differs), with examples."""
    write_out(rule_page(rule_named(code), language), hang=0)
