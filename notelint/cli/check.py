"""`notelint check`."""

import sys
from collections.abc import Callable
from typing import Any, Literal, get_args

import click

from notelint.cli.check_reports import (
    default_format,
    format_files,
    job_page,
    refuse_targets,
    write_reports,
)
from notelint.cli.command import PathsCommand
from notelint.cli.language import locale_language
from notelint.cli.many_notes import ENGINE, WORK, refuse_for_many_notes
from notelint.cli.options import (
    ADD_SUPPRESSIONS,
    CONFIG,
    JOBS,
    OFFLINE,
    PATHS,
    STDIN_FILENAME,
    completed_by,
    language_option,
    schema_option,
    standard_input,
)
from notelint.cli.output import Progress, wants_colour, width_of
from notelint.cli.usage import UsageProblem
from notelint.cli.values import OneOf
from notelint.commands.arguments import split_codes
from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions, FailOn
from notelint.commands.common import Outcome
from notelint.model.message import phrase
from notelint.report import FORMATS


def _codes(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Codes are separated by commas, or the option is repeated."""
    del ctx, param
    return split_codes(value)


@click.command("check", cls=PathsCommand, short_help="Check notes.")
@PATHS
@schema_option("Check against this schema: the name of a built-in one, or a file.")
@CONFIG
@click.option(
    "--select",
    multiple=True,
    callback=_codes,
    shell_complete=completed_by("codes"),
    metavar="CODES",
    help="Run only these rules: codes, prefixes of codes, or names, separated by commas.",
)
@click.option(
    "--ignore",
    multiple=True,
    callback=_codes,
    shell_complete=completed_by("codes"),
    metavar="CODES",
    help="Skip these rules, written as for --select.",
)
@click.option(
    "--format",
    "--output-format",
    "format_",
    type=OneOf(list(FORMATS)),
    metavar="FORMAT",
    help="Report format: {choices}.  [default: full; in GitHub Actions github]",
)
@click.option(
    "--fix", is_flag=True, help="Apply safe fixes to the notes, then report what is left."
)
@click.option(
    "--unsafe-fixes",
    is_flag=True,
    help="With --fix, also apply fixes that may change the meaning; without it, count them.",
)
@click.option(
    "--fix-only", is_flag=True, help="Apply fixes, and neither report nor fail for what is left."
)
@click.option(
    "--diff",
    is_flag=True,
    help="Write nothing, but show as a diff what --fix would change, and exit with 1 if anything.",
)
@click.option(
    "-o", "--output", type=click.Path(), metavar="FILE", help="Write the report to this file."
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    callback=format_files,
    shell_complete=completed_by("report_files"),
    metavar="FORMAT=FILE",
    help="Also write a report in this format to this file. Repeatable.",
)
@OFFLINE
@click.option(
    "--archive",
    is_flag=True,
    help="Look up archived copies of dead links in the Internet Archive.",
)
@click.option(
    "--since",
    default="",
    metavar="REF",
    help="Report failing links as errors only if added since REF; report older ones as warnings.",
)
@click.option(
    "--baseline",
    type=click.Path(),
    default="",
    metavar="FILE",
    help="Hide the findings that this baseline lists.",
)
@click.option(
    "--no-baseline", is_flag=True, help="Do not use the baseline that the configuration names."
)
@click.option(
    "--update-baseline",
    is_flag=True,
    help="Write the baseline: remove what is no longer found, add what is new.",
)
@ADD_SUPPRESSIONS
@click.option(
    "--force-exclude",
    is_flag=True,
    help="Apply the configuration's `exclude` to named files and folders, too.",
)
@JOBS
@ENGINE
@WORK
@click.option(
    "--no-cache", is_flag=True, help="Do not use cached schemas, results of notes or of links."
)
@click.option(
    "--clear-cache",
    is_flag=True,
    help="First delete cached schemas and results of notes; those of links stay.",
)
@click.option(
    "--cache-dir",
    default="",
    metavar="DIR",
    help="Folder for cached schemas and results of notes.  [default: from the configuration]",
)
@click.option(
    "--fail-on",
    type=OneOf(get_args(FailOn)),
    default="error",
    help="Severity of findings from which on the exit code is 1.  [default: error]",
)
@click.option(
    "--strict", is_flag=True, help="Also exit with 1 for warnings and unverified findings."
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--statistics", is_flag=True, help="Add the number of findings of each rule.")
@click.option("-q", "--quiet", is_flag=True, help="Report findings, but no summary and no notices.")
@click.option("-s", "--silent", is_flag=True, help="Report nothing; only the exit code tells.")
@click.option(
    "--color",
    type=OneOf(["auto", "always", "never"]),
    default="auto",
    help="When to color the report.  [default: auto]",
)
@click.option(
    "--show-files", is_flag=True, help="Check nothing; list the notes, their schemas, and why."
)
@click.option(
    "--show-settings", is_flag=True, help="Check nothing; show the settings and their origins."
)
@STDIN_FILENAME
@language_option(decided=False)
@click.option("--debug", is_flag=True, help="Show the traceback of an internal error.")
def command(
    paths: tuple[str, ...],
    format_: str | None,
    output: str | None,
    reports: tuple[tuple[str, str], ...],
    offline: bool,
    fix: bool,
    fix_only: bool,
    diff: bool,
    no_cache: bool,
    no_baseline: bool,
    quiet: bool,
    silent: bool,
    color: Literal["auto", "always", "never"],
    show_files: bool,
    show_settings: bool,
    **others: Any,
) -> int:
    """Check notes: files, folders (default: the current one), or `-` for standard input.

    Exits with 0 if there are no errors, 1 if there are (with --strict also for warnings and
    unverified findings), 2 if the check failed.
    """
    refuse_targets(output or "", reports, paths)
    progress = Progress(enabled=not (output or quiet or silent))
    run = _run(show_files=show_files, show_settings=show_settings)
    form = format_ or default_format()
    if show_settings or (show_files and form not in ("json", "jsonl")):
        form = "concise"
    page = job_page(form)
    options = CheckOptions(
        paths=paths or (".",),
        stdin=standard_input(paths),
        format=form,
        locale=locale_language(),
        cache=not no_cache,
        use_baseline=not no_baseline,
        online=not offline,
        fix=fix or fix_only or diff,
        fix_only=fix_only,
        diff=diff,
        quiet=quiet or silent,
        hints=form == "full" and not output and sys.stderr.isatty(),
        job_summary=bool(page),
        colour=not output and wants_colour(sys.stdout, color),
        width=width_of(sys.stdout),
        reports=reports,
        progress=progress.notes if progress.enabled else None,
        links_progress=progress.links,
        **others,
    )
    _refuse_what_excludes(options)
    refuse_for_many_notes(options, show_files=show_files)
    outcome = run(options)
    progress.clear()
    return write_reports(outcome, options, output or "", page, silent=silent)


def _refuse_what_excludes(options: CheckOptions) -> None:
    """Raise `UsageProblem` for options that exclude each other."""
    suppresses = options.add_suppressions is not None
    if options.diff and (options.update_baseline or suppresses):
        raise UsageProblem(
            phrase("--diff cannot be combined with options that write other changes")
        )
    if not options.use_baseline and (options.baseline or options.update_baseline):
        raise UsageProblem(
            phrase("--no-baseline cannot be combined with --baseline or --update-baseline")
        )
    if suppresses and options.stdin:
        raise UsageProblem(phrase("--add-suppressions requires files, not standard input"))


def _run(*, show_files: bool, show_settings: bool) -> Callable[[CheckOptions], Outcome]:
    """What the options ask for: a check, or one of its inputs shown."""
    if show_files and show_settings:
        raise UsageProblem(phrase("--show-files cannot be combined with --show-settings"))
    if show_files:
        from notelint.commands.show_notes import show_notes  # noqa: PLC0415 - seldom

        return show_notes
    if show_settings:
        from notelint.commands.show_settings import show_settings as show  # noqa: PLC0415 - pydantic

        return show
    return check
