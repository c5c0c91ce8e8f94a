"""`notelint schema …`."""

import click

from notelint.cli.output import write_out


@click.group("schema")
def command() -> None:
    """Look at the schemas that come with notelint."""


@command.command("list")
def list_() -> None:
    """List the ready-made schemas."""
    from notelint.config.ready_made import load_schema, ready_made  # noqa: PLC0415 - only here

    names = ready_made()
    width = max(map(len, names), default=0)
    for name in names:
        write_out(f"{name:<{width}}  {load_schema(name).description}\n")
