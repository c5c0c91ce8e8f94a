"""`notelint links`."""

from typing import TextIO

import click

from notelint.cli.options import CONFIG_FILE, language_option
from notelint.cli.output import Progress, finish
from notelint.commands.links import LinksOptions, links
from notelint.model.message import Language

KINDS = ("ok", "gone", "refused", "unknown")


@click.command("links", short_help="What is remembered of external links.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    help="Only links of which that became. May be repeated.",
)
@click.option("--host", default="", metavar="NAME", help="Only links to this host, or below it.")
@click.option("--search", default="", metavar="TEXT", help="Only links whose address has this.")
@click.option("--due", is_flag=True, help="Only links that are to be asked again by now.")
@click.option(
    "--older",
    default=0,
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Only links that were last asked so long ago: no note has them any more.",
)
@click.option("--refresh", is_flag=True, help="Ask them anew, now.")
@click.option("--forget", is_flag=True, help="Forget them: the next check asks them anew.")
@click.option(
    "--jsonl", "lines", is_flag=True, help="Print all that is known, a line of JSON each."
)
@click.option(
    "--import",
    "rows",
    type=click.File(encoding="utf-8", errors="replace"),
    metavar="FILE",
    help="Take in what --jsonl printed elsewhere; of each link the later answer stays.",
)
@CONFIG_FILE
@language_option("The language to print it in.  [default: the locale's]")
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
    """List what is remembered of external links; ask them anew, forget or export them."""
    if refresh + forget + (rows is not None) > 1:
        raise click.UsageError("--refresh, --forget and --import do not go together")
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
