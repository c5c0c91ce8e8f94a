"""`notelint keep`."""

import sys

import click

from notelint.cli.output import language_of, locale_language, write_errors, write_out
from notelint.cli.paths import PathsCommand
from notelint.cli.progress import Progress


@click.command("keep", cls=PathsCommand, short_help="Keep the pages that notes quote.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--schema", metavar="NAME|FILE", help="Read the notes by this schema.")
@click.option("--config", metavar="FILE", help="The settings file.  [default: looked for upward]")
@click.option("--refresh", is_flag=True, help="Fetch pages anew that are kept already.")
@click.option(
    "--language",
    type=click.Choice(["en", "ko"]),
    envvar="NOTELINT_LANGUAGE",
    help="The language of messages.  [default: the locale's]",
)
def command(
    paths: tuple[str, ...],
    schema: str | None,
    config: str | None,
    refresh: bool,
    language: str | None,
) -> int:
    """Fetch the pages that quotes come from (`quotes: {from: source}`), and keep them.

    They lie in .notelint/snapshots, to be committed: so the quotes can be checked when a page is
    gone. Exits with 1 if a page could not be had.
    """
    from notelint.commands import keep as app_keep  # noqa: PLC0415 - only here

    progress = Progress() if sys.stderr.isatty() else None
    wish = app_keep.KeepOptions(
        paths or (".",), schema, config, refresh, progress.links if progress else None
    )
    outcome = app_keep.keep(wish, language_of(language) if language else locale_language())
    if progress:
        progress.clear()
    write_errors(outcome.errors)
    write_out(outcome.report)
    return outcome.exit_code
