"""`notelint keep`."""

import click

from notelint.cli.options import CONFIG_FILE, PATHS, PathsCommand, language_option, schema_option
from notelint.cli.output import Progress, finish
from notelint.commands.keep import KeepOptions, keep
from notelint.model.message import Language


@click.command("keep", cls=PathsCommand, short_help="Keep the pages that notes quote.")
@PATHS
@schema_option("Read the notes by this schema.")
@CONFIG_FILE
@click.option("--refresh", is_flag=True, help="Fetch pages anew that are kept already.")
@language_option("The language of messages.  [default: the locale's]")
def command(
    paths: tuple[str, ...],
    schema: str | None,
    config: str | None,
    refresh: bool,
    language: Language,
) -> int:
    """Fetch the pages that quotes come from (`quotes: {from: source}`), and keep them.

    They lie in .notelint/snapshots, to be committed: so the quotes can be checked when a page is
    gone. Exits with 1 if a page could not be had.
    """
    progress = Progress()
    options = KeepOptions(paths or (".",), schema, config, refresh, progress.links)
    outcome = keep(options, language)
    return finish(outcome, progress=progress)
