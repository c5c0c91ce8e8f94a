"""Options and arguments that several commands have."""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO

import click

from notelint.cli.command import ADD_SUPPRESSIONS_NAME
from notelint.cli.language import OPTION, VARIABLE, display_language
from notelint.cli.usage import UsageProblem
from notelint.cli.values import LanguageCode, Switch, WholeNumber
from notelint.files.paths import local_path
from notelint.model.message import Language, phrase


def _local(ctx: click.Context, param: click.Parameter, paths: tuple[str, ...]) -> tuple[str, ...]:
    """The paths; those of `file://` addresses."""
    del ctx, param
    return tuple(map(local_path, paths))


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

PATHS = click.argument("paths", nargs=-1, type=click.Path(), callback=_local)
JOBS = click.option(
    "-j",
    "--jobs",
    type=WholeNumber(),
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
    type=click.Path(),
    metavar="FILE",
    help="Configuration file.  [default: nearest notelint.toml, searched upward]",
)
OFFLINE = click.option(
    "--offline",
    is_flag=True,
    type=Switch(),
    envvar="NOTELINT_OFFLINE",
    help="Make no network requests.",
)


LANGUAGE_HELP = "Language of messages.  [default: from the configuration or the locale]"


def completed_by(name: str) -> Callable[[click.Context, click.Parameter, str], list[Any]]:
    """What completes a value in a shell: a function of `completions`, imported when one asks."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        del ctx, param
        found: list[Any] = getattr(import_module("notelint.cli.completions"), name)(incomplete)
        return found

    return complete


def schema_option(help_: str) -> Decorator:
    """`--schema`."""
    complete = completed_by("schemas")
    return click.option("--schema", metavar="NAME|FILE", help=help_, shell_complete=complete)


def language_option(help_: str = LANGUAGE_HELP, *, decided: bool = True) -> Decorator:
    """`--language`; without it the language of the settings or the locale, or None."""
    return click.option(
        OPTION,
        type=LanguageCode(),
        envvar=VARIABLE,
        help=help_,
        callback=_decided if decided else None,
    )


def _decided(ctx: click.Context, param: click.Parameter, value: Language | None) -> Language:
    del ctx, param
    return value or display_language()


def standard_input(paths: tuple[str, ...]) -> BinaryIO | None:
    """Standard input if the paths are `-`, else None."""
    if "-" in paths and len(paths) > 1:
        raise UsageProblem(phrase("`-` (standard input) cannot be combined with other paths"))
    if paths != ("-",):
        return None
    if sys.stdin is None:
        raise UsageProblem(phrase("standard input is closed"))
    return sys.stdin.buffer


def _reason(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A reason is part of a comment, on its line; `--!>` would end that in a browser, too."""
    del ctx, param
    if value is not None and ("--" in value or not value.isprintable()):
        raise UsageProblem(phrase("the reason must be one line without `--`"))
    return value


ADD_SUPPRESSIONS = click.option(
    ADD_SUPPRESSIONS_NAME,
    callback=_reason,
    metavar="[=REASON]",
    help="Write suppression comments for all findings that remain, with a reason if one is given.",
)
