"""`notelint extract`."""

import os
import sys
from collections.abc import Callable
from typing import Any

import click

from notelint.cli.output import language_of, locale_language, write_errors, write_line
from notelint.cli.paths import PathsCommand
from notelint.report.terminal import safe_json, safe_text

FORMATS = ("jsonl", "json", "csv", "parquet")
SUFFIXES = {".ndjson": "jsonl"} | {f".{name}": name for name in FORMATS}
"""The formats that a file's name means."""


@click.command("extract", cls=PathsCommand, short_help="Print notes as typed records.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--schema", metavar="NAME|FILE", help="Extract by this schema.")
@click.option(
    "--config",
    metavar="FILE",
    help="Read the settings from this file.  [default: notelint.toml, nearest upward]",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="How to write them.  [default: by the name of --output, else jsonl]",
)
@click.option("-o", "--output", metavar="FILE", default="", help="Write them to this file.")
@click.option("--positions", is_flag=True, help="Add where each value stands in its note.")
@click.option("--partial", is_flag=True, help="Write also what lacks something, with nulls.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Work in so many processes; 0: as many as pay.  [default: 0]",
)
@click.option(
    "--stdin-filename", metavar="NAME", default="", help="What to call the note that `-` reads."
)
@click.option(
    "--language",
    type=click.Choice(["en", "ko"]),
    envvar="NOTELINT_LANGUAGE",
    help="The language of messages.  [default: the settings', or the locale's]",
)
def command(
    paths: tuple[str, ...],
    format_: str | None,
    output: str,
    positions: bool,
    partial: bool,
    language: str | None,
    **given: Any,
) -> int:
    """Print each note as its typed record: files, folders (default: this one), or `-`.

    A note that lacks what its schema requires gives no record, and is told on standard error.

    Exits with 0 if every note with a schema gave its record, 1 if one did not, 2 if the records
    could not be written.
    """
    if "-" in paths and len(paths) > 1:
        raise click.UsageError("'-' (standard input) goes with no other path")
    if paths == ("-",) and sys.stdin is None:
        raise click.UsageError("standard input is closed")
    suffix = os.path.splitext(output)[1].lower()
    form = format_ or SUFFIXES.get(suffix, "jsonl")
    if form == "parquet" and not output and sys.stdout.isatty():
        raise click.UsageError("Parquet is not for a terminal; name a file: --output FILE")
    from notelint.cli.progress import Progress  # noqa: PLC0415 - beside it
    from notelint.commands.extract import ExtractOptions, extract  # noqa: PLC0415 - imports pydantic
    from notelint.records.extract import RecordOptions  # noqa: PLC0415 - imports pydantic

    sys.stdout.flush()
    progress = Progress() if sys.stderr.isatty() and (output or not sys.stdout.isatty()) else None

    def report(line: str) -> None:
        if progress:
            progress.clear()
        write_line(line)

    options = ExtractOptions(
        paths=paths or (".",),
        stdin=sys.stdin.buffer if paths == ("-",) else None,
        output=output,
        format=form,
        language=language_of(language) if language else None,
        locale=locale_language(),
        records=RecordOptions(partial, positions),
        progress=progress,
        **given,
    )
    outcome = extract(options, _writer(form), report)
    if progress:
        progress.clear()
    sys.stdout.flush()
    write_errors(outcome.errors)
    if outcome.report:
        write_line(outcome.report)
    return outcome.exit_code


def _writer(form: str) -> Callable[[bytes], object]:
    """Writes records to standard output: JSON, and CSV on a terminal, without what commands it."""
    out = sys.stdout.buffer
    if form in ("json", "jsonl"):
        return lambda data: out.write(safe_json(data.decode()).encode())
    if form == "csv" and sys.stdout.isatty():
        return lambda data: out.write(safe_text(data.decode()).encode())
    return out.write
