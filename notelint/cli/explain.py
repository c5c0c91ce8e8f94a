"""`notelint explain`."""

import click

from notelint.cli.command import Command
from notelint.cli.options import language_option
from notelint.cli.output import write_out
from notelint.cli.usage import UsageProblem
from notelint.model.message import Language, phrase
from notelint.report.rule_page import rule_page
from notelint.rules import NAMES, RULES
from notelint.text.similar_names import closest


@click.command("explain", cls=Command, short_help="Explain a rule, with examples.")
@click.argument("code")
@language_option()
def command(code: str, language: Language) -> None:
    """Explain a rule, given by its code (Q002) or its name (quote-differs), with examples."""
    known = NAMES.get(code.lower())
    if known is None:
        near = closest(code, [*RULES, *(name for name in NAMES if name.upper() not in RULES)])
        more = (
            phrase("; did you mean `{near}`?", near=near)
            if near
            else phrase("; run `notelint rules` to list all")
        )
        raise UsageProblem(phrase("rule `{code}` not found{more}", code=code, more=more))
    write_out(rule_page(RULES[known], language))
