"""`notelint schema …`."""

import sys
from typing import Literal

import click

from notelint import __version__
from notelint.cli.command import Group
from notelint.cli.options import CONFIG, completed_by, language_option
from notelint.cli.output import finish, wants_colour, width_of, write_out
from notelint.cli.usage import UsageProblem
from notelint.locale import translated
from notelint.model.message import Language, phrase
from notelint.report import ReportOptions

LANGUAGE = language_option()


@click.group("schema", cls=Group)
def command() -> None:
    """Show and check schemas."""


@command.command("list")
@LANGUAGE
def list_(language: Language) -> None:
    """List the built-in schemas."""
    from notelint.schema.built_in import built_in_names  # noqa: PLC0415 - imports pydantic
    from notelint.schema.loading import load_schema  # noqa: PLC0415 - imports pydantic

    names = built_in_names()
    width = max(map(len, names), default=0)
    for name in names:
        description = translated(load_schema(name).description, language)
        write_out(f"{name:<{width}}  {description}\n", hang=2)


@command.command("show")
@click.argument("schema", metavar="NAME|FILE", shell_complete=completed_by("schemas"))
@LANGUAGE
def show(schema: str, language: Language) -> int:
    """Print an outline of a schema: its parts, their number and content."""
    from notelint.commands.schema import show_schema  # noqa: PLC0415 - imports pydantic

    return finish(show_schema(schema, language), hang=2)


@command.command("check", short_help="Check schemas and their example notes.")
@click.argument(
    "schemas", metavar="[NAME|FILE]...", nargs=-1, shell_complete=completed_by("schemas")
)
@CONFIG
@LANGUAGE
def check(schemas: tuple[str, ...], config: str | None, language: Language) -> int:
    """Check schemas and their example notes, by default those that the configuration names.

    Exits with 0 if nothing is wrong, 1 if an example has errors, 2 if a schema is invalid.
    """
    from notelint.commands.schema import check_schemas  # noqa: PLC0415 - imports pydantic

    colour = wants_colour(sys.stdout)
    options = ReportOptions(language, colour, width_of(sys.stdout), version=__version__)
    return finish(check_schemas(schemas, config, options), "painted" if colour else "text")


@command.command("json-schema", short_help="Print a JSON Schema of schema files or records.")
@click.argument(
    "schema",
    metavar="[NAME|FILE]",
    required=False,
    shell_complete=completed_by("schemas"),
)
@click.option(
    "--record",
    "of",
    flag_value="record",
    help="Print the JSON Schema of the records of SCHEMA's notes.",
)
@click.option(
    "--settings", "of", flag_value="settings", help="Print the JSON Schema of notelint.toml."
)
@click.option("--report", "of", flag_value="report", help="Print the JSON Schema of --format json.")
@LANGUAGE
def json_schema(
    schema: str | None, of: Literal["record", "settings", "report"] | None, language: Language
) -> int:
    """Print the JSON Schema of schema files, or of records, settings or reports."""
    from notelint.commands.schema import (  # noqa: PLC0415 - imports pydantic
        json_schema_text,
        record_json_schema,
    )

    wrong = UsageProblem(phrase("--record needs a schema, and a schema needs --record"))
    if of == "record":
        if not schema:
            raise wrong
        return finish(record_json_schema(schema, language), "json")
    if schema:
        raise wrong
    return finish(json_schema_text(of or "schema", language), "json")


@command.command("python")
@click.argument("schema", metavar="NAME|FILE", shell_complete=completed_by("schemas"))
@LANGUAGE
def python(schema: str, language: Language) -> int:
    """Print a Python module with a class for the records of a schema's notes.

    Type checkers know its attributes: `notelint.load_record(path, schema, CLASS)`.
    """
    from notelint.commands.schema import record_python  # noqa: PLC0415 - imports pydantic

    return finish(record_python(schema, language))
