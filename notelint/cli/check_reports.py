"""Where the reports of `notelint check` go: the terminal, files, the page of a CI job."""

import os

import click

from notelint.cli.output import append_summary, finish, kind_of, save
from notelint.commands.check_options import CheckOptions
from notelint.commands.common import FAILED, Outcome
from notelint.report import FORMATS


def default_format() -> str:
    """GitHub's own format in GitHub Actions."""
    return "github" if _in_github_actions() else "full"


def job_page(form: str) -> str:
    """The file whose text GitHub Actions shows on the page of the job; "" for other formats."""
    page = os.environ.get("GITHUB_STEP_SUMMARY", "") if _in_github_actions() else ""
    return page if form == "github" else ""


def _in_github_actions() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def format_files(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Each `FORMAT=FILE` as a pair. The file's name may contain `=` too."""
    reports = []
    for text in value:
        name, _, path = text.partition("=")
        if name not in FORMATS or not path:
            names = ", ".join(FORMATS)
            raise click.BadParameter(f"expected FORMAT=FILE, FORMAT one of {names}", ctx, param)
        reports.append((name, path))
    return tuple(reports)


def write_reports(
    outcome: Outcome, options: CheckOptions, output: str, page: str, *, silent: bool
) -> int:
    """Write what a run has to say to where the user wants it; the exit code.

    `output` is the file of the report, `page` that of the job's page. What a fix prints, a note or
    a diff, is always on standard output. A report that cannot be written fails the run, the summary
    of a job does not: that is no fault of the notes.
    """
    if outcome.job_summary:
        append_summary(page, outcome.job_summary)
    failed = outcome.exit_code == FAILED and not outcome.report
    saves = bool(output) and not failed and not (options.fix_only or options.diff)
    shown = outcome._replace(report="") if silent or saves else outcome
    finish(shown, kind_of(options.format, painted=options.colour))
    files = ((output, outcome.report), *outcome.files) if saves else outcome.files
    saved = [save(path, text) for path, text in files]
    return outcome.exit_code if all(saved) else FAILED
