"""`notelint new`."""

import click

from notelint.cli.options import language_option
from notelint.cli.output import finish
from notelint.model.message import Language


@click.command("new", short_help="Write a blank note of a schema.")
@click.argument("schema", metavar="NAME|FILE")
@click.argument("file", required=False, type=click.Path())
@click.option("--all", "optional", is_flag=True, help="With the optional parts and fields, too.")
@click.option("--stdout", "show", is_flag=True, help="Print the note and write nothing.")
@language_option("The language of messages.  [default: the locale's]")
def command(schema: str, file: str | None, optional: bool, show: bool, language: Language) -> int:
    """Write a blank note that conforms to a schema but for its placeholders.

    Without FILE, or with a folder, it gets the name that the schema has a form for. If the schema
    names a template, that is copied. A file that exists is never touched.
    """
    from notelint.commands.new import NewOptions, new  # noqa: PLC0415 - imports pydantic

    options = NewOptions(schema, file or "", optional=optional, show=show)
    return finish(new(options, language), "note" if show else "text")
