"""`notelint extract`."""

import os
import sys
from collections.abc import Callable
from typing import Any

import click

from notelint.cli.command import PathsCommand
from notelint.cli.language import locale_language
from notelint.cli.options import (
    CONFIG,
    JOBS,
    PATHS,
    STDIN_FILENAME,
    language_option,
    schema_option,
    standard_input,
)
from notelint.cli.output import Progress, write_errors, write_line
from notelint.cli.usage import UsageProblem
from notelint.cli.values import OneOf
from notelint.model.message import Language, phrase
from notelint.report.terminal import safe_json, safe_text

FORMATS = ("jsonl", "json", "csv", "parquet")
SUFFIXES = {".ndjson": "jsonl"} | {f".{name}": name for name in FORMATS}
"""Formats by the suffix of a file name."""


@click.command("extract", cls=PathsCommand, short_help="Print notes as typed records.")
@PATHS
@schema_option("Extract with this schema: the name of a built-in one, or a file.")
@CONFIG
@click.option(
    "--format",
    "format_",
    type=OneOf(FORMATS),
    help="Output format.  [default: from the name of --output, else jsonl]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    metavar="FILE",
    default="",
    help="Write the records to this file.",
)
@click.option(
    "--bom", is_flag=True, help="Begin CSV with a byte order mark, as some spreadsheets need it."
)
@click.option("--positions", is_flag=True, help="Add the position of each value in its note.")
@click.option("--partial", is_flag=True, help="Also write incomplete records, with nulls.")
@JOBS
@STDIN_FILENAME
@language_option(decided=False)
def command(
    paths: tuple[str, ...],
    format_: str | None,
    output: str,
    bom: bool,
    positions: bool,
    partial: bool,
    language: Language | None,
    **others: Any,
) -> int:
    """Print each note as a typed record: files, folders (default: the current one), or `-`.

    A note in which something required is missing has no record; it is reported on standard error.

    Exits with 0 if every note with a schema has a record, 1 if one has none, 2 if the records
    could not be written.
    """
    stdin = standard_input(paths)
    form = format_ or _format_of(output)
    if bom and form != "csv":
        raise UsageProblem(phrase("--bom is for CSV only"))
    if form == "parquet" and not output and sys.stdout.isatty():
        raise UsageProblem(
            phrase("cannot write Parquet to a terminal; specify a file: --output FILE")
        )
    from notelint.commands.extract import ExtractOptions, extract  # noqa: PLC0415 - imports pydantic
    from notelint.records.extract import RecordOptions  # noqa: PLC0415 - imports pydantic

    sys.stdout.flush()
    progress = Progress(enabled=bool(output) or not sys.stdout.isatty())

    def report(line: str) -> None:
        progress.clear()
        write_line(line)

    options = ExtractOptions(
        paths=paths or (".",),
        stdin=stdin,
        output=output,
        format=form,
        language=language,
        locale=locale_language(),
        records=RecordOptions(partial, positions, bom),
        progress=progress.notes,
        **others,
    )
    outcome = extract(options, _writer(form), report)
    progress.clear()
    sys.stdout.flush()
    write_errors(outcome.errors)
    if outcome.report:
        write_line(outcome.report)
    return outcome.exit_code


def _format_of(output: str) -> str:
    """The format by a file's name; a name without a suffix tells nothing.

    Raises `UsageProblem` for a suffix that no format has.
    """
    suffix = os.path.splitext(output)[1]
    if not suffix:
        return "jsonl"
    if suffix.lower() not in SUFFIXES:
        known = ", ".join(f"`{one}`" for one in SUFFIXES)
        words = phrase(
            "the format of `{file}` is unknown; specify it with --format, or use one of {suffixes}"
        )
        raise UsageProblem(words.given(file=output, suffixes=known))
    return SUFFIXES[suffix.lower()]


def _writer(form: str) -> Callable[[bytes], object]:
    """Writes records to standard output; JSON and CSV on a terminal without control characters."""
    out = sys.stdout.buffer
    if form in ("json", "jsonl"):
        return lambda data: out.write(safe_json(data.decode()).encode())
    if form == "csv" and sys.stdout.isatty():
        return lambda data: out.write(safe_text(data.decode()).encode())
    return out.write
