"""Options and arguments that several commands have."""

import os
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

import click

from notelint.cli.output import locale_language
from notelint.files.paths import local_path
from notelint.model.message import LANGUAGES, Language


def _local(ctx: click.Context, param: click.Parameter, paths: tuple[str, ...]) -> tuple[str, ...]:
    """The paths; those of `file://` addresses."""
    del ctx, param
    return tuple(map(local_path, paths))


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

PATHS = click.argument("paths", nargs=-1, type=click.Path(), callback=_local)
JOBS = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Number of worker processes; 0 chooses automatically.  [default: 0]",
)
STDIN_FILENAME = click.option(
    "--stdin-filename",
    metavar="NAME",
    default="",
    help="File name of the note that `-` reads, for messages and globs.",
)
CONFIG = click.option(
    "--config",
    metavar="FILE",
    help="Configuration file.  [default: nearest notelint.toml, searched upward]",
)
CONFIG_FILE = click.option(
    "--config",
    metavar="FILE",
    help="Configuration file.  [default: nearest notelint.toml, searched upward]",
)


def schema_option(help_: str) -> Decorator:
    """`--schema`."""
    return click.option("--schema", metavar="NAME|FILE", help=help_)


def language_option(help_: str, *, or_locale: bool = True) -> Decorator:
    """`--language`; without it the locale's language, or None."""
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        envvar="NOTELINT_LANGUAGE",
        help=help_,
        callback=_or_locale if or_locale else None,
    )


def _or_locale(ctx: click.Context, param: click.Parameter, value: Language | None) -> Language:
    del ctx, param
    return value or locale_language()


def standard_input(paths: tuple[str, ...]) -> BinaryIO | None:
    """Standard input if the paths are `-`, else None."""
    if "-" in paths and len(paths) > 1:
        raise click.UsageError("'-' (standard input) cannot be combined with other paths")
    if paths != ("-",):
        return None
    if sys.stdin is None:
        raise click.UsageError("standard input is closed")
    return sys.stdin.buffer


def _reason(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A reason is part of a comment, on its line; `--!>` would end that in a browser, too."""
    del ctx, param
    if value is not None and ("--" in value or not value.isprintable()):
        raise click.BadParameter("the reason must be one line without '--'")
    return value


ADD_SUPPRESSIONS_NAME = "--add-suppressions"
"""An option whose value is optional and follows a `=`: what comes after a space is a path."""

ADD_SUPPRESSIONS = click.option(
    ADD_SUPPRESSIONS_NAME,
    callback=_reason,
    metavar="[=REASON]",
    help="Write suppression comments for all findings that remain, with a reason if one is given.",
)


class PathsCommand(click.Command):
    """Refuses an option that is the name of a file here, too.

    Scripts and hooks hand over names that a stranger chose: `notelint check *` must not take a file
    `--config=x.md` for an option, nor a hook whose arguments end without `--`.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Look at what is in front of `--`, then do as click does."""
        options = args[: args.index("--")] if "--" in args else args
        for argument in options:
            if argument.startswith("-") and argument != "-" and _is_there(argument):
                raise click.UsageError(
                    f"'{argument}' is both an option and the name of a file here; put '--' before "
                    "the files",
                    ctx,
                )
        bare = ADD_SUPPRESSIONS_NAME
        options = [f"{bare}=" if argument == bare else argument for argument in options]
        return super().parse_args(ctx, [*options, *args[len(options) :]])


def _is_there(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:
        return False
