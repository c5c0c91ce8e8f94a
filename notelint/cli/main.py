"""The entry point and the table of commands, each imported only when it is asked for."""

import atexit
import gc
import os
import sys
from importlib import import_module
from types import TracebackType

import click

from notelint import __version__
from notelint.cli.command import Group
from notelint.cli.language import display_language
from notelint.cli.output import end_output, open_streams, write_error, write_lines
from notelint.locale import in_language
from notelint.model.message import phrase

COMMANDS = {
    "check": "notelint.cli.check",
    "completions": "notelint.cli.completions",
    "extract": "notelint.cli.extract",
    "explain": "notelint.cli.explain",
    "init": "notelint.cli.init",
    "keep": "notelint.cli.keep",
    "links": "notelint.cli.links",
    "new": "notelint.cli.new",
    "report": "notelint.cli.report",
    "rules": "notelint.cli.rules",
    "schema": "notelint.cli.schema",
}
"""The commands, each in the module of that name as `command`."""

INTERRUPTED = 130


class Commands(Group):
    """A group that knows its commands by the table."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        del ctx
        module = COMMANDS.get(cmd_name)
        return import_module(module).command if module else None


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    """Print the version, and those of what decides how a note is read."""
    del param
    if not value or ctx.resilient_parsing:
        return
    from importlib.metadata import version  # noqa: PLC0415 - 12 ms, for this option

    python = ".".join(map(str, sys.version_info[:3]))
    parser = version("markdown-it-py")
    click.echo(f"notelint {__version__} (Python {python}, markdown-it-py {parser})")
    ctx.exit()


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Check the format, quotes and links of Markdown notes."""


def main() -> None:
    """Run the command line; Ctrl-C ends it with one line and no traceback."""
    open_streams()
    sys.excepthook = _crash
    atexit.register(
        gc.freeze
    )  # Python looks for garbage once more at its end: a tenth of the start
    if "_NOTELINT_COMPLETE" in os.environ:
        from notelint.cli.completions import complete_after_equals  # noqa: PLC0415 - for shells

        complete_after_equals()
    try:
        code = cli.main(prog_name="notelint", standalone_mode=False)
    except OSError as error:
        sys.exit(end_output(error))
    except click.ClickException as error:
        from notelint.cli.usage_errors import error_text  # noqa: PLC0415 - for errors

        write_lines(error_text(error, display_language()))
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        write_error(in_language(phrase("interrupted"), display_language()))
        sys.exit(INTERRUPTED)
    sys.exit(code if isinstance(code, int) else 0)


def _crash(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    """Write the traceback of a bug; it may have foreign text."""
    from traceback import format_exception  # noqa: PLC0415 - 1 ms, for a crash

    write_lines("".join(format_exception(kind, error, traceback)))
