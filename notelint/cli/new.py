"""`notelint new`."""

import click

from notelint.cli.options import language_option
from notelint.cli.output import finish
from notelint.model.message import Language


@click.command("new", short_help="Write a blank note for a schema.")
@click.argument("schema", metavar="NAME|FILE")
@click.argument("file", required=False, type=click.Path())
@click.option("--all", "optional", is_flag=True, help="Include the optional parts and fields.")
@click.option("--stdout", "show", is_flag=True, help="Print the note instead of writing a file.")
@language_option("Language of messages.  [default: from the locale]")
def command(schema: str, file: str | None, optional: bool, show: bool, language: Language) -> int:
    """Write a blank note that conforms to a schema, except for its placeholders.

    Without FILE, or with a folder, the schema's file name pattern gives the name. If the schema
    names a template, the template is copied. An existing file is never changed.
    """
    from notelint.commands.new import NewOptions, new  # noqa: PLC0415 - imports pydantic

    options = NewOptions(schema, file or "", optional=optional, show=show)
    return finish(new(options, language), "note" if show else "text")
