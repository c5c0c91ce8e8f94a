"""`notelint links`."""

from typing import TextIO

import click

from notelint.cli.command import Command
from notelint.cli.options import CONFIG, language_option
from notelint.cli.output import Progress, finish
from notelint.cli.usage import UsageProblem
from notelint.cli.values import OneOf, WholeNumber
from notelint.commands.links import LinksOptions, links
from notelint.model.message import Language, phrase

KINDS = ("ok", "gone", "refused", "unknown")


@click.command("links", cls=Command, short_help="List cached results for external links.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=OneOf(KINDS),
    help="Only links with this status (gone: dead, refused: blocked). Repeatable.",
)
@click.option(
    "--host", default="", metavar="NAME", help="Only links to this host or its subdomains."
)
@click.option("--search", default="", metavar="TEXT", help="Only links whose URL contains TEXT.")
@click.option("--due", is_flag=True, help="Only links that are due for another check.")
@click.option(
    "--older",
    default=0,
    type=WholeNumber(),
    metavar="DAYS",
    help="Only links last checked at least DAYS days ago.",
)
@click.option("--refresh", is_flag=True, help="Check the links again, now.")
@click.option(
    "--forget", is_flag=True, help="Delete the results; the next check requests the links again."
)
@click.option(
    "--jsonl", "lines", is_flag=True, help="Print all details, one line of JSON for each link."
)
@click.option(
    "--import",
    "rows",
    type=click.File(encoding="utf-8", errors="replace"),
    metavar="FILE",
    help="Import results from --jsonl; the newest result for each link wins.",
)
@CONFIG
@language_option()
def command(
    kinds: tuple[str, ...],
    host: str,
    search: str,
    due: bool,
    older: int,
    refresh: bool,
    forget: bool,
    lines: bool,
    rows: TextIO | None,
    config: str | None,
    language: Language,
) -> int:
    """List cached results for external links; refresh, delete, export or import them."""
    if refresh + forget + (rows is not None) > 1:
        raise UsageProblem(phrase("use only one of --refresh, --forget and --import"))
    progress = Progress()
    options = LinksOptions(
        kinds=kinds,
        host=host,
        text=search,
        due=due,
        older=older,
        rows=rows.read() if rows else None,
        refresh=refresh,
        forget=forget,
        lines=lines,
        config=config,
        progress=progress.links,
    )
    outcome = links(options, language)
    return finish(outcome, "json" if lines else "text", progress)
