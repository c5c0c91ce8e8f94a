"""`notelint rules`."""

import click

from notelint.cli.command import Command
from notelint.cli.options import language_option
from notelint.cli.output import write_out
from notelint.model.message import Language
from notelint.report.rule_page import rule_list
from notelint.rules import RULES


@click.command("rules", cls=Command)
@language_option()
def command(language: Language) -> None:
    """List all rules: code, name, severity, summary, kind of fix."""
    write_out(rule_list(RULES.values(), language))
