"""`notelint report`."""

import click

from notelint.cli.check_reports import refuse_note
from notelint.cli.command import PathsCommand
from notelint.cli.language import display_language, locale_language
from notelint.cli.options import (
    CONFIG,
    JOBS,
    OFFLINE,
    PATHS,
    language_option,
    schema_option,
)
from notelint.cli.output import Progress, finish, write_failure, write_line
from notelint.cli.usage import UsageProblem
from notelint.cli.values import OneOf, WholeNumber
from notelint.commands.check_options import CheckOptions
from notelint.commands.common import FAILED
from notelint.commands.report import history as history_of
from notelint.commands.report import report
from notelint.files.write import write_text
from notelint.locale import in_language
from notelint.model.message import Language, phrase

DEFAULT = "notelint-report.html"
WRITTEN = phrase("report: {path}")


@click.command("report", cls=PathsCommand, short_help="Write a report as a page for the browser.")
@PATHS
@schema_option("Check against this schema: the name of a built-in one, or a file.")
@CONFIG
@click.option(
    "--history",
    is_flag=False,
    flag_value="HEAD",
    default="",
    metavar="REV..REV",
    help="Add the history of the notes: of these commits, or all up to the current one. Write "
    "--history=REV..REV, or put it after the paths.",
)
@click.option(
    "--commits",
    type=WholeNumber(1),
    default=100,
    metavar="N",
    help="With --history: look at N commits at most, at even distances.  [default: 100]",
)
@click.option(
    "--format",
    "format_",
    type=OneOf(("html", "json")),
    default="html",
    help="html: the page; json: the history alone.  [default: html]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    metavar="FILE",
    help=f"File to write, or `-` for standard output.  [default: {DEFAULT}; for json `-`]",
)
@OFFLINE
@JOBS
@click.option("--no-cache", is_flag=True, help="Do not use cached schemas or link results.")
@language_option(
    "Language of the page.  [default: from the configuration or the locale]", decided=False
)
def command(
    paths: tuple[str, ...],
    schema: str | None,
    config: str | None,
    history: str,
    commits: int,
    format_: str,
    output: str | None,
    offline: bool,
    jobs: int,
    no_cache: bool,
    language: Language | None,
) -> int:
    """Check notes and write what was found as a page for the browser.

    Findings do not make it fail: it exits with 0, or with 2 if the check failed. Then there is no
    page.
    """
    if format_ == "json" and not history:
        raise UsageProblem(phrase("--format json needs --history"))
    file = output or ("-" if format_ == "json" else DEFAULT)
    refuse_note(file, paths)
    progress = Progress()
    options = CheckOptions(
        paths=paths or (".",),
        config=config,
        schema=schema,
        language=language,
        locale=locale_language(),
        jobs=jobs,
        cache=not no_cache,
        online=not offline,
        history=history,
        history_limit=commits,
        progress=progress.notes,
        links_progress=progress.links,
    )
    outcome = history_of(options) if format_ == "json" else report(options)
    if outcome.exit_code == FAILED:
        return finish(outcome._replace(report=""), "text", progress)
    if file == "-":
        return finish(outcome, "json" if format_ == "json" else "escaped", progress)
    finish(outcome._replace(report=""), "text", progress)
    try:
        write_text(file, outcome.report)
    except OSError as error:
        write_failure(file, error)
        return FAILED
    write_line(in_language(WRITTEN.given(path=file), language or display_language()))
    return outcome.exit_code
