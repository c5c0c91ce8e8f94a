"""The entry point and the table of commands, each imported only when it is asked for."""

import sys
from importlib import import_module
from io import StringIO
from types import TracebackType

import click

from notelint import __version__
from notelint.cli.output import end_output, open_streams, write_lines
from notelint.text.similar_names import closest

COMMANDS = {
    "check": "notelint.cli.check",
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


class Commands(click.Group):
    """A group that knows its commands by the table."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the table's order."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,
        cmd_name: str,
    ) -> click.Command:
        """Import one command."""
        if cmd_name not in COMMANDS:
            near = closest(cmd_name, COMMANDS)
            meant = f"; did you mean `{near}`?" if near else ""
            raise click.UsageError(f"no such command: `{cmd_name}`{meant}", ctx)
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="notelint")
def cli() -> None:
    """Check the format, quotes and links of Markdown notes."""


def main() -> None:
    """Run the command line; Ctrl-C ends it with one line and no traceback."""
    open_streams()
    sys.excepthook = _crash
    try:
        code = cli.main(prog_name="notelint", standalone_mode=False)
    except OSError as error:
        sys.exit(end_output(error))
    except click.ClickException as error:
        text = StringIO()  # it may have a foreign file name
        error.show(text)
        write_lines(text.getvalue())
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("notelint: interrupted", err=True)
        sys.exit(INTERRUPTED)
    sys.exit(code if isinstance(code, int) else 0)


def _crash(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    """Write the traceback of a bug; it may have foreign text."""
    from traceback import format_exception  # noqa: PLC0415 - 1 ms, for a crash

    write_lines("".join(format_exception(kind, error, traceback)))
