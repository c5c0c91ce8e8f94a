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
@language_option("Language of the output.  [default: from the locale]")
def command(code: str, language: Language) -> None:
    """Explain a rule, given by its code (Q002) or its name (quote-differs), with examples."""
    known = NAMES.get(code.lower())
    if known is None:
        near = closest(code, [*RULES, *(name for name in NAMES if name.upper() not in RULES)])
        meant = f"; did you mean `{near}`?" if near else "; run `notelint rules` to list all"
        raise click.UsageError(f"rule `{code}` not found{meant}")
    write_out(rule_page(RULES[known], language))
