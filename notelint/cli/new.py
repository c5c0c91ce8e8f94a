"""`notelint new`."""

import click

from notelint.cli.command import Command
from notelint.cli.options import completed_by, language_option
from notelint.cli.output import finish
from notelint.cli.usage import UsageProblem
from notelint.model.message import Language, phrase
from notelint.text.scalars import iso_date


def _day(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """A date that exists, or "" for today."""
    del ctx, param
    if value and iso_date(value) != value:
        raise UsageProblem(phrase("{value} is not a date (YYYY-MM-DD)", value=value))
    return value


@click.command("new", cls=Command, short_help="Write a blank note for a schema.")
@click.argument("schema", metavar="NAME|FILE", shell_complete=completed_by("schemas"))
@click.argument("file", required=False, type=click.Path())
@click.option(
    "--title", default="", metavar="TITLE", help="Title of the note, also for its file name."
)
@click.option(
    "--date",
    "today",
    default="",
    metavar="YYYY-MM-DD",
    callback=_day,
    help="Date of the note.  [default: today]",
)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(), help="File or folder, like FILE."
)
@click.option("--all", "optional", is_flag=True, help="Include the optional parts and fields.")
@click.option("--stdout", "show", is_flag=True, help="Print the note instead of writing a file.")
@language_option()
def command(
    schema: str,
    file: str | None,
    title: str,
    today: str,
    output: str | None,
    optional: bool,
    show: bool,
    language: Language,
) -> int:
    """Write a blank note that conforms to a schema, except for its placeholders.

    With a folder, the schema gives the file name: with the title, the date or the next number of
    the folder. Without FILE, the folder is one whose notes get the schema by the configuration. If
    the schema names a template, the template is copied, with the title and the date. An existing
    file is never changed.
    """
    from notelint.commands.new import NewOptions, new  # noqa: PLC0415 - imports pydantic

    if file and output:
        raise UsageProblem(phrase("use only one of FILE and --output"))
    options = NewOptions(schema, file or output or "", optional, show, today, title)
    return finish(new(options, language), "note" if show else "text")
