"""`notelint rules`."""

import click

from notelint.cli.output import language_of, locale_language, write_out


@click.command("rules")
@click.option(
    "--language",
    type=click.Choice(["en", "ko"]),
    envvar="NOTELINT_LANGUAGE",
    help="The language to print it in.  [default: the locale's]",
)
def command(language: str | None) -> None:
    """List all rules: code, name, severity, what they find."""
    from notelint.report.rule_list import rule_list  # noqa: PLC0415 - only here
    from notelint.rules import RULES  # noqa: PLC0415 - only here

    write_out(rule_list(RULES.values(), language_of(language) if language else locale_language()))
