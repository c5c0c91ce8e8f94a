"""`notelint keep`."""

import click

from notelint.cli.command import PathsCommand
from notelint.cli.options import CONFIG, PATHS, language_option, schema_option
from notelint.cli.output import Progress, finish
from notelint.commands.keep import KeepOptions, keep
from notelint.model.message import Language


@click.command("keep", cls=PathsCommand, short_help="Save snapshots of the pages that notes quote.")
@PATHS
@schema_option("Read the notes with this schema.")
@CONFIG
@click.option("--refresh", is_flag=True, help="Also fetch pages that already have a snapshot.")
@language_option()
def command(
    paths: tuple[str, ...],
    schema: str | None,
    config: str | None,
    refresh: bool,
    language: Language,
) -> int:
    """Save snapshots of the pages that notes quote (`quotes: {from: source}`).

    Commit the folder .notelint/snapshots, so that quotes can still be checked when a page is dead.
    Exits with 1 if a page could not be saved.
    """
    progress = Progress()
    options = KeepOptions(paths or (".",), schema, config, refresh, progress.links)
    outcome = keep(options, language)
    return finish(outcome, progress=progress)
