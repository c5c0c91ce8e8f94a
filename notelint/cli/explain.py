"""`notelint explain`."""

import click

from notelint.cli.options import language_option
from notelint.cli.output import write_out
from notelint.model.message import Language
from notelint.report.rule_page import rule_page
from notelint.rules import NAMES, RULES
from notelint.text.similar_names import closest


@click.command("explain", short_help="Explain a rule, with examples.")
@click.argument("code")
@language_option("The language to print it in.  [default: the locale's]")
def command(code: str, language: Language) -> None:
    """Explain a rule, called by its code (Q002) or its name (quote-differs), with examples."""
    known = NAMES.get(code.lower())
    if known is None:
        near = closest(code, [*RULES, *(name for name in NAMES if name.upper() not in RULES)])
        meant = f"; did you mean {near}?" if near else "; `notelint rules` lists them"
        raise click.UsageError(f"there is no rule {code}{meant}")
    write_out(rule_page(RULES[known], language))
