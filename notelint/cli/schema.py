"""`notelint schema …`."""

import sys
from typing import TYPE_CHECKING

import click

from notelint.cli.output import (
    kind_of,
    language_of,
    locale_language,
    wants_colour,
    width_of,
    write_errors,
    write_out,
)
from notelint.model.finding import Language

if TYPE_CHECKING:
    from notelint.commands.common import Outcome

LANGUAGE = click.option(
    "--language",
    type=click.Choice(["en", "ko"]),
    envvar="NOTELINT_LANGUAGE",
    help="The language to print it in.  [default: the locale's]",
)


@click.group("schema")
def command() -> None:
    """Look at schemas and check them."""


@command.command("list")
def list_() -> None:
    """List the ready-made schemas."""
    from notelint.schema.built_in import built_in_names  # noqa: PLC0415 - only here
    from notelint.schema.loading import load_schema  # noqa: PLC0415 - only here

    names = built_in_names()
    width = max(map(len, names), default=0)
    for name in names:
        write_out(f"{name:<{width}}  {load_schema(name).description}\n")


@command.command("show")
@click.argument("schema", metavar="NAME|FILE")
@LANGUAGE
def show(schema: str, language: str | None) -> int:
    """Print a schema as an outline: its parts, how many, what they hold."""
    from notelint.commands import schema as app_schema  # noqa: PLC0415 - only here

    return _end(app_schema.show(schema, _language(language)))


@command.command("check")
@click.argument("schemas", metavar="[NAME|FILE]...", nargs=-1)
@click.option("--config", metavar="FILE", help="The settings file.  [default: looked for upward]")
@LANGUAGE
def check(schemas: tuple[str, ...], config: str | None, language: str | None) -> int:
    """Check schemas, by default those that the settings name, and their example notes.

    Exits with 0 if nothing is wrong, 1 if an example has errors, 2 if a schema itself is wrong.
    """
    from notelint.commands import schema as app_schema  # noqa: PLC0415 - only here

    look = app_schema.Look(_language(language), wants_colour(sys.stdout), width_of(sys.stdout))
    return _end(app_schema.check_schemas(schemas, config, look), painted=look.colour)


@command.command("json-schema")
@click.argument("schema", metavar="[NAME|FILE]", required=False)
@click.option("--record", is_flag=True, help="Of the record that a note of the schema makes.")
@LANGUAGE
def json_schema(schema: str | None, record: bool, language: str | None) -> int:
    """Print the JSON Schema of schema files, or with --record of a schema's record."""
    from notelint.commands import schema as app_schema  # noqa: PLC0415 - only here

    if record != bool(schema):
        raise click.UsageError("a schema and --record go together")
    return _end(app_schema.json_schema(schema, _language(language)), form="json")


def _language(asked: str | None) -> Language:
    return language_of(asked) if asked else locale_language()


def _end(outcome: "Outcome", form: str = "", *, painted: bool = False) -> int:
    """Print an outcome; its exit code."""
    write_errors(outcome.errors)
    write_out(outcome.report, kind_of(form, painted=painted))
    return outcome.exit_code
