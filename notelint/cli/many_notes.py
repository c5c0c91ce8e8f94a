"""The options for a great many notes, and what cannot be done with them: a usage error says so."""

from collections.abc import Mapping
from typing import Any

import click

from notelint.cli.usage import UsageProblem
from notelint.commands.check_options import CheckOptions
from notelint.files.paths import is_source
from notelint.model.message import phrase
from notelint.report import FORMATS


class EngineName(click.ParamType):  # type: ignore[type-arg] # generic from 8.2 on
    """An engine: `dask` or `dask://HOST:PORT`."""

    name = "engine"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name."""
        del param
        scheme, separator, address = str(value).partition("://")
        if value and (scheme != "dask" or bool(separator) != (":" in address)):
            words = phrase("expected `dask` or `dask://HOST:PORT`, found `{value}`", value=value)
            raise UsageProblem(words, ctx)
        return str(value)


ENGINE = click.option(
    "--engine",
    default="",
    type=EngineName(),
    metavar="NAME",
    help="Check notes on a Dask cluster: dask://HOST:PORT, or dask for one on this machine.",
)
WORK = click.option(
    "--work",
    default="",
    metavar="DIR",
    help="With --engine: folder or address of completion records, from which a run goes on.",
)


def refuse_for_many_notes(options: CheckOptions, *, show_files: bool) -> None:
    """Refuse what cannot be done with packs and addresses, or on an engine.

    Raises `UsageProblem`.
    """
    needs_files = {
        "--diff": options.diff,
        "--fix-only": options.fix_only,
        "--fix": options.fix,
        "--add-suppressions": options.add_suppressions is not None,
        "--show-files": show_files,
    }
    sources = [is_source(path) for path in options.paths]
    if any(sources) and not all(sources):
        raise UsageProblem(phrase("packs and addresses cannot be combined with files and folders"))
    name = _first({**needs_files, "--since": options.since}) if any(sources) else ""
    if name:
        words = phrase("{option} requires files in folders, not packs or addresses", option=name)
        raise UsageProblem(words)

    if options.work and not options.engine:
        raise UsageProblem(phrase("--work requires --engine"))
    formats = (options.format, *(name for name, _ in options.reports))
    detailed = {f"--format {name}": FORMATS[name].detailed for name in formats}
    only_here = {**needs_files, **detailed, "-": options.stdin, "--jobs": options.jobs}
    name = _first(only_here) if options.engine else ""
    if name:
        raise UsageProblem(phrase("{option} cannot be combined with --engine", option=name))


def _first(given: Mapping[str, object]) -> str:
    """The first option that was given a value; "" for none."""
    return next((name for name, value in given.items() if value), "")
